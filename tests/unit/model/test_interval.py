"""Intervals: bounds of TIMEX3 values, relations with unknowns, EDTF."""

from __future__ import annotations

import pytest

from truceline.model.interval import Interval, to_edtf, weekday_of
from truceline.model.spans import Span
from truceline.model.time import Timex

DAY = Interval("2025-08-15", "2025-08-15")
MONTH = Interval("2025-08-01", "2025-08-31")
OPEN = Interval()

VALUES: tuple[tuple[str, str | None, str | None], ...] = (
    ("2025", "2025-01-01", "2025-12-31"),
    ("2024-02", "2024-02-01", "2024-02-29"),
    ("2025-W33", "2025-08-11", "2025-08-17"),
    ("2025-W33-WE", "2025-08-16", "2025-08-17"),
    ("2025-Q3", "2025-07-01", "2025-09-30"),
    ("2025-H1", "2025-01-01", "2025-06-30"),
    ("2025-SP", "2025-03-01", "2025-05-31"),
    ("2025-WI", "2024-12-01", "2026-02-28"),
    ("199", "1990-01-01", "1999-12-31"),
    ("19XX", "1900-01-01", "1999-12-31"),
    ("2025-08-15T20:30", "2025-08-15T20:30", "2025-08-15T20:30"),
    ("2025-08-15T24:00", "2025-08-16T00:00", "2025-08-16T00:00"),
    ("2025-08-15TMO", "2025-08-15T00:00", "2025-08-15T11:59"),
    ("2025-08-15TNI", "2025-08-15T00:00", "2025-08-16T06:59"),
    ("2025-08-15T31:00", None, None),
    ("2025-02-30", None, None),
    ("2025-W60", None, None),
    ("P3W", None, None),
    ("XXXX-08-15", None, None),
    ("PAST_REF", None, None),
)


@pytest.mark.parametrize(("value", "earliest", "latest"), VALUES)
def test_bounds_of_values(value: str, earliest: str | None, latest: str | None) -> None:
    assert Interval.of_value(value) == Interval(earliest, latest)


@pytest.mark.parametrize(
    ("mod", "expected"),
    [
        ("BEFORE", Interval(None, "2025-08-15")),
        ("ON_OR_BEFORE", Interval(None, "2025-08-15")),
        ("AFTER", Interval("2025-08-15", None)),
        ("ON_OR_AFTER", Interval("2025-08-15", None)),
        ("APPROX", DAY),
    ],
)
def test_mods_open_an_end(mod: str, expected: Interval) -> None:
    assert Interval.of_value("2025-08-15", mod) == expected


def test_interval_of_a_timex_is_its_bounds() -> None:
    timex = Timex(id="t1", span=Span(0, 4), type="DATE", value=None, earliest="2025-01-01", latest=None)
    assert Interval.of_timex(timex) == Interval("2025-01-01", None)


def test_before_and_after() -> None:
    july = Interval.of_value("2025-07")
    assert july.before(MONTH) is True
    assert MONTH.after(july) is True
    assert MONTH.before(july) is False
    assert DAY.before(MONTH) is None
    assert DAY.before(OPEN) is None


def test_overlap_and_within() -> None:
    assert DAY.overlaps(MONTH) is True
    assert DAY.within(MONTH) is True
    assert MONTH.within(DAY) is False
    assert DAY.within(Interval.of_value("2024")) is False
    assert DAY.within(OPEN) is None
    assert DAY.overlaps(OPEN) is None
    assert DAY.overlaps(Interval("2026-01-01", None)) is False


def test_same_units() -> None:
    evening = Interval.of_value("2025-08-15TEV")
    assert DAY.same_day(evening) is True
    assert DAY.same_day(Interval.of_value("2025-08-16")) is False
    assert DAY.same_day(MONTH) is None
    assert DAY.same_month(MONTH) is True
    assert DAY.same_year(Interval.of_value("2024")) is False
    assert DAY.same_year(OPEN) is None
    assert evening.day == "2025-08-15"
    assert MONTH.day is None


def test_what_two_have_in_common() -> None:
    assert DAY.meet(MONTH) == DAY
    assert DAY.meet(Interval.of_value("2024")) is None
    assert Interval("2025-08-10", None).meet(MONTH) == Interval("2025-08-10", "2025-08-31")


@pytest.mark.parametrize(
    ("value", "edtf"),
    [
        ("2025-08-15", "2025-08-15"),
        ("2025-SP", "2025-21"),
        ("2025-WI", "2025-24"),
        ("2012-W47", "2012-W47"),
        ("2012-W47-WE", "2012-W47"),
        ("2025-Q3", "2025-35"),
        ("2025-H2", "2025-41"),
        ("XXXX-08-15", "XXXX-08-15"),
        ("2025-08-15TEV", "2025-08-15"),
        ("199", "199X"),
        ("19", "19XX"),
        ("1990-XX-XX", "1990"),
        ("1990-05-XX", "1990-05"),
        ("P3W", None),
        ("XXXX-WXX-5", None),
        (None, None),
        (Interval("2014-01-01", None), "2014-01-01/.."),
        (Interval(None, "2014-01-01"), "../2014-01-01"),
        (Interval("2014-01-01", "2014-12-31"), "2014"),
        (MONTH, "2025-08"),
        (DAY, "2025-08-15"),
        (Interval("2025-08-15", "2025-08-17"), "2025-08-15/2025-08-17"),
        (OPEN, None),
    ],
)
def test_edtf(value: str | Interval | None, edtf: str | None) -> None:
    assert to_edtf(value) == edtf


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("2014/..", Interval("2014-01-01", None)),
        ("../2014", Interval(None, "2014-12-31")),
        ("2025-21", Interval("2025-03-01", "2025-05-31")),
        ("2025-08~", MONTH),
        ("2025-08-15/2025-08-17", Interval("2025-08-15", "2025-08-17")),
        (None, OPEN),
    ],
)
def test_interval_of_edtf(edtf: str | None, expected: Interval) -> None:
    assert Interval.of_edtf(edtf) == expected


def test_weekday_of_a_day() -> None:
    assert weekday_of("2025-08-15") == "Friday"
    with pytest.raises(ValueError, match="day"):
        weekday_of("2025-02-30")
