"""All rules over a set of articles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from truceline.check.asides import without_asides
from truceline.check.case import Case
from truceline.check.rule import Rule
from truceline.check.rules import (
    age,
    as_of,
    attribution,
    conversion,
    copies,
    date,
    day_steps,
    denials,
    duration,
    event_slots,
    first_since,
    first_time,
    format,
    from_to,
    halts,
    holders,
    in_all,
    in_turn,
    known_age,
    lasts,
    lead_date,
    lead_form,
    lead_place,
    lead_status,
    legislators,
    listed,
    members,
    never_before,
    number,
    one_fact,
    order,
    overtaken,
    pact_dates,
    participants,
    parties,
    place,
    points,
    polarity,
    presence,
    public_dates,
    quantities,
    quiet,
    quote,
    retold,
    retold_acts,
    role,
    rounds,
    same_meeting,
    same_pact,
    seating,
    settled,
    shares,
    signers,
    spelling,
    standing,
    states,
    status,
    structure,
    terms,
    two_reports,
    two_sentences,
    two_wordings,
    weekday,
)
from truceline.link.items import Kind, Readings
from truceline.model.coded import CodedArticle
from truceline.model.conflict import SEVERITIES, Conflict, Evidence

RULES: tuple[Rule, ...] = (
    as_of.RULE,
    date.RULE,
    lead_date.RULE,
    pact_dates.RULE,
    public_dates.RULE,
    weekday.RULE,
    day_steps.RULE,
    role.RULE,
    holders.RULE,
    legislators.RULE,
    members.RULE,
    format.RULE,
    seating.RULE,
    lead_form.RULE,
    first_since.RULE,
    first_time.RULE,
    never_before.RULE,
    status.RULE,
    lead_status.RULE,
    overtaken.RULE,
    settled.RULE,
    age.RULE,
    known_age.RULE,
    quote.RULE,
    two_wordings.RULE,
    duration.RULE,
    from_to.RULE,
    lasts.RULE,
    terms.RULE,
    halts.RULE,
    number.RULE,
    quantities.RULE,
    in_all.RULE,
    shares.RULE,
    conversion.RULE,
    rounds.RULE,
    same_meeting.RULE,
    same_pact.RULE,
    participants.RULE,
    presence.RULE,
    signers.RULE,
    parties.RULE,
    polarity.RULE,
    quiet.RULE,
    standing.RULE,
    place.RULE,
    lead_place.RULE,
    order.RULE,
    in_turn.RULE,
    structure.RULE,
    points.RULE,
    listed.RULE,
    attribution.RULE,
    copies.RULE,
    retold.RULE,
    retold_acts.RULE,
    one_fact.RULE,
    two_reports.RULE,
    spelling.RULE,
    event_slots.RULE,
    states.RULE,
    denials.RULE,
    two_sentences.RULE,
)


OUTCOMES = frozenset({"status", "polarity"})
"""Kinds of conflicts of which one may be told for the other."""
TAKING_PART = frozenset({"polarity", "participants"})
"""The same of rules which read that somebody came, and that he did not."""
MOST_DRIFTS = 50
"""Conflicts between two pages among which the same is looked for."""
KEPT: tuple[Kind[Any], ...] = tuple(dict.fromkeys(kind for rule in RULES for kind in rule.reads if kind.kept))
"""The kinds of items that are kept with an article: what rules compare between pages, where it is dear to read."""


def check_case(case: Case, rules: Sequence[Rule] = RULES) -> tuple[Conflict, ...]:
    """Find the conflicts within and between the articles of a case, against the calendar and known occurrences."""
    alone = (c for article in case.articles for c in check_page(article, case.readings, rules))
    return told_once((*alone, *check_between(case, rules)))


def check_page(article: CodedArticle, readings: Readings, rules: Iterable[Rule] = RULES) -> tuple[Conflict, ...]:
    """Find the conflicts that an article shows by itself, in the order of the rules.

    What a page holds beside its own report (captions of galleries, transcripts, logs) is no evidence against the page.
    One in a language that is not coded shows none.
    """
    if not article.article.is_read:
        return ()
    case = Case((article,), readings)
    asked = (rule for rule in rules if rule.is_asked_of(article))
    return tuple(without_asides((c for rule in asked for c in rule.find(case)), article))


def check_between(case: Case, rules: Iterable[Rule] = RULES) -> tuple[Conflict, ...]:
    """Find the conflicts between the articles of a case, in the order of the rules."""
    if len(case.articles) < 2:
        return ()
    compared = case.between()
    pages = {a.id: a for a in case.articles}
    found = []
    for rule in rules:
        for c in rule.find(compared):
            one, other = (pages.get(e.page or "") for e in c.evidence[:2])
            apart = rule.one_story and one and other and not compared.may_be_one_story(one, other)
            if c.scope == "between_pages" and not apart:
                found.append(c)
    return tuple(found)


def told_once(conflicts: Iterable[Conflict]) -> tuple[Conflict, ...]:
    """Conflicts, the worst first. A pair that two rules find is told once, as by the first of them, and so is a slip in
    a quotation and in the sentence round it; what another page belies is not told against the record or a table too."""
    found: dict[frozenset[object], Conflict] = {}
    for conflict in conflicts:
        found.setdefault(_pair(conflict), conflict)
    belied = {(c.rule, _place(e)) for c in found.values() if c.scope == "between_pages" for e in c.evidence[:2]}
    told = [
        c
        for c in found.values()
        if c.scope not in ("record", "calendar") or (c.rule, _place(c.evidence[0])) not in belied
    ]
    return tuple(sorted(_without_second_tellings(told), key=_rank))


def _without_second_tellings(conflicts: Iterable[Conflict]) -> Iterator[Conflict]:
    """Conflicts without those whose places overlap those of an earlier one of their kind, or, between two pages, where
    either is the drift of a quotation."""
    of_pages: defaultdict[tuple[str | None, ...], list[Conflict]] = defaultdict(list)
    for c in conflicts:
        if c.scope in ("between_pages", "within_page"):
            earlier = of_pages[tuple(e.page for e in _by_page(c))]
            if any(_is_second(c, d) and _overlap(c, d) for d in earlier[:MOST_DRIFTS]):
                continue
            earlier.append(c)
        yield c


def _is_second(c: Conflict, earlier: Conflict) -> bool:
    """Whether a conflict can be the same as an earlier one told by another rule; what a model judges is told where no
    rule tells it of the same two places."""
    if c.rule == two_sentences.RULE.name:
        return earlier.rule != c.rule
    if c.scope == "between_pages" and "quote_drift" in (c.class_, earlier.class_):
        return True
    same = c.kind == earlier.kind != "quote" or {c.kind, earlier.kind} in ({*OUTCOMES}, {*TAKING_PART})
    return c.rule != earlier.rule and same


def _by_page(c: Conflict) -> list[Evidence]:
    """The two places of a conflict, by the ids of their pages."""
    return sorted(c.evidence[:2], key=lambda e: (e.page or "", e.span or (0, 0)))


def _overlap(one: Conflict, other: Conflict) -> bool:
    """Whether both places of two conflicts between the same pages overlap."""
    places = zip(_by_page(one), _by_page(other), strict=True)
    return all(a.part == b.part and a.span and b.span and a.span.overlaps(b.span) for a, b in places)


def _pair(c: Conflict) -> frozenset[object]:
    """The two places of a conflict."""
    places = frozenset((e.page, e.span) for e in c.evidence[:2] if e.page)
    return places | {c.scope} if len(places) > 1 else frozenset({c.id})


def _rank(c: Conflict) -> tuple[int, list[tuple[str, int, int]], str, str]:
    return SEVERITIES.index(c.severity), [_place(e) for e in c.evidence], c.kind, c.id


def _place(e: Evidence) -> tuple[str, int, int]:
    return (e.page or "", *(e.span or (0, 0)))
