"""What was never done before, and was."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from truceline.check.case import Case
from truceline.check.compare import near_pages
from truceline.check.days import iso_day
from truceline.check.lines import LINES, Line
from truceline.check.rule import Rule, on_page
from truceline.lexicon.numerals import CARDINALS, ORDINALS, any_of, up_to
from truceline.link.clauses import in_quotation
from truceline.link.items import Items, Kind
from truceline.model.conflict import Conflict
from truceline.model.spans import Span

YEAR = re.compile(r"\b(?:1[5-9]\d\d|20\d\d)\b")
COUNTED = re.compile(
    rf"\bmakes? it (?:{any_of(up_to(CARDINALS, 10, 2))}|\d+)\b|\b(?:{any_of(up_to(ORDINALS, 10, 2))}) (?:time|such)\b"
)
"""Told as one of several."""
LEAST_SHARED, LEAST_WITH_YEAR = 2, 4
"""Words of content that both sentences share where the second counts, or gives a year; one where it points back with
"as in 1985, when"."""
AS_IN = re.compile(r"^\W*(?:Just )?[Aa]s (?:in|on|they did in|it did in|before, in)\b")
PAST_OF_CLAIM = re.compile(r"\b(?:in|by|until|of) (?:1[5-9]\d\d|20\d\d)\b")
MOST_YEARS = 2
"""Years in a sentence that tells of one doing; a table has more."""
FIRST_EVER = re.compile(
    r"\bfirst-ever (?:[\w’'-]+ ){0,5}?(?P<what>[\w’'-]+)"
    r"(?=[,.;]| (?:for|of|in|on|to|by|with|at|between|that|which|since)\b)"
)
"""What is told to be the first of all."""
NEAR = 4
"""Sentences between the two within a page."""


@dataclass(frozen=True, slots=True)
class _Told:
    """A sentence that tells of a doing as never done before, or as done before; `content` are its words of content."""

    line: Line
    never: bool
    content: frozenset[str]


def find_never_before_conflicts(case: Case) -> Iterator[Conflict]:
    """A doing that is told as the first of all, and another place that tells of it before.

    Compares "never before had …", "no envoy had ever …", "neither side had … before", "a first" with sentences near it,
    or on a page of the same days, that share its words and give it a year before, or count it as the second or third.

    Silent where the claim has a limit ("since", "so many", "formal", a year), between quotation marks, and where
    the two sentences share too few words, or the second tells of the doing as refused, failed or never done.

    Fires: "Never before had the two guilds eaten at one table. … As in 1990, when they ate at one table, nobody sang."
    Silent: "Never before had so many guilds eaten at one table. … As in 1990, when two ate at one table, nobody sang."
    """
    told = list(case.all(TOLD_NEVER))
    for claim in (t for t in told if t.never):
        rival = next((t for t in told if not t.never and _belies(claim, t)), None)
        if rival:
            one, other = claim.line, rival.line
            yield RULE.conflict(
                "medium",
                (on_page(one.article, one.span, "never before"), on_page(other.article, other.span, "before")),
                "What one place tells as never done before is told in another as done before.",
            )


def _told(items: Items) -> Iterator[_Told]:
    cues = items.lexicon.calendar_cues
    claims = [m.start() for m in cues.find_all("never_before", items.article.text)]
    for line in items.of(LINES) if claims or COUNTED.search(items.article.text) else ():
        if line.part != "text" or line.is_quoted(Span(0, 1)):
            continue
        at = next((c for c in claims if line.span.start <= c < line.span.end), None)
        if at is not None and not in_quotation(items.article, Span(at, at + 1)):
            limited = cues.has("never_limits", line.text) or PAST_OF_CLAIM.search(line.text)
            if not limited and not items.lexicon.check_cues.has("speech", line.text):
                yield _Told(line, True, line.content)
        elif (_year_before(line) or COUNTED.search(line.text)) and not cues.has("left_undone", line.text):
            yield _Told(line, False, line.content)


TOLD_NEVER = Kind("told_never", _told)
RULE = Rule("never_before", "first_since", find_never_before_conflicts, one_story=True, loose=True, reads=(TOLD_NEVER,))


def _year_before(line: Line) -> bool:
    """Whether a sentence gives a year before that of the publication."""
    published = iso_day(line.article.article.published)
    years = [int(y) for y in YEAR.findall(line.text)]
    return 0 < len(years) <= MOST_YEARS and published is not None and min(years) < published.year


def _belies(claim: _Told, other: _Told) -> bool:
    """Whether a sentence tells of the doing of a claim as done before."""
    one, two = claim.line, other.line
    if one.article.id == two.article.id:
        if not 0 < two.number - one.number <= NEAR:
            return False
    elif not near_pages(one.article, two.article) or not COUNTED.search(two.text):
        return False
    first = FIRST_EVER.search(one.text)
    if first and first["what"].lower() not in two.text.lower():
        return False
    shared = {w for w in claim.content & other.content if not w.isdigit()}
    pointed = AS_IN.match(two.text) and ", when " in two.text
    if pointed:
        return bool(shared - one.names)
    return len(shared) >= (LEAST_SHARED if COUNTED.search(two.text) else LEAST_WITH_YEAR)
