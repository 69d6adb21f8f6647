"""Cues of the conflict rules."""

from __future__ import annotations

import pytest

from truceline.lexicon.lexicon import load_lexicon


@pytest.mark.parametrize("words", ["the United States and Peru signed", "in May the Gulf States met"])
def test_states_with_a_capital_are_no_speech(words: str) -> None:
    assert not load_lexicon().check_cues.has("speech", words)


def test_to_state_is_speech() -> None:
    assert load_lexicon().check_cues.has("speech", "the note states that both signed")
