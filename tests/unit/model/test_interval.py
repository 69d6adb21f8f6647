"""Intervals: bounds of TIMEX3 values, relations with unknowns, EDTF."""

from __future__ import annotations

import pytest

from truceline.model.interval import Grain, Interval, to_edtf, weekday_of
from truceline.model.spans import Span
from truceline.model.time import Timex

DAY = Interval("2025-08-15", "2025-08-15")
MONTH = Interval("2025-08-01", "2025-08-31")
OPEN = Interval()


def at(moment: str) -> Interval:
    """The interval of one moment."""
    return Interval(moment, moment)


VALUES: tuple[tuple[str, str | None, str | None], ...] = (
    ("2025", "2025-01-01", "2025-12-31"),
    ("2025-XX-XX", "2025-01-01", "2025-12-31"),
    ("2025-XX-15", "2025-01-01", "2025-12-31"),
    ("2024-02", "2024-02-01", "2024-02-29"),
    ("2024-02-XX", "2024-02-01", "2024-02-29"),
    ("2025-W33", "2025-08-11", "2025-08-17"),
    ("2025-W33-WE", "2025-08-16", "2025-08-17"),
    ("2025-W33-5", "2025-08-15", "2025-08-15"),
    ("2025-Q3", "2025-07-01", "2025-09-30"),
    ("2025-H1", "2025-01-01", "2025-06-30"),
    ("2025-SP", "2025-03-01", "2025-05-31"),
    ("2025-WI", "2024-12-01", "2026-02-28"),
    ("FY2025", "2024-04-01", "2026-03-31"),
    ("199", "1990-01-01", "1999-12-31"),
    ("199X", "1990-01-01", "1999-12-31"),
    ("19", "1900-01-01", "1999-12-31"),
    ("19XX", "1900-01-01", "1999-12-31"),
    ("BC0480", "-0479-01-01", "-0479-12-31"),
    ("BC0480-08", "-0479-08-01", "-0479-08-31"),
    ("BC0001-02", "0000-02-01", "0000-02-29"),
    ("2025-08-15T20:30", "2025-08-15T20:30", "2025-08-15T20:30"),
    ("2025-08-15T20:30:59", "2025-08-15T20:30", "2025-08-15T20:30"),
    ("2025-08-15T20", "2025-08-15T20:00", "2025-08-15T20:59"),
    ("2025-08-15T20:30-08:00", "2025-08-15T20:30-08:00", "2025-08-15T20:30-08:00"),
    ("2025-08-15T20:30+0530", "2025-08-15T20:30+05:30", "2025-08-15T20:30+05:30"),
    ("2025-08-15T20:30Z", "2025-08-15T20:30Z", "2025-08-15T20:30Z"),
    ("2025-12-31T24:00", "2026-01-01T00:00", "2026-01-01T00:00"),
    ("2025-08-15TMO", "2025-08-15T00:00", "2025-08-15T11:59"),
    ("2025-08-15TDT", "2025-08-15T05:00", "2025-08-15T20:59"),
    ("2025-08-15TNI", "2025-08-15T00:00", "2025-08-16T06:59"),
    ("2025-08-15TXX", "2025-08-15", "2025-08-15"),
    ("2025-08-15T31:00", None, None),
    ("2025-08-15T24:30", None, None),
    ("2025-08-15T10:75", None, None),
    ("2025-02-30", None, None),
    ("2025-02-30T10:00", None, None),
    ("2025-02-30TNI", None, None),
    ("2025-13", None, None),
    ("2025-W60", None, None),
    ("2025-Q5", None, None),
    ("0000", None, None),
    ("BC0000", None, None),
    ("9999-WI", None, None),
    ("P3W", None, None),
    ("T11:00", None, None),
    ("XXXX-08-15", None, None),
    ("XXXX-XX-XXT11:00", None, None),
    ("XXXX-WXX-5", None, None),
    ("XXXX-Q3", None, None),
    ("XXX", None, None),
    ("PAST_REF", None, None),
)


