"""Days: telling dates apart and writing them for a reader."""

from __future__ import annotations

import re
from datetime import date, timedelta

from truceline.model.interval import MONTHS, WEEKDAYS, Interval, weekday_of
from truceline.model.spans import Span
from truceline.model.time import Timex

MIDNIGHT_BEFORE = re.compile(r"\bmidnight,? (?:(?:on|of|this|next|the night of) ){0,2}(?:the )?$", re.IGNORECASE)
MIDNIGHT_BEHIND = re.compile(r",? (?:night,? )?(?:at )?midnight\b", re.IGNORECASE)
CLOCK = re.compile(
    r"\b\d{1,2}(?:[:.]\d\d)? ?(?:[ap]\.?m\b\.?|GMT|UTC|E[SD]?T\b|hours?)|\b\d{1,2}:\d\d\b", re.IGNORECASE
)
DAY_WORD = re.compile(rf"\b(?:{'|'.join((*MONTHS, *WEEKDAYS))}|yesterday|tomorrow)\b", re.IGNORECASE)
MIDNIGHT_REACH = 32
"""Code points before a day in which its midnight stands."""


def has_midnight(text: str, day: Span) -> bool:
    """Whether a day is told with its midnight ("midnight on Saturday"), by which the next day or the one before may
    be meant as well."""
    before = MIDNIGHT_BEFORE.search(text, max(0, day.start - MIDNIGHT_REACH), day.start)
    return before is not None or MIDNIGHT_BEHIND.match(text, day.end) is not None


def is_hour(words: str) -> bool:
    """Whether words give an hour and no day: "updated at 8:05 p.m."."""
    rest = CLOCK.sub("", words)
    return rest != words and not re.search(r"\d", rest) and DAY_WORD.search(rest) is None


def day_of(timex: Timex) -> date | None:
    """The one day that a time lies in."""
    return iso_day(Interval.of_timex(timex).day) if timex.type in ("DATE", "TIME") else None


def iso_day(text: str | None) -> date | None:
    """The day that an ISO string begins with; None where it is coarser than a day."""
    if text is None or len(text) < 10:
        return None
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def write_day(day: date) -> str:
    """A day as "18 September 2025"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def write_iso(text: str | None) -> str:
    """An ISO day as a reader writes it; what is coarser as it stands."""
    day = iso_day(text)
    return write_day(day) if day else text or "no date"


def write_weekday(day: date) -> str:
    """A day's weekday, "Monday"."""
    return weekday_of(day.isoformat())


def days(count: int) -> timedelta:
    return timedelta(days=count)
