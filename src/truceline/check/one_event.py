"""Whether two event mentions of a case tell of one event: what undergoes it, who does it, when, and of how many."""

from __future__ import annotations

from truceline.check.alike import are_near
from truceline.check.case import Case
from truceline.lexicon.event_mentions import EventLexicon
from truceline.lexicon.places import PlaceTable
from truceline.link.event_mentions import EventMention

NEAR_PAGES, NEAR_PLANS = 10, 3
"""Days between two pages that tell of one event, or both of one to come: plans change."""
GENERIC = frozenset({"officials", "sources", "diplomats", "aides"})
"""Who says what nobody else needs to."""
SHARED = 2
ANY = "any"
TEXTS = frozenset({"text", "settlement", "truce"})
CAPTIVES = frozenset({"captives", "soldiers"})
PEOPLE = frozenset({"people", "person", "man", "woman", None})
"""Nouns that may stand for any captives."""


def may_be_one(one: EventMention, other: EventMention, case: Case) -> bool:
    """Whether nothing that two mentions tell parts them, but for the slot that is compared."""
    if (
        one.event != other.event
        or one.others
        or other.others
        or not _one_thing(one, other, case.lexicon.event_mentions)
    ):
        return False
    if (one.by and other.by and one.by.isdisjoint(other.by)) or {one.gender, other.gender} == {"she", "he"}:
        return False
    if one.narrowed and other.narrowed and one.narrowed.isdisjoint(other.narrowed):
        return False
    if one.event == "sign" and one.nominal and other.nominal and None in (one.thing, other.thing):
        return False  # "the ceremony" may be another
    if one.event == "meet" and not (one.definite and other.definite) and not one.by & other.by:
        return False
    if one.article.id == other.article.id:
        return _points_back(one, other) or _denies_any(one, other) or _denies_any(other, one)
    near = NEAR_PLANS if one.outcome == other.outcome == "coming" else NEAR_PAGES
    if not are_near(one.article, other.article, near):
        return False
    if len(one.by & other.by) >= SHARED:
        return True
    dated = one.once and all(m.slots.day is not None and m.definite and (m.noun or m.nominal) for m in (one, other))
    if dated and not (one.by and other.by) and _share_parties(one, other):
        return _narrows_known(one, other) and _narrows_known(other, one)
    known = _is_known_to(one, other) and _is_known_to(other, one)
    if not one.once and one.by.isdisjoint(other.by) and one.narrowed.isdisjoint(other.narrowed):
        return False  # many meet on any day
    return known and case.may_be_one_story(one.article, other.article)


def _points_back(one: EventMention, other: EventMention) -> bool:
    """Whether one of two mentions of a page is of a known thing, or both are of the same people."""
    return one.definite or other.definite or None in (one.thing, other.thing) or bool(one.by & other.by)


def _denies_any(denial: EventMention, deed: EventMention) -> bool:
    """Whether one mention denies, of nobody in particular, what the other tells in the same words: "no accord"."""
    return denial.outcome == "not" and not denial.by and denial.noun == deed.noun


def _share_parties(one: EventMention, other: EventMention) -> bool:
    """Whether the pages of two mentions name an actor in common; of texts, which are many, two."""
    ours, theirs = ({a.id for a in m.article.annotated.actors} for m in (one, other))
    return len(ours & theirs) >= (1 if one.thing == other.thing == "truce" else SHARED)


def _is_known_to(mention: EventMention, other: EventMention) -> bool:
    """Whether the page of another mention names those who do it and what narrows it."""
    text = other.article.text.lower()
    actors = {a.id for a in other.article.annotated.actors}
    named = not mention.by or any(who in actors or who in text for who in mention.by)
    return named and _narrows_known(mention, other)


def _narrows_known(mention: EventMention, other: EventMention) -> bool:
    """Whether the page of another mention has the words that narrow what undergoes an event."""
    text = other.article.text.lower()
    return all(word in text for word in mention.narrowed)


def _one_thing(one: EventMention, other: EventMention, words: EventLexicon) -> bool:
    if {one.thing, other.thing} <= CAPTIVES and {one.noun, other.noun} & PEOPLE:
        return True
    if one.thing == other.thing == "truce":
        return True
    if "truce" in (one.thing, other.thing) and not (_may_be_of_truce(one, words) and _may_be_of_truce(other, words)):
        return False
    ours, theirs = (words.alike.get(m.noun or "", m.noun) for m in (one, other))
    if ours == theirs or None in (ours, theirs):
        return True
    return ANY in (ours, theirs) and {one.thing, other.thing} <= TEXTS


def _may_be_of_truce(mention: EventMention, words: EventLexicon) -> bool:
    """Whether what a mention tells of can be the text of a truce: an accord of any kind, not one "on grain"."""
    return mention.thing == "truce" or all(words.things.get(word) == "truce" for word in mention.narrowed)


def may_be_of_one_time(one: EventMention, other: EventMention) -> bool:
    """Whether the times of two mentions overlap, as far as both are told."""
    if one.slots.day and other.slots.day:
        return one.slots.day == other.slots.day
    if not (one.slots.earliest and one.slots.latest and other.slots.earliest and other.slots.latest):
        return True
    return one.slots.earliest[:10] <= other.slots.latest[:10] and other.slots.earliest[:10] <= one.slots.latest[:10]


def is_disputed(one: EventMention, other: EventMention) -> bool:
    """Whether two sources tell what two mentions say, so that their page takes no side; one who concedes is one too."""
    voices = {one.voice, other.voice}
    if "told" not in voices or "own" in voices or GENERIC & (one.source | other.source):
        return False
    return bool(one.source) and bool(other.source) and one.source.isdisjoint(other.source)


def are_apart(one: str | None, other: str | None, places: PlaceTable) -> bool:
    """Whether two places exclude each other: cities of which neither lies in the other, or buildings of two names."""
    if one is None or other is None or one == other:
        return False
    if (places.get(one) is None) != (places.get(other) is None):
        return False
    if places.get(one) is None:
        return {*one.split()}.isdisjoint(other.split())
    return not places.contains(one, other) and not places.contains(other, one)
