"""The happening of the news still to come."""

from __future__ import annotations

import re
from collections.abc import Iterator

from truceline.check.case import Case
from truceline.check.compare import page_date
from truceline.check.days import days, write_day
from truceline.check.rule import Rule, on_page
from truceline.link.clauses import in_quotation
from truceline.link.leads import TOP, Lead, Point, took_place
from truceline.model.conflict import Conflict
from truceline.model.spans import Span

NOT_TO_COME = re.compile(
    r"\b(?:will|shall) not\b|\bwon[’']t\b|\b(?:is|are) not (?:to|due|expected)\b|\b(?:whether|if|aims? (?:to|at))\b"
    r"|\b(?:likely|unless|skeptic(?:al|ism)|sceptic(?:al|ism)|doubts?)\b"
    r"|\b(?:will|would|may|could|might) (?:result|lead to|bring|produce|change|help|yield|pave|mark|mean|make)\b",
    re.IGNORECASE,
)
"""What is not to come of the meeting, is only guessed, or is what the meeting will bring."""
NEWS = 14
"""Days before a page within which what it leads with is news."""
BEGUN = 3
"""Days from the opening of talks after which a page of a later date speaks of them as over."""


def find_lead_status_conflicts(case: Case) -> Iterator[Conflict]:
    """The meeting or signing with which a page leads as over, told in another place as still to come.

    Compares the happening that a page leads with, told as over, with later clauses on it in the present tense of a
    plan ("hopes to win … at the talks", "the result of the Oslo meeting is still pending").

    Silent for other and later meetings, for talks that have only begun, for a day after the one of the happening, for
    what goes on or is resumed, for guesses and conditions ("will succeed unless"), and for quotations.

    Fires: "Oru and Kestria met in Oslo on 9 May 2031. … Kestria hopes to win a pause during the Oslo talks."
    Silent: "Oru and Kestria met in Oslo on 9 May 2031. … Kestria hopes to win a pause at the next talks."
    """
    for article in case.alone:
        lead = case.lead(article)
        if lead and lead.tense == "held" and lead.first.word.start <= TOP and _is_over(lead):
            awaited = next((p for p in lead.again if _is_awaited(p, lead, case)), None)
            if awaited:
                yield _conflict(_told_most_plainly(lead, awaited, case), awaited)


RULE = Rule("lead_status", "status", find_lead_status_conflicts)


def _told_most_plainly(lead: Lead, awaited: Point, case: Case) -> Point:
    """The last point that says of the meeting that it took place; else the one with which the page leads."""
    plain = [p for p in lead.again if p.tense == "held" and p.definite and p.sentence != awaited.sentence]
    return next((p for p in reversed(plain) if took_place(p, case.lexicon.check_cues)), lead.first)


def _is_over(lead: Lead) -> bool:
    """Whether the happening is news and was over when the page was written; talks that have just begun go on."""
    now = page_date(lead.first.article)
    if now is not None and lead.day is not None and now - lead.day > days(NEWS):
        return False
    return lead.first.doing != "begin" or (now is not None and lead.day is not None and now - lead.day >= days(BEGUN))


def _is_awaited(p: Point, lead: Lead, case: Case) -> bool:
    cues, article = case.lexicon.check_cues, p.article
    words = p.sentence.of(article.text)
    of_that_day = p.day is not None and p.day == lead.day
    if not (p.definite or of_that_day) or p.sentence == lead.first.sentence or cues.has("goes_on", words):
        return False
    times = [t for t in article.annotated.times_in(p.sentence) if t.type in ("DATE", "TIME")]
    if times and not (p.day and lead.day and p.day <= lead.day):
        return False
    if cues.has("speech", article.text[p.sentence.start : p.word.start]):
        return False  # "he said that he hopes …": what he said before
    pending = cues.pattern("still_open").search(article.text, *p.sentence)
    if pending:
        return p.tense != "off" and not in_quotation(article, Span(*pending.span()))
    return p.tense == "coming" and not p.perfect and not NOT_TO_COME.search(article.text, *p.clause)


def _conflict(told: Point, awaited: Point) -> Conflict:
    article = told.article
    on = f" on {write_day(told.day)}" if told.day else ""
    return RULE.conflict(
        "medium",
        (on_page(article, told.sentence, "over"), on_page(article, awaited.sentence, "still to come")),
        f"The page leads with what happened{on} and, in another place, has it still to come.",
        class_="stale_text",
    )
