"""Whether two clauses can be about one thing, by what their parses say of it."""

from __future__ import annotations

from truceline.link.things import Thing

ANY = frozenset({"any", "text", "document", "paper", "instrument"})
"""Nouns that may stand for any text."""


def may_be_one_thing(one: Thing, other: Thing, *, texts: bool = False) -> bool:
    """Whether nothing in their words parts two things: their nouns, names and what stands before them, of which each
    has a word that the other has not ("the fish *quota* accord", "the fish *tariff* accord")."""
    if one.noun != other.noun and not (texts and {one.noun, other.noun} & ANY):
        return False
    if one.noun is None or one.others != other.others:
        return False
    if one.names and other.names and one.names.isdisjoint(other.names):
        return False
    return one.own <= other.own or other.own <= one.own


def are_tied(one: Thing, other: Thing) -> bool:
    """Whether two things share a word that says which one they are, or both point to one that is known: by nothing, or
    one by names and the other by what it is ("the nurses' strike", "the strike at Ash Hill")."""
    if one.keys & other.keys:
        return True
    alone = not (one.keys and other.keys) or (one.keys == one.names) != (other.keys == other.names)
    return one.pointed and other.pointed and alone


def is_one_party(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two sets of nouns, ids and names can be of one party: they share one, and their names are not others."""
    ours, theirs = ({n for n in who if n.startswith("=")} for who in (one, other))
    alike = are_in_one_place(one, other)
    return alike and not (ours and theirs and ours.isdisjoint(theirs))


def are_in_one_place(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two sets of places have one in common, as far as what stands before its noun tells."""
    pairs = ((a.split(), b.split()) for a in one for b in other)
    return any(a[-1] == b[-1] and (a == b or 1 in (len(a), len(b))) for a, b in pairs)
