"""Meetings called the first ever of some people who, as pages tell, met before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from truceline.check.case import Case
from truceline.check.compare import page_date, scope_of, together
from truceline.check.days import days, iso_day
from truceline.check.rule import Rule, conflict, on_page
from truceline.link.clauses import clause_span, in_quotation
from truceline.model.coded import CodedArticle
from truceline.model.conflict import Conflict
from truceline.model.spans import Span

FIRST = re.compile(
    r"\b(?:(?:for|was|is|their|the) (?:the )?first (?:time|meeting|encounter|talks|summit|dinner)"
    r"|had never (?:met|sat|spoken))\b"
)
BEFORE = 14
"""Days by which an earlier meeting must lie before the page that calls another the first."""


@dataclass(frozen=True, slots=True)
class _Met:
    """A sentence that names people who meet; `last` is the last day of the time that it gives them."""

    article: CodedArticle
    sentence: Span
    people: frozenset[str]
    last: date | None


def find_first_time_conflicts(case: Case) -> Iterator[Conflict]:
    """A meeting called the first of some people without a time from which it counts, though they met before.

    Compares "it was the first time at one table for …" with the earlier, dated meetings of the same people, at least
    two, that the pages tell of.

    Silent for claims limited to a place, an office, a form or a topic, for claims with "since", for quotations and
    reported speech, plans, calls and letters, and where the earlier meeting has no date or names only one of them.

    Fires: "For Ada Lume and Ivo Kest it was the first meeting with Cho Ren." (one page) "Lume and Kest had dined with
    Cho Ren last October." (another page)
    Silent: "For Ada Lume and Ivo Kest it was the first meeting with Cho Ren since 2029."
    """
    claims = [m for a in case.articles for m in _claims(a, case)]
    if not claims:
        return
    met = together(
        ((person, m) for a in case.articles for m in _meetings(a, case) for person in sorted(m.people)), lambda p: p[0]
    )
    for claim in claims:
        day = page_date(claim.article)
        told = [m for _, m in met.get(min(claim.people), ())]
        earlier = next((m for m in told if day and m.last and m.last < day - days(BEFORE) and _same(claim, m)), None)
        if earlier:
            yield conflict(
                RULE.name,
                RULE.kind,
                "contradiction",
                scope_of(claim.article, earlier.article),
                "medium",
                (
                    on_page(claim.article, claim.sentence, "the first"),
                    on_page(earlier.article, earlier.sentence, f"met by {earlier.last}"),
                ),
                "A meeting is called the first of some people, of whom another place tells an earlier meeting.",
            )


RULE = Rule("first_time", "first_since", find_first_time_conflicts)


def _claims(article: CodedArticle, case: Case) -> Iterator[_Met]:
    cues = case.lexicon.check_cues
    for sentence in (s.span for s in article.annotated.sentences):
        match = FIRST.search(article.text, *sentence)
        words = sentence.of(article.text)
        if match is None or in_quotation(article, Span(*match.span())) or not cues.has("met_at", words):
            continue
        rest = FIRST.sub("", words)
        if any(cues.has(name, rest) for name in ("speech", "first_limits", "prospect", "denies")):
            continue
        people = _people(article, sentence)
        if len(people) > 1:
            yield _Met(article, sentence, people, None)


def _meetings(article: CodedArticle, case: Case) -> Iterator[_Met]:
    cues = case.lexicon.check_cues
    for sentence in (s.span for s in article.annotated.sentences):
        match = cues.pattern("met_at").search(article.text, *sentence)
        if match is None:
            continue
        clause = clause_span(article.text, sentence, Span(*match.span()))
        words = clause.of(article.text)
        people = _people(article, clause)
        times = [t for t in article.annotated.times_in(clause) if t.type in ("DATE", "TIME") and t.latest]
        if len(people) < 2 or len(times) != 1 or cues.has("prospect", words):
            continue
        if not cues.has("speech", words) and not FIRST.search(words):
            yield _Met(article, sentence, people, iso_day(times[0].latest))


def _people(article: CodedArticle, where: Span) -> frozenset[str]:
    people = {a.id for a in article.annotated.actors if a.kind == "person"}
    return frozenset(m.of for m in article.annotated.named_in(where) if m.of in people)


def _same(claim: _Met, met: _Met) -> bool:
    """Whether all whom the claim is about were at the earlier meeting."""
    return claim.people <= met.people and (claim.article.id != met.article.id or claim.sentence != met.sentence)
