"""Claims that a meeting is the first, or the last, since some time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from truceline.check.days import day_of, days, iso_day
from truceline.check.offices import page_day, story_day
from truceline.lexicon.check_cues import CheckCues
from truceline.lexicon.check_numbers import number_regex, read_whole
from truceline.lexicon.lexicon import Lexicon
from truceline.lexicon.phrases import words_in
from truceline.link.clauses import in_quotation, sentences_for
from truceline.link.items import Items, Kind
from truceline.link.leads import LEADS, Lead
from truceline.model.coded import CodedArticle
from truceline.model.spans import Span

SINCE = re.compile(
    r"\bfirst\b(?P<what>[^.;:]{0,120}?)\bsince\b(?P<since>[^.;:,]{3,90})"
    r"|\b(?:(?:had|have|has) (?:not|never)|ha(?:ven|sn|dn)[’']t) (?:met|spoken|talked|sat|seen|conferred)\b"
    r"[^.;:]{0,60}?\bsince\b(?P<after>[^.;:,]{3,90})",
    re.IGNORECASE,
)
LAST = re.compile(
    r"\b(?:last (?:met|spoke|talked|conferred|sat down|saw each other)|(?:the )?last time\b[^.;:]{0,80}?\bwas"
    r"|their last (?:meeting|summit|talks|encounter|conversation)\b(?: was| took place)?),?(?P<since>[^.;:]{3,60})",
    re.IGNORECASE,
)
CLAIMING = frozenset({"since", "last", "years"})
"""Of these any claim has one."""
ROUNDED = "(?:more than|over|nearly|almost|about|some)"
SHORT_COUNT = 0.8
"""Part of "in six years" in which another meeting belies it; before that the six may be rounded."""
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
IN_PERSON = frozenset({"summit", "bilateral", "trilateral", "sideline"})
"""Kinds of known meetings at which all who took part met each other."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim that a meeting is the first since some time.

    `people` and `sides` are those it is about; `of_page` says that its words name none and that they are those of the
    happening with which its page leads.
    """

    article: CodedArticle
    span: Span
    sentence: Span
    since: date
    until: date
    people: frozenset[str]
    sides: frozenset[str]
    level: str | None
    limited: bool
    of_page: bool


def _claims(items: Items) -> Iterator[Claim]:
    """The claims of an article in its own voice, with the time from which they count."""
    article, lexicon = items.article, items.lexicon
    for sentence in sentences_for(article, lexicon.check_cues.pattern("contact")):
        words = sentence.of(article.text)
        if CLAIMING.isdisjoint(words_in(words)):
            continue
        if not lexicon.check_cues.has("contact", words) or lexicon.check_cues.has("speech", words):
            continue
        found = _dated(article, sentence, lexicon) or _in_years(article, sentence, lexicon)
        if (
            found is None
            or in_quotation(article, found.span)
            or lexicon.check_cues.has("past_perfect", found.span.of(article.text))
        ):
            continue
        told = None if found.last else _until(article, sentence, found.since)
        until = told or _now(article, lexicon.check_cues, last=found.last)
        since = (
            found.since if found.years is None else until and until - days(round(found.years * 365.25 * SHORT_COUNT))
        )
        if since and until and since < until:
            part = Span(sentence.start, found.span.end)
            people, sides = _parties(article, part, found.time, lexicon.check_cues)
            of_page = not people and len(sides) < 2
            if of_page:
                people, sides = _of_the_page(article, next(iter(items.of(LEADS)), None))
            level, limited = level_of(words), found.limited
            yield Claim(article, found.span, sentence, since, until, people, sides, level, limited, of_page)


CLAIMS = Kind("claims", _claims, Claim)


@dataclass(frozen=True, slots=True)
class _Found:
    """The words of a claim, and the day or the years from which it counts; `time` are the words for that."""

    span: Span
    since: date | None
    time: Span
    years: float | None = None
    limited: bool = False
    last: bool = False


def _dated(article: CodedArticle, sentence: Span, lexicon: Lexicon) -> _Found | None:
    """ "the first … since May 2027", "had not met since …", "last met in …"."""
    match = SINCE.search(article.text, *sentence)
    if match:
        part = Span(*match.span("since" if match["since"] else "after"))
        what = match["what"] or ""
    else:
        match = LAST.search(article.text, *sentence)
        if match is None:
            return None
        part, what = Span(*match.span("since")), match.group()
    dates = [t for t in article.annotated.times_in(part) if t.type == "DATE" and t.latest]
    day = iso_day(dates[0].latest) if len(dates) == 1 else None
    if day is None:
        return None
    limited = lexicon.check_cues.has("limits", what)
    time = Span(part.start, dates[0].span.end)
    return _Found(Span(*match.span()), day, time, limited=limited, last=match.re is LAST)


def _in_years(article: CodedArticle, sentence: Span, lexicon: Lexicon) -> _Found | None:
    """ "the first meeting in more than six years"."""
    numbers = number_regex(lexicon.number_words)
    pattern = re.compile(
        rf"\bfirst\b(?P<what>[^.;:]{{0,80}}?)\bin (?:{ROUNDED} )?(?P<n>{numbers}) years\b", re.IGNORECASE
    )
    match = pattern.search(article.text, *sentence)
    years = read_whole(match["n"], lexicon.number_words) if match else None
    if match is None or not years:
        return None
    return _Found(
        Span(*match.span()),
        None,
        Span(match.start("n"), match.end()),
        years,
        lexicon.check_cues.has("limits", match["what"]),
    )


def _of_the_page(article: CodedArticle, lead: Lead | None) -> tuple[frozenset[str], frozenset[str]]:
    """The parties of the happening with which a page leads; else those of the two states whose people it names."""
    if lead is not None and lead.tense == "held":
        return lead.first.people, lead.sides
    people = [a for a in article.annotated.actors if a.kind == "person" and a.country]
    states = frozenset(a.country or a.id for a in people)
    return (frozenset(), states) if len(states) == 2 else (frozenset(), frozenset())


def _now(article: CodedArticle, cues: CheckCues, *, last: bool) -> date | None:
    """The day of the meeting of a claim that gives none: that of the page's story, or a while before publication.

    A claim that two "last met" then speaks of the page's own day, whatever older story the page tells.
    """
    now, story = page_day(article, cues), story_day(article, cues)
    if now and story and story <= now + days(TOLD_LATE) and not (last and story < now - days(TOLD_LATE)):
        return story
    return now - days(TOLD_LATE) if now else None


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