@pytest.mark.parametrize(("value", "earliest", "latest"), VALUES)
def test_bounds_of_values(value: str, earliest: str | None, latest: str | None) -> None:
    assert Interval.of_value(value) == Interval(earliest, latest)


@pytest.mark.parametrize(
    ("value", "mod", "expected"),
    [
        ("2025-08-15", "BEFORE", Interval(None, "2025-08-14")),
        ("2025-08", "BEFORE", Interval(None, "2025-07-31")),
        ("2025-08-15T11:00-08:00", "BEFORE", Interval(None, "2025-08-15T10:59-08:00")),
        ("2025-08-15", "ON_OR_BEFORE", Interval(None, "2025-08-15")),
        ("2025-08-15", "AFTER", Interval("2025-08-16", None)),
        ("2025", "AFTER", Interval("2026-01-01", None)),
        ("9999", "AFTER", OPEN),
        ("2025-08-15", "ON_OR_AFTER", Interval("2025-08-15", None)),
    ],
)
def test_mods_that_open_an_end(value: str, mod: str, expected: Interval) -> None:
    assert Interval.of_value(value, mod) == expected


@pytest.mark.parametrize(
    ("value", "mod", "expected"),
    [
        ("2025-08-15", "APPROX", Interval("2025-08-12", "2025-08-18")),
        ("2010", "APPROX", Interval("2008-01-01", "2012-12-31")),
        ("2025-08-15T12:00", "LESS_THAN", Interval("2025-08-15T11:00", "2025-08-15T13:00")),
        ("2025-08-15T23:30Z", "APPROX", Interval("2025-08-15T22:30Z", "2025-08-16T00:30Z")),
        ("2025-08", "MID", Interval("2025-08-08", "2025-08-24")),
        ("199", "MID", Interval("1992-07-02", "1997-07-01")),
        ("BC0480", "MID", Interval("-0479-04-02", "-0479-10-01")),
        ("2025-SU", "MID", Interval("2025-06-01", "2025-08-31")),
        ("2025-08-15", "MID", DAY),
        ("2025-08-15TMO", "MID", Interval("2025-08-15T00:00", "2025-08-15T11:59")),
    ],
)
def test_mods_that_widen_or_narrow(value: str, mod: str, expected: Interval) -> None:
    assert Interval.of_value(value, mod) == expected


@pytest.mark.parametrize("mod", ["START", "END", None])
def test_start_and_end_leave_the_whole_since_they_also_mark_earlier_and_later(mod: str | None) -> None:
    assert Interval.of_value("2025-08", mod) == MONTH


@pytest.mark.parametrize(
    ("interval", "value"),
    [
        (DAY, "2025-08-15"),
        (MONTH, "2025-08"),
        (Interval("2025-08-16", "2025-08-17"), "2025-W33-WE"),
        (Interval("2025-08-11", "2025-08-17"), "2025-W33"),
        (Interval("2025-01-01", "2025-06-30"), "2025-H1"),
        (Interval("-0479-01-01", "-0479-12-31"), "BC0480"),
        (Interval("0000-02-01", "0000-02-29"), "BC0001-02"),
        (Interval("0000-01-01", "0099-12-31"), "00"),
        (Interval("2025-08-15T11:00-08:00", "2025-08-15T11:00-08:00"), "2025-08-15T11:00"),
        (Interval("2025-08-15T11:00", "2025-08-15T11:59"), "2025-08-15T11"),
        (Interval("2025-08-15T11:00Z", "2025-08-15T11:00"), None),
        (Interval("2025-08-15", "2025-08-15T11:00"), None),
        (Interval("2025-08-15", "2025-08-16"), None),
        (Interval("2025-08-15", None), None),
        (Interval("soon", "later"), None),
        (OPEN, None),
    ],
)
def test_value_of_an_interval(interval: Interval, value: str | None) -> None:
    assert interval.value == value


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


