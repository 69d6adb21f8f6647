"""Whether two orders of happenings turn each other round."""

from __future__ import annotations

from truceline.check.alike import are_near
from truceline.check.days import iso_day
from truceline.lexicon.orders import family_of
from truceline.link.orders import Order
from truceline.link.sides import ENDS, Side

ACT, HEAD, THING, NAME = 2.0, 1.5, 1.0, 1.0
LEAST, ALIKE = 1.0, 3.5
"""What the words that two sides share must weigh, each and both pairs of sides together."""
SEVERAL_ACTS = 2
NEAR = 10
"""Days between two pages that tell of one course of things."""
APART_DAYS = 60
"""Days between the times of two sentences that tell of two."""
WEAK = frozenset(
    {
        *("text", "voter", "meet", "agree", "table", "troops", "land", "announce", "speak", "officer"),
        *map(family_of, ("report", "say", "tell", "write", "tweet", "post", "statement", "remark", "comment")),
    }
)
"""Acts and things of which there are many."""
UNREST = ("protest", "demonstration", "clash", "riot", "battle", "violence", "fighting", "unrest", "skirmish", "strike")
RECURRING = frozenset({"attack", "fire", *map(family_of, UNREST)})
"""Acts that follow on each other again and again, each on the one before: an arrest led to clashes, these to more."""


def are_turned(one: Order, other: Order) -> bool:
    """Whether what comes first in one comes second in the other, and the other way round."""
    if not _may_be_compared(one, other):
        return False
    if "together" in (one.relation, other.relation):
        if one.relation == other.relation:
            return False
        ways = ((one.first, other.then), (one.then, other.first)), ((one.first, other.first), (one.then, other.then))
        return any(
            _are_one(*pairs, frame=frozenset()) and not any(_is_straight(a, b, frozenset()) for a, b in others)
            for pairs, others in (ways, ways[::-1])
        )
    sides = (one.first, one.then, other.first, other.then)
    frame = frozenset.intersection(*(s.acts for s in sides)) | frozenset.intersection(*(s.heads for s in sides))
    shared = _common(one) | _common(other)
    crossed = (one.first, other.then), (one.then, other.first)
    if (one.across or other.across) and not all(_is_close(a, b, shared) for a, b in crossed):
        return False
    if not _are_one(*crossed, frame=frame, shared=shared):
        return False
    if _at_end(one.first, other.then) or _at_end(other.first, one.then):
        return False
    return not (_is_straight(one.first, other.first, shared) or _is_straight(one.then, other.then, shared))


def _are_one(*pairs: tuple[Side, Side], frame: frozenset[str], shared: frozenset[str] = frozenset()) -> bool:
    """Whether the sides of each pair can be one happening; where all are of one act, by who or what takes part."""
    if any(_are_parted(a, b, shared) for a, b in pairs):
        return False
    if frame:
        (a, b), (c, d) = pairs
        return bool((a.all - c.all) & (b.all - d.all) and (c.all - a.all) & (d.all - b.all))
    weights = [_weight(a, b, shared) for a, b in pairs]
    told = all((a.acts & b.acts) - shared or (_may_be_one_act(a, b) and (a.heads & b.heads) - shared) for a, b in pairs)
    by = any((a.all - a.acts) & (b.all - b.acts) for a, b in pairs) or any(
        _is_bare(x) and _is_bare(y) for x, y in (tuple(p[0] for p in pairs), tuple(p[1] for p in pairs))
    )
    return told and by and min(weights) >= LEAST and sum(weights) >= ALIKE


def _may_be_one_act(one: Side, other: Side) -> bool:
    """Whether two happenings told by other acts may be one: not where each is told by two, "agreed to hear a case" and
    "announced that it was deadlocked"."""
    return min(len(one.acts), len(other.acts)) < SEVERAL_ACTS


def _are_parted(one: Side, other: Side, shared: frozenset[str]) -> bool:
    """Whether two happenings are of other people, or of other states than both sides of an order have."""
    ends = one.others & ENDS, other.others & ENDS
    if (one.others ^ other.others) - ENDS or (ends[0] and ends[1] and ends[0] != ends[1]):
        return True
    if one.people and other.people and one.people.isdisjoint(other.people):
        return True
    ours, theirs = one.states - shared, other.states - shared
    return bool(ours and theirs and ours.isdisjoint(theirs))


def _is_close(one: Side, other: Side, shared: frozenset[str]) -> bool:
    """Whether two happenings share an act, or two other words."""
    return bool((one.acts & other.acts) - shared) or len((one.all & other.all) - shared) > 1


def _is_bare(side: Side) -> bool:
    """Whether a side is but an act of which a page has one: "disarmament comes before the elections"."""
    return not side.things and not side.whom and not side.acts <= WEAK and side.aspect is None


def _at_end(earlier: Side, later: Side) -> bool:
    """Whether of one happening only the end is told to come later than something before which it was or began."""
    return later.aspect == "end" and earlier.aspect != "end"


def _common(order: Order) -> frozenset[str]:
    """What both happenings of an order have, so that it does not tell them apart."""
    return order.first.all & order.then.all


def _is_straight(one: Side, other: Side, shared: frozenset[str]) -> bool:
    """Whether two happenings that come in one place of two orders may be one."""
    named = (one.people | one.names) & (other.people | other.names) - shared
    return _weight(one, other, shared | named | (one.states & other.states)) + len(named) > NAME


def _weight(one: Side, other: Side, without: frozenset[str]) -> float:
    acts = (one.acts & other.acts) - without
    things = (one.things & other.things) - without - acts
    heads = one.heads & other.heads
    weight = sum(0.0 if a in RECURRING else ACT / 2 if a in WEAK else ACT for a in acts)
    weight += sum(THING / 2 if t in WEAK else HEAD if t in heads else THING for t in things)
    return weight + (NAME if (one.whom & other.whom) - without else 0.0)


def _may_be_compared(one: Order, other: Order) -> bool:
    if one.voice == other.voice == "told" and one.source.isdisjoint(other.source):
        return False
    if _are_of_two_times(one, other) or ("done" in (one.told, other.told) and "present" in (one.told, other.told)):
        return False
    if one.article.id == other.article.id:
        return one.sentence != other.sentence
    return "done" not in {one.told} ^ {other.told} and are_near(one.article, other.article, NEAR)


def _are_of_two_times(one: Order, other: Order) -> bool:
    """Whether the times that two sentences give lie so far apart that they tell of two courses of things."""
    if not (one.earliest and one.latest and other.earliest and other.latest):
        return False
    first, then = sorted((one, other), key=lambda o: o.latest or "")
    end, start = iso_day(first.latest), iso_day(then.earliest)
    return end is not None and start is not None and (start - end).days > APART_DAYS
