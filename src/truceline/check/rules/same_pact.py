"""One stage of a truce or agreement that two pages put on two days."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from truceline.check.case import Case
from truceline.check.compare import page_date, pairs_of
from truceline.check.days import iso_day, write_iso
from truceline.check.rule import Rule, on_page
from truceline.check.rules.same_meeting import sides_of
from truceline.link.clauses import in_quotation
from truceline.link.items import Items, Kind
from truceline.model.coded import CodedArticle
from truceline.model.conflict import Conflict, Severity
from truceline.model.spans import Span
from truceline.model.statement import Statement

STAGES = ("agreed", "signed", "announced", "declared", "in_effect", "extended", "collapsed", "expired")
"""Phases that a pact comes to on one day."""
NEAR = 7
"""Days between two pages that may tell of one pact; two sides may make several in a month."""


@dataclass(frozen=True, slots=True)
class PactTold:
    """What one page says of a stage of a pact: of which sides, on what, on which day (ISO 8601).

    `own` says that the page tells it in its own voice; `loose` that its words let the day be another beside it, or the
    pact be a further one.
    """

    article: CodedArticle
    span: Span
    sides: frozenset[str]
    issue: str
    phase: str
    own: bool
    day: str
    loose: bool


def find_pact_conflicts(case: Case) -> Iterator[Conflict]:
    """One truce or agreement of the same sides that two pages let be agreed, begin or end on two days.

    Compares between pages the day on which the same sides agreed on, signed, put into force or extended one thing, or
    on which it ended.

    Silent where neither page speaks in its own voice, for nights, clock times and days on which something goes on, for
    further pacts ("a new truce"), days that the other page cannot know yet, and pages that lie more than a week apart.

    Fires: "The truce of Oru and Vesk took effect on 3 May 2031." / "A truce between Oru and Vesk took effect on 5 May
    2031."
    Silent: "Oru and Vesk agreed on 3 May 2031 to a truce." / "Oru and Vesk agreed on 5 May 2031 to a new truce."
    """
    seen: set[tuple[str, str]] = set()
    for one, other in pairs_of(case.all(PACTS_TOLD), lambda p: (p.sides, p.issue, p.phase)):
        pages = (one.article.id, other.article.id)
        if one.day != other.day and pages not in seen and _may_be_one(one, other):
            seen.add(pages)
            yield _conflict(one, other)


def _may_be_one(one: PactTold, other: PactTold) -> bool:
    written = page_date(one.article), page_date(other.article)
    if one.article.id == other.article.id or written[0] is None or written[1] is None or one.loose or other.loose:
        return False
    if not (one.own or other.own) or abs((written[1] - written[0]).days) > NEAR:
        return False
    return max(one.day, other.day) <= min(written[0], written[1]).isoformat()


def _conflict(one: PactTold, other: PactTold) -> Conflict:
    stage = one.phase.replace("_", " ")
    words = f"Two pages date one and the same pact ({stage}) to {write_iso(one.day)} and to {write_iso(other.day)}."
    first, second = (on_page(p.article, p.span, p.day) for p in (one, other))
    severity: Severity = "high" if one.own and other.own else "medium"
    return RULE.conflict(severity, (first, second), words)


def _told(items: Items) -> Iterator[PactTold]:
    article, cues = items.article, items.lexicon.check_cues
    for s in article.statements:
        if s.kind != "event" or s.phase not in STAGES or not s.issue or not _is_so(s):
            continue
        sides, day = sides_of(article, (*s.actors, *s.recipients)), iso_day(s.date)
        if len(sides) < 2 or day is None or s.date != day.isoformat() or in_quotation(article, s.trigger):
            continue
        words = s.span.of(article.text)
        loose = any(cues.has(name, words) for name in ("of_many_days", "further_pact", "clock"))
        yield PactTold(article, s.span, sides, s.issue, s.phase, not s.attribution, s.date, loose)


def _is_so(s: Statement) -> bool:
    """Whether a stage is told as come about, by nobody who denies or claims it."""
    plain = all(level.role == "says" for level in s.attribution)
    return plain and s.factuality == "CT+" and s.status in ("occurred", "ongoing", "historical")


PACTS_TOLD = Kind("pacts told", _told)
RULE = Rule("same_pact", "date", find_pact_conflicts, reads=(PACTS_TOLD,))
