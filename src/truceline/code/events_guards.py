"""What a row of the table of triggers needs before it is believed: one named condition a function."""

from __future__ import annotations

from collections.abc import Callable

from truceline.code.clauses import is_verbal
from truceline.code.context import SentenceContext
from truceline.code.events_match import Match, in_class
from truceline.code.factuality import negation_of
from truceline.code.participants import mention_at, objects_of, prepositional, subjects_of, surface_subjects
from truceline.code.slots import time_of
from truceline.model.actor import Actor
from truceline.model.parse import Token

Guard = Callable[[SentenceContext, Match], bool]

POLITICAL_KINDS = ("government", "organ", "armed_group", "organisation", "people")


def holds(context: SentenceContext, match: Match) -> bool:
    """Whether everything holds that a row needs."""
    return all(_holds(context, match, need) for need in match.row.needs)


def _holds(context: SentenceContext, match: Match, need: str) -> bool:
    if "!=" in need:
        where, name = need.split("!=")
        return not of_class(context, match, where, name)
    if "=" in need:
        where, name = need.split("=")
        return of_class(context, match, where, name)
    return GUARDS[need](context, match)


def is_political(context: SentenceContext, actor_id: str) -> bool:
    """Whether an actor is a state, an organ, a group, an organisation, or a person who acts for one."""
    actor = next((a for a in context.article.actors if a.id == actor_id), None)
    return actor is not None and _political(actor)


def _political(actor: Actor) -> bool:
    if actor.sector in ("BUS", "MED"):
        return False
    return actor.kind in POLITICAL_KINDS or actor.sector is not None or actor.country is not None


def of_class(context: SentenceContext, match: Match, where: str, name: str) -> bool:
    """Whether a phrase at some place (obj, subj, any, or after a preposition) is of a class of nouns."""
    parse, token = context.parse, match.token
    if where == "obj":
        heads = objects_of(parse, token) if is_verbal(token) else ()
    elif where == "subj":
        heads = surface_subjects(parse, token)
    elif where == "any":
        heads = _below(context, token)
    else:
        heads = prepositional(parse, token, where)
    return any(in_class(context, h, name) for h in heads)


def _below(context: SentenceContext, token: Token) -> tuple[Token, ...]:
    """The nouns that hang on a word within three steps: its object, that one's complement …"""
    found: list[Token] = []
    layer = [token]
    for _ in range(3):
        layer = [
            c
            for t in layer
            for c in context.parse.children(t)
            if c.dep not in ("nsubj", "conj", "relcl", "advcl", "cc", "punct", "parataxis")
        ]
        found.extend(layer)
    return (*(t for t in found if t.pos in ("NOUN", "PROPN")), *objects_of(context.parse, token))


def _acting(context: SentenceContext, match: Match) -> bool:
    return any(is_political(context, a) for a in match.actors)


def _acted(context: SentenceContext, match: Match) -> bool:
    return any(is_political(context, a) for a in match.recipients)


def _actor(context: SentenceContext, match: Match) -> bool:
    return _acting(context, match) or _acted(context, match)


def _both(context: SentenceContext, match: Match) -> bool:
    """A political actor on either side, or two who act together."""
    if match.row.recipients:
        return _acting(context, match) and _acted(context, match)
    return _two(context, match)


def _two(context: SentenceContext, match: Match) -> bool:
    return len([a for a in match.parties if is_political(context, a)]) > 1


def _carried(context: SentenceContext, match: Match) -> bool:  # noqa: ARG001  # one shape for all guards
    return match.carrier is not None


def _contact(context: SentenceContext, match: Match) -> bool:
    """A noun of contact: two parties, or one with a carrier, or a carrier with a time."""
    if _two(context, match):
        return True
    timed = time_of(context, match.token) is not None
    if match.carrier is None:
        return False
    return _actor(context, match) or timed


def _forces_subject(context: SentenceContext, match: Match) -> bool:
    """Forces, a state or an armed group as the subject."""
    heads = subjects_of(context.parse, match.token) or surface_subjects(context.parse, match.token)
    if any(in_class(context, h, "FORCES") for h in heads):
        return True
    kinds = {a.kind for a in context.article.actors if a.id in match.actors}
    return bool(kinds & {"government", "armed_group", "organ"})


