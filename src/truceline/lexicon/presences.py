"""The verbs and nouns that tell who takes part and who is left out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from truceline.lexicon.tables import read_toml

Part = Literal["in", "out"]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PresenceLexicon:
    """`verbs` are what verbs say of their subject, each with the word that must stand beside it ("" for none).

    `events` is the family of a noun; `words` are the other lists, by section and name.
    """

    verbs: Mapping[str, tuple[tuple[str, Part], ...]]
    events: Mapping[str, str]
    words: Mapping[str, frozenset[str]]


def load_presences(name: str) -> PresenceLexicon:
    """Read the file of presences."""
    data = read_toml(name)
    listed = data.pop("verbs")
    events = {noun: family for family, nouns in data.pop("events").items() for noun in nouns}
    verbs: dict[str, list[tuple[str, Part]]] = {}
    parts: tuple[Part, ...] = ("out", "in")
    for part in parts:
        for word in listed[part]:
            lemma, _, beside = word.partition(" ")
            verbs.setdefault(lemma, []).append((beside, part))
    words = {f"{section} {key}": frozenset(ws) for section, lists in data.items() for key, ws in lists.items()}
    words |= {key: frozenset(listed[key]) for key in ("passive", "invite")}
    return PresenceLexicon(
        verbs={lemma: tuple(sorted(ways, key=lambda w: -len(w[0]))) for lemma, ways in verbs.items()},
        events=events,
        words=words,
    )
