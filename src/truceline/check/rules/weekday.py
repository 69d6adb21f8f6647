"""Weekdays that do not fall on their dates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from truceline.check.case import Case
from truceline.check.days import MONTHS, iso_day, write_day, write_weekday
from truceline.check.rule import Rule, conflict, known, on_page
from truceline.lexicon.phrases import cued
from truceline.link.clauses import in_quotation
from truceline.model.coded import CodedArticle
from truceline.model.conflict import Conflict
from truceline.model.spans import Span

WEEKDAY = r"(?P<weekday>Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?"
MONTH = r"(?P<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.?"
DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
YEAR = r"(?:,? (?P<year>(?:19|20)\d\d)\b)?"
AFTER = r"(?![\d/%–-]|:\d)(?! ?(?:–|-|to|and|or|million|billion|thousand|percent|per cent|hundred)\b)"
SHAPES = (
    rf"\b{WEEKDAY},? {MONTH} {DAY}\b{YEAR}{AFTER}",
    rf"\b{WEEKDAY},? (?:the )?{DAY} (?:of )?{MONTH}(?!\w){YEAR}{AFTER}",
    rf"\b(?:the )?{DAY} (?:of )?{MONTH}(?!\w){YEAR},? a {WEEKDAY}\b",
    rf"\b{MONTH} {DAY}{YEAR},? a {WEEKDAY}\b",
    rf"\b{MONTH} {DAY}{YEAR}(?: \(|, ){WEEKDAY}(?=[,.;)])",
    rf"\b{DAY} (?:of )?{MONTH}(?!\w){YEAR}(?: \(|, ){WEEKDAY}(?=[,.;)])",
    rf"\b(?:the )?{DAY} (?:of )?{MONTH}(?!\w){YEAR},? (?:which|that) (?:was|is|fell on|falls on) (?:a )?{WEEKDAY}\b",
    rf"\b{MONTH} {DAY}{YEAR},? (?:which|that) (?:was|is|fell on|falls on) (?:a )?{WEEKDAY}\b",
    rf"\b{WEEKDAY} \({DAY} {MONTH}{YEAR}\)",
    rf"\b{WEEKDAY} \({MONTH} {DAY}{YEAR}\)",
)
WRITTEN = "mon monday tue tues tuesday wed wednesday thu thurs thursday fri friday sat saturday sun sunday"
OF_MONTHS = (*(m.lower() for m in MONTHS), *(m[:3].lower() for m in MONTHS), "sept")
PATTERNS = tuple(cued(shape, *WRITTEN.split(), also=OF_MONTHS) for shape in SHAPES)
SEVERAL = re.compile(r"(?:day|Mon|Tue|Wed|Thu|Fri|Sat|Sun)\.?(?: ?[-–/&] ?|,? (?:and|or|to) )$")
YEARS = re.compile(r"\b(?:19|20)\d\d\b")
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

    Silent where no year is known, where the weekday fits in another year that the page names, between quotation marks
    (the slip is the speaker's), before 1900, for ranges ("Monday and Tuesday, May 5 and 6") and across two lines.

    Fires: "The envoys resumed in Muscat on Wednesday, 3 April 2031." (3 April 2031 is a Thursday.)
    Silent: "The envoys resumed in Muscat on Thursday, 3 April 2031."
    """
    for article in case.alone:
        seen = set()
        for pair in _pairs(article):
            if write_weekday(pair.day) == pair.weekday or (pair.weekday, pair.day) in seen:
                continue
            seen.add((pair.weekday, pair.day))
            yield _conflict(article, pair)


RULE = Rule("weekday", "weekday", find_weekday_conflicts)


def _conflict(article: CodedArticle, pair: _Pair) -> Conflict:
    right = write_weekday(pair.day)
    return conflict(
        RULE.name,
        RULE.kind,
        "contradiction",
        "calendar",
        "medium",
        (
            on_page(article, pair.span, f"{pair.weekday}, {pair.day.isoformat()}"),
            known(f"{write_day(pair.day)} is a {right}.", "Gregorian calendar", f"{right}, {pair.day.isoformat()}"),
        ),
        f"The page calls {write_day(pair.day)} a {pair.weekday}, but that day is a {right}.",
    )


def _pairs(article: CodedArticle) -> Iterator[_Pair]:
    text = article.text
    for pattern in PATTERNS:
        for match in pattern.find_in_paragraphs(text):
            span = Span(*match.span())
            if SEVERAL.search(text, max(0, span.start - 16), span.start) or in_quotation(article, span):
                continue
            day = _date(match, article)
            if day:
                yield _Pair(span, _weekday_name(match["weekday"]), day)


def _weekday_name(short: str) -> str:
    names = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
    return next(name for name in names if name.startswith(short[:3]))


def _date(match: re.Match[str], article: CodedArticle) -> date | None:
    """The date of an expression; None where its year is open or another year of the page would fit."""
    month = next(n for n, name in enumerate(MONTHS, 1) if name.startswith(match["month"][:3]))
    day, weekday = int(match["day"]), _weekday_name(match["weekday"])
    if match["year"]:
        year = int(match["year"])
        return _valid(year, month, day) if year >= FIRST_YEAR else None
    published = iso_day(article.article.published)
    if published is None:
        return None
    around = [d for y in (-1, 0, 1) if (d := _valid(published.year + y, month, day))]
    if not around:
        return None
    nearest = min(around, key=lambda d: abs((d - published).days))
    away = abs((nearest - published).days)
    named = {int(y) for y in YEARS.findall(article.text)} | ({d.year for d in around} if away > SURE else set())
    fits = any((d := _valid(y, month, day)) and write_weekday(d) == weekday for y in named if y != nearest.year)
    return nearest if away <= NEAR and not fits else None


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
