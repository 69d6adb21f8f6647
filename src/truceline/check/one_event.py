"""Whether two event mentions of a case tell of one event: what undergoes it, who does it, when, and of how many."""

from __future__ import annotations

from truceline.check.alike import are_near
from truceline.link.event_mentions import EventMention

NEAR_PAGES, NEAR_PLANS = 10, 3
"""Days between two pages that tell of one event, or of one to come: plans change."""
PEOPLE = frozenset({"people", "person", "man", "woman"})
"""Nouns that may stand for any captives."""


def may_be_one(one: EventMention, other: EventMention) -> bool:
    """Whether nothing that two mentions tell parts them, but for the slot that is compared."""
    if one.event != other.event or one.others or other.others:
        return False
    if one.thing and other.thing and one.thing != other.thing:
        return False
    if one.thing == "captives" and one.noun != other.noun and not {one.noun, other.noun} & PEOPLE and one.noun and other.noun:
        return False
    if one.by and other.by and one.by.isdisjoint(other.by):
        return False
    if not _fit(one.narrowed, other.narrowed):
        return False
    if one.article.id == other.article.id:
        return one.definite or other.definite or one.thing is None or other.thing is None or bool(one.by & other.by)
    near = NEAR_PAGES if one.outcome == other.outcome == "done" else NEAR_PLANS
    shared = bool(one.by & other.by) or bool(one.narrowed & other.narrowed)
    return shared and are_near(one.article, other.article, near)


def _fit(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    return not ours or not theirs or not ours.isdisjoint(theirs)


def may_be_of_one_time(one: EventMention, other: EventMention) -> bool:
    """Whether the times of two mentions overlap, as far as both are told."""
    if one.day and other.day:
        return one.day == other.day
    if not (one.earliest and one.latest and other.earliest and other.latest):
        return True
    return one.earliest[:10] <= other.latest[:10] and other.earliest[:10] <= one.latest[:10]
