"""Days that do not lie as far apart as the page counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain, pairwise, product

from truceline.check.case import Case
from truceline.check.day_words import (
    DAY_WORDS,
    WEEK,
    DayWord,
    Step,
    days_after,
    find_anniversaries,
    find_feast_days,
    find_steps,
    last_before,
    words_between,
    years_about,
)
from truceline.check.days import iso_day, write_day
from truceline.check.lines import paragraph_of
from truceline.check.rule import Rule, known, on_page
from truceline.lexicon.lexicon import Lexicon
from truceline.link.clauses import clause_span, in_quotation, sentence_span
from truceline.model.coded import CodedArticle
from truceline.model.conflict import Conflict, ConflictKind
from truceline.model.interval import WEEKDAYS
from truceline.model.spans import Span
from truceline.model.time import Timex

SURE_DAYS = 28
"""The last number of a day that every month has."""
SENTENCES_BACK = 2
"""Sentences between a day and "that night"; a count of days goes on from the sentence before."""
FRIDAY, THIRTEENTH = 4, 13
"""A day that means bad luck."""


def find_day_step_conflicts(case: Case) -> Iterator[Conflict]:
    """Two days told beside how far they lie apart, or by weekday and number, that do not fit each other.

    Compares a day with the one before it where the page counts from that one to it ("on Wednesday … two days later, on
    Saturday", "Monday the 6th … the next day, a Friday", "on 5 March … three days later, on 9 March"); two days of one
    month by weekday and number ("Monday the 3rd … Friday the 8th"); and a weekday with a number with the months about
    the page's publication.

    Silent where another time stands between the two, for counts that are rounded, across paragraphs and more than a
    sentence, after reported speech, between quotation marks, and where the month may have changed.

    Fires: "They met on Monday, 3 May. The next day, a Friday, they signed."
    Silent: "They met on Monday, 3 May. The next day, a Tuesday, they signed."
    """
    for article in case.alone:
        words = case.of_page(DAY_WORDS, article)
        if not words:
            continue
        steps = list(find_steps(article, words, case.lexicon.number_words))
        if not case.lexicon.calendar_cues.has("other_calendar", article.text):
            steps += find_feast_days(article, words)
        years = years_about(article) if steps else ()
        for step in steps:
            start = _counted_from(article, step, words, case.lexicon)
            misfit = start and _misfit(start, step, years)
            if start and misfit:
                yield _stepped(article, start, step, *misfit)
        if "o the " in article.text:
            yield from _to_the_day(article, words, case.lexicon)
        yield from _two_numbers(article, words)
        yield from _in_no_month(article, words, years)


RULE = Rule("day_steps", "weekday", find_day_step_conflicts, ("date",))


def _counted_from(article: CodedArticle, step: Step, words: Sequence[DayWord], lexicon: Lexicon) -> DayWord | None:
    """The day from which a step counts: the last before it, in its sentence or the one before, in the page's voice."""
    start = last_before(words, step.span.start)
    if start is None or in_quotation(article, step.span):
        return None
    sentence, own = sentence_span(article, start.span.start), sentence_span(article, step.span.start)
    if article.text[sentence.end : own.start].count(". ") > (SENTENCES_BACK if step.days == 0 else 0):
        return None
    if not paragraph_of(article.text, own).contains(start.span):
        return None
    between = Span(start.span.end, step.span.start)
    others = (t for t in article.annotated.times_in(between) if t.type != "SET" and not t.span.overlaps(step.span))
    if any(not t.span.overlaps(start.span) for t in others):
        return None
    clause = clause_span(article.text, sentence, start.span)
    return None if lexicon.check_cues.has("speech", clause.of(article.text)) else start


def _misfit(start: DayWord, step: Step, years: Sequence[int]) -> tuple[ConflictKind, str] | None:
    """How the day that a step leads to is told otherwise than it must be; None where it fits or nothing says."""
    reached, due = step.reached, days_after(start, step.days, years)
    weekdays = _weekdays(start, step.days, due)
    if weekdays and reached.weekday is not None and reached.weekday not in weekdays:
        return "weekday", " or ".join(WEEKDAYS[n] for n in sorted(weekdays))
    told = days_after(reached, 0, years)
    if due and told:
        return ("date", _written(due)) if due.isdisjoint(told) else None
    if due and reached.number:
        return ("date", _written(due)) if all(day.day != reached.number for day in due) else None
    if start.number is None or reached.number is None or reached.month is not None:
        return None
    number = start.number + step.days
    return ("date", f"the day numbered {number}") if 1 <= number <= SURE_DAYS and reached.number != number else None


def _weekdays(start: DayWord, days: int, due: frozenset[date]) -> frozenset[int]:
    """The weekdays (Monday is 0) that so many days from a day can be."""
    if start.weekday is not None:
        return frozenset({(start.weekday + days) % WEEK})
    return frozenset(day.weekday() for day in due)


def _written(due: frozenset[date]) -> str:
    """The days and months of some dates."""
    return " or ".join(sorted({write_day(day).rpartition(" ")[0] for day in due}))


def _stepped(article: CodedArticle, start: DayWord, step: Step, kind: ConflictKind, due: str) -> Conflict:
    first, second = start.span.of(article.text), step.reached.span.of(article.text)
    clauses = _clause(article, start.span), _clause(article, step.span)
    one, other = clauses if clauses[0] != clauses[1] else (start.span, step.span)
    return RULE.conflict(
        "low",
        (on_page(article, one, first), on_page(article, other, second)),
        f"{_apart(step.days)} “{first}” is {due}; the page makes it “{second}”.",
        kind=kind,
    )


def _apart(days: int) -> str:
    """How far a day lies from another, as the beginning of a sentence."""
    if days == 0:
        return "The day of"
    count = "One day" if abs(days) == 1 else f"{abs(days)} days"
    return f"{count} {'after' if days > 0 else 'before'}"


def _to_the_day(article: CodedArticle, words: Sequence[DayWord], lexicon: Lexicon) -> Iterator[Conflict]:
    """A day so many years to the day after a date that the page gives, which is another day of the year."""
    published = iso_day(article.article.published)
    for count, reached in find_anniversaries(article.text, words, lexicon.number_words):
        year = reached.year or (published.year if published else None)
        dates = [w for w in words if year and w.year == year - count and w.number and w.month and w is not reached]
        same = (w.number == reached.number and reached.month in (None, w.month) for w in dates)
        if not dates or any(same) or in_quotation(article, reached.span):
            continue
        told = reached.span.of(article.text)
        yield RULE.conflict(
            "low",
            (
                on_page(article, _clause(article, dates[0].span), dates[0].span.of(article.text)),
                on_page(article, _clause(article, reached.span), told),
            ),
            f"{count} years to the day after {dates[0].span.of(article.text)} is not “{told}”.",
            kind="date",
        )
        return


def _clause(article: CodedArticle, at: Span) -> Span:
    return clause_span(article.text, sentence_span(article, at.start), at)


@dataclass(frozen=True, slots=True)
class _Numbered:
    """A day with its weekday and number."""

    word: DayWord
    weekday: int
    number: int


def _numbered(words: Sequence[DayWord]) -> list[_Numbered]:
    return [_Numbered(w, w.weekday, w.number) for w in words if w.weekday is not None and w.number is not None]


def _two_numbers(article: CodedArticle, words: Sequence[DayWord]) -> Iterator[Conflict]:
    """Two days of one month in one paragraph, each with weekday and number, that do not go together."""
    for one, other in pairwise(_numbered(words)):
        apart = other.number - one.number
        one_month = one.word.month == other.word.month and one.word.year == other.word.year
        alone = one.word.month is None or (one.word.year is None and article.article.published is None)
        if not (one_month and alone and apart > 0) or (other.weekday - one.weekday - apart) % WEEK == 0:
            continue
        if not paragraph_of(article.text, one.word.span).contains(other.word.span):
            continue
        if any(w.month for w in words_between(words, one.word.span.end, other.word.span.start)):
            continue
        first, second = (n.word.span.of(article.text) for n in (one, other))
        yield RULE.conflict(
            "low",
            (
                on_page(article, _clause(article, one.word.span), first),
                on_page(article, _clause(article, other.word.span), second),
            ),
            f"“{first}” and “{second}” cannot be days of one month: {apart} days lie between them.",
        )
        return


def _in_no_month(article: CodedArticle, words: Sequence[DayWord], years: Sequence[int]) -> Iterator[Conflict]:
    """A weekday with its number that fits no month about the publication, nor any that the page names."""
    published = iso_day(article.article.published)
    if published is None:
        return
    near = [_month_after(published, n) for n in (-1, 0, 1)]
    by_words, by_times = {w.month for w in words if w.month}, Counter(_months(article.annotated.times))
    for told in _numbered(words):
        if told.word.month or (told.weekday, told.number) == (FRIDAY, THIRTEENTH):
            continue
        if in_quotation(article, told.word.span):
            continue
        others = by_times - Counter(_months(article.annotated.times_in(told.word.span)))
        months = chain(near, product(years, sorted(by_words | set(others))))
        dates = (DayWord(told.word.span, None, told.number, month).on(year) for year, month in months)
        if any(d and d.weekday() == told.weekday for d in dates):
            continue
        words_told = told.word.span.of(article.text)
        yield RULE.conflict(
            "low",
            (
                on_page(article, _clause(article, told.word.span), words_told),
                known(f"The page was published on {write_day(published)}.", "Gregorian calendar", str(published)),
            ),
            f"No month about the publication on {write_day(published)} has “{words_told}”.",
        )
        return


def _months(times: Iterable[Timex]) -> Iterator[int]:
    """The months that some times give, by their numbers."""
    return (int(t.value[5:7]) for t in times if t.value and t.value[5:7].isdigit())


def _month_after(day: date, count: int) -> tuple[int, int]:
    """The year and month so many months after that of a day."""
    years, month = divmod(day.month - 1 + count, 12)
    return day.year + years, month + 1
