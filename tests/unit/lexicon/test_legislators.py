"""The table of members of Congress: only known parties and states, births of grown people, and one member a row."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from truceline.lexicon.legislators import COLUMNS, PARTIES, Legislators, Seat, load_legislators
from truceline.lexicon.tables import read_rows

MET, LATEST = 1789, date(2003, 1, 1)
"""The first year of Congress, and the latest day of birth of somebody old enough to sit in it."""


@pytest.fixture(scope="module")
def table() -> Legislators:
    return load_legislators("legislators.tsv", "american_states.tsv")


def test_seats_are_of_known_parties_and_states(table: Legislators) -> None:
    seats = [seat for held in table.seats.values() for seat in held]
    assert {letter for seat in seats for letter in seat.parties + seat.also} == set(PARTIES)
    assert {seat.state for seat in seats} == set(table.called)
    assert all(seat.parties or seat.also for seat in seats)


def test_no_party_is_told_both_ways(table: Legislators) -> None:
    assert not [n for n, held in table.seats.items() for seat in held if set(seat.parties) & set(seat.also)]


def test_members_were_born_in_time(table: Legislators) -> None:
    born = [seat.born for held in table.seats.values() for seat in held if seat.born]
    assert all(day < LATEST for day in born)
    assert min(born).year > MET - 100
    assert len(born) > 0.98 * sum(map(len, table.seats.values()))


def test_no_row_stands_twice() -> None:
    rows = Counter(tuple(row.values()) for row in read_rows("legislators.tsv", COLUMNS))
    assert [row for row, count in rows.items() if count > 1] == []


def test_a_birth_is_given_where_the_name_is_of_one_member(table: Legislators) -> None:
    assert table.births["Susan Collins"] == date(1952, 12, 7)
    assert "Duncan Hunter" not in table.births  # father and son
    assert "Randy Fine" not in table.births  # not on record


def test_a_party_by_which_news_tells_a_member_is_theirs() -> None:
    seat = Seat("I", "D", "VT", None)
    assert seat.is_of("I")
    assert seat.is_of("D")
    assert not seat.is_of("R")
