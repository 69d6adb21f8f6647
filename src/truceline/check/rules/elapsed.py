"""A length of time between two days that a sentence gives."""

from __future__ import annotations

import re
from collections.abc import Iterator

from truceline.check.case import Case
from truceline.check.days import day_of, write_day
from truceline.check.lengths import DAYS_OF, Length
from truceline.check.rule import Rule, on_page
from truceline.link.clauses import in_quotation, sentence_span
from truceline.model.coded import CodedArticle
from truceline.model.conflict import Conflict
from truceline.model.spans import Span

LINK = re.compile(r" (?:after|since|from|before)\b(?P<what>(?: [\w’'-]{1,20}){0,8}?) $")
SLACK = {"day": 1.0, "week": 4.0, "month": 16.0, "year": 200.0}
"""Days by which a length may miss: inclusive counting, and rounding to the unit."""
MOST_YEARS = 3


def find_elapsed_conflicts(case: Case) -> Iterator[Conflict]:
    """A number of days, weeks, months or years "after" a day, that does not lead to the other day of the sentence.

    Compares "on 9 May, 40 days after the truce of 2 April" with the calendar.

    Silent for "about" and "nearly", bounds, inclusive counts, rounding to the unit, quotations, sentences with three
    days or more, and where another year would fit.

    Fires: "On 9 May 2031, 20 days after the raid of 2 April 2031, the road was opened."
    Silent: "On 9 May 2031, 37 days after the raid of 2 April 2031, the road was opened."
    """
    for article in case.alone:
        for length in case.lengths(article):
            plain = length.unit in DAYS_OF and not length.hedge and not in_quotation(article, length.span)
            found = _after(article, length) if plain else None
            if found:
                yield found


RULE = Rule("elapsed", "duration", find_elapsed_conflicts)


def _after(article: CodedArticle, length: Length) -> Conflict | None:
    """ "40 days after the truce of 2 April", with the other day of the sentence."""
    sentence = sentence_span(article, length.span.start)
    times = [t for t in article.annotated.times_in(sentence) if t.type in ("DATE", "TIME")]
    times = [t for t in times if not t.span.overlaps(length.span)]
    dated = [(t, d) for t in times if (d := day_of(t)) and re.search(r"\d", t.span.of(article.text))]
    if len(times) != 2 or len(dated) != 2:
        return None
    follows = [(t, d) for t, d in dated if LINK.match(article.text[length.span.end : t.span.start])]
    if len(follows) != 1:
        return None
    anchor, start = follows[0]
    other, end = next(d for d in dated if d[0] is not anchor)
    if _fits(length, abs((end - start).days)):
        return None
    evidence = (
        on_page(article, Span(length.span.start, anchor.span.end), length.span.of(article.text)),
        on_page(article, other.span, end.isoformat()),
    )
    told = length.span.of(article.text)
    words = f"From {write_day(start)} to {write_day(end)} are {abs((end - start).days)} days, not {told}."
    return RULE.conflict("medium", evidence, words)


def _fits(length: Length, actual: int) -> bool:
    """Whether a number of days can be called by a length, in this year or another."""
    off = min(abs(actual + shift - length.in_days) for shift in (0, 365, -365, 366, -366))
    return off <= SLACK[length.unit] or actual > MOST_YEARS * 366
