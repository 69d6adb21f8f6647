"""Verbs of acts without a row of their own, and words for what is left unsaid."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from truceline.lexicon.tables import read_toml


@dataclass(frozen=True, slots=True, kw_only=True)
class ActWords:
    """`idle` verbs tell no public act; `types` give each verb its types, with the class of objects that they need."""

    idle: frozenset[str]
    types: dict[str, tuple[tuple[str, str | None], ...]]
    saying: frozenset[str]
    said: frozenset[str]
    giving: frozenset[str]


def load_act_words(name: str) -> ActWords:
    """Read the words of acts."""
    data = read_toml(name)
    unsaid = data["unsaid"]
    return ActWords(
        idle=frozenset(w for words in data["idle"].values() for w in words),
        types=_types(data["types"]),
        saying=frozenset(unsaid["saying"]),
        said=frozenset(unsaid["nouns"]),
        giving=frozenset(unsaid["giving"]),
    )


def _types(rows: list[dict[str, Any]]) -> dict[str, tuple[tuple[str, str | None], ...]]:
    found: defaultdict[str, list[tuple[str, str | None]]] = defaultdict(list)
    for row in rows:
        for verb in row["verbs"]:
            found[verb].append((row["type"], row.get("objects")))
    return {verb: tuple(types) for verb, types in found.items()}
