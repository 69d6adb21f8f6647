"""The year of a day or month that the text gives without one."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import replace
from datetime import date

from truceline.annotate.times.reading import Reading
from truceline.annotate.times.setting import Setting
from truceline.annotate.times.verbs import Direction
from truceline.model.interval import Interval

FAR = 5
"""How many times nearer the other side must be to overrule the verb: "extended to Nov. 16" written on October 30.
Set by hand from such cases."""

RANGE_START = re.compile(r"\d{4}-\d\d(?:-\d\d)?")
ABSURD = 12
"""How many times farther the side of the verb must be to be no choice at all: a plan of yesterday, told today."""

SLIP = 31
"""Days from the day of writing within which a date without its year is of about now, whatever its weekday."""

YEAR_DAYS, MONTH_DAYS = 360, 30  # rough, for comparing distances


def day_reading(year: int, month: int, day: int, *, dated: bool = False) -> Reading | None:
    """A day, if the calendar has it. `dated` where its year stands beside it."""
    try:
        return Reading("DATE", date(year, month, day).isoformat(), dated=dated)
    except ValueError:
        return None


def with_year(month: int, day: int | None, s: Setting, weekday: int | None = None) -> Reading | None:
    """A month, or a day of one, in the year that fits; None where the calendar has no such day.

    The weekday beside it decides (1 is Monday), else the verb, else what is nearer. Where the text tells of another
    year just before, or no word says which way it looks and both are near, the bounds reach over both years.
    """
    by_weekday = _year_of_weekday(month, day, weekday, s)
    if by_weekday:
        return _in_year(by_weekday, month, day)
    if famous := _famous_year(month, day, s):
        return day_reading(famous, month, day or 1, dated=True)
    year, other = _years(month, day, s)
    if year is None:
        return Reading("DATE", f"XXXX-{month:02}" + (f"-{day:02}" if day else ""))
    told = s.scene_year(month) if s.published and s.opening and s.direction != "future" else None
    if told and told < year:
        return _either(told, year, month, day)
    here = s.sentence_year(month) if s.published and s.direction != "future" else None
    if here and here < year:
        return _either(year, here, month, day)
    return _either(year, other, month, day) if other else _in_year(year, month, day)


def year_of(month: int, day: int | None, s: Setting) -> int | None:
    """The year of a month, or of a day of one, that the text gives without it; None where nothing tells."""
    return _years(month, day, s)[0]


def _years(month: int, day: int | None, s: Setting) -> tuple[int | None, int | None]:
    """The likelier year, and the other one where it is open which; None where nothing tells, or nothing is open."""
    as_fine = s.last is not None and len(s.last) == (10 if day else 7) and RANGE_START.fullmatch(s.last)
    if s.last and as_fine and s.gap in s.words.near["range_links"]:
        return int(s.last[:4]) + (month < int(s.last[5:7])), None
    if s.published is None:
        return s.story_year(month), None
    offset = _days_ahead(month, day, s.published)
    if offset == 0:
        return s.published.year, None
    before, after = s.published.year - (offset > 0), s.published.year + (offset < 0)
    side, is_open = _side(-offset % YEAR_DAYS, offset % YEAR_DAYS, s)
    year, other = (after, before) if side == "future" else (before, after)
    return year, other if is_open else None


def _side(back: int, ahead: int, s: Setting) -> tuple[Direction, bool]:
    """The side of a date that lies so many days back and ahead, and whether the other side stays open."""
    if (s.lead in s.words.near["deadline_leads"] or s.after_as_of) and ahead <= back:
        return "future", False
    much_nearer: Direction | None = "future" if ahead * FAR <= back else "past" if back * FAR <= ahead else None
    way, certain, _ = s.look
    if way is None:
        return much_nearer or ("past" if back <= 2 * ahead else "future"), much_nearer is None
    opposed = much_nearer not in (None, way)
    if much_nearer and opposed and not certain:
        return much_nearer, max(back, ahead) < ABSURD * min(back, ahead)
    return way, (opposed and way == "past") or (way == "future" and not certain and back < ahead)


def _famous_year(month: int, day: int | None, s: Setting) -> int | None:
    """The year of a day that is known without one, where the sentence speaks of what happened on it."""
    year, beside = s.words.famous_days.get(f"{month:02}-{day or 0:02}", (0, frozenset()))
    if not year or s.published is None or s.published < date(year, month, day or 1):
        return None
    return None if beside.isdisjoint(s.sentence_words) else year


def relative_year(side: str, s: Setting) -> int | None:
    """The year of "last year", "that year", "the following year"."""
    if side in ("that", "same") and s.told_value:
        return int(s.told_value[:4])
    if side in ("following", "previous") and s.told_value:
        return int(s.told_value[:4]) + (1 if side == "following" else -1)
    steps: dict[str, int] = {"last": -1, "this": 0, "same": 0, "next": 1}
    return s.published.year + steps[side] if s.published and side in steps else None


def _days_ahead(month: int, day: int | None, published: date) -> int:
    """Rough days from publication to a month, or a day of one, in the same year; below zero where it has passed."""
    return (month - published.month) * MONTH_DAYS + (day - published.day if day else 0)


def _year_of_weekday(month: int, day: int | None, weekday: int | None, s: Setting) -> int | None:
    """The one year near the day of writing in which a day is the weekday that stands beside it.

    A day within a month of the day of writing is of that year whatever its weekday: a wrong one there is a slip.
    """
    if s.published is None or day is None or weekday is None:
        return None
    around = (s.published.year + n for n in (-1, 0, 1))
    days = [date(y, month, day) for y in around if day <= monthrange(y, month)[1]]
    near = [d.year for d in days if abs((d - s.published).days) <= SLIP]
    fits = near or [d.year for d in days if d.isoweekday() == weekday]
    return fits[0] if len(fits) == 1 else None


def _in_year(year: int, month: int, day: int | None) -> Reading | None:
    return day_reading(year, month, day) if day else Reading("DATE", f"{year:04}-{month:02}")


def _either(year: int, other: int, month: int, day: int | None) -> Reading | None:
    """The day or month in the first year, with bounds that reach to the other."""
    chosen, second = _in_year(year, month, day), _in_year(other, month, day)
    if chosen is None or second is None:
        return chosen
    first, last = sorted((str(chosen.value), str(second.value)))
    return replace(chosen, interval=Interval(Interval.of_value(first).earliest, Interval.of_value(last).latest))
