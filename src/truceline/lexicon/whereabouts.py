"""Words by which the name of a state or of its capital means the government or the place."""

from __future__ import annotations

from dataclasses import dataclass

from truceline.lexicon.tables import read_toml, word_sets


@dataclass(frozen=True, slots=True, kw_only=True)
class WhereaboutsWords:
    """Words round the name of a state or capital, in lower case, by what they make of it.

    `inside` stands before a place; after `visiting` and `arrival` it is both; `motion` leads to and from it. Somebody
    is hit at it by `force`, and on it by `attacks`; words of `spoken` are at it. Behind
    a capital, `gatherings` are a meeting, on one of `topics`.
    """

    inside: frozenset[str]
    motion: frozenset[str]
    visiting: frozenset[str]
    arrival: frozenset[str]
    force: frozenset[str]
    attacks: frozenset[str]
    spoken: frozenset[str]
    gatherings: frozenset[str]
    topics: frozenset[str]


def load_whereabouts(name: str) -> WhereaboutsWords:
    """Read the file of words of whereabouts."""
    return WhereaboutsWords(**word_sets(read_toml(name)))
