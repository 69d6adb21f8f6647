"""A text with two numbers of parts, a body with two of members, a thing with two values."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from truceline.check.alike import are_near
from truceline.check.case import Case
from truceline.check.compare import together
from truceline.check.rule import Rule, on_page
from truceline.link.quantities import QUANTITIES, Quantity
from truceline.model.conflict import Conflict

GRANTED = ("own", "factive", "told")
ROUNDED, EXACT = 0.13, 0.015
"""Parts by which two values may differ and still be one, where words round one of them and where none do."""
FURTHEST = 3.0
"""How many times the other a value of one thing may be."""
NEAR = 10
"""Days between two pages that tell of one text."""
ANY = frozenset({"any", None})
BOUNDED = frozenset({"limit", "threshold", "quota"})
"""Things whose value is a bound by itself."""


def find_quantity_conflicts(case: Case) -> Iterator[Conflict]:
    """A text with two numbers of parts, a body with two of members, or a thing with two values.

    Compares, by the parses, what a text is made of ("the accord is divided into ten chapters", "all five items of the
    protocol", "a six-point plan"), whom a body has, the value of a thing that has one ("the border, 972 km long", "with
    the levy now at 54 percent", "the bar, fixed at eighty states"), and how many parties signed or voted.

    Silent for parts and others ("the first three", "another", "remaining"), bounds and rounding, values brought about
    by two changes, other owners or names beside the two, where there is a third value, for numbers more than three
    times as high, and for what is quoted.

    Fires: "The protocol is a list of twelve points. … All five items of the protocol are on fishing."
    Silent: "The protocol is a list of twelve points. … The first five items of the protocol are on fishing."
    """
    for article in case.alone:
        yield from _apart([q for q in case.of_page(QUANTITIES, article) if _is_granted(q)], case)
    if len(case.articles) > 1:
        pages = [[q for q in case.of_page(QUANTITIES, a) if _is_granted(q)] for a in case.articles]
        for ours, theirs in combinations(pages, 2):
            if ours and theirs and are_near(ours[0].article, theirs[0].article, NEAR):
                yield from _apart([*ours, *theirs], case, between=True)


def _is_granted(q: Quantity) -> bool:
    return q.voice in GRANTED or (q.role == "made" and q.voice == "reported")


RULE = Rule(
    "quantities", "number", find_quantity_conflicts, ("structure",), one_story=True, loose=True, reads=(QUANTITIES,)
)


def _apart(found: list[Quantity], case: Case, between: bool = False) -> Iterator[Conflict]:
    """The first pair of values of each thing that cannot both be its own."""
    parts = [q for q in found if not q.part]
    for alike in together(parts, lambda q: (q.role, q.unit, q.per), None).values():
        told = _told_together(alike)
        for one, other in combinations(alike, 2):
            if between and one.article.id == other.article.id:
                continue
            pair = frozenset((one.value, other.value))
            if pair not in told and _cannot_both(one, other, alike):
                told.add(pair)
                yield _conflict(case, one, other)


def _told_together(alike: list[Quantity]) -> set[frozenset[float]]:
    """The pairs of values that one sentence tells, as of two times: "the four-point plan became a three-point plan"."""
    by_sentence = together(alike, lambda q: (q.article.id, q.sentence), None).values()
    return {frozenset((one.value, other.value)) for same in by_sentence for one, other in combinations(same, 2)}


def _cannot_both(one: Quantity, other: Quantity, alike: list[Quantity]) -> bool:
    if one.sentence.overlaps(other.sentence) and one.article.id == other.article.id:
        return False
    if _agree(one, other):
        return False
    if not _of_one(one, other):
        return False
    mine = [q for q in alike if _of_one(q, one) or _of_one(q, other)]
    return len({q.value for q in mine}) == 2


def _agree(one: Quantity, other: Quantity) -> bool:
    low, high = sorted((one, other), key=lambda q: q.value)
    if low.value == high.value or (low.value and high.value > FURTHEST * low.value):
        return True
    rough = "about" in (one.bound, other.bound)
    if high.value - low.value <= (ROUNDED if rough else EXACT) * high.value:
        return True
    if one.of in BOUNDED:
        return False
    return low.bound == "least" or high.bound == "most"


def _of_one(one: Quantity, other: Quantity) -> bool:
    """Whether two quantities can be of one text, body or thing."""
    if one is other:
        return True
    if one.of != other.of and not {one.of, other.of} & ANY:
        return False
    if one.named - other.named and other.named - one.named:
        return False
    ours, theirs = one.keys - one.named, other.keys - other.named
    if ours and theirs and one.keys.isdisjoint(other.keys):
        return False
    if one.role != "thing" and one.beside != other.beside:
        return False
    if one.change and other.change:
        return False
    if one.keys & other.keys:
        return True
    if one.of == "pay" or (one.of == "threshold" and one.unit == "states"):
        return True
    if one.role == "done":
        return one.back or other.back or one.article.id != other.article.id
    if one.role == "made":
        both = (one.back or one.pointed) and (other.back or other.pointed)
        return both or one.of == other.of is not None
    return one.pointed and other.pointed


def _conflict(case: Case, one: Quantity, other: Quantity) -> Conflict:
    parts = one.role == "made" and one.unit in case.lexicon.quantities.parts
    return RULE.conflict(
        "medium",
        (
            on_page(one.article, one.clause, f"{one.value:g} {one.noun}"),
            on_page(other.article, other.clause, f"{other.value:g} {other.noun}"),
        ),
        f"One {one.of or 'whole'} is told with {one.value:g} {one.noun} and with {other.value:g} {other.noun}.",
        kind="structure" if parts else "number",
    )
