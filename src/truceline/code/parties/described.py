"""Actors that a text only describes: "two servicemen", or the state or the people of a place."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from truceline.code.context import SentenceContext
from truceline.code.parties.cast import described_actors
from truceline.model.parse import Token


def described_by(context: SentenceContext, heads: Iterable[Token]) -> tuple[str, ...]:
    """The actors for whom some words stand by description alone."""
    return tuple(dict.fromkeys(a for h in heads for a in described_at(context, h)))


def described_at(context: SentenceContext, token: Token, by: DescribedBy = "words") -> tuple[str, ...]:
    """The actors for whom a word stands by its own description, or by the place that it names."""
    here = [m for m in context.described if m.span.start < token.end and token.start < m.span.end]
    if not here:
        return ()
    actors = described_actors(context)
    fitting = [m for m in here if BY_PLACE.get(actors[m.of].kind, "words") == by]
    return tuple(dict.fromkeys(m.of for m in fitting if by != "words" or m.span.end == token.end))


DescribedBy = Literal["words", "state", "inhabitants"]
"""How a word describes somebody: itself, or as the state or the people of the place that it names."""

BY_PLACE: dict[str, DescribedBy] = {"government": "state", "people": "inhabitants"}
"""Kinds of actors that are only described by a place."""
