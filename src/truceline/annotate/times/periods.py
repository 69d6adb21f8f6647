"""Quarters, halves and seasons."""

from __future__ import annotations

import re
from datetime import date, timedelta

from truceline.annotate.times.reading import Parts, Pattern, Reading
from truceline.annotate.times.setting import Setting
from truceline.annotate.times.years import relative_year

QUARTER = re.compile(r"\d{4}-Q[1-4]")
SEASON_MIDDLE = {"SP": 4, "SU": 7, "FA": 10, "WI": 13}
"""The month that stands for a season when the nearest one is sought; 13 is January of the year after."""


def quarter_year(p: Parts, _: Setting) -> Reading | None:
    """Read "the third quarter of 2025", "third-quarter 2025", "the 1988 second quarter"."""
    quarter = p.ordinal("nth")
    return Reading("DATE", f"{p.word('year')}-Q{quarter}") if 1 <= quarter <= 4 else None


def sided_quarter(p: Parts, s: Setting) -> Reading | None:
    """Read "the third quarter of last year", "the second quarter of the year", "this year's third quarter"."""
    quarter = p.ordinal("nth")
    year = relative_year(p.word("side"), s) if p.has("side") else int(p.word("year")) if p.has("year") else s.year
    return Reading("DATE", f"{year}-Q{quarter}") if year and 1 <= quarter <= 4 else None


def quarter_code(p: Parts, s: Setting) -> Reading | None:
    """Read "Q3 2008", "Q3"."""
    year = int(p.word("year")) if p.has("year") else s.year
    return Reading("DATE", f"{year or 'XXXX'}-Q{p.code('code', 'QUARTERCODE')}")


def quarter_alone(p: Parts, s: Setting) -> Reading | None:
    """Read "the third quarter", "third-quarter": the last such quarter that has begun, unless the verb looks ahead."""
    quarter = p.ordinal("nth")
    if not 1 <= quarter <= 4 or (p.after() == "of" and p.after(2) == "the" and p.after(3) not in ("fiscal", "year")):
        return None
    if s.habitual:
        return Reading("SET", f"XXXX-Q{quarter}")
    if s.published is None:
        return Reading("DATE", f"{s.year or 'XXXX'}-Q{quarter}")
    if s.last and s.gap == "," and QUARTER.fullmatch(s.last):
        return Reading("DATE", f"{s.last[:4]}-Q{quarter}")  # "the year-ago quarter, the second quarter of its books"
    year, here = s.published.year, (s.published.month + 2) // 3
    if quarter > here + (1 if s.direction == "future" else 0) and not (quarter > here and s.direction == "future"):
        year -= 1
    return Reading("DATE", f"{year}-Q{quarter}")


def the_quarter(p: Parts, s: Setting) -> Reading | None:
    """Read "the quarter", "the latest quarter", "the latest period": the one told, or the last that is over.

    Bare, where one was told or what counts stands before it: "for the quarter". Not "the quarter" of a town, nor
    "the quarter-to-quarter gain".
    """
    if not (p.has("which") or s.told.quarter or p.before() == "for") or p.after() == "-":
        return None
    quarter = s.told.quarter or _last_quarter(s.published)
    return Reading("DATE", quarter) if quarter else None


def ended_quarter(p: Parts, s: Setting) -> Reading | None:
    """Read "the quarter that ended in June", "the quarter ended Sept. 30"."""
    if s.quarter:
        return Reading("DATE", s.quarter)  # of a fiscal year, perhaps
    month = int(p.code("month", "MONTH", "MAYMARCH", "MONTHABBR"))
    if s.published is None:
        return Reading("DATE", f"{s.year or 'XXXX'}-Q{(month + 2) // 3}")
    year = s.published.year - (month > s.published.month and p.word("how") == "ended")
    return Reading("DATE", f"{year}-Q{(month + 2) // 3}")


def told_quarter(p: Parts, s: Setting) -> Reading | None:
    """Read "the latest period", "the year-ago period", where a quarter was told."""
    return (year_ago if p.has("ago") else the_quarter)(p, s) if s.told.quarter else None


def year_ago(_: Parts, s: Setting) -> Reading | None:
    """Read "the year-ago quarter", "year-earlier": a year before the quarter told, or before this year."""
    if s.told.quarter:
        return Reading("DATE", f"{int(s.told.quarter[:4]) - 1}{s.told.quarter[4:]}")
    return Reading("DATE", str(s.published.year - 1)) if s.published else None


def period_of_year(p: Parts, s: Setting) -> Reading | None:
    """Read "the 1988 period": the quarter told, of that year; the year itself where none was told."""
    return Reading("DATE", p.word("year") + (s.told.quarter[4:] if s.told.quarter else ""))