def test_one_end_that_sticks_out_is_not_within() -> None:
    assert Interval("2025-07-30", None).within(MONTH) is False
    assert Interval(None, "2025-09-02").within(MONTH) is False
    assert Interval("2025-08-02", None).within(MONTH) is None
    assert DAY.within(Interval("2025-08-01", None)) is None
    assert DAY.within(Interval("2025-08-16", None)) is False


def test_relations_at_a_grain() -> None:
    early, late, next_month = (Interval.of_value(v) for v in ("2025-08-02", "2025-08-30", "2025-09-01"))
    assert early.before(late) is True
    assert early.before(late, "month") is False
    assert late.before(next_month, "month") is True
    assert late.before(next_month, "quarter") is False
    assert next_month.after(late, "month") is True
    assert late.overlaps(early, "month") is True
    assert late.overlaps(next_month, "month") is False
    assert DAY.within(Interval.of_value("2025-08-15T10:00"), "day") is True
    assert Interval("2025-08-20", None).before(next_month, "month") is None
    assert at("2025-08-15T08:00").before(at("2025-08-15T09:00"), "day") is False


def test_an_interval_over_several_units_is_before_only_what_no_unit_of_it_holds() -> None:
    summer = Interval.of_value("2025-SU")
    assert summer.before(Interval.of_value("2025-08-20"), "month") is None
    assert summer.before(Interval.of_value("2025-09"), "month") is True
    assert summer.before(Interval.of_value("2025-06"), "month") is False


@pytest.mark.parametrize(
    ("grain", "expected"),
    [
        ("day", DAY),
        ("week", Interval("2025-08-11", "2025-08-17")),
        ("month", MONTH),
        ("quarter", Interval("2025-07-01", "2025-09-30")),
        ("half", Interval("2025-07-01", "2025-12-31")),
        ("year", Interval("2025-01-01", "2025-12-31")),
        ("decade", Interval("2020-01-01", "2029-12-31")),
        ("century", Interval("2000-01-01", "2099-12-31")),
    ],
)
def test_interval_at_a_coarser_grain(grain: Grain, expected: Interval) -> None:
    assert at("2025-08-15T20:00-08:00").at(grain) == expected


@pytest.mark.parametrize(("grain", "last"), [("year", "9999-12-31"), ("century", "9999-12-31"), ("week", None)])
def test_grains_at_the_end_of_the_calendar(grain: Grain, last: str | None) -> None:
    assert at("9999-12-31").at(grain).latest == last


INSTANTS: tuple[tuple[str, str, bool | None], ...] = (
    ("2025-08-16T03:00Z", "2025-08-15T20:00-08:00", True),  # 04:00Z
    ("2025-08-15T20:00-08:00", "2025-08-16T03:00Z", False),
    ("2025-08-15T20:00-08:00", "2025-08-16T04:00Z", False),
    ("2025-08-15T12:00+05:30", "2025-08-15T07:00Z", True),
    ("2025-08-15T12:00+0530", "2025-08-15T06:30Z", False),
    ("2025-08-15T20:00", "2025-08-15T21:00", True),
    ("2025-08-15T20:00", "2025-08-16T08:01Z", True),  # even at -12:00, 08:00Z
    ("2025-08-15T20:00", "2025-08-16T08:00Z", None),
    ("2025-08-15T20:00", "2025-08-15T06:01Z", None),
    ("2025-08-15T20:00", "2025-08-15T06:00Z", False),  # even at +14:00
    ("2025-08-15T05:59Z", "2025-08-15T20:00", True),
    ("2025-08-15T06:00Z", "2025-08-15T20:00", None),
    ("2025-08-16T08:00Z", "2025-08-15T20:00", False),
    ("2025-08-15T23:00-08:00", "2025-08-16", True),  # the day is local
    ("2025-08-15", "2025-08-15T23:00-08:00", None),
    ("2025-08-14", "2025-08-15T00:00+14:00", True),
)


