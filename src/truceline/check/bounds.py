"""The days after which a page says that it tells nothing, and those as of which it says to be written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from truceline.check.days import day_of, is_hour, iso_day
from truceline.lexicon.check_cues import CheckCues
from truceline.lexicon.lexicon import Lexicon
from truceline.link.clauses import in_quotation, sentence_span
from truceline.model.coded import CodedArticle
from truceline.model.interval import Interval
from truceline.model.spans import Span
from truceline.model.time import Timex

LEAD = 200
"""Code points before a day in which the words stand that make it the page's bound."""
LINK = re.compile(r"\w+|\W")
MARKS = frozenset(",:(–—-")
MOST_LINKS = 24
"""Words and marks that may stand between those words and the day."""
FIRST = 60
"""Code points from the beginning of a text in which "the list" is the page itself."""
HEAD = re.compile(r"\W*(?:(?:the|our|this|all|these|latest) )?", re.IGNORECASE)

STATE = re.compile(r"(?:the )?(?:state|status|position|situation|stand)\b", re.IGNORECASE)
"""What is a state of things, and no count."""
OF_ANOTHER = re.compile(r"[,;]|\b(?:that|which|who|if|whether|and|but)\b", re.IGNORECASE)
"""Between an account and the words for its end: what ends is something else ("we reported an order that ends on")."""
Sort = Literal["told_until", "written", "stands"]


@dataclass(frozen=True, slots=True)
class Bound:
    """Words by which a page bounds what it tells: by a day after which it tells nothing, by that of its writing, or
    by that of a state of things (`stands`). `margin` are the days by which it may go on behind it."""

    span: Span
    sentence: Span
    day: date
    sort: Sort
    margin: int = 0


def find_bounds(article: CodedArticle, lexicon: Lexicon) -> Iterator[Bound]:
    """The bounds of a page, in text order; none between quotation marks."""
    cues = lexicon.calendar_cues
    for time in article.annotated.times:
        day = last_day(time)
        if day is None or is_hour(time.span.of(article.text)):
            continue
        sentence = sentence_span(article, time.span.start)
        low = max(sentence.start, time.span.start - LEAD)
        for sort, start in _leads(article.text, Span(low, time.span.start), sentence, cues):
            span = Span(start, time.span.end)
            if not in_quotation(article, span):
                yield Bound(span, sentence, day, sort)
            break


def last_day(time: Timex) -> date | None:
    """The one day of a time, or the last of its month ("up to the end of May 2031")."""
    if day := day_of(time):
        return day
    latest = iso_day(Interval.of_timex(time).latest)
    return latest if latest and time.type == "DATE" and time.value and re.fullmatch(r"\d{4}-\d\d", time.value) else None


def _leads(text: str, before: Span, sentence: Span, cues: CheckCues) -> Iterator[tuple[Sort, int]]:
    """What makes a day a bound: the sort, and where the words for it begin."""
    opens = HEAD.match(text, sentence.start)
    heads = (sentence.start, opens.end() if opens else sentence.start)
    at_head: tuple[tuple[str, Sort], ...] = (("bound_heads", "told_until"), ("stands_at", "stands"))
    for name, sort in at_head:
        for found in cues.find(name, text, before.start, before.end):
            if found.start() in heads and _are_linked(text[found.end() : before.end], cues):
                opening = name == "stands_at" and found.start() <= FIRST and STATE.match(found.group())
                yield "told_until" if opening else sort, found.start()
    for found in cues.find("time_of_writing", text, before.start, before.end):
        if _are_linked(text[found.end() : before.end], cues):
            yield "written", found.start()
    account = "an_account" if sentence.start <= FIRST else "own_account"
    for found in cues.find("ends_with", text, before.start, before.end):
        lead = (cues.pattern(name).search(text, before.start, found.start()) for name in ("own_account", account))
        own = next(filter(None, lead), None)
        if (
            own
            and not OF_ANOTHER.search(text, own.end(), found.start())
            and _are_linked(text[found.end() : before.end], cues)
        ):
            yield "told_until", own.start()


def _are_linked(between: str, cues: CheckCues) -> bool:
    """Whether the words between those that make a bound and a day only link them ("up to and including the")."""
    links, words = LINK.findall(between.lower()), cues.words("bound_links")
    return len(links) <= MOST_LINKS and all(w in words or w in MARKS or w.isspace() for w in links)
