"""A day and a time of day that stand together are one time: "Friday evening", "5 p.m. EST on November 6"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from truceline.annotate.times.reading import Reading

LINKS = {
    "day first": "(,|at|(, at)|(in the)|(at about)|(at around))?",
    "time first": "(,|on|of|(of the)|(on the))?",
}


IN_PART = re.compile(r"(\d{4}-\d\d-\d\d|XXXX-XX-XX|XXXX-WXX-[1-7])T(MO|AF|EV|NI)")
SET_OF_DAYS = re.compile(r"(XXXX-XX-XX|XXXX-WXX-[1-7])(?=\Z|T\d)")
HOUR = re.compile(r"T(\d\d)(:\d\d)")


def in_part(part: Reading, clock: Reading) -> Reading | None:
    """The clock time in a part of a day: "eight o'clock tonight", "Friday night at 8", "7:30 this morning"."""
    day, hour = IN_PART.fullmatch(part.value or ""), HOUR.fullmatch(clock.value or "")
    if part.floating or not clock.floating or not day or not hour:
        return None
    late = day.group(2) != "MO" and int(hour.group(1)) < 12
    return Reading(part.type, f"{day.group(1)}T{int(hour.group(1)) + 12 * late:02}{hour.group(2)}", zone=clock.zone)


def joined(day: Reading, time: Reading) -> Reading | None:
    """The time of day on a day, or on each of a set of days; None where the two are no such pair."""
    if not time.floating or time.value is None:
        return None
    if set_of_days := days_of(day):
        return recurring(time, set_of_days)
    if not day.day:
        return None
    return Reading("TIME", f"{day.day}{time.value}", time.mod or day.mod, day.interval, time.zone)


def days_of(reading: Reading) -> str | None:
    """The days of a set: XXXX-XX-XX for "every day" or "every day at 7 a.m.", XXXX-WXX-5 for "Fridays"."""
    if reading.type != "SET" or reading.value is None:
        return None
    return "XXXX-XX-XX" if reading.value == "P1D" else (found := SET_OF_DAYS.match(reading.value)) and found.group(1)


def recurring(time: Reading, days: str) -> Reading:
    """A time of day on each of a set of days: "7 a.m. each day"."""
    return replace(time, type="SET", value=f"{days}{time.value}", floating=False)


def landed(time: Reading, day: date | None) -> Reading:
    """A time of day without a day beside it, put on a day."""
    return replace(time, value=f"{day.isoformat() if day else 'XXXX-XX-XX'}{time.value}", floating=False)
