"""On which words of two sentences a judgement hangs that is only known by its odds."""

from __future__ import annotations

import pytest

from truceline.check.deciding_words import MOST_WORDS, deciding_words

OURS = "No delegate of either side left the hall before dawn, the steward said."
THEIRS = "The team of Orun walked out at midnight and flew home to its port."


def odds(*words: str) -> float:
    """A judge that is surer the more of some words both sentences still have."""
    one, other = words
    told = ("left the hall" in one) + ("No delegate" in one) / 2 + ("walked out at midnight" in other)
    return float(told)


def test_the_words_without_which_the_odds_fall_are_told() -> None:
    ours, theirs = deciding_words(odds, OURS, THEIRS)
    assert "left" in ours
    assert "hall" in ours
    assert "walked out at midnight" in theirs or theirs in "walked out at midnight"


def test_they_stand_in_their_sentences_and_are_few() -> None:
    for told, text in zip(deciding_words(odds, OURS, THEIRS), (OURS, THEIRS), strict=True):
        assert told in text
        assert 0 < len(told.split()) <= MOST_WORDS


@pytest.mark.parametrize("text", ["Three words only", "One", "of the", "—", "and and and and"])
def test_short_and_empty_sentences(text: str) -> None:
    told, _ = deciding_words(lambda _one, _other: 1.0, text, THEIRS)
    assert told
    assert told in text


def test_words_that_only_lead_on_are_left_out_at_the_ends() -> None:
    told, _ = deciding_words(
        lambda one, _: float("of the port" in one), "They sat at the gate of the port, and left.", "x"
    )
    assert not told.lower().startswith(("of ", "the "))
    assert not told.endswith((",", " and"))
