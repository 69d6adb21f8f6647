"""Meetings called the first ever of some people who, as pages tell, met before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from truceline.check.case import Case
from truceline.check.claims import IN_PERSON, level_of
from truceline.check.compare import page_date, together
from truceline.check.days import days, iso_day
from truceline.check.rule import Rule, known, on_page
from truceline.lexicon.lexicon import Lexicon
from truceline.lexicon.meetings import Meeting
from truceline.lexicon.phrases import cued
from truceline.link.clauses import clause_span, in_quotation, sentences_for
from truceline.link.items import Items, Kind
from truceline.model.coded import CodedArticle
from truceline.model.conflict import Conflict
from truceline.model.spans import Span

FIRST = cued(
    r"\b(?:(?:for|was|is|their|the) (?:the )?first (?:time|meeting|encounter|talks|summit|dinner)"
    r"|had never (?:met|sat|spoken))\b",
    *("first", "never"),
)
EVER = re.compile(r"\b(?:ever|in history|first-ever)\b", re.IGNORECASE)
PLACED = re.compile(r"\b(?:in|at|on) (?:the )?[A-Z]")
BEFORE = 14
"""Days by which an earlier meeting must lie before the page that calls another the first."""


@dataclass(frozen=True, slots=True)
class _Met:
    """A sentence that names people who meet; `last` is the last day of the time that it gives them.

    `states` are the two states whose leaders it says have never met before, where it names no people.
    """

    article: CodedArticle
    sentence: Span
    people: frozenset[str]
    last: date | None
    states: frozenset[str] = frozenset()


def find_first_time_conflicts(case: Case) -> Iterator[Conflict]:
    """A meeting called the first of some people without a time from which it counts, though they met before.

    Compares "it was the first time at one table for …" with the earlier, dated meetings of the same people, at least
    two, that the pages tell of or that are on record, and "the first time that leaders of X and Y have ever met" with
    the record.

    Silent for claims limited to a place, an office, a form or a topic, for claims with "since", for quotations and
    reported speech, plans, calls and letters, and where the earlier meeting has no date or names only one of them.

    Fires: "For Ada Lume and Ivo Kest it was the first meeting with Cho Ren." (one page) "Lume and Kest had dined with
    Cho Ren last October." (another page)
    Silent: "For Ada Lume and Ivo Kest it was the first meeting with Cho Ren since 2029."
    """
    claims = list(case.all(FIRSTS))
    if not claims:
        return
    met = together(((person, m) for m in case.all(MET) for person in sorted(m.people)), lambda p: p[0])
    for claim in claims:
        told = [m for person in sorted(claim.people)[:1] for _, m in met.get(person, ())]
        earlier = next((m for m in told if _before(m, claim) and _same(claim, m)), None)
        yield from [_against_page(claim, earlier)] if earlier else _against_record(claim, case.lexicon)


def _claims(items: Items) -> Iterator[_Met]:
    article, cues = items.article, items.lexicon.check_cues
    for sentence in sentences_for(article, FIRST):
        match = FIRST.search(article.text, *sentence)
        words = sentence.of(article.text)
        if match is None or in_quotation(article, Span(*match.span())) or not cues.has("met_at", words):
            continue
        rest = FIRST.regex.sub("", words)
        if any(cues.has(name, rest) for name in ("speech", "first_limits", "prospect", "denies")):
            continue
        people = _people(article, sentence)
        states = _states(article, sentence) if EVER.search(words) and level_of(words) == "leaders" else frozenset()
        if len(states) == 2 and not _named(article, sentence):
            yield _Met(article, sentence, frozenset(), None, states)
        elif len(people) > 1:
            yield _Met(article, sentence, people, None)


def _meetings(items: Items) -> Iterator[_Met]:
    article, cues = items.article, items.lexicon.check_cues
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


FIRSTS = Kind("firsts", _claims, _Met)
MET = Kind("met", _meetings, _Met)
RULE = Rule("first_time", "first_since", find_first_time_conflicts, one_story=True, reads=(FIRSTS, MET))


def _people(article: CodedArticle, where: Span) -> frozenset[str]:
    people = {a.id for a in article.annotated.actors if a.kind == "person"}
    return frozenset(m.of for m in article.annotated.named_in(where) if m.of in people)


def _named(article: CodedArticle, where: Span) -> bool:
    """Whether a sentence names a person, and does not only speak of those who hold an office."""
    people = {a.id for a in article.annotated.actors if a.kind == "person"}
    return any(m.of in people and m.form == "name" for m in article.annotated.named_in(where))


def _states(article: CodedArticle, where: Span) -> frozenset[str]:
    countries = {a.id: a.country for a in article.annotated.actors}
    return frozenset(c for m in article.annotated.named_in(where) if (c := countries.get(m.of)))


def _against_record(claim: _Met, lexicon: Lexicon) -> Iterator[Conflict]:
    """A first meeting against the record: its people, or any leaders of its two states, met before."""
    now = page_date(claim.article)
    if now is None or _is_placed(claim):
        return
    last = (now - days(BEFORE)).isoformat()
    earlier = (m for m in lexicon.meetings if m.kind in IN_PERSON and m.end < last[: len(m.end)])
    met = next((m for m in earlier if _took_part(m, claim, lexicon)), None)
    if met:
        told = f"{met.name}, {met.start}"
        yield RULE.conflict(
            "medium",
            (
                on_page(claim.article, claim.sentence, "the first"),
                known(f"They met before: {told}.", f"record of meetings: {met.source}", met.start),
            ),
            f"The page calls a meeting the first of its parties, but they met before ({told}).",
            scope="record",
        )


def _is_placed(claim: _Met) -> bool:
    """Whether a claim names a place, which may be what it is the first in."""
    return PLACED.search(claim.article.text, *claim.sentence) is not None


def _took_part(meeting: Meeting, claim: _Met, lexicon: Lexicon) -> bool:
    if claim.people:
        return claim.people <= meeting.participants
    actors = (lexicon.actors.get(p) for p in meeting.participants)
    return claim.states <= {a.actor.country for a in actors if a is not None}


def _against_page(claim: _Met, earlier: _Met) -> Conflict:
    return RULE.conflict(
        "medium",
        (
            on_page(claim.article, claim.sentence, "the first"),
            on_page(earlier.article, earlier.sentence, f"met by {earlier.last}"),
        ),
        "A meeting is called the first of some people, of whom another place tells an earlier meeting.",
    )


def _before(earlier: _Met, claim: _Met) -> bool:
    day = page_date(claim.article)
    return bool(day and earlier.last and earlier.last < day - days(BEFORE))


def _same(claim: _Met, met: _Met) -> bool:
    """Whether all whom the claim is about were at the earlier meeting."""
    return claim.people <= met.people and (claim.article.id != met.article.id or claim.sentence != met.sentence)
