"""Who takes part in an article, by id and by kind: found once for all its sentences."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from truceline.code.context import SentenceContext, once_an_article
from truceline.model.actor import Actor


@once_an_article
def named_actors(context: SentenceContext) -> Mapping[str, Actor]:
    """The actors whom the article names, by id."""
    return {a.id: a for a in context.article.actors}


@once_an_article
def described_actors(context: SentenceContext) -> Mapping[str, Actor]:
    """The actors whom the article only describes, by id."""
    return {a.id: a for a in context.article.described_actors}


@once_an_article
def known_actors(context: SentenceContext) -> Mapping[str, Actor]:
    """All actors of the article, by id; named ones go first."""
    return {**described_actors(context), **named_actors(context)}


@once_an_article
def people_in(context: SentenceContext) -> frozenset[str]:
    """The people whom the article names."""
    return frozenset(a.id for a in context.article.actors if a.kind == "person")


@once_an_article
def states_in(context: SentenceContext) -> frozenset[str]:
    """The governments that the article names."""
    return frozenset(a.id for a in context.article.actors if a.kind == "government")


def kinds_of(context: SentenceContext, ids: Iterable[str]) -> set[str]:
    """The kinds of those of some actors whom the article names."""
    known = named_actors(context)
    return {known[a].kind for a in ids if a in known}


@once_an_article
def roles_of(context: SentenceContext) -> Mapping[str, frozenset[str]]:
    """The roles that the text gives its actors, in lower case, by their ids."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for mention in context.article.mentions:
        if mention.role is not None:
            found[mention.of].add(mention.role.lower())
    return {actor: frozenset(roles) for actor, roles in found.items()}


@once_an_article
def places_in(context: SentenceContext) -> frozenset[str]:
    """The places that the article names."""
    return frozenset(p.id for p in context.article.places)
