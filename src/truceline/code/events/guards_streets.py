"""Needs of protests by what people do with their bodies: they sit before a gate, eat nothing, walk out of a session."""

from __future__ import annotations

from collections.abc import Callable

from truceline.code.context import SentenceContext
from truceline.code.events.classes import in_class
from truceline.code.events.guards_parties import below, doers
from truceline.code.events.guards_pressure import dissenting
from truceline.code.events.match import Match
from truceline.code.parties.grammar import objects_of, prepositional
from truceline.model.parse import Token

BEFORE_SEATS = ("outside", "before", "across", "around", "at", "over", "onto", "on", "against", "in", "through")
"""Prepositions between what a crowd does and the seat of power where it does so."""


def _seats(context: SentenceContext, match: Match, *prepositions: str) -> bool:
    """Whether it is done before a seat of power, or its gate or steps: "across *the gates of the court*"."""
    parse = context.parse
    words = (match.token, *((match.beside,) if match.beside is not None else ()))
    ways = [c for w in words for c in parse.children(w, "advmod", "prt", "prep")]
    heads = [t for w in (*words, *ways) for t in prepositional(parse, w, *prepositions)]
    heads += [o for w in ways if w.lemma in prepositions for o in parse.children(w, "pobj")]
    heads += [o for h in heads for o in (*prepositional(parse, h, "of", "to"), *parse.children(h, "poss", "compound"))]
    return any(in_class(context, t, "SEATS") for t in heads)


def sitting_in(context: SentenceContext, match: Match) -> bool:
    """People who sit or lie down before a seat of power; not in a queue for visas."""
    if any(t.lemma in WAITING for t in context.parse.tokens):
        return False
    return _seats(context, match, "outside", "before", "across", "around")


WAITING = frozenset(
    {"wait", "queue", "visa", "line", "await", "ticket", "passport", "shade", "lunch", "bench", "statue"}
)
"""Words for why people sit before an office who do not protest."""


def fouling(context: SentenceContext, match: Match) -> bool:
    """Muck or milk that is poured before a seat of power, or with a word of dissent; not on a field."""
    return _seats(context, match, *BEFORE_SEATS) or dissenting(context, match)


def session_left(context: SentenceContext, match: Match) -> bool:
    """A session of parliament that members stay away from or walk out of."""
    parse, verb = context.parse, match.token
    ways = (verb, *parse.children(verb, "advmod", "prt", "prep"))
    left = [t for w in ways for t in prepositional(parse, w, "of", "from", "out")]
    left += [o for w in ways if w.lemma in ("of", "from", "out") for o in parse.children(w, "pobj")]
    stayed = objects_of(parse, verb) if verb.lemma in ("boycott", "shun") else ()
    return any(in_class(context, t, "SESSIONS_LEFT") for t in (*stayed, *left))


def unfed(context: SentenceContext, match: Match) -> bool:
    """Who has eaten *nothing*, or taken *no* food."""
    parse, verb = context.parse, match.token
    nothing = any(
        o.lemma == "nothing" or any(d.lemma == "no" for d in parse.children(o, "det")) for o in objects_of(parse, verb)
    )
    return nothing or parse.child(verb, "neg") is not None


def self_burning(context: SentenceContext, match: Match) -> bool:
    """Somebody who sets himself on fire with a word of dissent or before a seat of power."""
    parse, verb = context.parse, match.token
    fire = (*below(context, verb), *parse.children(verb, "oprd", "acomp", "advmod", "prt"))
    burning = verb.lemma == "burn" or any(t.lemma in BURNING for t in fire)
    if not burning or not doers(context, match):
        return False
    told = any(in_class(context, t, "DISSENTS") or in_class(context, t, "PROTESTS") for t in _others(context, verb))
    return told or _seats(context, match, "outside", "before", "at")


BURNING = frozenset({"fire", "ablaze", "alight", "aflame", "petrol", "kerosene", "gasoline", "fuel", "paraffin"})
"""What those burn with who burn themselves."""


def _others(context: SentenceContext, verb: Token) -> tuple[Token, ...]:
    return tuple(t for t in context.parse.tokens if t != verb)


STREET_GUARDS: dict[str, Callable[[SentenceContext, Match], bool]] = {
    "sitting-in": sitting_in,
    "fouling": fouling,
    "session-left": session_left,
    "unfed": unfed,
    "self-burning": self_burning,
}
"""The conditions of this file by the names that the table has for them."""
