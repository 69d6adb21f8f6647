"""Claims to be the first since a day, against meetings after that day."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from truceline.check.case import Case
from truceline.check.days import day_of, days, iso_day, write_day
from truceline.check.offices import page_day, story_day
from truceline.check.rule import Rule, conflict, known, on_page
from truceline.lexicon.check_cues import CheckCues
from truceline.lexicon.lexicon import Lexicon
from truceline.lexicon.meetings import Meeting
from truceline.link.clauses import in_quotation
from truceline.link.tellings import Telling, find_tellings
from truceline.model.coded import CodedArticle
from truceline.model.conflict import Conflict
from truceline.model.interval import Interval
from truceline.model.spans import Span

CLAIM = re.compile(
    r"\bfirst\b(?P<what>[^.;:]{0,120}?)\bsince\b(?P<since>[^.;:,]{3,90})"
    r"|\b(?:(?:had|have|has) (?:not|never)|ha(?:ven|sn|dn)[’']t) (?P<never>met|spoken|talked|sat|seen|conferred)\b"
    r"[^.;:]{0,60}?\bsince\b(?P<after>[^.;:,]{3,90})",
    re.IGNORECASE,
)
BEFORE_CLAIM = 7
"""Days before the meeting of the claim: what lies nearer may be a part of it."""
MEETING_KINDS = frozenset({"summit", "bilateral", "trilateral", "sideline"})
SUMMIT_KINDS = frozenset({"summit", "bilateral", "trilateral"})
"""Kinds of known meetings that a claim about a summit counts; talks beside a conference are none."""
TOLD_LATE = 45
"""Days before the page's own date in which the meeting of a claim lies that gives no day of its own."""
LEVELS = {
    "leaders": re.compile(
        r"\b(?:leaders?|presidents?|premiers?|prime ministers?|heads? of (?:state|government))", re.I
    ),
    "ministers": re.compile(
        r"\b(?:foreign|defen[cs]e) (?:ministers?|secretar(?:y|ies))|\bsecretar(?:y|ies) of state", re.I
    ),
    "officials": re.compile(r"\b(?:officials?|diplomats?|negotiators?|envoys?|delegations?|technical)\b", re.I),
}


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim that a meeting is the first since some time. `people` and `sides` are those it is about."""

    article: CodedArticle
    span: Span
    sentence: Span
    since: date
    until: date
    people: frozenset[str]
    sides: frozenset[str]
    level: str | None
    limited: bool


def find_first_since_conflicts(case: Case) -> Iterator[Conflict]:
    """A meeting called the first since some time, though the same parties met in between.

    Compares the claim ("their first meeting since May 2027", "had not met since …") with the record of known meetings
    of leaders and with other meetings of the same parties that the pages date.

    Silent where the claim or the meeting is of another level (leaders, ministers), is limited to a place, a form or a
    topic, is quoted or reported speech, or where the time it counts from is not given.

    Fires: "It was the first contact of Peru and Chile since 2029. … Peru and Chile had met in June 2030."
    Silent: "It was the first meeting of the leaders since 2029. … The foreign ministers had met in June 2030."
    """
    articles, lexicon = case.articles, case.lexicon
    claims = [c for a in articles for c in find_claims(a, lexicon)]
    meetings = _earlier_meetings(articles, lexicon) if claims else {}
    for claim in claims:
        keys = [claim.article.id, *sorted(claim.sides)[:1]]
        told = (
            t for key in keys for telling in meetings.get(key, ()) for t in _between(claim, telling, lexicon.check_cues)
        )
        against = next(told, None)
        if against:
            yield _against_page(claim, *against)
        elif known_meeting := _known_between(claim, lexicon):
            yield _against_record(claim, known_meeting)


RULE = Rule("first_since", "first_since", find_first_since_conflicts)


def find_claims(article: CodedArticle, lexicon: Lexicon) -> Iterator[Claim]:
    """The claims of an article, in its own voice, whose beginning it dates."""
    cues = lexicon.check_cues
    now = page_day(article, cues)
    for sentence in (s.span for s in article.annotated.sentences):
        match = CLAIM.search(article.text, *sentence)
        if match is None or in_quotation(article, Span(*match.span())):
            continue
        words = sentence.of(article.text)
        if not cues.has("contact", words) or cues.has("speech", words):
            continue
        part = Span(*match.span("since" if match["since"] else "after"))
        since = _since(article, part)
        told = _until(article, sentence, since and since[0])
        story = story_day(article, cues)
        until = told or (story if now and story and story <= now + days(TOLD_LATE) else now and now - days(TOLD_LATE))
        if since and until and since[0] < until and not cues.has("past_perfect", match.group()):
            people, sides = _parties(article, Span(sentence.start, match.end()), Span(part.start, since[1]), cues)
            yield Claim(
                article,
                Span(*match.span()),
                sentence,
                since[0],
                until,
                people,
                sides,
                level_of(sentence.of(article.text)),
                cues.has("limits", match["what"] or ""),
            )


def _since(article: CodedArticle, part: Span) -> tuple[date, int] | None:
    """The last day of the time from which a claim counts, and where its words end."""
    dates = [t for t in article.annotated.times_in(part) if t.type == "DATE" and t.latest]
    day = iso_day(dates[0].latest) if len(dates) == 1 else None
    return (day, dates[0].span.end) if day else None


def _until(article: CodedArticle, sentence: Span, since: date | None) -> date | None:
    found = (day_of(t) for t in article.annotated.times_in(sentence))
    return max((d for d in found if d and since and d > since), default=None)


def _parties(
    article: CodedArticle, sentence: Span, since: Span, cues: CheckCues
) -> tuple[frozenset[str], frozenset[str]]:
    """Who a claim is about: those that its sentence names outside the time it counts from; for "the two" and "they"
    the only two people of the sentence before."""
    people, sides = _named(article, sentence, since)
    words = sentence.of(article.text)
    if len(people) < 2 and cues.has("the_two", words) and not cues.has("two_lands", words):
        before = article.annotated.sentence_at(max(0, sentence.start - 3))
        earlier, earlier_sides = _named(article, before.span, since) if before else (people, sides)
        if len(earlier) == 2:
            return earlier, earlier_sides
    return people, sides


def _named(article: CodedArticle, sentence: Span, but: Span) -> tuple[frozenset[str], frozenset[str]]:
    actors = {a.id: a for a in article.annotated.actors}
    mentions = (m for m in article.annotated.named_in(sentence) if not m.span.overlaps(but))
    named = [actors[m.of] for m in mentions if m.of in actors]
    return frozenset(a.id for a in named if a.kind == "person"), frozenset(a.country or a.id for a in named)


def level_of(words: str) -> str | None:
    """The one level that some words name; None where they name none or several."""
    found = [level for level, pattern in LEVELS.items() if pattern.search(words)]
    return found[0] if len(found) == 1 else None


def _earlier_meetings(articles: Sequence[CodedArticle], lexicon: Lexicon) -> dict[str, list[Telling]]:
    """The tellings of meetings that were over before, by page and by each side."""
    cues = lexicon.check_cues
    found: defaultdict[str, list[Telling]] = defaultdict(list)
    for telling in (t for article in articles for t in find_tellings(article, lexicon)):
        if telling.form == "signing" or cues.has("speech", telling.words) or cues.has("prospect", _dated_part(telling)):
            continue
        if cues.has("met_before", telling.words):
            for key in (telling.article.id, *sorted(telling.near)):
                found[key].append(telling)
    return found


def _dated_part(telling: Telling) -> str:
    """The clause of a telling up to the end of its last time: what follows tells of what came of it."""
    times = telling.article.annotated.times_in(telling.clause)
    end = max((t.span.end for t in times), default=telling.clause.end)
    return telling.article.text[telling.clause.start : max(end, telling.word.end)]


def _between(claim: Claim, telling: Telling, cues: CheckCues) -> Iterator[tuple[Telling, date]]:
    """The days of a meeting of the claim's parties between the beginning and the meeting of the claim."""
    here = telling.article.id == claim.article.id and telling.sentence == claim.sentence
    if claim.limited or here or not (_same(claim, telling) or _told_on(claim, telling, cues)):
        return
    for time in telling.article.annotated.times_in(telling.clause):
        interval = Interval.of_timex(time)
        start, end = iso_day(interval.earliest), iso_day(interval.latest)
        if start and end and start > claim.since and end < claim.until - days(BEFORE_CLAIM):
            yield telling, end


