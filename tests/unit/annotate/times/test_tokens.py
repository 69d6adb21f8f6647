"""Tokens of a sentence: what is written, where it stands, and which letter it has."""

from __future__ import annotations

import pytest

from truceline.annotate.times.tokens import OTHER, Alphabet
from truceline.lexicon.lexicon import load_lexicon

ALPHABET = Alphabet(load_lexicon().time_words, frozenset({"the"}))
WRITTEN = (
    "They  met\ton Friday, 15 August; 9/11 and 5 p.m. were named.",
    "It costs $5 or $ 5 or 5 dollars – covid19’s end, mayo_1 and ½.",
    "",
)


@pytest.mark.parametrize("text", WRITTEN)
@pytest.mark.parametrize("lead", ["", "Before. $"])
def test_tokens_stand_where_they_are_written_with_blanks_alone_between(text: str, lead: str) -> None:
    whole = lead + text
    tokens = ALPHABET.tokenize(whole, len(lead), len(whole))
    assert len(tokens.letters) == len(tokens.words)
    assert [whole[tokens.starts[i] : tokens.end(i)] for i in range(len(tokens.words))] == tokens.words
    assert "".join(tokens.words) == "".join(text.split())


@pytest.mark.parametrize(("text", "has_letter"), [("$5", False), ("$ 5", True), ("5", True)])
def test_a_sum_of_money_has_no_letter_of_its_own(text: str, has_letter: bool) -> None:
    assert (ALPHABET.tokenize(text, 0, len(text)).letters[-1] != OTHER) is has_letter
    assert ALPHABET.tokenize("$5", 1, 2).letters == OTHER  # the sign may stand before the sentence
