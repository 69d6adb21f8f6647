"""What a parser's model tells of the words of a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from truceline.lexicon.lemmas import load_lemmas


class Reading(NamedTuple):
    """A word as the rules leave it: as written, its lemma in small letters, Universal POS tag, Penn tag, relation."""

    text: str
    lemma: str
    pos: str
    tag: str
    dep: str


def reading_of(token: Any) -> Reading:
    """A word of spaCy's through which all rules have gone, with its lemma mended where they are known to be wrong."""
    lemma = token.lemma_.lower()
    if token.pos_ == "VERB":
        lemma = load_lemmas("lemmas.toml").get(token.lower_, lemma)
    return Reading(token.text, lemma, token.pos_, token.tag_, token.dep_)


class ReadSentence(NamedTuple):
    """A sentence as a model reads it: of each word where it begins and ends in the sentence, what it is, its head."""

    starts: Sequence[int]
    ends: Sequence[int]
    readings: Sequence[Reading]
    heads: Sequence[int]