def _same(claim: Claim, telling: Telling) -> bool:
    level = level_of(telling.words)
    if claim.level and level and claim.level != level:
        return False
    if len(claim.people) > 1 and len(telling.people) > 1:
        return claim.people == telling.people
    if len(claim.sides) > 1 and len(telling.near) > 1:
        return claim.sides == telling.near
    same_page = claim.article.id == telling.article.id
    return same_page and len(claim.sides) < 2 and not telling.near


def _told_on(claim: Claim, telling: Telling, cues: CheckCues) -> bool:
    """Whether a telling next to the claim speaks of the claim's parties as "they" or "the two leaders"."""
    if claim.article.id != telling.article.id or len(telling.people) > 1 or not cues.has("the_two", telling.words):
        return False
    low, high = sorted((claim.sentence, telling.sentence))
    return len(telling.article.text[low.end : high.start].strip()) == 0


def _against_page(claim: Claim, telling: Telling, day: date) -> Conflict:
    within = claim.article.id == telling.article.id
    clause = telling.clause
    return conflict(
        RULE.name,
        RULE.kind,
        "contradiction",
        "within_page" if within else "between_pages",
        "medium",
        (
            on_page(claim.article, claim.span, f"none after {claim.since.isoformat()}"),
            on_page(telling.article, clause, f"met by {day.isoformat()}"),
        ),
        f"{'The page' if within else 'One page'} counts no such meeting after {write_day(claim.since)}, but "
        f"{'it' if within else 'another'} tells of one before {write_day(claim.until)}.",
    )


def _known_between(claim: Claim, lexicon: Lexicon) -> Meeting | None:
    """The first meeting on record of the two people of a claim between its beginning and the meeting it speaks of."""
    if claim.limited or len(claim.people) != 2 or claim.level in ("ministers", "officials"):
        return None
    start, end = claim.since + days(1), claim.until - days(BEFORE_CLAIM)
    words = claim.span.of(claim.article.text).lower()
    kinds = SUMMIT_KINDS if "summit" in words.split("since")[0] and "meeting" not in words else MEETING_KINDS
    known_meetings = lexicon.meetings.between(claim.people, start.isoformat(), end.isoformat())
    return next((m for m in known_meetings if m.kind in kinds and iso_day(m.start)), None)


def _against_record(claim: Claim, meeting: Meeting) -> Conflict:
    day = iso_day(meeting.start)
    assert day is not None
    told = f"The same two met on {write_day(day)} ({meeting.name})."
    return conflict(
        RULE.name,
        RULE.kind,
        "contradiction",
        "record",
        "medium",
        (
            on_page(claim.article, claim.span, f"none after {claim.since.isoformat()}"),
            known(told, f"record of meetings: {meeting.source}", day.isoformat()),
        ),
        f"The page counts no such meeting of the two after {write_day(claim.since)}, but they met on {write_day(day)} "
        f"({meeting.name}).",
    )
