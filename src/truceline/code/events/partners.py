"""With whom somebody meets or works, where the text only describes them: "met *senators*", "with *Thai officers*"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from truceline.code.clauses import is_verbal
from truceline.code.context import SentenceContext
from truceline.code.events.classes import in_class
from truceline.code.events.partakers import behind_setting
from truceline.code.events.roles import below_nouns
from truceline.code.parties.cast import described_actors, known_actors, named_actors
from truceline.code.parties.grammar import objects_of, prepositional
from truceline.code.parties.participants import actors_of
from truceline.lexicon.events import EventTrigger
from truceline.model.actor import Actor
from truceline.model.parse import Token


def described_partners(
    context: SentenceContext, words: Iterable[Token], row: EventTrigger, own: tuple[str, ...]
) -> tuple[str, ...]:
    """Those behind *with* or *alongside* who have no name: partners of a contact, or officials of another state.

    `words` are the trigger with what stands beside it and carries it, `own` those who act.
    """
    if not own or not is_mutual_row(row):
        return ()
    roles = {role for roles in row.actors for role in roles}
    heads = [h for w in words for h in _together(context, w, roles)]
    known = known_actors(context)
    states = {known[a].country for a in own if a in known} - {None}
    found = (a for a in actors_of(context, heads, described=True) if a in known and a not in own)
    named = any(a in named_actors(context) for a in own)
    return tuple(
        a
        for a in found
        if _is_foreign(known[a], states)
        or (named and row.type in ("CONSULT", "ASSAULT") and known[a].sector in PARTNERS)
    )


def described_foes(context: SentenceContext, fight: Token) -> tuple[str, ...]:
    """Forces and gunmen between whom a fight is, by name or description: "between *troops* and *herders*"."""
    heads = prepositional(context.parse, fight, "between") or behind_setting(context, fight, "between")
    armed = [h for h in heads if any(in_class(context, h, n) for n in ("FORCES", "GUNMEN", "LAWMEN", "TROOPS"))]
    found, known = actors_of(context, heads, described=True), described_actors(context)
    sure = actors_of(context, armed, described=True)
    return tuple(a for a in found if a not in known or a in sure or known[a].sector in PARTNERS)


def is_mutual_row(row: EventTrigger) -> bool:
    """Whether all who take part act: its subject and whoever stands behind *with*."""
    return any("subj" in roles and not WITH.isdisjoint(roles) for roles in row.actors)


def _together(context: SentenceContext, word: Token, roles: set[str]) -> Iterator[Token]:
    """The phrases on a word that say with whom: behind *with*, a place or a noun between, or whom somebody *met*."""
    parse = context.parse
    yield from prepositional(parse, word, *TOGETHER) or behind_setting(context, word, "with")
    if "partner" in roles:
        yield from below_nouns(parse, word, *TOGETHER)
    if "obj" in roles and is_verbal(word):
        yield from objects_of(parse, word)


def _is_foreign(actor: Actor, states: set[str | None]) -> bool:
    """Whether somebody deals with others for a state, which is none of those who act."""
    return actor.sector in FOREIGN and actor.country is not None and bool(states) and actor.country not in states


MUTUAL = ("CONSULT", "ASSAULT")
"""Types of what two sides do together or to each other."""

TOGETHER = ("with", "alongside")
"""Prepositions that bring whoever takes part too."""

WITH = frozenset({"with", "alongside", "partner"})
"""Roles of those who take part too."""

PARTNERS = frozenset({"GOV", "LEG", "MIL", "REB", "OPP", "PTY", "IGO"})
"""Sectors of those whose meetings with a power are contacts between two sides, and whose fights are no brawls."""

FOREIGN = PARTNERS | {"COP", "SPY", "JUD", "EDU", "HLH"}
"""Sectors of those with whom somebody of another state works together."""
