"""Where one count, list or poll is told to hold as of two different days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import combinations

from truceline.check.case import Case
from truceline.check.compare import near_pages
from truceline.check.holdings import HOLDINGS, Holding
from truceline.check.rule import is_long

MOST_HOLDINGS = 100
"""Holdings of one set of pages that are compared."""
LONGEST_POLL = 14
"""Days that one poll may be told to be off by; what lies further apart is the poll before."""


def find_two_moments(case: Case) -> Iterator[tuple[Holding, Holding]]:
    """The pairs of holdings of one thing whose days cannot both be right, in the order of the text."""
    if len(case.articles) == 1 and is_long(case.articles[0]):
        return
    found = sorted(case.all(HOLDINGS), key=lambda h: (h.article.id, h.span))[:MOST_HOLDINGS]
    for one, other in combinations(found, 2):
        if one.article.id == other.article.id and (one.sentence == other.sentence or is_long(one.article)):
            continue
        if one.thing == other.thing and are_at_odds(one, other) and _is_one_thing(case, one, other, found):
            yield one, other


def are_at_odds(one: Holding, other: Holding) -> bool:
    """Whether a thing cannot hold, or have been changed last, as of both days."""
    if one.day == other.day:
        return False
    if one.sort == other.sort:
        return True
    dated, changed = (one, other) if one.sort == "holds" else (other, one)
    if dated.sort != "holds":
        return False
    return dated.day > changed.day or changed.exact  # "drawn up at noon on Sunday" is as of then


def _is_one_thing(case: Case, one: Holding, other: Holding, all_: list[Holding]) -> bool:
    if one.numbers and other.numbers and not one.numbers & other.numbers:
        return False
    if one.thing == "poll" and _days_apart(one, other) > LONGEST_POLL:
        return False
    fits = _fit(one.owners, other.owners) and _fit(one.topics, other.topics)
    within = one.article.id == other.article.id
    shared = (one.owners | one.topics) & (other.owners | other.topics)
    if within:
        if shared or one.numbers & other.numbers:
            return fits or bool(shared & (one.topics & other.topics)) or bool(one.numbers & other.numbers)
        same = [h for h in all_ if h.article.id == one.article.id and h.thing == one.thing]
        alike = one.noun == other.noun
        bare = any(not (h.topics or h.numbers or (h.owners and not alike)) for h in (one, other))
        return bare and all(_fit(a.owners, b.owners) and _fit(a.topics, b.topics) for a, b in combinations(same, 2))
    if not near_pages(one.article, other.article):
        return False
    counted = bool(one.numbers & other.numbers)
    strong = bool(shared & one.named & other.named) or counted or len(shared) > 1
    told = bool(shared) and one.noun == other.noun and case.are_of_one_story(one.article, other.article)
    return (strong or told) and (fits or counted)


def _days_apart(one: Holding, other: Holding) -> int:
    return abs((date.fromisoformat(one.day) - date.fromisoformat(other.day)).days)


def _fit(one: frozenset[str], other: frozenset[str]) -> bool:
    return not one or not other or bool(one & other)
