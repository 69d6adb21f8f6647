"""The words of a sentence: possessives, stops of abbreviations, hyphens at known names, and what joins two words."""

from __future__ import annotations

import pytest

from truceline.annotate.mentions.words import split_words
from truceline.model.spans import Span


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Rebels left.", ["Rebels", "left"]),
        ("Mr. Rayo met J. Okoro", ["Mr.", "Rayo", "met", "J.", "Okoro"]),
        ("U.S. envoys", ["U.S.", "envoys"]),
        ("Oman's aide and envoys' cars", ["Oman", "aide", "and", "envoys", "cars"]),
        ("twenty-seven states", ["twenty-seven", "states"]),
    ],
)
def test_a_sentence_is_split_into_words(text: str, words: list[str]) -> None:
    found = split_words(text, Span(0, len(text)))
    assert [w.text for w in found] == words
    assert [w.lower for w in found] == [w.lower().rstrip(".") for w in words]
    assert all(text.startswith(w.text, w.start) and w.end == w.start + len(w.text) for w in found)


def test_only_a_blank_joins_two_words() -> None:
    found = split_words("Mr. Rayo, an aide", Span(0, 17))
    assert [(w.text, w.joined) for w in found] == [
        ("Mr.", False), ("Rayo", True), ("an", False), ("aide", True),
    ]  # fmt: skip


def test_owners_and_names_are_told_by_their_marks_and_capitals() -> None:
    owner, name, arabic, plain = split_words("Oman's Rayo al-Hadad left", Span(0, 25))
    assert (owner.possessive, owner.end) == (True, 4)
    assert [w.capital for w in (owner, name, arabic, plain)] == [True, True, True, False]


def test_a_hyphened_word_is_parted_where_a_known_name_ends() -> None:
    text = "a Chad-backed, far-flung group"
    assert [w.text for w in split_words(text, Span(0, len(text)), frozenset({2, 6}))] == [
        "a", "Chad", "backed", "far-flung", "group",
    ]  # fmt: skip


def test_a_mark_behind_the_sentence_counts() -> None:
    """The stop of an abbreviation may lie behind the end of a sentence that was cut before it."""
    (word,) = split_words("U.S. envoys", Span(0, 3))
    assert word.text == "U.S."
