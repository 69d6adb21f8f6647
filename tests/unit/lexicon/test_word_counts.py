"""How much a word tells."""

from __future__ import annotations

from math import log

import pytest

from truceline.lexicon.lexicon import load_lexicon
from truceline.lexicon.word_counts import UNKNOWN, WordCounts

COUNTS = WordCounts(1000, {"the": 1000, "truce": 100, "ferry": 10})


@pytest.mark.parametrize(("word", "weight"), [("the", 0.0), ("truce", log(10)), ("ferry", log(100))])
def test_the_rarer_a_word_the_more_it_tells(word: str, weight: float) -> None:
    assert COUNTS.weight(word) == pytest.approx(weight)


def test_an_unknown_word_tells_the_most() -> None:
    assert COUNTS.weight("marrakand") == pytest.approx(log(1000 / UNKNOWN))


def test_the_table_has_common_words_and_weighs_them_least() -> None:
    counts = load_lexicon().word_counts
    assert counts.weight("presid") < counts.weight("truce") < counts.weight("marrak")
