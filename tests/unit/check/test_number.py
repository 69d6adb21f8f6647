from __future__ import annotations

import re

import pytest

from truceline.lexicon.check_numbers import number_regex, read_whole
from truceline.lexicon.lexicon import load_lexicon

WORDS = load_lexicon().number_words


@pytest.mark.parametrize(
    ("text", "value"),
    [("42", 42), ("1,968", 1968), ("nine", 9), ("twenty-two", 22), ("Thirty three", 33), ("seventeen", 17)],
)
def test_reads_whole_numbers(text: str, value: int) -> None:
    assert read_whole(text, WORDS) == value


@pytest.mark.parametrize("text", ["hundred", "two-three", "twenty-twelve", "some", ""])
def test_reads_no_round_or_broken_numbers(text: str) -> None:
    assert read_whole(text, WORDS) is None


def test_pattern_stops_at_percentages_and_fractions() -> None:
    pattern = re.compile(number_regex(WORDS), re.IGNORECASE)
    assert [m.group() for m in pattern.finditer("Sixty-one of 70 went; ")] == ["Sixty-one", "70"]
    assert pattern.match("50%") is None
    assert pattern.match("3.5") is None
