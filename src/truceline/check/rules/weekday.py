"""Weekdays that do not fall on their dates."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from datetime import date

from truceline.check.case import Case
from truceline.check.day_words import DAY_WORDS, DayWord, years_told
from truceline.check.days import iso_day, write_day, write_weekday
from truceline.check.rule import Rule, known, on_page
from truceline.link.clauses import in_quotation
from truceline.model.coded import CodedArticle
from truceline.model.conflict import Conflict
from truceline.model.interval import WEEKDAYS
from truceline.model.spans import Span

SEVERAL = re.compile(r"(?:day|Mon|Tue|Wed|Thu|Fri|Sat|Sun)\.?(?: ?[-–/&] ?|,? (?:and|or|to) )$")
FIRST_YEAR = 1900
"""Before the twentieth century a date may follow the Julian calendar."""
NEAR = 200
"""Days: a date without its year is taken to lie within this of the publication (in January one looks back to June)."""
SURE = 45
"""Days from the publication within which a date without its year cannot mean that of another year."""


@dataclass(frozen=True, slots=True)
class _Pair:
    span: Span
    weekday: str
    day: date


def find_weekday_conflicts(case: Case) -> Iterator[Conflict]:
    """A weekday and a date, side by side in one expression, that do not agree.

    Compares the weekday with the calendar, in the year that the expression gives, or else in the year that brings the
    date nearest to the page's publication.

    Silent where no year is known, where the weekday fits in another year of which the page tells ("25 years on"),
    between quotation marks (the slip is the speaker's), before 1900, for ranges ("Monday and Tuesday, May 5 and 6") and
    across two lines.

    Fires: "The envoys resumed in Muscat on Wednesday, 3 April 2031." (3 April 2031 is a Thursday.)
    Silent: "The envoys resumed in Muscat on Thursday, 3 April 2031."
    """
    for article in case.alone:
        seen = set()
        for pair in _pairs(article, case.of_page(DAY_WORDS, article)):
            if write_weekday(pair.day) == pair.weekday or (pair.weekday, pair.day) in seen:
                continue
            seen.add((pair.weekday, pair.day))
            yield _conflict(article, pair)


RULE = Rule("weekday", "weekday", find_weekday_conflicts)


def _conflict(article: CodedArticle, pair: _Pair) -> Conflict:
    right = write_weekday(pair.day)
    return RULE.conflict(
        "medium",
        (
            on_page(article, pair.span, f"{pair.weekday}, {pair.day.isoformat()}"),
            known(f"{write_day(pair.day)} is a {right}.", "Gregorian calendar", f"{right}, {pair.day.isoformat()}"),
        ),
        f"The page calls {write_day(pair.day)} a {pair.weekday}, but that day is a {right}.",
    )


def _pairs(article: CodedArticle, words: Iterable[DayWord]) -> Iterator[_Pair]:
    dated = [word for word in words if word.weekday is not None and word.month is not None]
    years = {year for year in years_told(article) if year >= FIRST_YEAR} if dated else set()
    for word in dated:
        if word.weekday is None or SEVERAL.search(article.text, *_before(word.span)):
            continue
        day = None if in_quotation(article, word.span) else _date(word, article, years)
        if day:
            yield _Pair(word.span, WEEKDAYS[word.weekday], day)


def _before(span: Span) -> Span:
    return Span(max(0, span.start - 16), span.start)


def _date(word: DayWord, article: CodedArticle, years: Set[int]) -> date | None:
    """The date of an expression; None where its year is open or another year of the page would fit."""
    if word.year:
        return word.on(word.year) if word.year >= FIRST_YEAR else None
    published = iso_day(article.article.published)
    around = [d for y in (-1, 0, 1) if published and (d := word.on(published.year + y))]
    if published is None or not around:
        return None
    nearest = min(around, key=lambda d: abs((d - published).days))
    away = abs((nearest - published).days)
    others = years | {d.year for d in around} if away > SURE else years
    fits = any((d := word.on(y)) and d.weekday() == word.weekday for y in others if y != nearest.year)
    return nearest if away <= NEAR and not fits else None
