"""One fact that a page tells twice, by the likeness of all that stands round it, with two values."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from truceline.check.case import Case
from truceline.check.fillings import KINDS, Slot
from truceline.check.likeness import Pair, Told, features, unlike_acts, unlike_sides, unlike_values
from truceline.check.rule import Rule, told_twice
from truceline.check.values import Value
from truceline.lexicon.likeness import LikenessWeights
from truceline.model.conflict import Conflict, ConflictKind


def find_one_fact_conflicts(case: Case) -> Iterator[Conflict]:
    """…"""
    likenesses = case.lexicon.likenesses
    for article in case.alone:
        page = Told((*case.lines(article), *case.asides(article)))
        for pairs, weights in (
            (unlike_values, likenesses.values),
            (unlike_sides, likenesses.sides),
            (unlike_acts, likenesses.acts),
        ):
            found = _likest(page, pairs, weights)
            if found:
                yield _conflict(*found)


RULE = Rule(
    "one_fact", "number", find_one_fact_conflicts, ("date", "place", "age", "duration", "polarity", "participants")
)


def _likest(page: Told, pairs: Callable[[Told], Iterator[Pair]], weights: LikenessWeights) -> Pair | None:
    """The two slots of a page that most likely tell one fact, the first of several, if any do."""
    weighed = [(weights.probability(features(page, a, b)), (a, b)) for a, b in pairs(page)]
    chance, pair = max(weighed, key=lambda found: found[0], default=(0.0, None))
    return pair if chance >= weights.sure else None


def _conflict(a: Slot, b: Slot) -> Conflict:
    return told_twice(RULE.name, _kind(a), (a.line, a.words), (b.line, b.words), "thing", " in like words")


def _kind(slot: Slot) -> ConflictKind:
    if isinstance(slot.fills, Value):
        return KINDS[slot.fills.kind]
    return "polarity" if isinstance(slot.fills, str) else "participants"
