"""To whom it is done: those whom the complement of a trigger names, by grammar, where its row names nobody.

First what the trigger acts on and what its prepositions bring; then whose that is ("condemned the attack on *a
church*"); then the clause that says what is done; last the state of the place. Never who acts, and never a time,
a reason or a relative clause.
"""

from __future__ import annotations

from collections.abc import Iterable

from truceline.code.clauses import is_verbal
from truceline.code.context import SentenceContext
from truceline.code.participants import (
    actors_of,
    agents,
    described_at,
    objects_of,
    possessors_of,
    prepositional,
)
from truceline.lexicon.recipients import RecipientRule
from truceline.model.parse import Parse, Token

INSIDE = ("by", "of", "from", "on", "against", "to", "for", "with", "into", "in", "at", "near", "over", "between")
"""Prepositions within a phrase that lead to whose the thing is, or against whom."""

WHERE = ("in", "at", "near", "inside", "outside", "across", "throughout", "on", "around", "within", "along")
"""Prepositions that say where something happens."""

DEPTH = 3
"""How many phrases or clauses are gone into: "the death *of* a driver *from* Chad *in* custody" has three."""


def recipients_of(
    context: SentenceContext, words: Iterable[Token], type_: str | None, actors: tuple[str, ...]
) -> tuple[str, ...]:
    """Find those to whom it is done by the rule of a type; nobody where the type has none.

    `words` are the trigger with the words that carry it, `actors` those who act.
    """
    rule = context.lexicon.recipients.get(type_ or "")
    if rule is None:
        return ()
    trigger = tuple(words)
    found = _by_links(context, trigger, rule.links, actors)
    if not found and rule.content:
        found = _in_content(context, trigger, actors, DEPTH)
    if not found and rule.purpose:
        found = _in_purpose(context, trigger, actors)
    return found or (_in_place(context, trigger, actors) if rule.place else ())


def acted_on(
    context: SentenceContext, heads: Iterable[Token], actors: tuple[str, ...], *, places: bool = True
) -> tuple[str, ...]:
    """Name those whom phrase heads stand for, also by description or by their place; not those who act."""
    found: dict[str, None] = {}
    for head in heads:
        if context.article.times_in(context.span(head)):
            continue
        named = actors_of(context, (head,), described=True)
        if not named and places:
            named = described_at(context, head, states=True)
        found.update(dict.fromkeys(named))
    return tuple(a for a in found if a not in actors)


def _by_links(
    context: SentenceContext, words: tuple[Token, ...], links: tuple[str, ...], actors: tuple[str, ...]
) -> tuple[str, ...]:
    """Those at the end of the first link that names any, else within the first that does."""
    heads = [_linked(context.parse, words, link) for link in links]
    for linked in heads:
        if found := acted_on(context, linked, actors):
            return found
    for linked in heads:
        for head in linked:
            if found := _inside(context, head, actors, DEPTH):
                return found
    return ()


def _linked(parse: Parse, words: tuple[Token, ...], link: str) -> tuple[Token, ...]:
    if link == "obj":
        found = [o for w in words if is_verbal(w) for o in objects_of(parse, w)]
    else:
        found = [o for w in words for o in prepositional(parse, w, link)]
    return tuple(t for t in dict.fromkeys(found) if t not in words)


def _inside(context: SentenceContext, head: Token, actors: tuple[str, ...], depth: int) -> tuple[str, ...]:
    """Whose a thing is, by or against whom it was done: its owner, its prepositions, its participle."""
    parse = context.parse
    owners = tuple(a for a in possessors_of(context, head) if a not in actors)
    if owners or depth == 0:
        return owners
    behind = [t for p in INSIDE for t in prepositional(parse, head, p)]
    participles = [p for p in parse.children(head, "acl") if p.tag == "VBN"]
    behind += [t for p in participles for t in (*agents(parse, p), *prepositional(parse, p, *INSIDE))]
    behind += [t for p in parse.children(head, "acl") if p.tag == "VBG" for t in objects_of(parse, p)]
    if found := acted_on(context, behind, actors):
        return found
    return next((f for t in behind if (f := _inside(context, t, actors, depth - 1))), ())


def _in_content(
    context: SentenceContext, words: tuple[Token, ...], actors: tuple[str, ...], depth: int
) -> tuple[str, ...]:
    """Those in the clause that says what is asked, agreed or threatened: its subject, else to whom it is done."""
    parse = context.parse
    clauses = [c for w in words for c in parse.children(w, "ccomp", "xcomp", "acl", "pcomp") if c not in words]
    clauses += [c for w in words for p in parse.children(w, "prep") for c in parse.children(p, "pcomp")]
    for clause in clauses:
        if found := acted_on(context, parse.children(clause, "nsubj", "nsubjpass"), actors, places=False):
            return found
    for clause in clauses:
        if found := _by_links(context, (clause,), context.lexicon.recipients["any"].links, actors):
            return found
        if depth and (found := _in_content(context, (clause,), actors, depth - 1)):
            return found
    return ()


def _in_purpose(context: SentenceContext, words: tuple[Token, ...], actors: tuple[str, ...]) -> tuple[str, ...]:
    """Those in an infinitive of purpose of the trigger: "gave pumps *to assist Chad*"."""
    parse = context.parse
    clauses = [
        c
        for w in words
        for c in parse.children(w, "advcl", "acl", "xcomp")
        if any(a.tag == "TO" for a in parse.children(c, "aux"))
    ]
    return next((f for c in clauses if (f := _by_links(context, (c,), ("obj", "to", "for"), actors))), ())


def _in_place(context: SentenceContext, words: tuple[Token, ...], actors: tuple[str, ...]) -> tuple[str, ...]:
    """The state in which it happens, unless it is that of an actor."""
    parse = context.parse
    things = [o for w in words if is_verbal(w) for o in objects_of(parse, w)]
    where = [t for w in (*words, *things) for t in prepositional(parse, w, *WHERE)]
    known = {a.id: a.country for a in (*context.article.actors, *context.article.described_actors)}
    own = {known.get(a) for a in actors}
    found = acted_on(context, where, actors) or next((f for t in where if (f := _inside(context, t, actors, 1))), ())
    return tuple(a for a in found if known.get(a) is not None and known[a] not in own)
