"""Intervals: the days that a time covers, how two of them lie, and how they are written (TIMEX3, EDTF).

Every relation answers True, False, or None where the bounds leave it open.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from truceline.model.time import Timex

Grain = Literal["day", "month", "year"]

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

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

EDTF_SEASONS = {"SP": "21", "SU": "22", "FA": "23", "WI": "24"}
EDTF_SEASON_CODES = {code: name for name, code in EDTF_SEASONS.items()}
LENGTH_OF = {"day": 10, "month": 7, "year": 4}


@dataclass(frozen=True, slots=True)
class Interval:
    """From an earliest to a latest moment, both inclusive, in ISO 8601: a day, or a day with hour and minute.

    None is an open or unknown end.
    """

    earliest: str | None = None
    latest: str | None = None

    @classmethod
    def of_timex(cls, timex: Timex) -> Interval:
        """The interval that a tagged time covers."""
        return cls(timex.earliest, timex.latest)

    @classmethod
    def of_value(cls, value: str | None, mod: str | None = None) -> Interval:
        """The interval of a TIMEX3 value. Durations, sets, references and values without a year have no bounds."""
        found = _bounds(value) if value else None
        if found is None:
            return cls()
        first, last = found
        if mod in ("BEFORE", "ON_OR_BEFORE"):
            return cls(None, last if mod == "ON_OR_BEFORE" else first)
        if mod in ("AFTER", "ON_OR_AFTER"):
            return cls(first if mod == "ON_OR_AFTER" else last, None)
        return cls(first, last)

    @classmethod
    def of_edtf(cls, edtf: str | None) -> Interval:
        """The interval of an EDTF string: a date, season, week, decade or `a/b` with `..` for an open end."""
        if not edtf:
            return cls()
        if "/" in edtf:
            start, _, end = edtf.partition("/")
            return cls(cls.of_edtf(start).earliest, cls.of_edtf(end).latest)
        plain = edtf.rstrip("~?%")
        if plain[5:7] in EDTF_SEASON_CODES and len(plain) == 7:
            plain = f"{plain[:4]}-{EDTF_SEASON_CODES[plain[5:7]]}"
        return cls.of_value(plain)

    @property
    def known(self) -> bool:
        """Whether both ends are known."""
        return self.earliest is not None and self.latest is not None

    @property
    def day(self) -> str | None:
        """The one day that the interval lies in, if it lies in one."""
        if self.earliest is None or self.latest is None or self.earliest[:10] != self.latest[:10]:
            return None
        return self.earliest[:10]

    def at(self, grain: Grain) -> Interval:
        """The interval with its ends cut to a coarser grain: `2025-08-15` at the grain of months is `2025-08`."""
        n = LENGTH_OF[grain]
        return Interval(self.earliest and self.earliest[:n], self.latest and self.latest[:n])

    def before(self, other: Interval) -> bool | None:
        """Whether this is over before the other begins."""
        if self.latest is not None and other.earliest is not None and _last(self.latest) < _first(other.earliest):
            return True
        if self.earliest is not None and other.latest is not None and _last(other.latest) <= _first(self.earliest):
            return False
        return None

    def after(self, other: Interval) -> bool | None:
        """Whether this begins after the other is over."""
        return other.before(self)

    def overlaps(self, other: Interval) -> bool | None:
        """Whether the two have a moment in common."""
        if self.before(other) or other.before(self):
            return False
        return True if self.known and other.known else None

    def within(self, other: Interval) -> bool | None:
        """Whether this lies wholly inside the other."""
        if self.overlaps(other) is False:
            return False
        if self.earliest is None or self.latest is None or other.earliest is None or other.latest is None:
            return None
        return _first(other.earliest) <= _first(self.earliest) and _last(self.latest) <= _last(other.latest)

    def same_day(self, other: Interval) -> bool | None:
        """Whether both mean one day; None where one covers several days and could hold the other's."""
        return self._same("day", other)

    def same_month(self, other: Interval) -> bool | None:
        """Whether both lie in one month; None where one covers several months and could hold the other's."""
        return self._same("month", other)

    def same_year(self, other: Interval) -> bool | None:
        """Whether both lie in one year; None where one covers several years and could hold the other's."""
        return self._same("year", other)

    def meet(self, other: Interval) -> Interval | None:
        """What the two have in common; None where they have nothing."""
        if self.overlaps(other) is False:
            return None
        starts = [e for e in (self.earliest, other.earliest) if e is not None]
        ends = [e for e in (self.latest, other.latest) if e is not None]
        return Interval(max(starts, key=_first, default=None), min(ends, key=_last, default=None))

    def _same(self, grain: Grain, other: Interval) -> bool | None:
        mine, theirs = self.at(grain), other.at(grain)
        if mine.known and theirs.known and mine.earliest == mine.latest and theirs.earliest == theirs.latest:
            return mine == theirs
        return False if mine.overlaps(theirs) is False else None


def weekday_of(iso_day: str) -> str:
    """The English name of the weekday of an ISO day. Raises ValueError where there is no such day."""
    return WEEKDAYS[date.fromisoformat(iso_day[:10]).weekday()]


def to_edtf(time: str | Interval | None) -> str | None:
    """A TIMEX3 value or an interval in EDTF; None where it names no date (durations, sets, references).

    Seasons are `2025-21` to `2025-24`, weeks stay `2012-W47`, a day without a year is `XXXX-08-15`,
    open ends are `..`, and a part of a day is its day.
    """
    if isinstance(time, Interval):
        return _interval_to_edtf(time)
    if not time:
        return None
    for pattern, write in EDTF_FORMS:
        if match := pattern.fullmatch(time):
            return write(match)
    return None


