"""What a parser's model tells of the words of a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Reading(NamedTuple):
    """A word as the rules leave it: as written, its lemma in small letters, Universal POS tag, Penn tag, relation."""

    text: str
    lemma: str
    pos: str
    tag: str
    dep: str


class ReadSentence(NamedTuple):
    """A sentence as a model reads it: of each word where it begins and ends in the sentence, what it is, its head."""

    starts: Sequence[int]
    ends: Sequence[int]
    readings: Sequence[Reading]
    heads: Sequence[int]
