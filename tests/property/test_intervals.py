"""Intervals: values round-trip through bounds and EDTF, and relations hold together."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from truceline.model.interval import Grain, Interval, to_edtf

DATES = st.dates(min_value=date(2, 1, 1), max_value=date(9990, 12, 31))
DAYS = DATES.map(date.isoformat)


def _values_of(day: date) -> list[str]:
    """The value of every form that a day lies in, each as `Interval.value` writes it."""
    iso, week = day.isoformat(), day.isocalendar()
    year, weeks = iso[:4], f"{week.year:04}-W{week.week:02}"
    days = [iso, weeks, f"{weeks}-WE", iso[:7], year, year[:3], year[:2], f"FY{year}"]
    parts = [f"{year}-{part}" for part in ("SP", "SU", "FA", "WI", "Q1", "Q2", "Q3", "Q4", "H1", "H2")]
    clocks = [f"{iso}T{part}" for part in ("MO", "MI", "AF", "EV", "NI", "DT", "00:00", "07:45", "23:59", "05")]
    return [*days, *parts, *clocks, f"BC{year}", f"BC{iso[:7]}"]


VALUES = DATES.flatmap(lambda d: st.sampled_from(_values_of(d)))
MODS = st.sampled_from(
    [None, "START", "MID", "END", "APPROX", "LESS_THAN", "BEFORE", "AFTER", "ON_OR_BEFORE", "ON_OR_AFTER"]
)
OFFSETS = st.sampled_from(["", "Z", "-12:00", "-08:00", "+00:00", "+05:30", "+14:00"])
CLOCKS = st.builds(lambda d, h, m, z: f"{d}T{h:02}:{m:02}{z}", DAYS, st.integers(0, 23), st.integers(0, 59), OFFSETS)
ENDS = st.one_of(st.none(), DAYS, CLOCKS, st.text("0123456789-T:Z+", max_size=17))
INTERVALS = st.one_of(st.builds(Interval, ENDS, ENDS), VALUES.map(Interval.of_value))
GRAINS: st.SearchStrategy[Grain | None] = st.sampled_from(
    [None, "day", "week", "month", "quarter", "half", "year", "decade", "century"]
)


@given(DATES)
def test_every_value_comes_back_from_its_bounds(day: date) -> None:
    for value in _values_of(day):
        assert Interval.of_value(value).value == value


@given(VALUES)
def test_a_value_has_bounds_in_order(value: str) -> None:
    interval = Interval.of_value(value)
    assert interval.known
    assert interval.after(interval) is not True
    assert interval.within(interval) is True


@given(VALUES, MODS)
def test_a_value_keeps_its_days_through_edtf(value: str, mod: str | None) -> None:
    if "T" in value or value.startswith("FY"):
        return  # EDTF of a part of a day is the day, and of a fiscal year about the year
    if value.endswith("-WE") and mod in ("APPROX", "LESS_THAN"):
        return  # about two days are written as about each of them
    whole = None if mod == "MID" else mod  # EDTF has no "mid"
    assert Interval.of_edtf(to_edtf(value, mod)).at("day") == Interval.of_value(value, whole).at("day")


@given(DAYS, DAYS)
def test_interval_keeps_its_bounds_through_edtf(a: str, b: str) -> None:
    interval = Interval(min(a, b), max(a, b))
    assert Interval.of_edtf(to_edtf(interval)) == interval


@given(st.text("0123456789-/.XTZWQH~?+:BCFY", max_size=24))
def test_nothing_that_is_written_raises(text: str) -> None:
    for interval in (Interval.of_value(text), Interval.of_edtf(text), Interval(text, text)):
        assert interval.known is (interval.overlaps(interval) is True)
    assert to_edtf(text) is None or isinstance(to_edtf(text), str)


@given(INTERVALS, INTERVALS, GRAINS)
def test_before_after_and_overlap_agree(one: Interval, other: Interval, grain: Grain | None) -> None:
    assert one.before(other, grain) == other.after(one, grain)
    assert one.overlaps(other, grain) == other.overlaps(one, grain)
    if True in (one.before(other, grain), other.before(one, grain)):
        assert one.overlaps(other, grain) is False
    if one.within(other, grain) is True:
        assert one.known
        assert one.overlaps(other, grain) is not False


@given(INTERVALS, GRAINS)
def test_a_coarser_grain_holds_the_interval(one: Interval, grain: Grain | None) -> None:
    if grain is not None:
        whole = one.at(grain)
        assert one.within(whole) is not False or one.after(one) is True
        assert whole.at(grain) == whole
