"""The happening of the news on two days."""

from __future__ import annotations

import re
from collections.abc import Iterator

from truceline.check.case import Case
from truceline.check.compare import told_as_over
from truceline.check.days import write_day, write_weekday
from truceline.check.rule import Rule, on_page
from truceline.lexicon.lexicon import Lexicon
from truceline.link.leads import Lead, Point, may_be_of_one, took_place
from truceline.model.conflict import Conflict

ON_A = re.compile(r"\bon an? ((?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b")
MOST = 10
"""Days from which two dates are of two happenings."""
LEAST = 2
"""Days between two dates of one happening: a night or a time zone explains one."""


def find_lead_date_conflicts(case: Case) -> Iterator[Conflict]:
    """The meeting or signing with which a page leads, told again with another day.

    Compares the day of the happening that a page leads with, and the days of later clauses that tell of it: by "the
    talks", by the same parties at the same place, or by the text that was signed. A later clause contradicts where it
    dates the same step (the signing, the opening), or puts a step before the meeting began; "on a Friday" contradicts
    what lies on another day of the week.

    Silent for quotations and reported speech, plans, other rounds, days next to each other, days more than ten apart,
    another place, and what had happened between the parties before.

    Fires: "Oru and Kestria signed a pact in Oslo on 9 May 2031. … The pact was signed in Oslo on 6 May."
    Silent: "Oru and Kestria signed a pact in Oslo on 9 May 2031. … The pact was drafted in Oslo on 6 May."
    """
    for article in case.alone:
        lead = case.lead(article)
        if lead is None or lead.first.tense != "held":
            continue
        again = (p for p in lead.again if told_as_over(p, case.lexicon))
        rival = next((p for p in again if _contradicts(lead, p, case.lexicon)), None)
        if rival:
            yield _conflict(_dated(lead, rival), rival)
        else:
            yield from _weekdays(lead, case.lexicon)


RULE = Rule("lead_date", "date", find_lead_date_conflicts, ("weekday",))


def _contradicts(lead: Lead, p: Point, lexicon: Lexicon) -> bool:
    """Whether a later clause gives the happening a day that it cannot have."""
    first = _dated(lead, p)
    if (
        p.day is None
        or first.day is None
        or not LEAST <= abs((p.day - first.day).days) <= MOST
        or first.sentence == p.sentence
        or not may_be_of_one(p, first)
    ):
        return False
    there = bool(p.places) and bool(lead.placed)
    if not there and not (p.definite and (p.doing in ("sign", "begin") or took_place(p, lexicon.check_cues))):
        return False
    if p.perfect and not p.definite:
        return False
    return p.doing == first.doing or (p.day < first.day and first.doing in ("meet", "begin") and p.doing != "begin")


def _dated(lead: Lead, p: Point) -> Point:
    """The clause whose day another is compared with: the first of the same step that has one, else the lead's first."""
    return next((q for q in (lead.first, *lead.again) if q.day and q.doing == p.doing and q is not p), lead.first)


def _weekdays(lead: Lead, lexicon: Lexicon) -> Iterator[Conflict]:
    """ "held on a Friday", of what the page leads with and puts on another day of the week."""
    for p in lead.again if lead.day else ():
        article = p.article
        match = ON_A.search(article.text, *p.sentence)
        if match is None or not p.definite or p.perfect or not told_as_over(p, lexicon):
            continue
        if lead.day and write_weekday(lead.day) != match.group(1):
            yield RULE.conflict(
                "medium",
                (
                    on_page(article, lead.first.sentence, write_weekday(lead.day)),
                    on_page(article, p.sentence, match.group(1)),
                ),
                f"The page puts what it leads with on {write_day(lead.day)}, a {write_weekday(lead.day)}, and, where "
                f"it tells of it again, on a {match.group(1)}.",
                kind="weekday",
            )
            return


def _conflict(one: Point, other: Point) -> Conflict:
    assert one.day
    assert other.day
    return RULE.conflict(
        "high",
        (
            on_page(one.article, one.sentence, one.day.isoformat()),
            on_page(other.article, other.sentence, other.day.isoformat()),
        ),
        f"The page dates what it leads with to {write_day(one.day)} and, where it tells of it again, to "
        f"{write_day(other.day)}.",
    )
