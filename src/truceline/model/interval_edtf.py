"""Extended Date/Time Format: TIMEX3 values and bounds → EDTF, and EDTF → bounds.

Source: Library of Congress, Extended Date/Time Format (EDTF) Specification of 4 February 2019, the profile of ISO
8601-2:2019. Written are dates and intervals of level 0; the seasons, `~`, unspecified digits, open intervals and years
before Christ of level 1; the quarters and halves of level 2. Read besides are `?` and `%`, unknown ends, qualifiers on
a part, and unspecified digits anywhere. Sets, exponents, years of more digits, seasons of the south and thirds of the
year name no bounds here. Weeks stay ISO 8601 (`2012-W47`), which EDTF has no shorter form for.
"""

from __future__ import annotations

import re

from truceline.model.interval_moments import iso_year, last_of_month, read_moment
from truceline.model.interval_values import NEARLY, bounds_of_value, read_value, value_of_bounds

SUB_YEARS = {
    **dict(zip(("21", "22", "23", "24"), ("SP", "SU", "FA", "WI"), strict=True)),
    **dict(zip(("25", "26", "27", "28"), ("SP", "SU", "FA", "WI"), strict=True)),  # the same, said to be of the north
    **dict(zip(("33", "34", "35", "36"), ("Q1", "Q2", "Q3", "Q4"), strict=True)),
    **dict(zip(("40", "41"), ("H1", "H2"), strict=True)),
}
"""What EDTF writes in place of a month, as TIMEX3 writes it."""

AS_WRITTEN = re.compile(
    r"\d{4}|\d{4}-(?:\d\d|XX|XX-XX)|\d{4}-\d\d-(?:\d\d|XX)|XXXX-(?:0[1-9]|1[0-2])(?:-[0-3]\d)?|\d{4}-W\d\d", re.ASCII
)
"""TIMEX3 values that are EDTF as they stand."""
LEAP_YEAR = "2024"
"""The year in which every day without a year is tried: it has a 29 February."""
PREFIX = re.compile(r"(\d{2,3})X{0,2}", re.ASCII)
SUB_YEAR = re.compile(r"(\d{4})-(SP|SU|FA|WI|Q[1-4]|H[12])", re.ASCII)
CLOCK = re.compile(r"((?:\d{4}|XXXX)-(?:\d\d-\d\d|XX-XX))T.+", re.ASCII)
BEFORE_CHRIST = re.compile(r"BC(\d{4})((?:-\d\d){0,2})", re.ASCII)
FISCAL = re.compile(r"FY(\d{4})", re.ASCII)

QUALIFIERS = re.compile(r"[?~%]")
CODED = re.compile(r"(\d{4})-(\d\d)", re.ASCII)
CALENDAR = re.compile(
    r"-?\d{4}(?:-\d\d){0,2}|\d{4}-W\d\d|\d{4}-(?:XX(?:-XX)?|\d\d-XX)|\d{3}X|\d\dXX"
    r"|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d(?::\d\d)?)?",
    re.ASCII,
)
"""EDTF that is a TIMEX3 value as it stands, but for years before Christ."""
UNSPECIFIED = re.compile(r"(\d[\dX]{3})(?:-([01X][\dX])(?:-([0-3X][\dX]))?)?", re.ASCII)


def edtf_of_value(value: str, mod: str | None = None) -> str | None:
    """A TIMEX3 value in EDTF; None where it names no date (durations, sets, references) or one that no calendar has.

    `~` says that the date is not meant exactly, BEFORE and the like are intervals with an open end. START, MID and END
    have no EDTF, so that the whole is written. A part of a day is its day, a weekend its two days, and a fiscal year,
    which differs from state to state, about the year that it is called by.
    """
    if mod in ("BEFORE", "AFTER", "ON_OR_BEFORE", "ON_OR_AFTER"):
        return edtf_of_bounds(*bounds_of_value(value, mod))
    written = _written(value)
    if written is None or mod not in NEARLY:
        return written
    return "/".join(f"{part.rstrip('~')}~" for part in written.split("/"))


