"""Happenings of whose year nobody is in doubt."""

from __future__ import annotations

import pytest

from truceline.lexicon.lexicon import load_lexicon

DATES = load_lexicon().public_dates


@pytest.mark.parametrize(
    ("number", "years"),
    [(242, {1967}), (338, {1973}), (687, {1991}), (1701, {2006}), (2231, {2015}), (2254, {2015}), (1738, {2006, 2007})],
)
def test_a_resolution_has_the_year_of_its_number_and_of_its_neighbours_at_the_turn_of_a_year(
    number: int, years: set[int]
) -> None:
    dated = DATES.resolution(number)
    assert dated is not None
    assert dated.years == years


@pytest.mark.parametrize("number", [0, 14, 9999])
def test_a_resolution_beyond_the_table_has_no_year(number: int) -> None:
    assert DATES.resolution(number) is None


@pytest.mark.parametrize(
    ("who", "body", "year"),
    [
        ("Sweden", "NATO", 2024),
        ("sweden", "the European Union", 1995),
        ("Türkiye", "Nato", 1952),
        ("Myanmar", "ASEAN", 1997),
    ],
)
def test_a_state_joined_each_organisation_in_its_year(who: str, body: str, year: int) -> None:
    dated = DATES.joined(who, body)
    assert dated is not None
    assert dated.years == {year}


def test_a_state_that_is_no_member_joined_in_no_year() -> None:
    assert DATES.joined("Sweden", "ASEAN") is None


def test_every_phrase_names_one_happening_alone() -> None:
    for pattern, dated in DATES.happenings:
        others = [name for other, name in DATES.happenings if other.regex.pattern == pattern.regex.pattern]
        assert others == [dated]


def test_every_happening_has_its_years_and_a_source() -> None:
    rows = [dated for _, dated in DATES.happenings] + [dated for *_, dated in DATES.members]
    assert all(dated.years and dated.source for dated in rows)
    assert all(1800 < year < 2100 for dated in rows for year in dated.years)
