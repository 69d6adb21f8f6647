"""Whether those who speak are parties to politics: only they hold positions and set conditions."""

from __future__ import annotations

from truceline.code.context import SentenceContext, once_an_article
from truceline.code.parties.cast import roles_of
from truceline.model.actor import Actor

POLITICAL_KINDS = frozenset({"government", "organ", "armed_group"})
POLITICAL_SECTORS = frozenset({"GOV", "MIL", "REB", "OPP", "IGO", "INT", "SPY", "UAF", "PTY", "LEG", "COP", "JUD"})


def is_political(context: SentenceContext, holders: tuple[str, ...]) -> bool:
    """Whether one of some actors is a government, an organ, an armed group, or a person of that world."""
    return not _parties(context).isdisjoint(holders)


@once_an_article
def _parties(context: SentenceContext) -> frozenset[str]:
    """The parties to politics in the article, named or described."""
    private, roles = context.lexicon.positions.private_roles, roles_of(context)
    titled = {actor for actor in roles if any(private.isdisjoint(role.split()) for role in roles[actor])}
    named = (a.id for a in context.article.actors if _is_party(a) or a.id in titled or _is_named_as_party(context, a))
    return frozenset((*named, *(a.id for a in context.article.described_actors if may_hold(context, a))))


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
