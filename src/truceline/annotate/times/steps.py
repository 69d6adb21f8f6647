"""Steps from a day by calendar units, at the unit's own grain."""

from __future__ import annotations

from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

LETTERS = {"D": 10, "M": 7, "Y": 4, "E": 3, "C": 2}
"""How many letters of an ISO day the value of a unit has."""

UNKNOWN = {
    "D": "XXXX-XX-XX",
    "W": "XXXX-WXX",
    "WE": "XXXX-WXX-WE",
    "M": "XXXX-XX",
    "Q": "XXXX-QX",
    "Y": "XXXX",
    "E": "XXX",
    "C": "XX",
}
"""The value of a unit that nothing anchors."""


def step(day: date, steps: int, unit: str) -> str:
    """The value of the unit that lies some steps from a day; the unknown one outside the years 1 to 9999."""
    try:
        return _stepped(day, steps, unit)
    except (ValueError, OverflowError):
        return UNKNOWN[unit]


def _stepped(day: date, steps: int, unit: str) -> str:
    if unit in ("W", "WE"):
        week = (day + timedelta(weeks=steps)).isocalendar()
        return f"{week.year}-W{week.week:02}" + ("-WE" if unit == "WE" else "")
    if unit == "D":
        return (day + timedelta(days=steps)).isoformat()
    months = {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200}[unit]
    moved = day + relativedelta(months=months * steps)
    return f"{moved.year}-Q{(moved.month + 2) // 3}" if unit == "Q" else moved.isoformat()[: LETTERS[unit]]


def step_value(value: str, steps: int, unit: str) -> str | None:
    """The same from a told day, month or year, where its grain is fine enough."""
    if len(value) < LETTERS.get(unit, 10) or not value[:4].isdigit() or "Q" in value or "W" in value:
        return None
    padded = value + "-01-01"[len(value) - 4 :]
    return step(date.fromisoformat(padded), steps, unit)