def _written(value: str) -> str | None:
    if match := CLOCK.fullmatch(value):
        day = match.group(1)
        return _written(day) if "XX-XX" not in day else None
    if AS_WRITTEN.fullmatch(value):
        return value if read_value(value.replace("XXXX", LEAP_YEAR)) else None
    if match := PREFIX.fullmatch(value):
        return match.group(1).ljust(4, "X") if read_value(value) else None
    if match := SUB_YEAR.fullmatch(value):
        return f"{match.group(1)}-{_code(match.group(2))}"
    if match := BEFORE_CHRIST.fullmatch(value):
        return f"{iso_year(1 - int(match.group(1)))}{match.group(2)}" if read_value(value) else None
    if match := FISCAL.fullmatch(value):
        return f"{match.group(1)}~"
    return edtf_of_bounds(*bounds_of_value(value))


def _code(part: str) -> str:
    return next(code for code, name in SUB_YEARS.items() if name == part)


def edtf_of_bounds(earliest: str | None, latest: str | None) -> str | None:
    """The days from one moment to another in EDTF, with `..` for an open end; None where both are open or no moments.

    Where one date covers exactly these days it stands alone.
    """
    start, end = read_moment(earliest), read_moment(latest)
    if start is None and end is None:
        return None
    first, last = (start.day if start else None), (end.day if end else None)
    value = value_of_bounds(first, last)
    if value and not value.startswith("FY") and not value.endswith("-WE"):
        return _written(value)
    return f"{first or '..'}/{last or '..'}"


def bounds_of_edtf(edtf: str) -> tuple[str | None, str | None]:
    """The first and last day (or minute) that an EDTF string covers, None where they are open or unknown.

    Qualified dates (`2025-08~`, `2025?`) reach as far as TIMEX3's APPROX. What is no EDTF has no bounds.
    """
    start, slash, end = edtf.partition("/")
    if slash:
        return (None, None) if "/" in end else (bounds_of_edtf(start)[0], bounds_of_edtf(end)[1])
    plain = QUALIFIERS.sub("", edtf)
    value = _value(plain)
    if value is not None:
        return bounds_of_value(value, "APPROX" if plain != edtf else None)
    return _unspecified(plain)


def _value(plain: str) -> str | None:
    """The TIMEX3 value of an EDTF date without qualifiers and unspecified digits."""
    if match := CODED.fullmatch(plain):
        code = match.group(2)
        return f"{match.group(1)}-{SUB_YEARS.get(code, code)}" if plain[:4] != "0000" else f"BC0001-{code}"
    if CALENDAR.fullmatch(plain) is None:
        return None
    if plain.startswith(("-", "0000")):
        year = plain.lstrip("-")[:4]
        return f"BC{int(year) + 1:04}{plain[4 + plain.startswith('-') :]}"
    return plain


def _unspecified(plain: str) -> tuple[str | None, str | None]:
    """The bounds of a date with an X for each digit that is not said: `199X`, `2025-08-XX`, `156X-12-25`."""
    match = UNSPECIFIED.fullmatch(plain)
    if match is None:
        return None, None
    year, month, day = match.groups()
    first_year, last_year = int(year.replace("X", "0")), int(year.replace("X", "9"))
    months = _fitting(month or "XX", range(1, 13))
    if not months:
        return None, None
    first_days = _fitting(day or "XX", range(1, last_of_month(first_year, months[0]) + 1))
    last_days = _fitting(day or "XX", range(1, last_of_month(last_year, months[-1]) + 1))
    if not first_days or not last_days:
        return None, None
    return f"{first_year:04}-{months[0]:02}-{first_days[0]:02}", f"{last_year:04}-{months[-1]:02}-{last_days[-1]:02}"


def _fitting(digits: str, numbers: range) -> list[int]:
    """The numbers that two digits, X for an unknown one, can stand for."""
    return [n for n in numbers if all(d in ("X", c) for d, c in zip(digits, f"{n:02}", strict=True))]
