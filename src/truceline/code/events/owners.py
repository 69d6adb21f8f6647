"""Whose a happening is by the words before its noun: possessives, adjectives, the two sides, the inquirer."""

from __future__ import annotations

from collections.abc import Callable

from truceline.code.context import SentenceContext
from truceline.code.parties.participants import actors_of, objects_of, possessors_of, prepositional
from truceline.model.parse import Parse, Token


def _sides(context: SentenceContext, noun: Token) -> tuple[str, ...]:
    """The two parties before a noun ("the Iran-US deal"); one alone is only what it is about ("the Ukraine deal")."""
    sides = possessors_of(context, noun)
    return sides if len(sides) > 1 else ()


def _probers(context: SentenceContext, noun: Token) -> tuple[str, ...]:
    """Whose inquiry it is ("Kenya's probe", "the FBI probe"), not whom it is on by a bare name ("the *Chad* probe")."""
    about = {b.index for b in context.parse.children(noun, "compound", "nmod") if b.pos == "PROPN"}
    kinds = {a.id: a.kind for a in context.article.actors}
    on = {a for b in about for a in actors_of(context, (context.parse.tokens[b],), modifiers=False)}
    bare = {a for a in on if kinds.get(a) in ("government", "person")}
    return tuple(a for a in possessors_of(context, noun) if a not in bare)


def _probed(context: SentenceContext, noun: Token) -> tuple[str, ...]:
    """On whom an inquiry is by the bare name before it."""
    makers = _probers(context, noun)
    return tuple(a for a in possessors_of(context, noun) if a not in makers)


def _object_owners(context: SentenceContext, verb: Token) -> tuple[str, ...]:
    return tuple(a for o in objects_of(context.parse, verb) for a in possessors_of(context, o))


def _involved(context: SentenceContext, noun: Token) -> tuple[str, ...]:
    """The parties of "talks *involving* Chad and Sudan"."""
    parse = context.parse
    participles = [p for p in parse.children(noun, "acl", "prep") if p.lemma in ("involve", "include", "gather")]
    return actors_of(context, (o for p in participles for o in (*objects_of(parse, p), *_after(parse, p))))


def _owners(context: SentenceContext, noun: Token) -> tuple[str, ...]:
    """Whose a journey is: by possessive, else the person named before it; never the country ("his *Iraq* visit")."""
    owners = actors_of(context, context.parse.children(noun, "poss"), modifiers=False)
    people = {a.id for a in context.article.actors if a.kind == "person"}
    return owners or tuple(a for a in possessors_of(context, noun) if a in people)


def _after(parse: Parse, participle: Token) -> tuple[Token, ...]:
    """What stands behind *including*, which parsers take for a preposition."""
    return tuple(t for o in parse.children(participle, "pobj") for t in (o, *parse.children(o, "conj")))


def _talkers(context: SentenceContext, verb: Token) -> tuple[str, ...]:
    """Between whom the talks or the deal are that somebody hosts or brokers."""
    things = objects_of(context.parse, verb)
    behind = (h for t in things for h in prepositional(context.parse, t, "between", "among", "with", "involving"))
    return actors_of(context, behind)


OWNERS: dict[str, Callable[[SentenceContext, Token], tuple[str, ...]]] = {
    "poss": possessors_of,
    "prober": _probers,
    "probed": _probed,
    "sides": _sides,
    "owner": _owners,
    "objposs": _object_owners,
    "involving": _involved,
    "talkers": _talkers,
}
"""Roles of the table of triggers that a noun's owners fill."""
