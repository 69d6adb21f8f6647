"""Whether two orders of happenings turn each other round."""

from __future__ import annotations

from truceline.check.alike import are_near
from truceline.link.orders import Order, Side

ACT, HEAD, THING, NAME = 2.0, 1.5, 1.0, 1.0
LEAST, ALIKE = 1.5, 4.0
"""What the words that two sides share must weigh, each and both pairs of sides together."""
NEAR_DONE, NEAR_COMING = 10, 4
"""Days between two pages that tell of one course of things, past or to come."""
WEAK = frozenset({"text", "voter", "meet", "agree", "table", "troops", "land", "announce", "speak"})
"""Acts and things of which there are many."""


def are_turned(one: Order, other: Order) -> bool:
    """Whether what comes first in one comes second in the other, and the other way round."""
    if one.told != other.told or not _may_be_compared(one, other):
        return False
    if one.relation == other.relation == "together":
        return False
    crossed = _pairs(one.first, other.then), _pairs(one.then, other.first)
    if "together" in (one.relation, other.relation):
        straight = _pairs(one.first, other.first), _pairs(one.then, other.then)
        crossed = max(crossed, straight, key=lambda p: min(p))
        return min(crossed) >= LEAST and sum(crossed) >= ALIKE
    if min(crossed) < LEAST or sum(crossed) < ALIKE:
        return False
    if _at_end(one.first, other.then) or _at_end(other.first, one.then):
        return False
    shared = _common(one) | _common(other)
    return not any(_weight(a, b, shared) >= 1.0 for a, b in ((one.first, other.first), (one.then, other.then)))


def _at_end(earlier: Side, later: Side) -> bool:
    """Whether of one happening only the end is told to come later than something before which it was or began."""
    return later.aspect == "end" and earlier.aspect != "end"


def _common(order: Order) -> frozenset[str]:
    """What both happenings of an order have, so that it does not tell them apart."""
    return order.first.all & order.then.all


def _pairs(one: Side, other: Side) -> float:
    if one.others != other.others:
        return 0.0
    return _weight(one, other, frozenset())


def _weight(one: Side, other: Side, without: frozenset[str]) -> float:
    acts = (one.acts & other.acts) - without
    things = (one.things & other.things) - without
    names = (one.names & other.names) - without
    heads = one.heads & other.heads
    weight = sum(ACT / 2 if a in WEAK else ACT for a in acts)
    weight += sum(THING / 2 if t in WEAK else HEAD if t in heads else THING for t in things)
    return weight + NAME * len(names)


def _may_be_compared(one: Order, other: Order) -> bool:
    if one.voice == other.voice == "told" and one.source and other.source and one.source.isdisjoint(other.source):
        return False
    if one.article.id == other.article.id:
        return one.sentence != other.sentence
    return are_near(one.article, other.article, NEAR_DONE if one.told == "done" else NEAR_COMING)
