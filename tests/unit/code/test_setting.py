"""Articles on everyday politics have no positions; short texts and articles on negotiations do."""

from __future__ import annotations

import pytest

from truceline.code.setting import DENSITY, SHORT, has_setting
from truceline.lexicon.lexicon import load_lexicon

WORDS = load_lexicon().issues.setting
FILLER = "The committee spoke about the budget of the schools for the coming year. "
CASES = [
    ("The junta must step down. ", 0, True),
    ("Rebels in Sudan rejected the truce. The envoy left for Cairo. ", 10, True),
    ("Greek and Turkish diplomats met at a summit on Cyprus. Troops stay. ", 12, True),
    ("Colombia's rebels want a cease-fire. The mediators hope for peace talks. ", 12, True),
    ("The party wants a deal on the budget. Talks failed on Monday. ", 12, False),
    ("The mayor called for an election. The governor rejected the agreement. ", 20, False),
    ("The senator spoke of sanctions once. ", 40, False),
]


@pytest.mark.parametrize(("text", "fillers", "expected"), CASES)
def test_only_articles_with_enough_words_of_war_and_diplomacy_speak_of_a_negotiation(
    text: str, fillers: int, expected: bool
) -> None:
    assert has_setting(text + FILLER * fillers, WORDS) is expected


def test_words_count_as_wholes() -> None:
    assert DENSITY > 0
    assert not has_setting("A Sunday of summitry and untruthful rebellion. " * (SHORT // 20), WORDS)
