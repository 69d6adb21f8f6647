"""The numerals of the lexicon, and what the rules of the calendar keep in its data files."""

from __future__ import annotations

import re

import pytest

from truceline.lexicon.lexicon import load_lexicon
from truceline.lexicon.numerals import CARDINALS, ORDINALS, any_of, read_ordinal, up_to

CUES = load_lexicon().calendar_cues


def test_every_number_to_ninety_nine_has_one_word() -> None:
    assert sorted(CARDINALS.values()) == sorted(ORDINALS.values()) == list(range(1, 100))


@pytest.mark.parametrize(
    ("words", "number"),
    [("first", 1), ("Twelfth", 12), ("twentieth", 20), ("thirty-first", 31), ("4th", 4), ("22nd", 22), ("17", 17)],
)
def test_ordinals_are_read_in_words_and_figures(words: str, number: int) -> None:
    assert read_ordinal(words) == number


@pytest.mark.parametrize("words", ["sixty", "twelveth", "last", ""])
def test_what_is_no_ordinal_is_none(words: str) -> None:
    with pytest.raises(KeyError):
        read_ordinal(words)


def test_a_choice_takes_the_longest_numeral() -> None:
    assert re.match(any_of(ORDINALS), "sixty-first birthday", re.IGNORECASE)[0] == "sixty-first"  # type: ignore[index]
    assert up_to(CARDINALS, 12, 10) == {"ten": 10, "eleven": 11, "twelve": 12}


@pytest.mark.parametrize("name", ["bound_links", "followers", "no_people", "offices_in_names", "no_names_of_pacts"])
def test_lists_looked_up_as_sets_are_of_single_words(name: str) -> None:
    entries = CUES.phrases[name]
    assert len(entries) == len(set(entries))
    assert all(entry.isalpha() for entry in entries)
    assert all(entry.islower() for entry in entries) or all(entry.istitle() for entry in entries)
