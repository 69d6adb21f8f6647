"""Moments: the ends of an interval in ISO 8601, where they lie, and how far apart two of them are.

Accepted are a day (`2025-08-15`; before Christ with the astronomers' year zero, `-0479-08-15` is in 480 BC), or a day
with hour and minute (`2025-08-15T11:00`, seconds are dropped), or that with an offset (`Z`, `-08:00`, `+0530`, `+02`).
Anything else, and a day or minute that no calendar or clock has, is no moment: relations take it for unknown.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache

OFFSET = r"Z|[+-](?:0\d|1[0-4])(?::?[0-5]\d)?"
MOMENT = re.compile(
    r"(?P<day>-?\d{4}-\d\d-\d\d)"
    r"(?:T(?P<hour>[01]\d|2[0-3]):(?P<minute>[0-5]\d)(?::[0-5]\d(?:\.\d{1,9})?)?"
    rf"(?P<zone>{OFFSET})?)?",
    re.ASCII,
)
DAY = re.compile(r"(-?\d{4})-(\d\d)-(\d\d)", re.ASCII)

DAY_MINUTES = 24 * 60
EAST, WEST = 14 * 60, 12 * 60
"""Minutes by which local clocks run before UTC at most (Line Islands) and after it at most (Baker Island)."""

CYCLE_YEARS, CYCLE_DAYS = 400, 146_097
"""The Gregorian calendar repeats after so many years, of so many days in all."""


@dataclass(frozen=True, slots=True)
class Edge:
    """One minute, counted from midnight before 1 January of the year 1.

    Local time, with the minutes east of Greenwich where the text gives them. `clock` is whether it comes from a time
    of day; the first or last minute of a day does not.
    """

    minute: int
    offset: int | None
    clock: bool


@dataclass(frozen=True, slots=True)
class Moment:
    """The end of an interval: the day as written, and its first and last minute."""

    day: str
    first: Edge
    last: Edge


@lru_cache(maxsize=4096)
def read_moment(text: str | None) -> Moment | None:
    """What a string of ISO 8601 says; None where it is no moment (see the module)."""
    match = MOMENT.fullmatch(text) if text else None
    if match is None:
        return None
    try:
        midnight = day_number(match["day"]) * DAY_MINUTES
    except ValueError:
        return None
    if match["hour"] is None:
        whole = Edge(midnight, None, False), Edge(midnight + DAY_MINUTES - 1, None, False)
        return Moment(match["day"], *whole)
    edge = Edge(midnight + 60 * int(match["hour"]) + int(match["minute"]), _offset(match["zone"]), True)
    return Moment(match["day"], edge, edge)


def _offset(zone: str | None) -> int | None:
    if zone is None or zone == "Z":
        return None if zone is None else 0
    minutes = 60 * int(zone[1:3]) + int(zone[-2:] if len(zone) > 3 else 0)
    return -minutes if zone[0] == "-" else minutes


def minutes_between(one: Edge, other: Edge) -> tuple[int, int]:
    """The least and the most minutes from one edge to another, below zero where the other comes first.

    Two clocks with offsets are compared on the instant, two without on one local clock, and one of each for every
    offset that Earth has. A day is local: against a clock the date as written counts, whatever the offset.
    """
    apart = other.minute - one.minute
    if not (one.clock and other.clock) or (one.offset is None and other.offset is None):
        return apart, apart
    if one.offset is not None and other.offset is not None:
        apart += one.offset - other.offset
        return apart, apart
    if one.offset is not None:
        return apart + one.offset - EAST, apart + one.offset + WEST
    return apart - (other.offset or 0) - WEST, apart - (other.offset or 0) + EAST


def day_number(day: str) -> int:
    """The days from 1 January of the year 1 to an ISO day, also before Christ. Raises ValueError for no such day."""
    match = DAY.fullmatch(day)
    if match is None:
        raise ValueError(f"no day: {day}")
    cycles, year = divmod(int(match[1]) - 1, CYCLE_YEARS)
    return cycles * CYCLE_DAYS + date(year + 1, int(match[2]), int(match[3])).toordinal() - 1


def day_of_number(number: int) -> str:
    """The ISO day so many days from 1 January of the year 1. Raises ValueError beyond the years -9999 to 9999."""
    cycles, left = divmod(number, CYCLE_DAYS)
    day = date.fromordinal(left + 1)
    return iso_day(day.year + cycles * CYCLE_YEARS, day.month, day.day)


def days_between(one: str | None, other: str | None) -> int | None:
    """The days from one moment's day to another's; null where one of them is no moment."""
    a, b = read_moment(one), read_moment(other)
    return day_number(b.day) - day_number(a.day) if a and b else None


def iso_day(year: int, month: int, day: int) -> str:
    """A day in ISO 8601. Raises ValueError beyond the years -9999 to 9999."""
    return f"{iso_year(year)}-{month:02}-{day:02}"


def iso_year(year: int) -> str:
    """A year in ISO 8601: `2025`, `-0479`. Raises ValueError beyond the years -9999 to 9999."""
    if abs(year) > 9999:
        raise ValueError("no such year")
    return f"{'-' if year < 0 else ''}{abs(year):04}"


def last_of_month(year: int, month: int) -> int:
    """The last day of a month, also before Christ."""
    return monthrange(year % CYCLE_YEARS + CYCLE_YEARS, month)[1]


def shifted(moment: str, *, days: int = 0, minutes: int = 0) -> str | None:
    """A moment moved by days, or by minutes where it has a clock. None where it is no moment or the years end."""
    match, read = MOMENT.fullmatch(moment), read_moment(moment)
    if match is None or read is None:
        return None
    number, minute = divmod(read.first.minute + (minutes if read.first.clock else 0) + days * DAY_MINUTES, DAY_MINUTES)
    try:
        day = day_of_number(number)
    except ValueError:
        return None
    return f"{day}T{minute // 60:02}:{minute % 60:02}{match['zone'] or ''}" if read.first.clock else day


def in_utc(moment: str) -> str:
    """A moment with an offset as the same in UTC, to the second; anything else as it stands."""
    try:
        read = datetime.fromisoformat(moment)
    except ValueError:
        return moment
    return read.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z") if read.tzinfo else moment
