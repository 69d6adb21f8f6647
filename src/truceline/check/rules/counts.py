"""All that there are of some things, counted with two numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from truceline.check.case import Case
from truceline.check.compare import near_pages, pairs_of, together
from truceline.check.counted import COUNTED, OF_TEXTS, Counted
from truceline.check.rule import Rule, on_page
from truceline.lexicon.lexicon import Lexicon
from truceline.link.clauses import in_quotation, sentence_span, told_at
from truceline.model.coded import CodedArticle
from truceline.model.conflict import Conflict, ConflictKind
from truceline.model.spans import Span

FURTHEST = 2.0
"""How many times the other a count may be and still be a slip for it; beyond, one is a part of a whole."""
NEAREST = 1.5
"""The same where one of the counts may be of some."""
A_DATE = re.compile(r"\d{4}(?:-\d\d)?")
NEAR = 45
"""Code points on either side of a count in which stands what makes of it a wish, or one of another time."""


def find_count_conflicts(case: Case) -> Iterator[Conflict]:
    """Things of one kind that a page counts twice, all of them both times, with two numbers.

    Compares a count that points back to all ("the nine points", "each of the 31 ministers", "the 81 people killed")
    with the one other count of the same things that tells of all of them too ("has eleven points", "a cabinet of 33
    ministers", "65 people were killed").

    Silent for bounds and rounded numbers, for some of them ("the first three points", "three of them"), where the page
    has a third number or the same one again, where the words between number and noun differ, numbers twice as high,
    reported speech, quotations, wishes, changes, and other days and names beside the two.

    Fires: "The compact has eleven points. … Of the nine points of the compact, two are new."
    Silent: "The compact has eleven points. … The first nine points of the compact are old."
    """
    for article in case.alone:
        for of_kind in _by_kind(case, article).values():
            if len({c.number for c in of_kind}) == 2 and (found := _apart(of_kind, case.lexicon)):
                yield found
    if len(case.articles) > 1:
        yield from _between(case)


def _by_kind(case: Case, article: CodedArticle) -> dict[tuple[str, bool], list[Counted]]:
    return together(case.of_page(COUNTED, article), lambda c: (c.kind, c.way == "dead"))


def _between(case: Case) -> Iterator[Conflict]:
    """What a text is made of, in two pages of about one date, each of which has one number of it."""
    of_kind = (counts for a in case.articles for counts in _by_kind(case, a).values())
    whole = [counts[0] for counts in of_kind if len({c.number for c in counts}) == 1 and counts[0].of_it]
    for one, other in pairs_of(whole, lambda c: c.kind):
        apart = max(one.number, other.number) < FURTHEST * min(one.number, other.number)
        plain = one.number != other.number and near_pages(one.article, other.article)
        if apart and plain and one.words == other.words and all(_is_plain(c, case.lexicon) for c in (one, other)):
            yield _conflict(one, other)


RULE = Rule("counts", "number", find_count_conflicts, ("structure",), one_story=True, reads=(COUNTED,))


def _apart(counts: list[Counted], lexicon: Lexicon) -> Conflict | None:
    """The first two counts that cannot both be of all."""
    for one, other in combinations(counts, 2):
        if _cannot_both(one, other, counts) and all(_is_plain(c, lexicon) for c in (one, other)):
            return _conflict(one, other)
    return None


def _conflict(one: Counted, other: Counted) -> Conflict:
    kind: ConflictKind = "structure" if one.kind in OF_TEXTS else "number"
    where = "The page counts" if one.article.id == other.article.id else "Two pages count"
    return RULE.conflict(
        "medium",
        (
            on_page(one.article, one.clause, f"{one.number} {one.noun}"),
            on_page(other.article, other.clause, f"{other.number} {other.noun}"),
        ),
        f"{where} {one.number} {one.noun} in one place and {other.number} {other.noun} in another, all of them both "
        f"times.",
        kind=kind,
    )


def _cannot_both(one: Counted, other: Counted, counts: list[Counted]) -> bool:
    low, high = sorted((one.number, other.number))
    if low == high or high >= FURTHEST * low or one.clause.overlaps(other.clause) or not _of_one_time(one, other):
        return False
    if one.words != other.words and one.words and other.words:
        return False
    if not _points_back(one) and (not _points_back(other) or other.new):
        return False
    if "some" in (one.way, other.way) and not _takes_up(one, other):
        return False
    return sum(c.number == one.number for c in counts) == 1 or sum(c.number == other.number for c in counts) == 1


def _takes_up(one: Counted, other: Counted) -> bool:
    """Whether a later count points back, with the same noun, to things that an earlier one tells of first."""
    first = one.way == "some" and other.way == "the" and one.noun == other.noun and not one.words
    return first and max(one.number, other.number) < NEAREST * min(one.number, other.number)


def _of_one_time(one: Counted, other: Counted) -> bool:
    """Whether the sentences of two counts give no time of another year or month, and neither alone one long gone."""
    months, other_months = (_months(c) for c in (one, other))
    if months and other_months:
        return bool(months & other_months)
    now = (one.article.article.published or "")[:7]
    return all(month >= now[: len(month)] or month[:4] == now[:4] for month in months | other_months)


def _months(count: Counted) -> frozenset[str]:
    """The months, or years, of the dates in the sentence of a count."""
    times = count.article.annotated.times_in(sentence_span(count.article, count.span.start))
    return frozenset(t.value[:7] for t in times if t.type == "DATE" and t.value and A_DATE.match(t.value))


def _points_back(count: Counted) -> bool:
    words = count.span.of(count.article.text).lower()
    if count.of_it:
        return True
    return not words[0].isdigit() and (count.way == "the" or words.startswith(("the ", "all ", "those ", "these ")))


def _is_plain(count: Counted, lexicon: Lexicon) -> bool:
    """Whether a page tells a count as a fact of its own time; what points back or makes up a text is no claim."""
    article, text = count.article, count.article.text
    said, sure = told_at(article, count.span), count.way == "the" or count.kind in OF_TEXTS
    if in_quotation(article, count.span) or any(s.direct for s in said) or (said and not sure):
        return False
    sentence = sentence_span(article, count.span.start)
    near = Span(max(sentence.start, count.span.start - NEAR), min(sentence.end, count.span.end + NEAR))
    cues, words = lexicon.counted_cues, near.of(text)
    if cues.has("apart", words):
        return False
    return sure or not (cues.has("wished", words) or lexicon.check_cues.has("speech", sentence.of(text)))
