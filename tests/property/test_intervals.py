"""Intervals: values round-trip through EDTF, and relations hold together."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from truceline.model.interval import Interval, to_edtf

DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31)).map(date.isoformat)
VALUES = DAYS.flatmap(lambda d: st.sampled_from([d, d[:7], d[:4], f"{d[:4]}-SP", f"{d[:4]}-Q2", f"{d[:4]}-W07"]))


@given(VALUES)
def test_value_keeps_its_bounds_through_edtf(value: str) -> None:
    if "Q" not in value:
        assert Interval.of_edtf(to_edtf(value)) == Interval.of_value(value)


@given(DAYS, DAYS)
def test_interval_keeps_its_bounds_through_edtf(a: str, b: str) -> None:
    interval = Interval(min(a, b), max(a, b))
    assert Interval.of_edtf(to_edtf(interval)) == interval


@given(VALUES, VALUES)
def test_before_after_and_overlap_agree(a: str, b: str) -> None:
    one, other = Interval.of_value(a), Interval.of_value(b)
    assert one.before(other) == other.after(one)
    assert one.overlaps(other) == other.overlaps(one)
    assert one.overlaps(other) == (one.before(other) is not True and other.before(one) is not True)
