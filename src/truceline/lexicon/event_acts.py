"""Verbs of acts without a row of their own, and words for what is left unsaid."""

from __future__ import annotations

from dataclasses import dataclass

from truceline.lexicon.tables import read_toml


@dataclass(frozen=True, slots=True, kw_only=True)
class ActWords:
    """`idle` verbs tell no public act; `types` are the PLOVER types of those that have one."""

    idle: frozenset[str]
    types: dict[str, str]
    saying: frozenset[str]
    said: frozenset[str]
    giving: frozenset[str]


def load_act_words(name: str) -> ActWords:
    """Read the words of acts."""
    data = read_toml(name)
    unsaid = data["unsaid"]
    return ActWords(
        idle=frozenset(w for words in data["idle"].values() for w in words),
        types={w: type_ for type_, words in data["types"].items() for w in words},
        saying=frozenset(unsaid["saying"]),
        said=frozenset(unsaid["nouns"]),
        giving=frozenset(unsaid["giving"]),
    )
