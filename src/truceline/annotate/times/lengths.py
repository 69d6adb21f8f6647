"""Durations and sets: "nearly three hours", "two-month", "every Friday", "weekly"."""

from __future__ import annotations

from truceline.annotate.times.numbers import spell
from truceline.annotate.times.reading import Parts, Pattern, Reading
from truceline.annotate.times.setting import Setting


def period(number: float | None, unit: str) -> str:
    """The TIMEX3 value of a length: P3W, PT2H, P2DE, PXD where the number is not told."""
    clock = "T" if unit.startswith("T") else ""
    code = {"E": "DE", "C": "CE", "F": "W"}.get(unit, unit.removeprefix("T"))
    times = 2 if unit == "F" else 1
    return f"P{clock}{'X' if number is None else spell(number * times)}{code}"


def duration(p: Parts, _: Setting) -> Reading | None:
    """Read "three hours", "a two-month"."""
    return Reading("DURATION", period(p.number("n"), p.code("unit", "UNIT")))


def unknown_duration(p: Parts, _: Setting) -> Reading | None:
    """Read "weeks", "for years"."""
    return Reading("DURATION", period(None, p.code("unit", "UNITS")))


def every_unit(p: Parts, _: Setting) -> Reading | None:
    """Read "every week", "each year"."""
    return Reading("SET", period(1, p.code("unit", "UNIT")))


def every_weekday(p: Parts, _: Setting) -> Reading | None:
    """Read "every Friday", "Fridays"."""
    return Reading("SET", f"XXXX-WXX-{p.code('weekday', 'WEEKDAY', 'WEEKDAYABBR', 'WEEKDAYS')}")


def adverb(p: Parts, _: Setting) -> Reading | None:
    """Read "daily", "weekly"."""
    return Reading("SET", p.code("word", "ADVERBSET"))


def reference(p: Parts, _: Setting) -> Reading | None:
    """Read "now", "recently", "soon"."""
    return Reading("DATE", p.code("word", "PRESENT", "PAST", "FUTURE"))


PATTERNS = (
    Pattern("duration", "n:NUMBER -? unit:UNIT", duration),
    Pattern("unknown_duration", "unit:UNITS", unknown_duration),
    Pattern("every_unit", "every|each unit:UNIT", every_unit),
    Pattern("every_weekday", "every|each weekday:WEEKDAYNAME", every_weekday),
    Pattern("weekdays", "weekday:WEEKDAYS", every_weekday),
    Pattern("adverb_set", "word:ADVERBSET", adverb),
    Pattern("reference", "word:( PRESENT|PAST|FUTURE )", reference),
)
