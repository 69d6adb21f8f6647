"""Sentences of two pages that are copies of each other but for one slot."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from truceline.check.case import Case
from truceline.check.compare import CLOSE, near_pages, page_date
from truceline.check.rule import Rule, conflict, on_page
from truceline.lexicon.check_numbers import read_whole
from truceline.lexicon.lexicon import Lexicon
from truceline.link.clauses import in_quotation
from truceline.model.coded import CodedArticle
from truceline.model.conflict import Conflict, ConflictKind
from truceline.model.spans import Span

WORD = re.compile(r"\w[\w’'.,-]*\w|\w")
LEAST_WORDS = 9
RUN = 4
"""Words that two sentences must share in a row to be compared."""
MOST_ALIKE = 12
"""Sentences with one run of words that are compared with each other."""
KEPT = 0.8
"""Part of the words that two copies must share."""
NEAR_WORDS = 6
"""Words on either side of a number that say whether it is a toll."""
LONGEST_CHANGE = 3
"""Words of a changed slot."""
NEGATIONS = frozenset({"not", "never", "no"})
MODIFIERS = frozenset({"former", "acting", "deputy"})
WEEKDAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
MONTHS = frozenset(
    {
        *("january", "february", "march", "april", "may", "june", "july", "august"),
        *("september", "october", "november", "december"),
    }
)
UNITS = frozenset({"minute", "minutes", "hour", "hours", "day", "days", "week", "weeks", "month", "months", "years"})
YEAR = range(1900, 2101)


@dataclass(frozen=True, slots=True)
class _Line:
    """A sentence with its words, as written and in small letters."""

    article: CodedArticle
    sentence: Span
    spans: tuple[Span, ...]
    words: tuple[str, ...]


def find_copies_conflicts(case: Case) -> Iterator[Conflict]:
    """Two pages that have one sentence in common, but for one slot: a day, number, length, place, "former", "not".

    Compares sentences of nine words or more, of pages of about one date, that agree in at least four words in five and
    differ in one place only; the kind of the conflict is that of the slot.

    Silent for tolls and other counts that grow, bounds and rounding, years, quotations, other wordings that change no
    slot, places of which one lies in the other, and different orders of words.

    Fires: "The envoys of Oru and Kestria agreed on Monday to open two crossings to lorries." (one page) "The envoys of
    Oru and Kestria agreed on Tuesday to open two crossings to lorries." (another page)
    Silent: "The envoys of Oru and Kestria agreed on Monday to open both crossings to lorries." (another page)
    """
    if len(case.articles) < 2:
        return
    seen: set[frozenset[tuple[str, Span]]] = set()
    for one, other in _alike(case):
        kind = _changed_slot(one, other, case.lexicon)
        places = frozenset({(one.article.id, one.sentence), (other.article.id, other.sentence)})
        if kind is None or places in seen:
            continue
        seen.add(places)
        yield conflict(
            RULE.name,
            kind[0],
            "contradiction",
            "between_pages",
            "medium",
            (on_page(one.article, one.sentence, kind[1]), on_page(other.article, other.sentence, kind[2])),
            f"Two pages have one sentence in common, but for “{kind[1]}” in one and “{kind[2]}” in the other.",
        )


RULE = Rule("copies", "number", find_copies_conflicts, ("date", "duration", "place", "role", "polarity"))


def _lines(article: CodedArticle) -> Iterator[_Line]:
    for sentence in (s.span for s in article.annotated.sentences):
        spans = tuple(Span(*m.span()) for m in WORD.finditer(article.text, *sentence))
        if len(spans) >= LEAST_WORDS:
            yield _Line(article, sentence, spans, tuple(s.of(article.text).lower() for s in spans))


def _alike(case: Case) -> Iterator[tuple[_Line, _Line]]:
    """The pairs of sentences of different pages of about one date that have a run of words in common.

    Pages come in the order of their dates, so that only the lines of a few days are kept: those of this stretch of
    days and of the one before.
    """
    before: dict[tuple[str, ...], list[_Line]] = {}
    here: defaultdict[tuple[str, ...], list[_Line]] = defaultdict(list)
    stretch = 0
    for article in case.articles:
        day = page_date(article)
        if day is None:
            continue
        if (now := day.toordinal() // (CLOSE + 1)) != stretch:
            before, here = (here if now == stretch + 1 else {}), defaultdict(list)
            stretch = now
        for line in _lines(article):
            runs = {line.words[i : i + RUN] for i in range(len(line.words) - RUN + 1)}
            earlier = (e for run in runs for e in (*before.get(run, ()), *here[run]))
            yield from ((e, line) for e in {id(e): e for e in earlier}.values() if _may_be_copies(e, line))
            for alike in (here[run] for run in runs):
                if len(alike) < MOST_ALIKE:
                    alike.append(line)


def _may_be_copies(one: _Line, other: _Line) -> bool:
    apart = one.article.id != other.article.id and one.words != other.words
    alike = abs(len(one.words) - len(other.words)) <= LONGEST_CHANGE
    return apart and alike and near_pages(one.article, other.article)


def _changed_slot(one: _Line, other: _Line, lexicon: Lexicon) -> tuple[ConflictKind, str, str] | None:
    """The kind of the one slot in which two copies differ, with its words in each; None where it is no slot."""
    matcher = SequenceMatcher(None, one.words, other.words, autojunk=False)
    changes = [c for c in matcher.get_opcodes() if c[0] != "equal"]
    if len(changes) != 1:
        return None
    _, a, b, c, d = changes[0]
    longest = max(len(one.words), len(other.words))
    if max(b - a, d - c) > LONGEST_CHANGE or longest - max(b - a, d - c) < KEPT * longest:
        return None
    ours, theirs = one.words[a:b], other.words[c:d]
    at = one.spans[a] if b > a else other.spans[c]
    if in_quotation(one.article if b > a else other.article, at):
        return None
    kind = _kind(ours, theirs, one.words[b : b + 1], lexicon)
    near = " ".join(one.words[max(0, a - NEAR_WORDS) : b + NEAR_WORDS])
    if kind is None or (kind == "number" and lexicon.check_cues.has("grows", near)):
        return None
    return kind, " ".join(ours) or "(nothing)", " ".join(theirs) or "(nothing)"


def _kind(
    ours: tuple[str, ...], theirs: tuple[str, ...], after: tuple[str, ...], lexicon: Lexicon
) -> ConflictKind | None:
    if {*ours} ^ {*theirs} <= NEGATIONS:
        return "polarity"
    if {*ours} ^ {*theirs} <= MODIFIERS:
        return "role"
    if len(ours) != 1 or len(theirs) != 1:
        return None
    mine, yours = ours[0], theirs[0]
    if {mine, yours} <= WEEKDAYS or {mine, yours} <= MONTHS:
        return "date"
    numbers = [read_whole(w, lexicon.number_words) for w in (mine, yours)]
    if None not in numbers and numbers[0] != numbers[1]:
        if any(n in YEAR for n in numbers):
            return None
        return "duration" if {*after} & UNITS else "date" if {*after} & MONTHS else "number"
    entries = [lexicon.places.written(w.title()) for w in (mine, yours)]
    if all(len(e) == 1 and e[0].kind == "city" for e in entries):
        return "place"
    verbs = [{f.key for f in lexicon.acts.verbs.get(w, ())} for w in (mine, yours)]
    opposed = any(lexicon.acts.entries[k].opposites & verbs[1] for k in verbs[0])
    return "polarity" if opposed else None
