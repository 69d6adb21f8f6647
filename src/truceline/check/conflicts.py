"""All rules over a set of articles."""

from __future__ import annotations

from collections.abc import Iterable

from truceline.check.asides import without_asides
from truceline.check.case import Case
from truceline.check.rule import Rule
from truceline.check.rules import (
    act_dates,
    age,
    as_of,
    attribution,
    copies,
    date,
    duration,
    elapsed,
    first_since,
    first_time,
    format,
    halts,
    holders,
    in_all,
    lead_date,
    lead_form,
    lead_place,
    lead_status,
    number,
    order,
    participants,
    parties,
    place,
    points,
    polarity,
    quiet,
    quote,
    refilled,
    retold,
    retold_acts,
    role,
    rounds,
    settled,
    states,
    status,
    structure,
    terms,
    two_wordings,
    weekday,
)
from truceline.model.conflict import SEVERITIES, Conflict, Evidence

RULES: tuple[Rule, ...] = (
    as_of.RULE,
    date.RULE,
    lead_date.RULE,
    act_dates.RULE,
    weekday.RULE,
    role.RULE,
    holders.RULE,
    format.RULE,
    lead_form.RULE,
    first_since.RULE,
    first_time.RULE,
    status.RULE,
    lead_status.RULE,
    settled.RULE,
    age.RULE,
    quote.RULE,
    two_wordings.RULE,
    duration.RULE,
    elapsed.RULE,
    terms.RULE,
    halts.RULE,
    number.RULE,
    in_all.RULE,
    rounds.RULE,
    participants.RULE,
    parties.RULE,
    polarity.RULE,
    quiet.RULE,
    states.RULE,
    place.RULE,
    lead_place.RULE,
    order.RULE,
    structure.RULE,
    points.RULE,
    attribution.RULE,
    copies.RULE,
    retold.RULE,
    retold_acts.RULE,
    refilled.RULE,
)


def check_case(case: Case, rules: Iterable[Rule] = RULES) -> tuple[Conflict, ...]:
    """Find the conflicts within and between the articles of a case, against the calendar and known occurrences.

    Conflicts come worst first. What a page holds beside its own report (captions of galleries, transcripts) is no
    evidence against the page.
    """
    found: dict[frozenset[object], Conflict] = {}
    for conflict in without_asides((c for rule in rules for c in rule.find(case)), case):
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
