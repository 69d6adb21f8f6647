"""Times that are counted from the day of writing or from the last day told."""

from __future__ import annotations

from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from truceline.annotate.times.reading import Parts, Pattern, Reading
from truceline.annotate.times.setting import Setting
from truceline.model.interval import Interval

BACK = frozenset({"last", "past", "previous", "preceding"})
AHEAD = frozenset({"next", "following", "coming", "subsequent"})
GRAIN = {"D": 10, "M": 7, "Y": 4, "E": 3, "C": 2}


def relative_day(p: Parts, s: Setting) -> Reading | None:
    """Read "today", "yesterday", "tomorrow"."""
    if s.today is None:
        return Reading("DATE", "XXXX-XX-XX")
    return Reading("DATE", (s.today + timedelta(days=int(p.code("day", "DEICTICDAY")))).isoformat())


def weekday(p: Parts, s: Setting) -> Reading | None:
    """Read "on Friday", "last Friday", "next Monday".

    Without a word before it the verb decides; where none does, the value is left open between the two.
    """
    number = int(p.code("weekday", "WEEKDAY", "WEEKDAYABBR"))
    if s.today is None:
        return Reading("DATE", f"XXXX-WXX-{number}")
    side = p.word("side") if p.has("side") else ""
    last = s.today - timedelta(days=(s.today.isoweekday() - number) % 7)
    following = s.today + timedelta(days=(number - s.today.isoweekday()) % 7)
    if side in BACK or (side == "" and s.direction != "future"):
        strict = side in BACK and last == s.today
        return Reading("DATE", (last - timedelta(days=7 if strict else 0)).isoformat())
    strict = side in AHEAD and following == s.today
    return Reading("DATE", (following + timedelta(days=7 if strict else 0)).isoformat())


def calendar_unit(p: Parts, s: Setting) -> Reading | None:
    """Read "last week", "this year", "next month"."""
    side, unit = p.word("side"), p.code("unit", "CALUNIT")
    steps = -1 if side in BACK else 1 if side in AHEAD else 0
    if s.today is None:
        return None
    return Reading("DATE", shifted(s.today, steps, unit))


def shifted(day: date, steps: int, unit: str) -> str:
    """The value of the unit that lies some steps from a day, at the unit's own grain."""
    if unit in ("W", "WE"):
        week = (day + timedelta(weeks=steps)).isocalendar()
        return f"{week.year}-W{week.week:02}" + ("-WE" if unit == "WE" else "")
    if unit == "Q":
        month = (day + relativedelta(months=3 * steps)).month
        return f"{(day + relativedelta(months=3 * steps)).year}-Q{(month + 2) // 3}"
    step = {"D": {"days": 1}, "M": {"months": 1}, "Y": {"years": 1}, "E": {"years": 10}, "C": {"years": 100}}[unit]
    moved = day + relativedelta(**{name: size * steps for name, size in step.items()})  # type: ignore[arg-type]
    return moved.isoformat()[: GRAIN[unit]]


def ago(p: Parts, s: Setting) -> Reading | None:
    """Read "two weeks ago", counted from the day of writing."""
    return _counted(p, s.today, -1)


def earlier(p: Parts, s: Setting) -> Reading | None:
    """Read "three days earlier", counted from the last day told."""
    return _counted(p, s.anchor, -1)


def later(p: Parts, s: Setting) -> Reading | None:
    """Read "three days later", counted from the last day told."""
    return _counted(p, s.anchor, 1)


def _counted(p: Parts, day: date | None, sign: int) -> Reading | None:
    number, unit = p.number("n"), p.code("unit", "UNIT")
    if number is None or day is None:
        return Reading("DATE", "PAST_REF" if sign < 0 else "FUTURE_REF")
    if unit.startswith("T"):
        return Reading("DATE", day.isoformat(), None, Interval())
    steps = sign * int(number) * (2 if unit == "F" else 1)
    try:
        return Reading("DATE", shifted(day, steps, "W" if unit == "F" else unit))
    except (ValueError, OverflowError):
        return None


PATTERNS = (
    Pattern("relative_day", "day:DEICTICDAY", relative_day),
    Pattern("weekday", "side:( this|last|next|past|coming )? weekday:WEEKDAYNAME", weekday),
    Pattern("calendar_unit", "the? side:SIDE unit:CALUNIT", calendar_unit),
    Pattern("ago", "n:NUMBER -? unit:UNIT ago", ago),
    Pattern("earlier", "n:NUMBER unit:UNIT earlier|before|previously", earlier),
    Pattern("later", "n:NUMBER unit:UNIT later|afterwards", later),
)
