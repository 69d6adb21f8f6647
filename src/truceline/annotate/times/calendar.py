"""Dates of the calendar: days, months, quarters, seasons, years, decades, written out or in digits."""

from __future__ import annotations

import re
from datetime import date

from truceline.annotate.times.reading import Parts, Pattern, Reading
from truceline.annotate.times.setting import Setting
from truceline.model.interval import Interval


def month_of(p: Parts) -> int:
    """The number of the month that a part names."""
    return int(p.code("month", "MONTH", "MAYMARCH", "MONTHABBR"))


def full_date(p: Parts, _: Setting) -> Reading | None:
    """Read a day with its year: "August 15, 2025", "Friday, 15 August 2025". The weekday does not count."""
    return day_reading(int(p.word("year")), month_of(p), p.ordinal("day"))


def day_reading(year: int, month: int, day: int) -> Reading | None:
    """A day, if the calendar has it."""
    try:
        return Reading("DATE", date(year, month, day).isoformat())
    except ValueError:
        return None


def day_of_month(p: Parts, s: Setting) -> Reading | None:
    """Read a day without its year: the year nearest to the day of writing on the side that the verb looks to."""
    month, day = month_of(p), p.ordinal("day")
    if not 1 <= day <= (29 if month == 2 else 30 if month in (4, 6, 9, 11) else 31):
        return None
    year = nearest_year(month, day, s)
    return day_reading(year, month, day) if year else Reading("DATE", f"XXXX-{month:02}-{day:02}")


def nearest_year(month: int, day: int, s: Setting) -> int | None:
    """The year of a month or day that the text gives without one."""
    if s.published is None:
        return s.year
    year, direction = s.published.year, s.direction
    position, now = (month, day), (s.published.month, s.published.day)
    if position > now and (direction == "past" or (direction is None and month - now[0] > 9)):
        return year - 1
    if position < now and (direction == "future" and now[0] - month > 2):
        return year + 1
    return year


def month_year(p: Parts, _: Setting) -> Reading | None:
    """Read a month with its year: "August 2025", "August of 2025"."""
    return Reading("DATE", f"{int(p.word('year')):04}-{month_of(p):02}")


def month_alone(p: Parts, s: Setting) -> Reading | None:
    """Read a month without its year."""
    month = month_of(p)
    year = nearest_year(month, 1 if s.published is None else s.published.day, s)
    return Reading("DATE", f"{year or 'XXXX'}-{month:02}")


def year_alone(p: Parts, _: Setting) -> Reading | None:
    """Read a year."""
    return Reading("DATE", p.word("year"))


def iso_date(p: Parts, _: Setting) -> Reading | None:
    """Read "2025-08-15" or "2025-08-15T10:30:00Z"."""
    written = p.word("date").upper()
    found = day_reading(*(int(n) for n in written[:10].split("-")))
    if found is None or len(written) == 10:
        return found
    return Reading("TIME", f"{written[:16]}{'Z' if written.endswith('Z') else ''}")


def digit_date(p: Parts, s: Setting) -> Reading | None:
    """Read "15/08/2025", "8/15/2025", "15.08.2025". Where the order is open, the two days are the bounds."""
    word = p.word("date")
    first, second, year = (int(n) for n in re.split(r"[/.-]", word))
    year = year if year > 99 else year + (2000 if year < 50 else 1900)
    day_first = True if "." in word else s.day_first
    if first > 12 or day_first is True:
        return day_reading(year, second, first)
    if second > 12 or day_first is False or first == second:
        return day_reading(year, first, second)
    days = sorted(
        d.value for d in (day_reading(year, first, second), day_reading(year, second, first)) if d and d.value
    )
    return Reading("DATE", f"{year:04}", None, Interval(days[0], days[-1]))


def season_year(p: Parts, _: Setting) -> Reading | None:
    """Read a season: "the spring of 2025", "summer 2025"."""
    return Reading("DATE", f"{p.word('year')}-{p.code('season', 'SEASON')}")


def decade(p: Parts, _: Setting) -> Reading | None:
    """Read "the 1990s", "the '90s"."""
    word = p.word("decade")
    return Reading("DATE", word[:3] if len(word) == 5 else f"19{word[0]}")


def quarter_year(p: Parts, _: Setting) -> Reading | None:
    """Read "the third quarter of 2025", "third-quarter 2025"."""
    quarter = p.ordinal("nth")
    return Reading("DATE", f"{p.word('year')}-Q{quarter}") if 1 <= quarter <= 4 else None


def half_year(p: Parts, _: Setting) -> Reading | None:
    """Read "the first half of 2025"."""
    half = 2 if p.word("nth") in ("last", "latter", "second") else 1
    return Reading("DATE", f"{p.word('year')}-H{half}")


PATTERNS = (
    Pattern("iso_date", "date:ISO", iso_date),
    Pattern("digit_date", "date:DIGITS", digit_date),
    Pattern("month_day_year", "ANYDAY? month:MONTHNAME the? day:DAYNUM ,? year:YEAR", full_date),
    Pattern("day_month_year", "ANYDAY? the? day:DAYNUM of? month:MONTHNAME (,|of)? year:YEAR", full_date),
    Pattern("month_day", "ANYDAY? month:MONTHNAME the? day:DAYNUM", day_of_month),
    Pattern("day_month", "ANYDAY? the? day:DAYNUM of? month:MONTHNAME", day_of_month),
    Pattern("month_year", "month:MONTHNAME (,|of|in)? year:YEAR", month_year),
    Pattern("month_alone", "month:CLEARMONTH", month_alone),
    Pattern("year_alone", "year:YEAR", year_alone),
    Pattern("season_year", "the? season:SEASON (of|in|,)? year:YEAR", season_year),
    Pattern("decade", "the? decade:DECADE", decade),
    Pattern("decade_short", "the? '|’|‘ decade:DECADE2", decade),
    Pattern("quarter_year", "the? nth:( ORDINALWORD|ORDINAL ) -? quarter (of|in)? year:YEAR", quarter_year),
    Pattern("half_year", "the? nth:( first|second|last|latter ) half of year:YEAR", half_year),
)
