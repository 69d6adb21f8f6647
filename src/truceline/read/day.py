"""Dates as pages write them, read only where day and month cannot be mistaken."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
_MONTH = "(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DAY = r"(?P<day>[0-3]?\d)"
_SHAPES = tuple(
    re.compile(shape, re.IGNORECASE)
    for shape in (
        rf"(?<![\d/.-]){_YEAR}(?P<part>[-/.])(?P<month>[01]?\d)(?P=part){_DAY}(?![\d/])",
        rf"(?<![\d/.,-]){_DAY}(?:st|nd|rd|th)?(?:\s|-|\sof\s){_MONTH},?(?:\s|-){_YEAR}(?!\d)",
        rf"\b{_MONTH}\s{_DAY}(?:st|nd|rd|th)?,?\s{_YEAR}(?!\d)",
        rf"(?<![\d/.-])(?P<first>[0-3]?\d)(?P<part>[./-])(?P<second>[0-3]?\d)(?P=part){_YEAR}(?![\d/])",
        r"(?<![\d/.-])(?P<first>[0-3]?\d)/(?P<second>[0-3]?\d)/(?P<short>\d\d)(?![\d/])",
    )
)
_STAMP = re.compile(
    r"^\s{0,9}(?P<year>\d{4})-?(?P<month>\d\d)-?(?P<day>\d\d)(?P<rest>(?:[T ].{0,40})?)\s{0,9}$", re.DOTALL
)
_UTC = re.compile(r"T\d\d:\d\d.*(?:Z|[+-]00:?00)\s*$")
EARLIEST_YEAR = 1970
"""The first year of a date that a page states of itself: the web was not there before, and programs count from it."""
EARLIEST_GIVEN = 1500
ZERO_DAYS = frozenset({"1601-01-01", "1753-01-01", "1899-12-30", "1899-12-31", "1900-01-01", "1904-01-01"})
"""Days from which programs count, and which stand for no date."""


def parse_stamp(text: str) -> str | None:
    """Read a date as metadata gives it, ISO 8601 above all; return the day, or None where it is not certain."""
    found = _STAMP.match(text[:100])
    if found:
        return iso_day(found["year"], found["month"], found["day"])
    days = {day for day, _, _ in find_days(text[:100])}
    return days.pop() if len(days) == 1 else None


def given_day(text: str) -> str | None:
    """Read the date that somebody gives beside a page, which may be that of an old paper: "1958-01-01"."""
    stated = parse_stamp(text)
    if stated or text in ZERO_DAYS or not re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return stated
    try:
        return text if date.fromisoformat(text).year >= EARLIEST_GIVEN else None
    except ValueError:
        return None


def local_days(text: str) -> frozenset[str] | None:
    """The days on which a moment given in UTC may fall at the place of who wrote it; None for any other date."""
    if not _UTC.search(text[:60]):
        return None
    try:
        moment = datetime.fromisoformat(text[:60].strip()).replace(tzinfo=None)
        return frozenset((moment + timedelta(hours=hours)).date().isoformat() for hours in (-10, 0, 13))
    except (ValueError, OverflowError):
        return None


def find_days(text: str) -> Iterator[tuple[str, int, int]]:
    """Find the full dates of a text: each as an ISO day with start and end.

    Day and month of 03/04/2025 are told apart only where one is above twelve or both are equal.
    """
    for shape in _SHAPES:
        for found in shape.finditer(text):
            if day := _read(found):
                yield day, found.start(), found.end()


def _read(found: re.Match[str]) -> str | None:
    parts = found.groupdict()
    if "first" in parts:
        first, second = int(parts["first"]), int(parts["second"])
        year = parts.get("year") or f"20{parts['short']}"
        if first == second or second > 12:
            return iso_day(year, first, second)
        return iso_day(year, second, first) if first > 12 else None
    month = _MONTHS.get(parts["month"].lower(), parts["month"])
    return iso_day(parts["year"], month, parts["day"])


def iso_day(year: str | int, month: str | int, day: str | int) -> str | None:
    """The day as ISO 8601, or None where there is no such day or the web was not there yet."""
    try:
        value = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return value.isoformat() if value.year >= EARLIEST_YEAR else None


_URL_DAY = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<part>[/_-]?)(?P<month>[01]\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|(?<=/)\d)(?P=part)(?P<day>[0-3]\d|(?<=/)\d)(?!\d)",
    re.IGNORECASE,
)


def day_in_url(url: str) -> tuple[str, int, int] | None:
    """The day that a page's address names, with start and end in the address."""
    for found in _URL_DAY.finditer(url[:2000]):
        month = _MONTHS.get(found["month"].lower(), found["month"])
        if day := iso_day(found["year"], month, found["day"]):
            return day, found.start(), found.end()
    return None
