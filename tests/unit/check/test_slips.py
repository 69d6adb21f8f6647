"""Slips of the pen in names, and what is none."""

from __future__ import annotations

import pytest

from truceline.check.slips import apart, slip_between
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
    ("one", "other", "letters", "sure"),
    [
        ("Brankovar", "Brankvoar", 1, True),  # two neighbours changed places
        ("Hargreave", "Harggreave", 1, True),  # a letter too many
        ("Castellano", "Castelano", 1, True),  # one too few
        ("Thorsendal", "Thorsdenal", 1, True),  # a letter moved past two others
        ("Ballavarin", "Balavarrin", 1, True),  # another letter doubled
        ("Thandervik", "Thondervik", 1, True),  # one changed in a long name
        ("Republican", "Repubicans", 1, True),  # a slip in the plural
        ("Ashwell", "Ashwill", 1, False),  # one changed in a short name
        ("Marlow", "Marlo", 1, False),  # one at the end
        ("Warner", "Warren", None, False),  # one moved past two in a short name
        ("Wojtanowski", "Wojtanwoksi", 2, False),  # two in a long name
    ],
)
def test_slips(one: str, other: str, letters: int | None, sure: bool) -> None:
    slip = slip_between(one, other, WORDS)
    assert slip == slip_between(other, one, WORDS)
    assert (slip and slip.letters) == letters
    assert bool(slip and slip.sure) == sure


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Malone", "Maloney"),  # another surname
        ("Korea", "Korean"),  # the people of a place
        ("Koreas", "Koreans"),
        ("Marxist", "Marxism"),  # another ending
        ("Milkman", "Milkmen"),
    ],
)
def test_endings(one: str, other: str) -> None:
    slip = slip_between(one, other, WORDS)
    assert slip is None or (slip.ending and not slip.sure)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Turchinov", "Turchynov"),  # another script
        ("Haniyeh", "Haniya"),
        ("Arkhangor", "Archangor"),
        ("Müllner", "Mullner"),  # accents
        ("Obama", "Obamas"),  # a plural
        ("Centre", "Center"),  # British and American
        ("Spectre", "Specter"),
        ("Defence", "Defense"),
        ("Organisation", "Organization"),
        ("Marlow", "Barlow"),  # another first letter
        ("Mortag", "Martug"),  # two letters of a short name
    ],
)
def test_other_names(one: str, other: str) -> None:
    assert slip_between(one, other, WORDS) is slip_between(other, one, WORDS) is None
