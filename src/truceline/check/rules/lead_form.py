"""The happening of the news in two forms: of two parties and of three, alone as planned and with advisers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from truceline.check.case import Case
from truceline.check.days import iso_day, write_iso
from truceline.check.rule import Rule, on_page
from truceline.lexicon.check_cues import CheckCues
from truceline.link.clauses import in_quotation
from truceline.link.leads import LEADS, POINTS, Lead
from truceline.model.coded import CodedArticle
from truceline.model.conflict import Conflict
from truceline.model.spans import Span

DOUBTS = ("speech", "prospect", "called_off", "two_stages")
"""Lists of cues with which a sentence tells of no form that the happening had, in the page's own voice."""


@dataclass(frozen=True, slots=True)
class _Form:
    """A sentence that tells of the form of a page's happening."""

    article: CodedArticle
    sentence: Span


def find_lead_form_conflicts(case: Case) -> Iterator[Conflict]:
    """The meeting with which a page leads, told as one of two parties and as one of three; or planned for two people
    alone and held with their advisers.

    Compares within a page what it says of the number of parties of its happening; and between pages the plan for a
    meeting of two people alone with what a later page, silent on the plan, tells of the same meeting: the same people
    on the same day.

    Silent for quotations and reported speech, meetings in stages, other rounds, and forms that a sentence denies.

    Fires: "Oru, Kestria and Tarn opened three-way talks in Oslo on 9 May 2031. … The Oslo round was bilateral."
    Silent: "Oru, Kestria and Tarn opened three-way talks in Oslo on 9 May 2031. … The next round is to be bilateral."
    """
    leads = list(case.all(LEADS))
    for lead in leads if case.alone else ():
        if lead.tense == "held":
            yield from _two_and_three(lead, case)
    yield from _planned_alone([lead for lead in leads if len(lead.first.people) > 1], case)


RULE = Rule("lead_form", "format", find_lead_form_conflicts, reads=(LEADS, POINTS))


def _two_and_three(lead: Lead, case: Case) -> Iterator[Conflict]:
    cues, article = case.lexicon.check_cues, lead.first.article
    about = dict.fromkeys((lead.first.sentence, *(p.sentence for p in lead.again if p.definite)))
    two = next((s for s in about if _tells(article, s, "two_parties", cues)), None)
    spans = [s.span for s in article.annotated.sentences]
    three = next((s for s in spans if s != two and _tells(article, s, "three_parties", cues)), None)
    if two and three:
        yield RULE.conflict(
            "high",
            (on_page(article, three, "three parties"), on_page(article, two, "two parties")),
            "The page tells of the meeting with which it leads as one of three parties and as one of two.",
        )


def _tells(article: CodedArticle, sentence: Span, cue: str, cues: CheckCues) -> bool:
    found = cues.pattern(cue).search(article.text, *sentence)
    if found is None or in_quotation(article, Span(*found.span())):
        return False
    words = sentence.of(article.text)
    denied = cues.has("denies", article.text[max(sentence.start, found.start() - len("was never ")) : found.start()])
    return not denied and not any(cues.has(doubt, words) for doubt in DOUBTS) and not cues.has("other_meeting", words)


def _planned_alone(leads: Sequence[Lead], case: Case) -> Iterator[Conflict]:
    """Plans for two people alone, all in one conflict, against the first page that tells of the meeting otherwise."""
    for held in (lead for lead in leads if lead.tense == "held" and lead.day):
        told = _with_others(held, case)
        if told is None:
            continue
        others = (a for a in case.articles if a.id != held.first.article.id)
        plans = [plan for article in others if (plan := _alone(article, held, case))]
        if plans:
            yield _superseded(plans, told)
            return


def _with_others(held: Lead, case: Case) -> _Form | None:
    """The sentence, no plan and no change in it, that has more than the two at the table."""
    cues, article = case.lexicon.check_cues, held.first.article
    sentences = dict.fromkeys((held.first.sentence, *(p.sentence for p in held.again)))
    found = (s for s in sentences if any(_tells(article, s, cue, cues) for cue in ("a_side", "with_team")))
    sentence = next(found, None)
    silent = not cues.has("moved", article.text) and not cues.has("alone", article.text)
    return _Form(article, sentence) if sentence and silent else None


def _alone(article: CodedArticle, held: Lead, case: Case) -> _Form | None:
    """Where an older page plans the same people's meeting of that day as one of them alone."""
    cues, day = case.lexicon.check_cues, held.day
    published = iso_day(article.article.published)
    if published is None or day is None or published > day:
        return None
    points = case.of_page(POINTS, article)
    if not any(p.tense == "coming" and p.day == day and p.people == held.first.people for p in points):
        return None
    for p in points:
        words = p.sentence.of(article.text)
        planned = p.tense == "coming" or cues.has("prospect", words)
        if planned and not p.apart and cues.has("alone", words) and not cues.has("denies", words):
            return _Form(article, p.sentence)
    return None


def _superseded(plans: Sequence[_Form], told: _Form) -> Conflict:
    first, *rest = (on_page(f.article, f.sentence, "alone, as planned") for f in plans)
    found = RULE.conflict(
        "medium",
        (first, on_page(told.article, told.sentence, "with advisers")),
        f"A page of {write_iso(plans[0].article.article.published)} has two people meet alone; a page of "
        f"{write_iso(told.article.article.published)} has them meet with others and is silent on the change.",
        class_="superseded_plan",
    )
    return replace(found, evidence=(*found.evidence, *rest))
