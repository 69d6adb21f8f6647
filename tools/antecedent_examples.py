"""What the weights of pronouns' candidates are learned from: pronouns with the features of their candidates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from truceline.annotate.references.ranking import NOBODY_KNOWN, Candidate, Meant

KINDS = {"people": "person", "body": "it", "several": "they"}


@dataclass(frozen=True, slots=True)
class Example:
    """A pronoun with the features of its candidates and its own, and which candidate is meant (None: nobody).

    `unknown` tells the candidates that are only described. One that is made without hand has no features of its own,
    so that it says nothing of when nobody is meant.
    """

    article: str
    at: int
    kind: str
    meant: int | None
    candidates: tuple[frozenset[str], ...]
    unknown: tuple[bool, ...]
    about: tuple[str, ...]
    has_answer: bool


def example_of(
    article: str, at: int, kind: str, meant: Meant | None, found: Mapping[Meant, Candidate], about: tuple[str, ...]
) -> Example:
    """An example of the candidates of a pronoun, of whom one is meant."""
    order = sorted(found)
    return Example(
        article, at, kind, order.index(meant) if meant in found else None,
        tuple(frozenset(found[m].features) for m in order),
        tuple(m[0].startswith(NOBODY_KNOWN) for m in order), about, meant is not None,
    )  # fmt: skip


def kind_of(about: tuple[str, ...]) -> str:
    """The kind of a pronoun by the first of its own features."""
    return next(kind for kind, word in KINDS.items() if word == about[0])
