"""All rules over a set of articles."""

from __future__ import annotations

from collections.abc import Sequence

from truceline.check import (
    act_dates,
    age,
    as_of,
    attribution,
    copies,
    date,
    duration,
    first_since,
    first_time,
    format,
    holders,
    number,
    order,
    participants,
    parties,
    place,
    polarity,
    quote,
    role,
    status,
    structure,
    terms,
    weekday,
)
from truceline.check.case import Case
from truceline.check.rule import Rule
from truceline.lexicon.lexicon import Lexicon
from truceline.model.coded import CodedArticle
from truceline.model.conflict import Conflict, Evidence

RULES: tuple[Rule, ...] = (
    as_of.RULE,
    date.RULE,
    act_dates.RULE,
    weekday.RULE,
    role.RULE,
    holders.RULE,
    format.RULE,
    first_since.RULE,
    first_time.RULE,
    status.RULE,
    age.RULE,
    quote.RULE,
    duration.RULE,
    terms.RULE,
    number.RULE,
    participants.RULE,
    parties.RULE,
    polarity.RULE,
    place.RULE,
    order.RULE,
    structure.RULE,
    attribution.RULE,
    copies.RULE,
)
SEVERITIES = ("high", "medium", "low")


def check_articles(articles: Sequence[CodedArticle], lexicon: Lexicon) -> tuple[Conflict, ...]:
    """Find the conflicts within and between articles, against the calendar and against known occurrences.

    The order of the articles does not matter. Conflicts come worst first.
    """
    ordered = sorted(articles, key=lambda a: (a.article.published or "", a.id, a.article.page.sha256))
    case = Case(ordered, lexicon)
    found: dict[frozenset[object], Conflict] = {}
    for conflict in (c for rule in RULES for c in rule.find(case)):
        found.setdefault(_pair(conflict), conflict)
    return tuple(sorted(found.values(), key=_rank))


def _pair(c: Conflict) -> frozenset[object]:
    """The two places of a conflict; a pair that two rules find is told once, by the first of them."""
    places = frozenset((e.page, e.span) for e in c.evidence[:2] if e.page)
    return places | {c.scope} if len(places) > 1 else frozenset({c.id})


def _rank(c: Conflict) -> tuple[int, list[tuple[str, int, int]], str, str]:
    return SEVERITIES.index(c.severity), [_place(e) for e in c.evidence], c.kind, c.id


def _place(e: Evidence) -> tuple[str, int, int]:
    return (e.page or "", *(e.span or (0, 0)))