@pytest.mark.parametrize(("one", "other", "before"), INSTANTS)
def test_moments_with_and_without_an_offset(one: str, other: str, before: bool | None) -> None:
    assert at(one).before(at(other)) is before
    assert at(other).after(at(one)) is before


def test_an_open_order_leaves_the_relations_open() -> None:
    local, zulu = at("2025-08-15T20:00"), at("2025-08-15T21:00Z")
    assert local.overlaps(zulu) is None
    assert local.within(zulu) is None
    assert local.same_day(zulu) is True


def test_the_local_date_is_the_day() -> None:
    evening, next_day = at("2025-08-15T20:00-08:00"), Interval.of_value("2025-08-16")
    assert evening.day == "2025-08-15"
    assert evening.same_day(DAY) is True
    assert evening.same_day(at("2025-08-16T04:00Z")) is False
    assert evening.overlaps(at("2025-08-16T04:00Z")) is True
    assert evening.overlaps(next_day) is False


@pytest.mark.parametrize(
    "end", ["", "soon", "2025-02-30", "2025-08", "2025-08-15T25:00", "2025-08-15T10:00+25:00", "2025-08-15 10:00"]
)
def test_what_is_no_moment_is_unknown(end: str) -> None:
    odd = at(end)
    assert not odd.known
    assert odd.day is None
    assert odd.at("month") == OPEN
    assert odd.before(DAY) is odd.overlaps(DAY) is odd.within(DAY) is odd.same_day(DAY) is None
    assert odd.value is None
    assert to_edtf(odd) is None


def test_same_units() -> None:
    evening = Interval.of_value("2025-08-15TEV")
    assert DAY.same_day(evening) is True
    assert DAY.same_day(Interval.of_value("2025-08-16")) is False
    assert DAY.same_day(MONTH) is None
    assert evening.day == "2025-08-15"
    assert MONTH.day is None


@pytest.mark.parametrize(
    ("value", "edtf"),
    [
        ("2025-08-15", "2025-08-15"),
        ("2025-SP", "2025-21"),
        ("2025-WI", "2025-24"),
        ("2012-W47", "2012-W47"),
        ("2012-W47-WE", "2012-11-24/2012-11-25"),
        ("2025-W33-5", "2025-08-15"),
        ("2025-Q3", "2025-35"),
        ("2025-H2", "2025-41"),
        ("XXXX-08-15", "XXXX-08-15"),
        ("XXXX-02-29", "XXXX-02-29"),
        ("XXXX-02-30", None),
        ("2025-08-15TEV", "2025-08-15"),
        ("2025-08-15T11:00Z", "2025-08-15"),
        ("XXXX-08-15T11:00", "XXXX-08-15"),
        ("XXXX-XX-XXT11:00", None),
        ("199", "199X"),
        ("199X", "199X"),
        ("19", "19XX"),
        ("1990-XX-XX", "1990-XX-XX"),
        ("1990-05-XX", "1990-05-XX"),
        ("BC0480", "-0479"),
        ("BC0480-08", "-0479-08"),
        ("BC0001", "0000"),
        ("FY2025", "2025~"),
        ("2025-02-30", None),
        ("2025-Q7", None),
        ("2025-W60", None),
        ("P3W", None),
        ("XXXX-WXX-5", None),
        ("XXXX-XX-XX", None),
        ("PRESENT_REF", None),
        (None, None),
        (Interval("2014-01-01", None), "2014-01-01/.."),
        (Interval(None, "2014-01-01"), "../2014-01-01"),
        (Interval("2014-01-01", "2014-12-31"), "2014"),
        (Interval("-0479-01-01", "-0479-12-31"), "-0479"),
        (Interval("2024-04-01", "2026-03-31"), "2024-04-01/2026-03-31"),
        (MONTH, "2025-08"),
        (DAY, "2025-08-15"),
        (Interval("2025-08-15T10:00Z", "2025-08-15T12:00Z"), "2025-08-15"),
        (Interval("2025-08-15", "2025-08-17"), "2025-08-15/2025-08-17"),
        (OPEN, None),
    ],
)
def test_edtf(value: str | Interval | None, edtf: str | None) -> None:
    assert to_edtf(value) == edtf


