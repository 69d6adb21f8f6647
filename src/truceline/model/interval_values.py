"""TIMEX3 values and the days or minutes that they cover: value → bounds, and bounds → value.

Codes of seasons, parts of the day and modifiers: TimeML 1.2.1, section 2.2, and TIDES 2005. Years
before Christ are `BC0480`; in ISO 8601 bounds, which have a year zero, that is `-0479`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from truceline.model.interval_moments import (
    OFFSET,
    day_number,
    day_of_number,
    iso_day,
    last_of_month,
    read_moment,
    shifted,
)

Bounds = tuple[str, str]

SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11)}
"""First and last month, as meteorologists count them in the north. Winter is treated apart: it crosses the year."""

PART_HOURS = {
    "MO": ("00:00", "11:59"),
    "MI": ("11:00", "13:59"),
    "AF": ("12:00", "18:59"),
    "EV": ("17:00", "23:59"),
    "DT": ("05:00", "20:59"),
}
"""Hours that a part of the day (TIMEX3 TMO, TAF …) can cover, at its widest. Night is at both ends of its day."""

NEARLY = frozenset({"APPROX", "LESS_THAN", "MORE_THAN", "EQUAL_OR_LESS", "EQUAL_OR_MORE"})
"""Mods of a date that is not meant exactly: "around 15 August", "nearly noon"."""

SLACK_DAYS = {
    "day": 3,
    "weekend": 7,
    "week": 7,
    "month": 30,
    "season": 92,
    "quarter": 92,
    "half": 184,
    "fiscal": 366,
    "year": 731,
    "decade": 3653,
    "century": 36525,
}
"""How far on either side a date that is not meant exactly may lie. Set by hand, so wide that no careful reader would
look farther for "around 15 August" or "about 2010"."""
SLACK_MINUTES = 60

HALVED = frozenset({"week", "month", "quarter", "half", "year", "decade", "century"})
"""What "mid" narrows to its middle half. Not seasons ("midsummer" is June too) and nothing within a day."""


@lru_cache(maxsize=4096)
def bounds_of_value(value: str, mod: str | None = None) -> tuple[str | None, str | None]:
    """The first and last day or minute that a TIMEX3 value covers, None where they are open or unknown.

    Durations, sets, references (`PAST_REF`) and values without a year (`XXXX-08-15`) have no bounds, nor have values
    that no calendar knows. Of the mods, BEFORE, AFTER, ON_OR_BEFORE and ON_OR_AFTER open an end, APPROX and the like
    widen (see SLACK_DAYS), and MID narrows to the middle half. START and END leave the whole: they also stand for
    "earlier this year" and "later in 2025", which may be any time of it.
    """
    found = read_value(value)
    if found is None:
        return None, None
    first, last = found.bounds
    if mod == "BEFORE":
        return None, _moved(first, days=-1, minutes=-1)
    if mod == "AFTER":
        return _moved(last, days=1, minutes=1), None
    if mod in ("ON_OR_BEFORE", "ON_OR_AFTER"):
        return (None, last) if mod == "ON_OR_BEFORE" else (first, None)
    if mod in NEARLY:
        days = SLACK_DAYS.get(found.kind, 0)
        return _moved(first, days=-days, minutes=-SLACK_MINUTES), _moved(last, days=days, minutes=SLACK_MINUTES)
    if mod == "MID" and found.kind in HALVED:
        quarter = (day_number(last) - day_number(first) + 1) // 4
        return _moved(first, days=quarter), _moved(last, days=-quarter)
    return first, last


def _moved(moment: str, *, days: int, minutes: int = 0) -> str | None:
    """A day moved by days, a clock by minutes."""
    return shifted(moment, minutes=minutes) if "T" in moment else shifted(moment, days=days)


def value_of_bounds(earliest: str | None, latest: str | None) -> str | None:
    """The TIMEX3 value that covers exactly what lies between two moments, both included; None where none does.

    A value carries no offset: two clocks with the same one give the value of their local time.
    """
    start, end = read_moment(earliest), read_moment(latest)
    if earliest is None or latest is None or start is None or end is None:
        return None
    if start.first.clock != end.first.clock or start.first.offset != end.first.offset:
        return None
    bounds = _local(earliest), _local(latest)
    for value in _values_from(start.day, bounds[0][10:] if start.day[0] != "-" else None):
        found = read_value(value)
        if found is not None and found.bounds == bounds:
            return value
    return None


def _local(moment: str) -> str:
    """A moment to the minute, without its offset."""
    day, _, clock = moment.partition("T")
    return f"{day}T{clock[:5]}" if clock else day


def _values_from(day: str, clock: str | None) -> Iterator[str]:
    """Every value that can begin on a day, or at a time ("T11:00") of it."""
    written, month = day.lstrip("-")[:4], day[-5:-3]
    if day.startswith("-") or written == "0000":
        before_christ = f"BC{int(written) + 1:04}"
        yield from (before_christ, f"{before_christ}-{month}", f"{before_christ}-{month}-{day[-2:]}")
        yield from ("00", "000")  # the century and decade of the year zero
        return
    year, number = int(written), int(month)
    if clock:
        yield from (f"{day}{clock}", f"{day}{clock[:3]}", *(f"{day}T{part}" for part in (*PART_HOURS, "NI")))
        return
    yield from (written[:2], written[:3], written, f"FY{year + 1:04}")
    yield from (f"{written}-H{number // 6 + 1}", f"{written}-Q{number // 3 + 1}", f"{year + 1:04}-WI")
    yield from (f"{written}-{season}" for season in SEASON_MONTHS)
    week = date.fromisoformat(day).isocalendar()
    yield from (f"{written}-{month}", f"{week.year:04}-W{week.week:02}", f"{week.year:04}-W{week.week:02}-WE", day)


@dataclass(frozen=True, slots=True)
class ValueRead:
    """What a TIMEX3 value covers, and the kind of unit that it names."""

    kind: str
    bounds: Bounds


def read_value(value: str) -> ValueRead | None:
    """The unit of a TIMEX3 value and what it covers; None where it names no place in time or the calendar has none."""
    for kind, pattern, read in VALUE_FORMS:
        if match := pattern.fullmatch(value):
            try:
                return ValueRead(kind, read(*match.groups()))
            except ValueError:  # 2025-02-30, 2025-W60, BC0000
                return None
    return None


def _day(day: str) -> Bounds:
    day_number(day)
    return day, day


def _months(year: int, first: int, last: int) -> Bounds:
    if not 1 <= first <= last <= 12:
        raise ValueError("no such month")
    return iso_day(year, first, 1), iso_day(year, last, last_of_month(year, last))


def _month(year: str, month: str) -> Bounds:
    return _months(int(year), int(month), int(month))


def _season(year: str, name: str) -> Bounds:
    if name == "WI":  # may mean the winter that ends in this year or the one that begins in it
        return iso_day(int(year) - 1, 12, 1), _months(int(year) + 1, 2, 2)[1]
    return _months(int(year), *SEASON_MONTHS[name])


def _fiscal_year(year: str) -> Bounds:
    """From the first April to the last March that some state counts to a fiscal year of that number."""
    return iso_day(int(year) - 1, 4, 1), iso_day(int(year) + 1, 3, 31)


def _week(year: str, week: str, part: str | None = None) -> Bounds:
    monday = date.fromisocalendar(int(year), int(week), 1).toordinal() - 1
    first, last = (5, 6) if part == "WE" else (0, 6) if part is None else (int(part) - 1, int(part) - 1)
    return day_of_number(monday + first), day_of_number(monday + last)


def _years(prefix: str) -> Bounds:
    missing = 4 - len(prefix)
    first, last = prefix + "0" * missing, prefix + "9" * missing
    if last == "0000":
        raise ValueError("TIMEX3 has no year zero")
    return f"{first}-01-01", f"{last}-12-31"


def _before_christ(year: str, month: str | None = None, day: str | None = None) -> Bounds:
    astronomers = 1 - int(year)
    if astronomers > 0:
        raise ValueError("no year zero before Christ")
    if month and day:
        return _day(iso_day(astronomers, int(month), int(day)))
    return _months(astronomers, int(month or 1), int(month or 12))


def _part_of_day(day: str, part: str) -> Bounds:
    if part == "NI":  # the night of a day may be its first hours or the ones that follow it
        return f"{day}T00:00", f"{day_of_number(day_number(day) + 1)}T06:59"
    start, end = PART_HOURS[part]
    return f"{_day(day)[0]}T{start}", f"{day}T{end}"


def _clock(day: str, hour: str, minute: str | None, zone: str | None) -> Bounds:
    if hour == "24":
        if minute not in (None, "00"):
            raise ValueError("no such time of day")
        day, hour, minute = day_of_number(day_number(day) + 1), "00", "00"
    first, last = (f"{day}T{hour}:{minute or of_hour}{_offset(zone)}" for of_hour in ("00", "59"))
    if read_moment(first) is None:
        raise ValueError("no such time of day")
    return first, last


def _offset(zone: str | None) -> str:
    """An offset as `Z` or `-08:00`; empty where there is none."""
    if zone is None or zone == "Z":
        return zone or ""
    return f"{zone[:3]}:{zone[-2:] if len(zone) > 3 else '00'}"


def _form(kind: str, pattern: str, read: Callable[..., Bounds]) -> tuple[str, re.Pattern[str], Callable[..., Bounds]]:
    return kind, re.compile(pattern, re.ASCII), read


VALUE_FORMS = (
    _form("day", r"(\d{4}-\d\d-\d\d)(?:TXX)?", _day),
    _form("month", r"(\d{4})-(\d\d)(?:-XX)?", _month),
    _form("year", r"(\d{4})(?:-XX(?:-(?:XX|\d\d))?)?", _years),
    _form("decade", r"(\d{3})X?", _years),
    _form("century", r"(\d\d)(?:XX)?", _years),
    _form("season", r"(\d{4})-(SP|SU|FA|WI)", _season),
    _form("quarter", r"(\d{4})-Q([1-4])", lambda y, q: _months(int(y), 3 * int(q) - 2, 3 * int(q))),
    _form("half", r"(\d{4})-H([12])", lambda y, h: _months(int(y), 6 * int(h) - 5, 6 * int(h))),
    _form("fiscal", r"FY(\d{4})", _fiscal_year),
    _form("weekend", r"(\d{4})-W(\d\d)-(WE)", _week),
    _form("day", r"(\d{4})-W(\d\d)-([1-7])", _week),
    _form("week", r"(\d{4})-W(\d\d)", _week),
    _form("day", r"BC(\d{4})-(\d\d)-(\d\d)", _before_christ),
    _form("month", r"BC(\d{4})-(\d\d)", _before_christ),
    _form("year", r"BC(\d{4})", _before_christ),
    _form("part", r"(\d{4}-\d\d-\d\d)T(MO|MI|AF|EV|NI|DT)", _part_of_day),
    _form("clock", rf"(\d{{4}}-\d\d-\d\d)T(\d\d)(?::([0-5]\d)(?::[0-5]\d)?)?({OFFSET})?", _clock),
)
"""The kind of unit, the form of its value, and how the parts of the form are read."""
