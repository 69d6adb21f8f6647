"""Conflicts with their quotes, and the words in them that differ."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from truceline.lexicon.check_numbers import number_regex, read_whole
from truceline.lexicon.lexicon import load_lexicon
from truceline.model.coded import CodedArticle
from truceline.model.conflict import Conflict, Evidence
from truceline.model.spans import Span
from truceline.model.time import Timex
from truceline.publish.conflict_order import group_by_happening
from truceline.trace.content import ConflictEntry, Side, Verdict
from truceline.trace.sources import Source, Sources

WORD = re.compile(r"[\w%$€£]+(?:['’.,:-]\w+)*")
ALIKE = 0.3
"""Share of common words from which two quotes are held for two wordings of one thing.

Calibrated on the conflicts of bench/conflicts: below it nearly every word differs, and marking all marks nothing.
"""
LONGEST_DIFF = 200
"""Words of a quote that are compared; evidence lies inside one sentence."""
TIME_KINDS = ("date", "as_of", "weekday", "duration", "order", "first_since", "age")
KEY_KINDS = (*TIME_KINDS, "role")
"""Conflicts that turn on times or offices, whatever else differs."""
NUMBER_KINDS = ("number", "structure", "participants")
DAY = re.compile(r"\d{4}-\d\d(?:-\d\d)?")
FORMS = (
    "alone",
    "with_team",
    "a_side",
    "direct",
    "indirect",
    "on_screens",
    "by_phone",
    "in_person",
    "no_mediator",
    "mediated",
)
"""Lists of cues for the form of a meeting."""


def describe_conflicts(
    conflicts: Sequence[Conflict], articles: Sequence[CodedArticle], verdicts: Mapping[str, Verdict] | None = None
) -> tuple[ConflictEntry, ...]:
    """Make conflicts readable: each side with its sentence, its place and the words that differ.

    Those about one happening come together, in the order of the first of them. `verdicts` say which ones a reviewer
    accepted.
    """
    sources = Sources.of(articles, verdicts=verdicts)
    return tuple(describe_conflict(c, sources, about) for about, c in group_by_happening(conflicts, sources))


def describe_conflict(conflict: Conflict, sources: Sources, about: str | None = None) -> ConflictEntry:
    """Make one conflict readable. `about` is the happening that it is about, in words that stand after "the"."""
    quotes = [e.quote or (e.knowledge.text if e.knowledge else "") for e in conflict.evidence]
    sides = []
    for n, evidence in enumerate(conflict.evidence):
        other = quotes[0] if n else (quotes[1] if len(quotes) > 1 else "")
        sides.append(_side(evidence, conflict, other, sources))
    return ConflictEntry(
        id=conflict.id,
        rule=conflict.rule,
        kind=conflict.kind,
        class_=conflict.class_,
        scope=conflict.scope,
        severity=conflict.severity,
        explanation=conflict.explanation,
        about=about and about.removeprefix("a ").removeprefix("an "),
        verdict=sources.verdicts.get(conflict.id),
        sides=tuple(sides),
    )


def differing_words(quote: str, other: str) -> tuple[Span, ...]:
    """The runs of a quote whose words the other quote does not have in that order; none where the two are unlike."""
    mine = list(WORD.finditer(quote))[:LONGEST_DIFF]
    theirs = [m.group().casefold() for m in list(WORD.finditer(other))[:LONGEST_DIFF]]
    matcher = SequenceMatcher(None, [m.group().casefold() for m in mine], theirs, autojunk=False)
    if not mine or matcher.ratio() < ALIKE:
        return ()
    return tuple(
        Span(mine[low].start(), mine[high - 1].end())
        for tag, low, high, _, _ in matcher.get_opcodes()
        if tag in ("replace", "delete") and high > low
    )


def _value_marks(evidence: Evidence, conflict: Conflict, text: str) -> tuple[Span, ...]:
    """The value that the explanation names, in a text, with what a hyphen joins to it ("46-year-old").

    None unless it stands there once.
    """
    if not evidence.value or evidence.value not in conflict.explanation:
        return ()
    found = [Span(*m.span()) for m in re.finditer(rf"(?<!\w){re.escape(evidence.value)}(?!\w)(?:-\w+)*", text)]
    return tuple(found) if len(found) == 1 else ()


def _side(evidence: Evidence, conflict: Conflict, other: str, sources: Sources) -> Side:
    page = sources.page(evidence.page)
    if page is None or evidence.span is None:
        return _unplaced(evidence, conflict, other)
    if evidence.part not in ("text", None):
        return _unplaced(evidence, conflict, other, page)
    sentence = page.coded.annotated.sentence_at(evidence.span.start)
    around = sentence.span if sentence and sentence.span.contains(evidence.span) else evidence.span
    quote = Span(evidence.span.start - around.start, evidence.span.end - around.start)
    return Side(
        page=evidence.page,
        page_number=page.number,
        outlet=page.name,
        published=page.coded.article.published,
        url=page.coded.article.page.url,
        part="text",
        paragraph=sentence.paragraph + 1 if sentence else None,
        text=around.of(page.coded.text),
        quote=quote,
        marks=_marks(evidence, conflict, other, page, around),
        span=evidence.span,
        page_span=evidence.page_span,
    )


def _unplaced(evidence: Evidence, conflict: Conflict, other: str, page: Source | None = None) -> Side:
    """A side that no sentence of the text holds: a title, a caption, a line of a summary, or something known."""
    text = evidence.quote or (evidence.knowledge.text if evidence.knowledge else "")
    return Side(
        page=evidence.page,
        page_number=page.number if page else None,
        outlet=page.name if page else None,
        published=page.coded.article.published if page else None,
        url=page.coded.article.page.url if page else None,
        part=evidence.part,
        paragraph=None,
        text=text,
        quote=Span(0, len(text)),
        marks=() if evidence.knowledge else _value_marks(evidence, conflict, text) or differing_words(text, other),
        knowledge=evidence.knowledge.source if evidence.knowledge else None,
        span=evidence.span,
        page_span=evidence.page_span,
    )


def _marks(evidence: Evidence, conflict: Conflict, other: str, page: Source, around: Span) -> tuple[Span, ...]:
    """The words of a side to mark, placed in the sentence `around` it: the value that the conflict turns on.

    Where it is written otherwise: the form of a meeting, the number, the times or the offices that say it, else what
    differs from the other side; where the quotes are unlike, the triggers.
    """
    assert evidence.span is not None
    quote, told = evidence.span.of(page.coded.text), around.of(page.coded.text)
    shift = evidence.span.start - around.start
    if marks := _value_marks(evidence, conflict, quote):
        return _moved(marks, shift)
    if marks := _value_marks(evidence, conflict, told) or tuple(_told_otherwise(evidence, conflict.kind, told)):
        return marks
    keys = tuple(_key_words(evidence.span, evidence.value, conflict.kind, page))
    return _moved(keys if keys and conflict.kind in KEY_KINDS else differing_words(quote, other) or keys, shift)


def _told_otherwise(evidence: Evidence, kind: str, text: str) -> Iterator[Span]:
    """The words of a text for a value that it writes otherwise: the form of a meeting, a number."""
    if kind == "format":
        cues = load_lexicon().check_cues
        yield from _joined(m.span() for name in FORMS for m in cues.find(name, text, 0, len(text)))
    elif kind in NUMBER_KINDS and evidence.value:
        words = load_lexicon().number_words
        meant = {int(digits) for digits in re.findall(r"\d+", evidence.value.replace(",", ""))}
        for match in re.finditer(rf"(?<![\w.,])(?:{number_regex(words)})", text, re.IGNORECASE):
            if read_whole(match.group(), words) in meant:
                yield Span(*match.span())


def _joined(runs: Iterable[tuple[int, int]]) -> Iterator[Span]:
    """Runs that overlap as one, in text order."""
    start = end = 0
    for low, high in sorted(runs):
        if low > end:
            if end:
                yield Span(start, end)
            start = low
        end = max(end, high)
    if end:
        yield Span(start, end)


def _key_words(span: Span, value: str | None, kind: str, page: Source) -> Iterator[Span]:
    annotated = page.coded.annotated
    if kind in TIME_KINDS:
        keys = [t.span for t in _times_meant(annotated.times_in(span), value)]
    elif kind == "role":
        keys = [m.role_span for m in annotated.mentions_in(span) if m.role_span]
    else:
        keys = [s.trigger for s in page.coded.statements if span.contains(s.trigger)]
    seen = -1
    for key in sorted(set(keys)):
        low, high = max(key.start, span.start, seen), min(key.end, span.end)
        if low < high:
            seen = high
            yield Span(low - span.start, high - span.start)


def _times_meant(times: Sequence[Timex], value: str | None) -> Sequence[Timex]:
    """Of the times in a quote those that fall on a day of the value; all where it names none that one of them is."""
    days = DAY.findall(value or "")
    return [t for t in times if any((t.value or "").startswith(day) for day in days)] or times


def _moved(marks: Sequence[Span], shift: int) -> tuple[Span, ...]:
    return tuple(Span(mark.start + shift, mark.end + shift) for mark in marks)
