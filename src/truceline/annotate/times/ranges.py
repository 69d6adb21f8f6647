"""Dates in ranges and lists that share a month or a year: "August 11–15", "June 5 and 6, 1967", "May to July 1950"."""

from __future__ import annotations

import re

from truceline.annotate.times.calendar import day_of_month, full_date, month_of
from truceline.annotate.times.reading import Parts, Pattern, Reading
from truceline.annotate.times.setting import Setting
from truceline.annotate.times.years import day_reading


def ranged_month(p: Parts, _: Setting) -> Reading | None:
    """Read the first of two dates whose year stands behind the second: "May–August 1950", "March 5 – April 2, 1951"."""
    month, last = month_of(p), int(p.code("until", "MONTH", "MAYMARCH", "MONTHABBR"))
    year = int(p.word("year")) - (month > last)
    if not p.has("day"):
        return Reading("DATE", f"{year:04}-{month:02}")
    return day_reading(year, month, p.ordinal("day"))


def range_start(p: Parts, s: Setting) -> Reading | None:
    """Read the first day of "12 to 16 May 2025", the month standing behind the second."""
    if p.before() in ("$", "€", "£", "-", "–"):
        return None
    if p.has("year"):
        return full_date(p, s)
    return day_of_month(p, s)


def range_end(p: Parts, s: Setting) -> Reading | None:
    """Read the second day of "August 11–15", "May 4 and 5"; the month is that of the day before."""
    day = p.ordinal("day")
    if s.last is None or not re.fullmatch(r"(?:\d{4}|XXXX)-\d\d-\d\d", s.last):
        return None
    behind = p.after(3 if (p.after(), p.after(2)) == (",", "and") else 2)
    listed = s.gap == "," and p.after() in ("and", "or", ",") and behind[:1].isdigit()
    if s.gap not in p.near("range_gaps") and not listed:
        return None
    counts = p.after()[:1].islower() and p.after().lower() not in p.near("range_followers")
    if int(s.last[8:]) >= day or (counts and not p.has("year")):
        return None  # "on May 4, 3 men", "on May 4 and 26 men"
    if s.last.startswith("XXXX"):
        return Reading("DATE", f"{s.last[:8]}{day:02}")
    return day_reading(int(s.last[:4]), int(s.last[5:7]), day)


def listed_nights(p: Parts, _: Setting) -> Reading | None:
    """Read the first day of "Monday and Tuesday nights"."""
    return Reading("SET", f"XXXX-WXX-{p.code('weekday', 'WEEKDAY', 'WEEKDAYABBR')}T{p.code('part', 'PARTS')}")


PATTERNS = (
    Pattern(
        "ranged_day_month",
        "ANYDAY? the? day:DAYNUM month:MONTHNAME / RANGE DAYNUM until:MONTHNAME year:YEAR",
        ranged_month,
    ),
    Pattern(
        "ranged_month_day",
        "ANYDAY? month:MONTHNAME day:DAYNUM / RANGE until:MONTHNAME DAYNUM ,? year:YEAR",
        ranged_month,
    ),
    Pattern("ranged_days", "month:MONTHNAME day:DAYNUM / -|–|to|and|or|through DAYNUM ,? year:YEAR", full_date),
    Pattern("ranged_month", "month:MONTHNAME / RANGE until:MONTHNAME ,? year:YEAR", ranged_month),
    Pattern(
        "day_range", "the? day:DAYNUM / -|–|to|and|or|through DAYNUM of? month:MONTHNAME ,? (year:YEAR)?", range_start
    ),
    Pattern("listed_nights", "weekday:WEEKDAYNAME / and|or|through|to|–|- WEEKDAYNAME part:PARTS", listed_nights),
    Pattern("range_end", "the? day:DAYNUM", range_end),
    Pattern("range_end_year", "the? day:DAYNUM ,? year:YEAR", range_end),
)
