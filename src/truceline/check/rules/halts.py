"""One truce with two ends, or with two ages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, islice

from truceline.check.case import Case
from truceline.check.compare import near_pages, page_date
from truceline.check.days import day_of, has_midnight, write_day
from truceline.check.lengths import DAYS_OF, LENGTHS, held_for
from truceline.check.rule import Rule, on_page
from truceline.link.acts import voice_of
from truceline.link.clauses import clause_span, in_quotation
from truceline.link.items import Items, Kind
from truceline.link.phrases import Phrase
from truceline.model.coded import CodedArticle
from truceline.model.conflict import Conflict, ConflictKind
from truceline.model.spans import Span

ROUNDED = 0.2
"""Part by which two ages of one truce may differ and still be one, rounded."""
REACH = 25
"""Code points from "expires" to its day."""
MOST = 60
"""Clauses of a set of pages that are compared with each other."""


@dataclass(frozen=True, slots=True)
class _Told:
    """A clause that gives a truce an end, as a day, or an age, in days; `at_midnight` where the end is one's."""

    article: CodedArticle
    clause: Span
    number: float
    words: str
    at_midnight: bool = False


def find_halt_conflicts(case: Case) -> Iterator[Conflict]:
    """One truce, pause or halt with two ends, or told to have held for two lengths of time.

    Compares within a page the days to which a halt runs ("runs to 20 January", "when the pause lapses on 28 January"),
    and within a page and between pages of about one date the time for which it has held on the day of each ("has now
    held for three months", "a truce that has lasted seven months").

    Silent for ends in the past, extensions, other truces and phases, proposals, reported speech, for lengths that
    differ by rounding, and for a midnight that belongs to either of two days.

    Fires: "The truce runs to 20 May. … When the truce lapses on 28 May, the roads close."
    Silent: "The first truce ran to 20 May. … When the new truce lapses on 28 May, the roads close."
    """
    for article in case.alone:
        ends = list(islice(_ends(case.readings.of(article)), MOST))
        yield from _first_pair(ends, 0.0, "date", "ends on")
    yield from _first_pair(list(case.all(HALT_AGES, MOST)), ROUNDED, "duration", "has held for")


def _ends(items: Items) -> Iterator[_Told]:
    article = items.article
    text = article.text
    for time in article.annotated.times if _may_halt(items) else ():
        day = day_of(time)
        sentence = article.annotated.sentence_at(time.span.start)
        if day is None or sentence is None:
            continue
        low = max(sentence.span.start, time.span.start - REACH)
        found = list(items.lexicon.duration_cues.find("runs_to", text, low, time.span.start))
        if found and text[found[-1].end() : time.span.start].strip(" ,") not in (
            "",
            "on",
            "at midnight on",
            "midnight on",
        ):
            continue
        if found and _of_a_halt(items, sentence.index, Span(found[-1].start(), time.span.end)):
            clause = clause_span(text, sentence.span, time.span)
            yield _Told(article, clause, day.toordinal(), write_day(day), has_midnight(text, time.span))


def _ages(items: Items) -> Iterator[_Told]:
    article = items.article
    text = article.text
    for length in items.of(LENGTHS) if _may_halt(items) else ():
        sentence = article.annotated.sentence_at(length.span.start)
        if length.unit not in DAYS_OF or sentence is None:
            continue
        held = held_for(text, length, sentence.span.start, items.lexicon.duration_cues)
        if held is not None and _of_a_halt(items, sentence.index, Span(held, length.span.end)):
            clause = clause_span(text, sentence.span, length.span)
            yield _Told(article, clause, length.in_days, length.span.of(text))


HALT_AGES = Kind("halt_ages", _ages, _Told)
RULE = Rule("halts", "date", find_halt_conflicts, ("duration",), reads=(HALT_AGES,))


def _may_halt(items: Items) -> bool:
    """Whether an article has a word without which no sentence speaks of a halt of fighting."""
    text = items.article.text
    return items.lexicon.check_cues.pattern("halted").may_be_in(text, 0, len(text))


def _of_a_halt(items: Items, index: int, words: Span) -> bool:
    """Whether a sentence, or the one before it, speaks of one halt of fighting, in the page's own voice."""
    article, cues = items.article, items.lexicon.check_cues
    text = article.text
    sentences = article.annotated.sentences
    here = sentences[index].span
    before = sentences[index - 1].span.of(text) if index else ""
    own = here.of(text)
    if not cues.has("halted", own) and not cues.has("halted", before):
        return False
    if cues.has("other_halt", own) or in_quotation(article, words):
        return False
    return voice_of(article, here, words, Phrase(), items.lexicon.clause_cues) == "own"


def _days_between(one: _Told, other: _Told) -> int:
    """The days by which a truce is older on the day of the second page than on that of the first."""
    first, second = page_date(one.article), page_date(other.article)
    return (second - first).days if first and second else 0


def _slack(one: _Told, other: _Told, rounded: float) -> float:
    """The days by which two ends, or two ages, may differ and be one: a midnight is of two days, and so is a page."""
    of_two_days = one.at_midnight or other.at_midnight or _days_between(one, other) != 0
    return rounded * max(one.number, other.number) + of_two_days


def _first_pair(told: list[_Told], rounded: float, kind: ConflictKind, says: str) -> Iterator[Conflict]:
    for one, other in combinations(told, 2):
        apart = abs(one.number + _days_between(one, other) - other.number) > _slack(one, other, rounded)
        same = one.article.id == other.article.id and one.clause == other.clause
        if apart and not same and near_pages(one.article, other.article):
            yield RULE.conflict(
                "high" if one.article.id == other.article.id else "medium",
                (on_page(one.article, one.clause, one.words), on_page(other.article, other.clause, other.words)),
                f"One halt of the fighting {says} {one.words} in one place and {other.words} in another.",
                kind=kind,
            )
            return
