"""A midnight belongs to the day before it and to the day behind it."""

from __future__ import annotations

import pytest

from truceline.check.days import has_midnight
from truceline.model.spans import Span


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("It begins at midnight on Saturday.", "Saturday"),
        ("It begins at midnight Saturday.", "Saturday"),
        ("It begins on Saturday at midnight.", "Saturday"),
        ("It begins Saturday night at midnight.", "Saturday"),
        ("It begins at midnight on 3 May.", "3 May"),
    ],
)
def test_a_day_with_its_midnight(text: str, day: str) -> None:
    assert has_midnight(text, _at(text, day))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("It begins on Saturday.", "Saturday"),
        ("They sat until midnight and met again on Saturday.", "Saturday"),
        ("It begins on Saturday, long after midnight.", "Saturday"),
    ],
)
def test_a_day_without_one(text: str, day: str) -> None:
    assert not has_midnight(text, _at(text, day))


def _at(text: str, words: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words))
