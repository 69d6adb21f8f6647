"""Days as they are given by a user."""

from __future__ import annotations

from datetime import date

from truceline.errors import DayInvalid


def read_day(day: str | date) -> str:
    """A day as ISO 8601. Raises DayInvalid."""
    try:
        if isinstance(day, date):
            return date(day.year, day.month, day.day).isoformat()
        if len(day) == 10:
            return date.fromisoformat(day).isoformat()
    except ValueError:
        pass
    raise DayInvalid(f"{day!r} is no day such as 2025-08-13")
