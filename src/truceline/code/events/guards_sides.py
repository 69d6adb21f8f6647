"""Needs that two sides take part: both by name, or one that is only described and is plainly another than the first."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from truceline.code.context import SentenceContext
from truceline.code.events.guards_dealings import at_roles
from truceline.code.events.guards_parties import acted, acting, is_political
from truceline.code.events.match import Match
from truceline.code.events.partners import FOREIGN
from truceline.code.parties.acted_on import state_at
from truceline.code.parties.cast import known_actors, named_actors
from truceline.code.parties.participants import actors_of
from truceline.model.actor import Actor


def both(context: SentenceContext, match: Match) -> bool:
    """A political actor on either side, or two who act together."""
    if not match.row.recipients:
        return two(context, match)
    if acted(context, match) and acting(context, match):
        return True
    return match.row.type in DEALINGS and _is_towards_abroad(context, match)


def two(context: SentenceContext, match: Match) -> bool:
    """Two political actors, or two sides of two states of which one is only described: "*Thai officers*"."""
    return len([a for a in match.parties if is_political(context, a)]) > 1 or _are_of_two_states(context, match)


def two_sides(context: SentenceContext, match: Match) -> bool:
    """Two who take part, not all of one state: ministers who discuss a deal at home meet no other side."""
    known = named_actors(context)
    ours = [known[a] for a in match.parties if a in known]
    countries = {a.country or (a.sector if a.sector == "IGO" else None) for a in ours}  # of no state, but of one body
    at_home = all(a.kind in ("person", "organ", "government") for a in ours) and len(countries - {None}) == 1
    return (two(context, match) and not at_home) or _are_of_two_states(context, match)


def _are_of_two_states(context: SentenceContext, match: Match) -> bool:
    """Whether officials, soldiers or police of two states take part, named or described."""
    if match.row.type not in DEALINGS:
        return False
    known = known_actors(context)
    sides = _dealing(context, match.parties)
    others = [known[a] for a in match.parties if a in known and known[a].sector in FOREIGN]
    if bool(sides) and len(_countries((*sides, *others))) > 1:
        return True
    return bool(match.row.recipients) and _is_towards_abroad(context, match)


def together(context: SentenceContext, match: Match) -> bool:
    """A political actor that acts, or police, judges or soldiers of two states who do it together."""
    return acting(context, match) or _are_of_two_states(context, match)


def _is_towards_abroad(context: SentenceContext, match: Match) -> bool:
    """Whether those in office or arms act towards such of another state, where one of them is only described."""
    heads = at_roles(context, match, match.row.recipients)
    reached = (
        match.recipients
        or actors_of(context, heads, described=True)
        or tuple(a for h in heads[:1] for a in state_at(context, h))
    )
    own, others = (_countries(_dealing(context, ids)) for ids in (match.actors, reached))
    return bool(own) and bool(others) and own.isdisjoint(others)


def _countries(actors: Iterable[Actor]) -> set[str]:
    return {a.country for a in actors if a.country is not None}


def _dealing(context: SentenceContext, ids: Iterable[str]) -> list[Actor]:
    """Those of some actors who deal with others for a state: politicians, and people in office or arms."""
    known = known_actors(context)
    return [known[a] for a in ids if a in known and (is_political(context, a) or known[a].sector in OFFICES)]


DEALINGS = frozenset({"CONSULT", "COOPERATE", "SUPPORT", "AGREE"})
"""Types of what two sides do with each other or for each other, by which nobody is wronged."""

OFFICES = frozenset({"GOV", "LEG", "MIL", "SPY", "COP", "JUD", "IGO"})
"""Sectors of those who act for a state though the text only describes them."""


SIDES_GUARDS: dict[str, Callable[[SentenceContext, Match], bool]] = {
    "both": both,
    "together": together,
    "two": two,
    "two-sides": two_sides,
}
"""Conditions on who deals with whom."""
