"""Nouns for people and bodies without a name, with the part of society that they belong to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from truceline.lexicon.tables import read_rows
from truceline.model.actor import ActorKind

COLUMNS = ("sector", "kind", "home", "nouns", "source")

Home = Literal["", "place", "text", "acted"]


@dataclass(frozen=True, slots=True)
class SocialRole:
    """What a noun says of who bears it: a code of PLOVER's actor scheme and a kind of actor.

    `home` says whose they are where nothing in their phrase does: of the state in which they act (`place`), or else of
    the one that the whole text names (`text`), that only where they are acted on (`acted`).
    """

    sector: str
    kind: ActorKind
    home: Home = ""


def load_social_roles(name: str) -> dict[str, SocialRole]:
    """Read the roles of nouns, by lemma."""
    return {
        noun: SocialRole(row["sector"], row["kind"], row["home"])  # type: ignore[arg-type]  # held by tests/unit/lexicon
        for row in reversed(read_rows(name, COLUMNS))
        for noun in row["nouns"].split(" | ")
    }
