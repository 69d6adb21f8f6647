"""Slips of the pen in names, and what is none."""

from __future__ import annotations

import pytest

from truceline.check.slips import apart, is_slip
from truceline.lexicon.lexicon import load_lexicon

WORDS = load_lexicon().slip_words


@pytest.mark.parametrize(
    ("one", "other", "letters"),
    [
        ("Oru", "Oru", 0),
        ("Kestria", "Kestrai", 1),
        ("Kestria", "Kstria", 1),
        ("Kestria", "Kestriva", 1),
        ("ab", "", 2),
        ("Oru", "Kestria", 4),
    ],
)
def test_letters_apart(one: str, other: str, letters: int) -> None:
    assert apart(one, other, 3) == apart(other, one, 3) == letters


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Brankovar", "Brankvoar"),  # two neighbours changed places
        ("Hargreave", "Harggreave"),  # a letter too many
        ("Castellano", "Castelano"),  # one too few
        ("Beckerink", "Beckernik"),
        ("Wojtanowski", "Wojtanwoksi"),  # two in a long name
    ],
)
def test_slips(one: str, other: str) -> None:
    assert is_slip(one, other, WORDS)
    assert is_slip(other, one, WORDS)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Turchinov", "Turchynov"),  # another script
        ("Haniyeh", "Haniya"),
        ("Müllner", "Mullner"),  # accents
        ("Malone", "Maloney"),  # another surname
        ("Marxist", "Marxism"),  # another ending
        ("Centre", "Center"),  # British and American
        ("Defence", "Defense"),
        ("Organisation", "Organization"),
        ("Marlow", "Barlow"),  # another first letter
        ("Mortag", "Martug"),  # two letters of a short name
    ],
)
def test_other_names(one: str, other: str) -> None:
    assert not is_slip(one, other, WORDS)
    assert not is_slip(other, one, WORDS)