def _last_quarter(day: date | None) -> str | None:
    if day is None:
        return None
    ended = date(day.year, 3 * ((day.month - 1) // 3) + 1, 1) - timedelta(days=1)
    return f"{ended.year}-Q{ended.month // 3}"


def half_year(p: Parts, s: Setting) -> Reading | None:
    """Read "the first half of 2025", "the second half of the year", "the first half of last year"."""
    year = relative_year(p.word("side"), s) if p.has("side") else int(p.word("year")) if p.has("year") else s.year
    if year is None:
        return None
    return Reading("DATE", f"{year}-H{2 if p.word('nth') in ('last', 'latter', 'second') else 1}")


def season_year(p: Parts, _: Setting) -> Reading | None:
    """Read "the spring of 2025", "summer 2025". Not "the 2018 Winter Olympics"."""
    if p.after().lower() in p.near("games"):
        return None
    return Reading("DATE", f"{p.word('year')}-{p.code('season', 'SEASON')}")


def season_alone(p: Parts, s: Setting) -> Reading | None:
    """Read "in spring", "the summer". Not "the fall of the city", "the spring offensive" without a word of time."""
    season, lead = p.code("season", "SEASON"), p.before()
    if lead not in p.near("season_leads") or p.after() == "of" or p.after()[:1].isupper():
        return None
    return Reading("SET", f"XXXX-{season}") if s.habitual else season_of_year(season, s)


def sided_season(p: Parts, s: Setting) -> Reading | None:
    """Read "last fall", "this spring", "next winter"."""
    season, side = p.code("season", "SEASON"), p.word("side")
    if side in ("this", "that"):
        return season_of_year(season, s)
    sign = -1 if side in ("last", "past", "previous") else 1
    if side in ("following", "previous") and s.told_value and s.told_value[:4].isdigit():
        return Reading("DATE", f"{_beside_told(s.told_value, SEASON_MIDDLE[season], sign):04}-{season}")
    return Reading("DATE", f"{_sided(season, sign, s)}-{season}")


def season_of_year(season: str, s: Setting) -> Reading:
    """The season of the year of writing, or of the year told."""
    if s.published is None:
        return Reading("DATE", f"{s.year or 'XXXX'}-{season}")
    return Reading("DATE", f"{s.published.year - (season == 'WI' and s.published.month < 3)}-{season}")


def _beside_told(told: str, middle: int, sign: int) -> int:
    """The year of the next or last season, given by its middle month, from a date told; from a year, that beside it."""
    if len(told) < 7:
        return int(told[:4]) + sign
    months = 12 * int(told[:4]) + int(told[5:7])
    here = 12 * int(told[:4]) + middle
    return int(told[:4]) + (sign if (months - here) * sign >= -1 else 0)


def _sided(season: str, sign: int, s: Setting) -> str:
    if s.published is None:
        return str(s.year + (sign if sign > 0 else 0)) if s.year else "XXXX"
    here, middle = s.published.month, SEASON_MIDDLE[season]
    if sign < 0:
        return str(s.published.year - (middle + 1 >= here))
    return str(s.published.year + (middle - 1 <= here))


PATTERNS = (
    Pattern("quarter_year", "the? nth:NTH -? quarter (of|in|,)? fiscal? year:YEAR", quarter_year),
    Pattern("sided_quarter", "the? nth:NTH -? quarter of the? fiscal? (side:YEARSIDE)? year", sided_quarter),
    Pattern(
        "quarter_of_possessor",
        "(side:YEARSIDE year)|(fiscal? year:YEAR) 's|’s fiscal? nth:NTH -? quarter",
        sided_quarter,
    ),
    Pattern("quarter_code", "code:QUARTERCODE (of|,)? (year:YEAR)?", quarter_code),
    Pattern("year_quarter", "the year:YEAR nth:NTH -? quarter", quarter_year),
    Pattern("quarter_alone", "the? (fiscal -?)? nth:NTH quarter|quarters", quarter_alone),
    Pattern("listed_quarter", "the? nth:NTH / and|or|through|to the? NTH quarters", quarter_alone),
    Pattern("quarter_before_noun", "fiscal? -? nth:NTH - quarter", quarter_alone),
    Pattern("ended_quarter", "the quarter / that? how:( ended|ending ) in|on? month:MONTHNAME", ended_quarter),
    Pattern("the_quarter", "the (which:( latest|current|(most recent) ))? quarter", the_quarter),
    Pattern("latest_period", "the latest period", told_quarter),
    Pattern("period_of_year", "the year:YEAR period", period_of_year),
    Pattern("year_ago_quarter", "the? comparable? year -? (ago|earlier) quarter", year_ago),
    Pattern("quarter_year_ago", "the quarter a year ago|earlier", year_ago),
    Pattern("year_ago_period", "the? comparable? year -? ago:( ago|earlier ) period", told_quarter),
    Pattern("year_ago", "year - ago|earlier", year_ago),
    Pattern(
        "half_year", "the? nth:( first|second|last|latter ) half of (year:YEAR)|(the? (side:YEARSIDE)? year)", half_year
    ),
    Pattern("season_year", "the? season:SEASON (of|in|,)? year:YEAR", season_year),
    Pattern("year_season", "year:YEAR season:SEASON", season_year),
    Pattern("ranged_season", "the? season:SEASON / RANGE SEASON of? year:YEAR", season_year),
    Pattern("season_alone", "season:SEASON", season_alone),
    Pattern("the_season", "the season:SEASON", season_alone),
    Pattern(
        "sided_season",
        "(the|this)? side:( last|past|next|this|that|coming|previous|following ) season:SEASON",
        sided_season,
    ),
)
