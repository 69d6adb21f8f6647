"""The names of a page as they are spelled."""

from __future__ import annotations

import pytest

from truceline.check.spellings import capitals_of, is_common, near_names, written_in
from truceline.lexicon.lexicon import load_lexicon

LEXICON = load_lexicon()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The pass of Karghandol is dry.", {"Karghandol"}),
        ("A note says Karghandol [sic] and “Bellavar!” [sic] in ink.", set()),
        ("Write to clerk@Karghandol.org or see #Karghandol.", {"Write"}),
        ("The Orsvald/Karghandol poll was wrong.", {"Orsvald"}),
        ("Ann and Otto slept.", {"Otto"}),
    ],
)
def test_capitals(text: str, names: set[str]) -> None:
    assert capitals_of(text).keys() == names


@pytest.mark.parametrize(
    ("text", "common"),
    [
        ("They want security.", True),
        ("They want Security and insecurity.", False),
        ("Write to security@delta.org or @security.", False),
        ("insecurity " * 60 + "security", False),  # only so many places are looked at
    ],
)
def test_words_in_small_letters(text: str, common: bool) -> None:
    assert is_common("Security", text) == common


def test_what_stands_beside_a_name() -> None:
    text = "Orla Thandervik slept. They woke Mr. Thandervik, and “Thandervik” was said."
    name = written_in(text, "Thandervik", capitals_of(text)["Thandervik"], LEXICON)
    assert [(place.before, place.inside) for place in name.places] == [("Orla", False), ("", True)]
    assert name.is_name


def test_near_names() -> None:
    spans = capitals_of("Thandervik woke Thanderivk, Maguire met McGuire, Mark met Mary.")
    near = {(one, other) for one, other, _ in near_names(spans, LEXICON)}
    assert near == {("Thandervik", "Thanderivk"), ("Maguire", "McGuire"), ("Mark", "Mary")}