def _forceful(context: SentenceContext, match: Match) -> bool:
    """Forces or a state in the phrase of a noun of withdrawal."""
    return (
        _acting(context, match)
        or of_class(context, match, "of", "FORCES")
        or any(in_class(context, c, "FORCES") for c in context.parse.children(match.token, "compound"))
    )


def _armed(context: SentenceContext, match: Match) -> bool:
    """An armed subject, or a state or group that strikes a place, an actor or a target."""
    objects = objects_of(context.parse, match.token)
    target = any(
        in_class(context, o, "TARGETS") or in_class(context, o, "FORCES") or mention_at(context, o) for o in objects
    )
    if not target:
        return False
    heads = subjects_of(context.parse, match.token)
    arms = any(in_class(context, h, n) for h in heads for n in ("FORCES", "WEAPONS", "ATTACKS"))
    kinds = {a.kind for a in context.article.actors if a.id in match.actors}
    return arms or bool(kinds & {"government", "armed_group", "organ"})


def _struck(context: SentenceContext, match: Match) -> bool:
    """A *strike* with a target: on a place, an actor or a thing."""
    heads = prepositional(context.parse, match.token, "on", "against", "at", "in")
    return any(mention_at(context, h) or in_class(context, h, "TARGETS") for h in heads)


def _actor_or_place(context: SentenceContext, match: Match) -> bool:
    if _actor(context, match):
        return True
    heads = prepositional(context.parse, match.token, "on", "against", "in", "of", "at", "near", "into")
    return any(mention_at(context, h) or in_class(context, h, "TARGETS") for h in heads)


def _in_effect(context: SentenceContext, match: Match) -> bool:
    """A ceasefire as the subject of a verb that says that it begins, holds or lasts."""
    verb = context.parse.head(match.token)
    return match.token.dep == "nsubj" and verb.lemma in context.lexicon.event_words.in_effect


def _negated_or_between(context: SentenceContext, match: Match) -> bool:
    """An agreement that is denied, or that has its parties beside it."""
    no = negation_of(context.parse, match.token, context.lexicon.status_cues)
    return no is not None or bool(prepositional(context.parse, match.token, "between"))


def _bare(context: SentenceContext, match: Match) -> bool:
    """*Call* with a person and nothing that the person is called."""
    return context.parse.child(match.token, "oprd", "ccomp", "xcomp", "prt") is None


def _between_or_with(context: SentenceContext, match: Match) -> bool:
    return bool(prepositional(context.parse, match.token, "between", "with"))


def _both_or_place(context: SentenceContext, match: Match) -> bool:
    """A journey of a political actor to another or to a place."""
    if not _acting(context, match):
        return False
    return _acted(context, match) or any(
        mention_at(context, h) for h in prepositional(context.parse, match.token, "to", "in", "at", "for")
    )


def _crowd(context: SentenceContext, match: Match) -> bool:
    """People in number, as subject or possessor, or a protest against a political actor."""
    token = match.token
    heads = subjects_of(context.parse, token) if is_verbal(token) else prepositional(context.parse, token, "by", "of")
    return any(in_class(context, h, "CROWDS") for h in heads) or _acted(context, match)


def _for_or_to(context: SentenceContext, match: Match) -> bool:
    """A noun of asking with what is asked for."""
    return (
        bool(prepositional(context.parse, match.token, "for", "to"))
        or context.parse.child(match.token, "acl") is not None
    )


def _with_or_passive(context: SentenceContext, match: Match) -> bool:
    return (
        bool(prepositional(context.parse, match.token, "with")) or context.parse.child(match.token, "ccomp") is not None
    )


GUARDS: dict[str, Guard] = {
    "acting": _acting,
    "acted": _acted,
    "actor": _actor,
    "both": _both,
    "two": _two,
    "carried": _carried,
    "contact": _contact,
    "forces-subject": _forces_subject,
    "forceful": _forceful,
    "armed": _armed,
    "struck": _struck,
    "actor-or-place": _actor_or_place,
    "in-effect": _in_effect,
    "negated-or-between": _negated_or_between,
    "bare": _bare,
    "between-or-with": _between_or_with,
    "both-or-place": _both_or_place,
    "crowd": _crowd,
    "for-or-to": _for_or_to,
    "with-or-passive": _with_or_passive,
}
"""Every condition that the table may name."""