def _interval_to_edtf(interval: Interval) -> str | None:
    if interval.earliest is None and interval.latest is None:
        return None
    start, end = interval.earliest, interval.latest
    if start == end:
        return start
    for value in (v for v in (start and start[:4], start and start[:7], start and start[:10]) if v):
        if Interval.of_value(value) == interval:
            return value
    return f"{start or '..'}/{end or '..'}"


EDTF_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str | None]], ...] = (
    (re.compile(r"\d{4}|(?:\d{4}|XXXX)-\d\d|(?:\d{4}|XXXX)-\d\d-\d\d"), lambda m: m.group()),
    (re.compile(r"((?:\d{4}|XXXX)-\d\d-\d\d)T.*"), lambda m: m.group(1)),
    (re.compile(r"(\d{4})-(SP|SU|FA|WI)"), lambda m: f"{m.group(1)}-{EDTF_SEASONS[m.group(2)]}"),
    (re.compile(r"(\d{4})-Q([1-4])"), lambda m: f"{m.group(1)}-{32 + int(m.group(2))}"),
    (re.compile(r"(\d{4})-H([12])"), lambda m: f"{m.group(1)}-{39 + int(m.group(2))}"),
    (re.compile(r"(\d{4}-W\d\d)(?:-WE)?"), lambda m: m.group(1)),
    (re.compile(r"(\d{3})X?"), lambda m: f"{m.group(1)}X"),
    (re.compile(r"(\d\d)(?:XX)?"), lambda m: f"{m.group(1)}XX"),
    (re.compile(r"(\d{4})-XX(?:-XX)?"), lambda m: m.group(1)),
    (re.compile(r"(\d{4}-\d\d)-XX"), lambda m: m.group(1)),
)


def _first(moment: str) -> str:
    return moment + "0000-01-01T00:00"[len(moment) :] if len(moment) < 16 else moment


def _last(moment: str) -> str:
    return moment + "9999-12-31T23:59"[len(moment) :] if len(moment) < 16 else moment


Bounds = tuple[str, str]


def _bounds(value: str) -> Bounds | None:
    for pattern, read in VALUE_FORMS:
        if match := pattern.fullmatch(value):
            try:
                return read(*match.groups())
            except ValueError:  # 2025-02-30, 2025-W60
                return None
    return None


def _day(day: str) -> Bounds:
    date.fromisoformat(day)
    return day, day


def _month(year: str, month: str) -> Bounds:
    return _months(year, int(month), int(month))


def _months(year: str, first: int, last: int) -> Bounds:
    return date(int(year), first, 1).isoformat(), date(int(year), last, monthrange(int(year), last)[1]).isoformat()


def _season(year: str, name: str) -> Bounds:
    if name == "WI":  # may mean the winter that ends in this year or the one that begins in it
        return date(int(year) - 1, 12, 1).isoformat(), _months(str(int(year) + 1), 2, 2)[1]
    return _months(year, *SEASON_MONTHS[name])


def _week(year: str, week: str, weekend: str | None) -> Bounds:
    monday = date.fromisocalendar(int(year), int(week), 1)
    first = monday + timedelta(days=5) if weekend else monday
    return first.isoformat(), (monday + timedelta(days=6)).isoformat()


def _years(prefix: str) -> Bounds:
    missing = 4 - len(prefix)
    first, last = prefix + "0" * missing, prefix + "9" * missing
    return f"{first}-01-01", f"{last}-12-31"


def _part_of_day(day: str, part: str) -> Bounds:
    if part == "NI":  # the night of a day may be its first hours or the ones that follow it
        return f"{day}T00:00", (date.fromisoformat(day) + timedelta(days=1)).isoformat() + "T06:59"
    start, end = PART_HOURS[part]
    return f"{_day(day)[0]}T{start}", f"{day}T{end}"


def _clock(day: str, hour: str, minute: str | None) -> Bounds:
    if hour == "24":
        following = (date.fromisoformat(day) + timedelta(days=1)).isoformat()
        return f"{following}T00:00", f"{following}T00:00"
    if int(hour) > 23 or int(minute or 0) > 59:
        raise ValueError("no such time of day")
    return f"{_day(day)[0]}T{hour}:{minute or '00'}", f"{day}T{hour}:{minute or '59'}"


VALUE_FORMS: tuple[tuple[re.Pattern[str], Callable[..., Bounds]], ...] = (
    (re.compile(r"(\d{4}-\d\d-\d\d)(?:TXX)?"), _day),
    (re.compile(r"(\d{4})-(\d\d)(?:-XX)?"), _month),
    (re.compile(r"(\d{2,4})(?:-XX(?:-XX)?)?"), _years),
    (re.compile(r"(\d{3})X"), _years),
    (re.compile(r"(\d\d)XX"), _years),
    (re.compile(r"(\d{4})-(SP|SU|FA|WI)"), _season),
    (re.compile(r"(\d{4})-Q([1-4])"), lambda y, q: _months(y, 3 * int(q) - 2, 3 * int(q))),
    (re.compile(r"(\d{4})-H([12])"), lambda y, h: _months(y, 6 * int(h) - 5, 6 * int(h))),
    (re.compile(r"(\d{4})-W(\d\d)(-WE)?"), _week),
    (re.compile(r"(\d{4}-\d\d-\d\d)T(MO|MI|AF|EV|NI|DT)"), _part_of_day),
    (re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d)(?::(\d\d))?(?::\d\d)?(?:Z|[+-]\d\d(?::?\d\d)?)?"), _clock),
)
