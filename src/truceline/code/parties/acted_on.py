"""Whom words name as acted on, and what stands behind a word: what all ways to recipients rest on."""

from __future__ import annotations

from collections.abc import Iterable

from truceline.code.clauses import is_verbal
from truceline.code.context import SentenceContext
from truceline.code.parties.cast import known_actors
from truceline.code.parties.described import DescribedBy, described_at
from truceline.code.parties.grammar import objects_of, prepositional
from truceline.code.parties.participants import actors_of
from truceline.code.parties.pronouns import meant_by_them
from truceline.model.parse import Token


def acted_on(
    context: SentenceContext,
    heads: Iterable[Token],
    actors: tuple[str, ...],
    *,
    places: bool = True,
    names: bool = True,
    described: bool = True,
) -> tuple[str, ...]:
    """Name those whom phrase heads stand for, also by description or by their place; not those who act.

    Where not `names`, no name counts that nobody knows: behind a word for a place it is most likely a place's.
    """
    found: dict[str, None] = {}
    for head in heads:
        if context.is_timed(head):
            continue
        named = actors_of(context, (head,), described=described) or meant_by_them(context, head)
        if not names and head.pos == "PROPN" and named == described_at(context, head):
            named = ()
        if places and (peers := _peers_at(context, head)):
            named = peers
        elif not named and places and (named := state_at(context, head)):
            named = _of_others(context, named, actors)
        if any(p.tag == "PRP$" for p in context.parse.children(head, "poss")):
            named = _no_forces(context, named, actors)
        found.update(dict.fromkeys(named))
    return tuple(a for a in found if a not in actors)


def _peers_at(context: SentenceContext, head: Token) -> tuple[str, ...]:
    """The state of those who are like somebody, by where they are: "with their *colleagues in Chad*"."""
    if head.lemma not in context.lexicon.recipients.peers:
        return ()
    where = prepositional(context.parse, head, "in", "from", "across", "at")
    return next((s for t in where if (s := actors_of(context, (t,)) or described_at(context, t, "state"))), ())


def _no_forces(context: SentenceContext, named: tuple[str, ...], actors: tuple[str, ...]) -> tuple[str, ...]:
    """Those named without the forces of a state that acts: "Chad offered *its troops* to Mali"."""
    known = known_actors(context)
    own = {known[a].country for a in actors if a in known and known[a].sector in ("GOV", "MIL")} - {None}
    return tuple(a for a in named if known[a].sector != "MIL" or known[a].country not in own)


def _of_others(context: SentenceContext, states: tuple[str, ...], actors: tuple[str, ...]) -> tuple[str, ...]:
    """States without that of an army or body that acts: what Chad's army does in a town of Chad is not done to Chad."""
    known = known_actors(context)
    own = {known[a].country for a in actors if a in known and known[a].sector in ("GOV", "MIL", "COP", "JUD", "LEG")}
    return tuple(s for s in states if known[s].country not in own)


def state_at(context: SentenceContext, head: Token, by: DescribedBy = "state") -> tuple[str, ...]:
    """The state of the place that a phrase names, itself or beside a word for a place ("the city *of Osh*")."""
    parse = context.parse
    beside: tuple[Token, ...] = ()
    if head.lemma in context.lexicon.recipients.places:
        beside = (*parse.children(head, "compound", "nmod", "appos"), *prepositional(parse, head, "of"))
        beside = (*beside, *(o for way in parse.children(head, "advmod", "amod") for o in _off(context, way)))
    return next((s for t in (head, *beside) if (s := described_at(context, t, by))), ())


def _off(context: SentenceContext, way: Token) -> tuple[Token, ...]:
    """The place that a direction is from: "cities *west of Osh*", "west of *the capital, Osh*"."""
    if way.lemma not in WAYS:
        return ()
    places = prepositional(context.parse, way, "of", "from")
    return (*places, *(n for p in places for n in context.parse.children(p, "appos", "compound")))


WAYS = ("north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "outside", "inside")
"""Directions, as parsers leave them before *of*."""


def words_linked(context: SentenceContext, words: tuple[Token, ...], link: str) -> tuple[Token, ...]:
    parse = context.parse
    if link == "obj":
        found = [o for w in words if is_verbal(w) for o in objects_of(parse, w)]
    else:
        found = words_behind(context, words, link)
    if not found:
        return ()
    return tuple(t for t in dict.fromkeys(found) if t != words[0])


def words_behind(context: SentenceContext, words: Iterable[Token], *prepositions: str) -> list[Token]:
    """What prepositions bring, without phrases that only frame what is told: "in *response* to a report".

    Nor what stands before it all with *to* or *for*: "*To critics*, the vote backed a coup."
    """
    framing, first = context.lexicon.recipients.framing, 0
    fronted = bool(prepositions) and prepositions[0] in FRONTED
    found: list[Token] = []
    for w in words:
        if fronted and is_verbal(w):
            own = context.parse.child(w, "nsubj", "nsubjpass")
            first = own.index if own is not None else 0
        brought = [t for t in prepositional(context.parse, w, *prepositions) if not _is_absolute(context, t)]
        found += [t for t in brought if not _frames(context, t, framing) and t.index >= first]
    return found


def _is_absolute(context: SentenceContext, noun: Token) -> bool:
    """Whether a noun behind *with* only opens what is told beside: "took hold, *with residents saying* that …"."""
    if context.parse.head(noun).lemma != "with":
        return False
    clause = context.parse.child(noun, "acl")
    return clause is not None and clause.tag == "VBG" and clause.index == noun.index + 1


def _frames(context: SentenceContext, noun: Token, framing: frozenset[str]) -> bool:
    """Whether a noun only leads over to why: "in an *effort* to end it", not "backing for Chad's *efforts*"."""
    return noun.lemma in framing and context.parse.head(noun).lemma not in GIVING


GIVING = ("for", "to", "against", "of")
"""Prepositions behind which even a framing noun is whose it says."""


FRONTED = ("to", "for")
"""Prepositions that, before a subject, say who sees it so and not to whom it is done."""


def abroad(context: SentenceContext, found: tuple[str, ...], actors: tuple[str, ...]) -> tuple[str, ...]:
    """Those who are no organs of the state that acts: it promises nothing to its own army and visits others."""
    known = known_actors(context)
    own = {known[a].country for a in actors if a in known and known[a].sector in ("GOV", "MIL")} - {None}
    return tuple(a for a in found if known[a].country not in own or known[a].sector not in ("GOV", "MIL"))


def others_than(context: SentenceContext, owners: tuple[str, ...], actors: tuple[str, ...]) -> tuple[str, ...]:
    """Owners of what an act is about: those abroad, and people at home ("parliament rejected *the premier*'s plan").

    Where a state acts, its own people speak for it and are none to whom it is done.
    """
    known, foreign = known_actors(context), abroad(context, owners, actors)
    state = any(known[a].kind == "government" for a in actors if a in known)
    return tuple(a for a in owners if a in foreign or (known[a].kind == "person" and not state))
