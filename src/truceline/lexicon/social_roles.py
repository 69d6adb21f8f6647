"""Nouns for people and bodies without a name, with the part of society that they belong to."""

from __future__ import annotations

from dataclasses import dataclass

from truceline.lexicon.tables import read_rows
from truceline.model.actor import ActorKind

COLUMNS = ("sector", "kind", "nouns", "source")


@dataclass(frozen=True, slots=True)
class SocialRole:
    """What a noun says of who bears it: a code of PLOVER's actor scheme and a kind of actor."""

    sector: str
    kind: ActorKind


def load_social_roles(name: str) -> dict[str, SocialRole]:
    """Read the roles of nouns, by lemma."""
    return {
        noun: SocialRole(row["sector"], row["kind"])  # type: ignore[arg-type]  # held by tests/unit/lexicon
        for row in reversed(read_rows(name, COLUMNS))
        for noun in row["nouns"].split(" | ")
    }
