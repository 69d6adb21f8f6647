"""How many rounds of talks there were, against the number of the last."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from truceline.check.case import Case
from truceline.check.days import day_of, iso_day
from truceline.check.rule import Rule, on_page
from truceline.lexicon.check_numbers import number_regex, read_whole
from truceline.lexicon.lexicon import Lexicon
from truceline.lexicon.numerals import ORDINALS, any_of, read_ordinal, up_to
from truceline.lexicon.phrases import CuedPattern, cued
from truceline.link.clauses import in_quotation, sentence_span, sentences_for
from truceline.link.items import Items, Kind
from truceline.model.coded import CodedArticle
from truceline.model.conflict import Conflict, ConflictKind
from truceline.model.spans import Span

NOUN = "round|session|sitting|instalment|stage|phase|leg|meeting"
RANKS = rf"{any_of(up_to(ORDINALS, 10, 2))}|[2-9](?:nd|rd|th)|1\dth"
RANK = rf"(?P<rank>{RANKS})"
LAST = cued(
    rf"\bthe {RANK},? (?:and|or|which was also the) (?:last|final),? (?P<noun>{NOUN})\b"
    rf"|\bthe (?:last|final),? (?:and|or|the) (?P<rank2>{RANKS}),? (?P<noun2>{NOUN})\b",
    *NOUN.split("|"),
    flags=re.IGNORECASE,
)
NTH = cued(rf"\b(?:it|this|that) (?:was|is) the {RANK} (?P<noun>{NOUN})\b", *NOUN.split("|"), flags=re.IGNORECASE)
SAME_DAY = re.compile(r"\b(?:the|that|on the) same day\b|\bthat (?:very )?day\b", re.IGNORECASE)
MOST = 100
"""Numbered rounds of one set of pages that are compared."""
NEAR = 3
"""Sentences within which two sentences that begin with "it was" speak of one round."""


@dataclass(frozen=True, slots=True)
class _Count:
    article: CodedArticle
    span: Span
    number: int
    noun: str
    sides: frozenset[str]


def find_round_conflicts(case: Case) -> Iterator[Conflict]:
    """A number of rounds of talks that is not the number of the last round, and one round with two numbers.

    Compares within a page "after five rounds" with "the fourth and last round", and "it was the third round" with
    "round four that same day".

    Silent for "at least" and "about", quotations, pages that count the rounds in several ways, where the two sentences
    name other parties, and between pages where no party stands in or beside both.

    Fires: "The chair led them through five rounds. … The fourth and last round ended at dawn."
    Silent: "The chair led them through five rounds. … The fourth round ended at dawn, the fifth on Friday."
    """
    for article in case.alone:
        totals, lasts = list(_totals(article, case.lexicon)), list(_lasts(article))
        for total in totals if len({(t.noun, t.number) for t in totals}) == 1 else ():
            for last in lasts:
                if last.noun == total.noun and last.number != total.number and _may_be_one(total, last):
                    words = (
                        f"The page tells of {total.number} {total.noun}s, but the last of them is number {last.number}."
                    )
                    yield _conflict("number", total, last, words)
                    break
            else:
                continue
            break
    yield from _two_ranks(case)


def _totals(article: CodedArticle, lexicon: Lexicon) -> Iterator[_Count]:
    for match in _total_pattern(number_regex(lexicon.number_words)).find_in_paragraphs(article.text):
        number, span = read_whole(match["n"], lexicon.number_words), Span(*match.span())
        lead = article.text[max(0, span.start - 20) : span.start]
        loose = lexicon.number_cues.has("loose", lead) or lexicon.rounds_cues.has("partial", lead)
        held = lexicon.rounds_cues.has("held", sentence_span(article, span.start).of(article.text))
        if number and number > 1 and held and not loose and not in_quotation(article, span):
            yield _Count(article, span, number, match["noun"].lower(), _sides(article, span))


@lru_cache(maxsize=4)
def _total_pattern(number: str) -> CuedPattern:
    return cued(
        rf"(?<![\w.,-])(?P<n>{number}) (?:(?!more|further|other|new)[a-z-]{{3,14}} )?(?P<noun>{NOUN})s\b",
        *(f"{noun}s" for noun in NOUN.split("|")),
        flags=re.IGNORECASE,
    )


def _lasts(article: CodedArticle) -> Iterator[_Count]:
    for match in LAST.find_in_paragraphs(article.text):
        span = Span(*match.span())
        noun = (match["noun"] or match["noun2"]).lower()
        if not in_quotation(article, span):
            yield _Count(article, span, read_ordinal(match["rank"] or match["rank2"]), noun, _sides(article, span))


def _sides(article: CodedArticle, at: Span) -> frozenset[str]:
    actors = {a.id: a for a in article.annotated.actors}
    named = article.annotated.named_in(sentence_span(article, at.start))
    return frozenset(actors[m.of].country or m.of for m in named if m.of in actors and actors[m.of].kind != "person")


def _near_sides(count: _Count) -> frozenset[str]:
    """The parties that the sentence of a count names, or else the sentences beside it."""
    sentence = sentence_span(count.article, count.span.start)
    beside = (max(0, sentence.start - 3), min(len(count.article.text) - 1, sentence.end + 3))
    return count.sides or frozenset().union(*(_sides(count.article, Span(place, place)) for place in beside))


def _may_be_one(one: _Count, other: _Count) -> bool:
    return not one.sides or not other.sides or bool(one.sides & other.sides)


def _same_sides(one: _Count, other: _Count) -> bool:
    """Whether the sentences about both name a common party, or neither page names any."""
    named = _near_sides(one), _near_sides(other)
    nobody = not any(a.kind != "person" for c in (one, other) for a in c.article.annotated.actors)
    return bool(named[0] & named[1]) or nobody


def _ranks(items: Items) -> Iterator[_Count]:
    """The rounds of an article that it calls by their number: "it was the third round"."""
    a = items.article
    for sentence in sentences_for(a, NTH):
        if (m := NTH.search(a.text, *sentence)) and not in_quotation(a, Span(*m.span())):
            yield _Count(a, Span(*m.span()), read_ordinal(m["rank"]), m["noun"].lower(), _sides(a, sentence))


RANKS_TOLD = Kind("ranks", _ranks, _Count)
RULE = Rule("rounds", "number", find_round_conflicts, ("first_since",), reads=(RANKS_TOLD,))


def _two_ranks(case: Case) -> Iterator[Conflict]:
    """ "This third round … this fourth round" of one day, in one page or in two."""
    for one, other in combinations(case.all(RANKS_TOLD, MOST), 2):
        if (
            one.noun == other.noun
            and one.number != other.number
            and (_may_be_one(one, other) if one.article.id == other.article.id else _same_sides(one, other))
            and _near(one, other)
        ):
            words = f"One {one.noun} of one series is called number {one.number} and number {other.number}."
            yield _conflict("first_since", one, other, words)
            return


def _near(one: _Count, other: _Count) -> bool:
    """Whether two sentences speak of one day: near each other in a page, or in two pages of one day."""
    here, there = (c.article.annotated.sentence_at(c.span.start) for c in (one, other))
    if here is None or there is None:
        return False
    if one.article.id == other.article.id:
        if there.index - here.index > NEAR:
            return False
    elif iso_day(one.article.article.published) != iso_day(other.article.article.published):
        return False
    days = [
        {d for t in c.article.annotated.times_in(s.span) if (d := day_of(t))} for s, c in ((here, one), (there, other))
    ]
    told = any(SAME_DAY.search(s.span.of(c.article.text)) for s, c in ((here, one), (there, other)))
    return told or bool(days[0] and days[0] == days[1])


def _conflict(kind: ConflictKind, one: _Count, other: _Count, explanation: str) -> Conflict:
    evidence = (on_page(one.article, one.span, str(one.number)), on_page(other.article, other.span, str(other.number)))
    return RULE.conflict("medium", evidence, explanation, kind=kind)
