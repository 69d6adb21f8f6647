"""Numbers in words, units, bounds and words of rank."""

from __future__ import annotations

from dataclasses import dataclass

from truceline.lexicon.tables import read_toml


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class NumberWords:
    """`values`, `ordinals` and `scales` by word, `units` by lemma; `several` are the words of values from two on;
    `not_ranked` are nouns whose "first" is no claim of rank."""

    values: dict[str, int]
    several: frozenset[str]
    ordinals: dict[str, int]
    scales: dict[str, int]
    units: dict[str, str]
    at_least: tuple[str, ...]
    at_most: tuple[str, ...]
    ranks: frozenset[str]
    not_ranked: frozenset[str]


def load_number_words(name: str) -> NumberWords:
    """Read the words of number."""
    data = read_toml(name)
    return NumberWords(
        values=data["values"],
        several=frozenset(word for word, value in data["values"].items() if value > 1),
        ordinals=data["ordinals"],
        scales=data["scales"],
        units=data["units"],
        at_least=tuple(data["at_least"]),
        at_most=tuple(data["at_most"]),
        ranks=frozenset(data["ranks"]),
        not_ranked=frozenset(data["not_ranked"]),
    )
