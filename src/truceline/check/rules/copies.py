"""Sentences of two pages that are copies of each other but for one slot."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from truceline.check.case import Case
from truceline.check.compare import CLOSE, near_pages, page_date
from truceline.check.rule import Rule, conflict, on_page
from truceline.check.slots import WORD, Changed, Word, changes_of, slot_kind, words_of_sentence
from truceline.lexicon.lexicon import Lexicon
from truceline.link.clauses import in_quotation
from truceline.model.coded import CodedArticle
from truceline.model.conflict import Conflict, ConflictKind
from truceline.model.spans import Span

LEAST_WORDS, LEAST_OF_LINEAGE = 9, 6
"""Words of a sentence that is compared with one of another text, and with one of a copy of its own text."""
RUN = 4
"""Words that two sentences must share in a row to be compared."""
MOST_ALIKE = 12
"""Sentences with one run of words that are compared with each other."""
KEPT = 0.8
"""Part of the words that two copies must share."""
NEAR_WORDS = 40
"""Code points on either side of a number in which the words stand that say that it grows, up to a pause."""
PAUSE = re.compile(r"[,;:]|\.\s")
LONGEST_CHANGE = 3
"""Words of a changed slot."""


@dataclass(frozen=True)
class _Line:
    """A sentence with its words in small letters."""

    article: CodedArticle
    sentence: Span
    words: tuple[str, ...]

    @cached_property
    def written(self) -> tuple[Word, ...]:
        return words_of_sentence(self.article, self.sentence)


def find_copies_conflicts(case: Case) -> Iterator[Conflict]:
    """Two pages that have one sentence in common, but for one slot: a day, number, rank, length, age, place, party,
    person, "former", "not", or a word for its opposite.

    Compares sentences of nine words or more (six in copies of one text), of pages of about one date, that agree in at
    least four words in five and differ in one place only; the kind of the conflict is that of the slot. In words that
    both pages quote it is a drift of the quotation.

    Silent for tolls and prices, which grow from page to page, rounding, other writings of one number or name, other
    wordings that change no slot, places of which one lies in the other, different orders of words, and where one of
    the pages has the other's sentence too.

    Fires: "The envoys of Oru and Kestria agreed on Monday to open two crossings to lorries." (one page) "The envoys of
    Oru and Kestria agreed on Tuesday to open two crossings to lorries." (another page)
    Silent: "The envoys of Oru and Kestria agreed on Monday to open both crossings to lorries." (another page)
    """
    if len(case.articles) < 2:
        return
    told: set[tuple[str, Span, str]] = set()
    for one, other in _alike(case):
        found = _changed_slot(one, other, case)
        places = {(a.article.id, a.sentence, b.article.id) for a, b in ((one, other), (other, one))}
        if found is None or places & told or _has_both(one, other):
            continue
        told |= places
        kind, changed = found
        mine, yours = changed.words
        quoted = all(in_quotation(side[0].article, side[0].span) for side in (changed.ours, changed.theirs) if side)
        yield conflict(
            RULE.name,
            kind,
            "quote_drift" if quoted else "contradiction",
            "between_pages",
            "medium",
            (on_page(one.article, one.sentence, mine), on_page(other.article, other.sentence, yours)),
            f"Two pages have one sentence in common, but for “{mine}” in one and “{yours}” in the other.",
        )


RULE = Rule(
    "copies",
    "number",
    find_copies_conflicts,
    ("date", "duration", "age", "place", "participants", "role", "polarity", "order"),
)


def _lines(article: CodedArticle) -> Iterator[_Line]:
    for sentence in (s.span for s in article.annotated.sentences):
        words = tuple(m.group() for m in WORD.finditer(article.text[sentence.start : sentence.end].lower()))
        if len(words) >= LEAST_OF_LINEAGE:
            yield _Line(article, sentence, words)


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
            yield from ((e, line) for e in {id(e): e for e in earlier}.values() if _may_be_copies(e, line, case))
            for alike in (here[run] for run in runs):
                if len(alike) < MOST_ALIKE:
                    alike.append(line)


def _may_be_copies(one: _Line, other: _Line, case: Case) -> bool:
    apart = one.article.id != other.article.id and one.words != other.words
    alike = abs(len(one.words) - len(other.words)) <= LONGEST_CHANGE
    if not apart or not alike or not near_pages(one.article, other.article):
        return False
    return min(len(one.words), len(other.words)) >= LEAST_WORDS or _of_one_text(one, other, case)


def _of_one_text(one: _Line, other: _Line, case: Case) -> bool:
    return case.lineage_of[one.article.id] == case.lineage_of[other.article.id]


def _changed_slot(one: _Line, other: _Line, case: Case) -> tuple[ConflictKind, Changed] | None:
    """The one slot in which two copies differ, with its kind; None where it is no slot."""
    changes = list(changes_of(one.written, other.written))
    if len(changes) != 1:
        return None
    changed = changes[0]
    longest, size = max(len(one.words), len(other.words)), max(len(changed.ours), len(changed.theirs))
    if size > LONGEST_CHANGE or longest - size < KEPT * longest:
        return None
    kind = slot_kind(changed, case.lexicon)
    if kind == "number" and _grows(changed, case.lexicon):
        return None
    return (kind, changed) if kind else None


def _grows(changed: Changed, lexicon: Lexicon) -> bool:
    """Whether a number is a toll or a price, which later pages give anew."""
    word = changed.ours[0]
    text, at = word.article.text, word.span
    before = PAUSE.split(text[max(0, at.start - NEAR_WORDS) : at.start])[-1]
    after = PAUSE.split(text[at.end : at.end + NEAR_WORDS])[0]
    return lexicon.retold_cues.has("grows_hourly", f"{before} … {after}")


def _has_both(one: _Line, other: _Line) -> bool:
    """Whether one of two pages has the other's sentence too."""
    told = (line.sentence.of(line.article.text).strip() for line in (one, other))
    return next(told) in other.article.text or next(told) in one.article.text
