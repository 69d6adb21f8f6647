"""Intervals: the time that an expression covers, how two of them lie, and how they are written (TIMEX3, EDTF).

Every relation answers True, False, or None where the bounds leave it open.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from truceline.model.interval_edtf import bounds_of_edtf, edtf_of_bounds, edtf_of_value
from truceline.model.interval_moments import (
    Edge,
    day_number,
    day_of_number,
    iso_day,
    last_of_month,
    minutes_between,
    read_moment,
)
from truceline.model.interval_values import bounds_of_value, value_of_bounds
from truceline.model.time import Timex

Grain = Literal["day", "week", "month", "quarter", "half", "year", "decade", "century"]

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
CALENDAR = frozenset((*WEEKDAYS, *MONTHS))

MONTHS_OF: dict[Grain, int] = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}


@dataclass(frozen=True, slots=True)
class Interval:
    """From an earliest to a latest moment, both inclusive, in ISO 8601: a day, or a day with hour, minute and offset.

    None is an open or unknown end, and so is an end that is no moment (see `interval_moments`). Moments with an offset
    lie as their instants do; one with and one without only where every offset on Earth agrees; days are local.
    """

    earliest: str | None = None
    latest: str | None = None

    @classmethod
    def of_timex(cls, timex: Timex) -> Interval:
        """The interval that a tagged time covers."""
        return cls(timex.earliest, timex.latest)

    @classmethod
    def of_value(cls, value: str | None, mod: str | None = None) -> Interval:
        """The interval of a TIMEX3 value and mod. Durations, sets and values without a year have no bounds."""
        return cls(*bounds_of_value(value, mod)) if value else cls()

    @classmethod
    def of_edtf(cls, edtf: str | None) -> Interval:
        """The interval of an EDTF string: a date, season, quarter, decade or `a/b`, `..` or nothing for an open end."""
        return cls(*bounds_of_edtf(edtf)) if edtf else cls()

    @property
    def value(self) -> str | None:
        """The TIMEX3 value, without an offset, that covers exactly this interval; None where none does."""
        return value_of_bounds(self.earliest, self.latest)

    @property
    def known(self) -> bool:
        """Whether both ends are known."""
        return self._start is not None and self._end is not None

    @property
    def day(self) -> str | None:
        """The one day that the interval lies in, if it lies in one: the local date as written."""
        start, end = read_moment(self.earliest), read_moment(self.latest)
        return start.day if start and end and start.day == end.day else None

    def at(self, grain: Grain) -> Interval:
        """The whole days, weeks, months … that hold the interval: `2025-08-15` at the grain of months is August.

        Of a time of day the local date counts, as written.
        """
        return Interval(_unit(self.earliest, grain)[0], _unit(self.latest, grain)[1])

    def before(self, other: Interval, grain: Grain | None = None) -> bool | None:
        """Whether what happened within this came before what happened within the other.

        At a grain it must lie in an earlier unit: 30 July is before 2 August at the grain of months, 1 August is not.
        """
        if grain is None:
            return _decided(_earlier(self._end, other._start), _later_or_equal(self._start, other._end))
        apart = self.at(grain).before(other.at(grain))
        if apart is not None:
            return apart
        return _decided(None, _later_or_equal(self._first_of(grain), other._last_of(grain)))

    def after(self, other: Interval, grain: Grain | None = None) -> bool | None:
        """Whether what happened within this came after what happened within the other."""
        return other.before(self, grain)

    def overlaps(self, other: Interval, grain: Grain | None = None) -> bool | None:
        """Whether the two have a moment, or at a grain a unit, in common."""
        if grain is not None:
            return self.at(grain).overlaps(other.at(grain))
        apart = _earlier(self._end, other._start), _earlier(other._end, self._start)
        return False if True in apart else None if None in apart else True

    def within(self, other: Interval, grain: Grain | None = None) -> bool | None:
        """Whether this lies wholly inside the other. One end that sticks out is enough to say no."""
        if grain is not None:
            return self.at(grain).within(other.at(grain))
        out = _earlier(self._start, other._start), _earlier(other._end, self._end)
        if True in out or self.overlaps(other) is False:
            return False
        return None if None in out else True

    def same_day(self, other: Interval) -> bool | None:
        """Whether both mean one day; None where one covers several days and could hold the other's."""
        mine, theirs = Interval(*_unit(self.earliest, "day")), Interval(*_unit(other.earliest, "day"))
        if mine.known and theirs.known and self.at("day") == mine and other.at("day") == theirs:
            return mine == theirs
        return False if self.overlaps(other, "day") is False else None

    @property
    def _start(self) -> Edge | None:
        return _start(self.earliest)

    @property
    def _end(self) -> Edge | None:
        return _end(self.latest)

    def _first_of(self, grain: Grain) -> Edge | None:
        """The beginning of the unit in which this begins."""
        return _start(_unit(self.earliest, grain)[0])

    def _last_of(self, grain: Grain) -> Edge | None:
        """The beginning of the unit in which this ends."""
        return _start(_unit(self.latest, grain)[0])


def weekday_of(iso_day: str) -> str:
    """The English name of the weekday of an ISO day. Raises ValueError where there is no such day."""
    return WEEKDAYS[date.fromisoformat(iso_day[:10]).weekday()]


def to_edtf(time: str | Interval | None, mod: str | None = None) -> str | None:
    """A TIMEX3 value with its mod, or an interval, in EDTF; None where it names no date (durations, sets, references).

    Seasons are `2025-21` to `2025-24`, quarters `2025-33` to `2025-36`, halves `2025-40` and `2025-41`, weeks stay
    `2012-W47`, a day without a year is `XXXX-08-15`, an open end is `..`, about is `~`, and a part of a day is its day.
    """
    if isinstance(time, Interval):
        return edtf_of_bounds(time.earliest, time.latest)
    return edtf_of_value(time, mod) if time else None


def _start(moment: str | None) -> Edge | None:
    read = read_moment(moment)
    return read.first if read else None


def _end(moment: str | None) -> Edge | None:
    read = read_moment(moment)
    return read.last if read else None


def _earlier(one: Edge | None, other: Edge | None) -> bool | None:
    """Whether one edge comes before another."""
    if one is None or other is None:
        return None
    least, most = minutes_between(one, other)
    return True if least > 0 else False if most <= 0 else None


def _later_or_equal(one: Edge | None, other: Edge | None) -> bool | None:
    earlier = _earlier(one, other)
    return None if earlier is None else not earlier


def _decided(yes: bool | None, no: bool | None) -> bool | None:
    """True where the first is certain, False where the second is, None where neither."""
    return True if yes else False if no else None


def _unit(moment: str | None, grain: Grain) -> tuple[str | None, str | None]:
    """The first and last day of the unit that holds a moment, by its local date."""
    read = read_moment(moment)
    if read is None:
        return None, None
    if grain == "day":
        return read.day, read.day
    number = day_number(read.day)
    try:
        if grain == "week":
            monday = number - number % 7  # 1 January of the year 1 was a Monday
            return day_of_number(monday), day_of_number(monday + 6)
        months = 12 * int(read.day[:-6]) + int(read.day[-5:-3]) - 1
        first = months - months % MONTHS_OF[grain]
        year, month = divmod(first + MONTHS_OF[grain] - 1, 12)
        return iso_day(first // 12, first % 12 + 1, 1), iso_day(year, month + 1, last_of_month(year, month + 1))
    except ValueError:  # beyond the years that ISO 8601 writes with four digits
        return None, None