@pytest.mark.parametrize(
    ("value", "mod", "edtf"),
    [
        ("2025-08", "APPROX", "2025-08~"),
        ("199", "APPROX", "199X~"),
        ("FY2025", "APPROX", "2025~"),
        ("2012-W47-WE", "APPROX", "2012-11-24~/2012-11-25~"),
        ("2025-08-15T12:00", "LESS_THAN", "2025-08-15~"),
        ("2025-08", "START", "2025-08"),
        ("2025-08", "MID", "2025-08"),
        ("2025-08", "BEFORE", "../2025-07-31"),
        ("2025-08", "ON_OR_BEFORE", "../2025-08-31"),
        ("2025", "ON_OR_AFTER", "2025-01-01/.."),
        ("BC0480", "AFTER", "-0478-01-01/.."),
        ("P3W", "APPROX", None),
        ("XXXX-08-15", "BEFORE", None),
    ],
)
def test_edtf_of_a_value_with_a_mod(value: str, mod: str, edtf: str | None) -> None:
    assert to_edtf(value, mod) == edtf


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("2014/..", Interval("2014-01-01", None)),
        ("2014/", Interval("2014-01-01", None)),
        ("../2014", Interval(None, "2014-12-31")),
        ("/2014", Interval(None, "2014-12-31")),
        ("../..", OPEN),
        ("2025-21", Interval("2025-03-01", "2025-05-31")),
        ("2025-26", Interval("2025-06-01", "2025-08-31")),
        ("2025-34", Interval("2025-04-01", "2025-06-30")),
        ("2025-40", Interval("2025-01-01", "2025-06-30")),
        ("2025-29", OPEN),
        ("2012-W47", Interval("2012-11-19", "2012-11-25")),
        ("2025-08~", Interval("2025-07-02", "2025-09-30")),
        ("2025?", Interval("2023-01-01", "2028-01-01")),
        ("2025-08~-15", Interval("2025-08-12", "2025-08-18")),
        ("2025-08~/2025-10", Interval("2025-07-02", "2025-10-31")),
        ("199X", Interval("1990-01-01", "1999-12-31")),
        ("19XX", Interval("1900-01-01", "1999-12-31")),
        ("2025-XX-XX", Interval("2025-01-01", "2025-12-31")),
        ("2025-08-XX", MONTH),
        ("2024-02-2X", Interval("2024-02-20", "2024-02-29")),
        ("2025-1X", Interval("2025-10-01", "2025-12-31")),
        ("156X-12-25", Interval("1560-12-25", "1569-12-25")),
        ("2025-9X", OPEN),
        ("XXXX-12-25", OPEN),
        ("-0479", Interval("-0479-01-01", "-0479-12-31")),
        ("-0479-08-15", at("-0479-08-15")),
        ("0000", Interval("0000-01-01", "0000-12-31")),
        ("2025-08-15T23:20:30Z", at("2025-08-15T23:20Z")),
        ("2025-08-15/2025-08-17", Interval("2025-08-15", "2025-08-17")),
        ("2025-02-30", OPEN),
        ("Y17000", OPEN),
        ("[2025,2026]", OPEN),
        ("2025-SP", OPEN),
        ("some day", OPEN),
        ("2014/2015/2016", OPEN),
        ("", OPEN),
        (None, OPEN),
    ],
)
def test_interval_of_edtf(edtf: str | None, expected: Interval) -> None:
    assert Interval.of_edtf(edtf) == expected


def test_weekday_of_a_day() -> None:
    assert weekday_of("2025-08-15") == "Friday"
    with pytest.raises(ValueError, match="day"):
        weekday_of("2025-02-30")
