"""Whether those who speak are parties to politics: only they hold positions and set conditions."""

from __future__ import annotations

from truceline.code.context import SentenceContext
from truceline.code.parties.cast import described_actors, named_actors, roles_of
from truceline.model.actor import Actor

POLITICAL_KINDS = frozenset({"government", "organ", "armed_group"})
POLITICAL_SECTORS = frozenset({"GOV", "MIL", "REB", "OPP", "IGO", "INT", "SPY", "UAF", "PTY", "LEG", "COP", "JUD"})


def is_political(context: SentenceContext, holders: tuple[str, ...]) -> bool:
    """Whether one of some actors is a government, an organ, an armed group, or a person of that world."""
    named, described = named_actors(context), described_actors(context)
    return any(
        (a in named and _is_side(context, named[a])) or (a in described and may_hold(context, described[a]))
        for a in holders
    )


def _is_side(context: SentenceContext, actor: Actor) -> bool:
    """Whether one whom the text names is a party: by kind, by a role of no private life, or by name."""
    private, roles = context.lexicon.positions.private_roles, roles_of(context).get(actor.id, ())
    titled = any(private.isdisjoint(role.split()) for role in roles)
    return titled or _is_party(actor) or _is_named_as_party(context, actor)


def _is_named_as_party(context: SentenceContext, actor: Actor) -> bool:
    """Whether the last word of a name makes its bearer a side: "Gulf *states*", "the Zintan *Brigade*"."""
    last = actor.name.rpartition(" ")[2]
    if last in context.lexicon.descriptions.region_nouns:
        return True
    return (
        actor.kind in ("organisation", "other")
        and not actor.sector
        and last.lower() in context.lexicon.positions.party_words
    )


def may_hold(context: SentenceContext, actor: Actor) -> bool:
    """Whether somebody whom a text only describes can be a party: in arms or office, by a name, or several states.

    Not "officials" or "the minister" of nobody knows whom.
    """
    if actor.sector in PRIVATE_SECTORS:
        return False
    last = actor.name.rpartition(" ")[2].lower()
    if actor.kind == "person" or last in context.lexicon.descriptions.state_plurals:
        return True
    if not actor.sector:
        return _is_named_as_party(context, actor)
    several = " " in actor.name and (actor.kind == "armed_group" or last.endswith("s") or actor.sector == "OPP")
    return _is_party(actor) and (actor.country is not None or several)


PRIVATE_SECTORS = frozenset({"BUS", "MED", "LAB", "EDU", "HLH", "REL", "AGR", "CRM", "COP"})
"""Sectors of those who only are described and hold no side in a negotiation."""


def _is_party(actor: Actor) -> bool:
    return actor.kind in POLITICAL_KINDS or actor.sector in POLITICAL_SECTORS
