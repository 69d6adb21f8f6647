"""A text that counts its own points in two ways."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from truceline.check.case import Case
from truceline.check.rule import Rule, on_page
from truceline.lexicon.check_numbers import number_regex, read_whole
from truceline.lexicon.numerals import CARDINALS, ORDINALS, any_of, up_to
from truceline.lexicon.phrases import cued, words_in
from truceline.link.clauses import in_quotation, sentences_for
from truceline.model.coded import CodedArticle
from truceline.model.conflict import Conflict
from truceline.model.spans import Span

NOUNS = (
    "points|reasons|lessons|questions|answers|figures|numbers|steps|findings|remarks|observations|arguments|theses|scenarios|"
    "options|sections|parts|chapters|conclusions|myths|facts|takeaways|items|entries|episodes|letters|claims|quotations|tips|rules"
)
COUNTED = frozenset(NOUNS.split("|"))
TEXTS = (
    "note|article|piece|page|column|letter|brief|briefing|paper|post|report|text|"
    "series|list|issue|review|thread|newsletter|digest|essay|chapter|talk|edition"
)
OWN = cued(
    rf"\b(?:this|our|my|the present) (?:{TEXTS})\b"
    r"|\b(?:above|below|here|hereafter|following|in what follows)\b"
    r"|\bhere (?:are|come)\b|\bI (?:shall|will|want to|have) (?:make|made|give|given|offer|take|list|listed)\b",
    *TEXTS.split("|"),
    *("above", "below", "here", "hereafter", "following", "follows", "i"),
    flags=re.IGNORECASE,
)
"""Words by which a text speaks of itself."""
SCALE_POINTS = re.compile(r" (?:below|above|ahead|behind|higher|lower|up|down|over|more|less)\b")
"""After points of a scale: "44 points below"."""
HERE = re.compile(r"\W*(?:Here|These) (?:are|follow)\b")
"""How a list begins: a page may have two."""
LEAST_ITEMS = 2


@dataclass(frozen=True, slots=True)
class _Count:
    """How many of its own things a text says that it has."""

    article: CodedArticle
    sentence: Span
    number: int
    noun: str


def find_point_conflicts(case: Case) -> Iterator[Conflict]:
    """A text that says of itself that it has so many points, reasons or figures, and in another place so many others.

    Compares the numbers that a page gives to its own points ("this note makes three points", "the four points made
    above").

    Silent for numbers of what others made, for parts of a whole ("the first two points"), quotations, and where the
    words point at no text.

    Fires: "This note makes three points. … The four points made above are grave."
    Silent: "This note makes three points. … The plan of the mediators has four points."
    """
    for article in case.alone:
        by_noun: defaultdict[str, list[_Count]] = defaultdict(list)
        for count in _counts(article, case):
            by_noun[count.noun].append(count)
        for counts in by_noun.values():
            one = counts[0]
            other = next((c for c in counts if c.number != one.number and c.sentence != one.sentence), None)
            if other and not all(HERE.match(article.text, c.sentence.start) for c in (one, other)):
                yield _conflict(one, other)
        yield from _numbered(article, case)


RULE = Rule("points", "structure", find_point_conflicts)


def _counts(article: CodedArticle, case: Case) -> Iterator[_Count]:
    words, text = case.lexicon.number_words, article.text
    for sentence in sentences_for(article, OWN):
        if COUNTED.isdisjoint(words_in(sentence.of(text))) or not OWN.search(text, *sentence):
            continue
        for match in _pattern(number_regex(words)).finditer(text, *sentence):
            number = read_whole(match["n"], words)
            if SCALE_POINTS.match(text, match.end()):
                continue
            if number and number >= LEAST_ITEMS and not in_quotation(article, Span(*match.span())):
                yield _Count(article, sentence, number, match["noun"].lower())


@lru_cache(maxsize=4)
def _pattern(number: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?<!first )(?<!last )(?<!other )(?<!of )(?<!by )(?<![\w.,-])(?P<n>{number}) "
        rf"(?:[a-z-]{{3,12}} ){{0,1}}(?P<noun>{NOUNS})\b",
        re.IGNORECASE,
    )


def _numbered(article: CodedArticle, case: Case) -> Iterator[Conflict]:
    """A number of things announced, and more sentences after it that begin with "first", "second" …"""
    words, text = case.lexicon.number_words, article.text
    sentences = [s.span for s in article.annotated.sentences]
    ranks = [(i, _rank(s.of(text))) for i, s in enumerate(sentences)]
    firsts = [i for i, rank in ranks if rank == 1]
    if len(firsts) != 1:
        return
    last, at = 1, firsts[0]
    for i, rank in ranks[firsts[0] + 1 :]:
        if rank == last + 1:
            last, at = rank, i
    announced = [
        (sentence, match, number)
        for sentence in sentences[max(0, firsts[0] - ANNOUNCED) : firsts[0]]
        for match in _things(number_regex(words)).finditer(text, *sentence)
        if (number := read_whole(match["n"], words)) and not in_quotation(article, Span(*match.span()))
    ]
    if last < LEAST_ITEMS or len(announced) != 1 or announced[0][2] in (0, last):
        return
    if announced[0][2] > LONGEST_LIST or last == LONGEST_LIST:
        return
    if announced[0][2] > last and not ITEM.match(sentences[at].of(text)):
        return  # fewer may be: the last one begins with "finally", or has no number
    sentence, match, number = announced[0]
    noun = match["noun"].lower()
    yield _conflict(_Count(article, sentence, number, noun), _Count(article, sentences[at], last, noun))


ANNOUNCED = 2
"""Sentences between a number of things and the first of them."""
LONGEST_LIST = 20
"""Items up to which a list is counted; of a longer one nothing is told."""
RANKS = {
    **up_to(ORDINALS, LONGEST_LIST),
    **{f"{word}ly": n for word, n in up_to(ORDINALS, LONGEST_LIST).items()},
    **up_to(CARDINALS, LONGEST_LIST),
}
ITEM = re.compile(rf"\s*(?:\d{{1,2}}[.):]|(?:{any_of(up_to(CARDINALS, LONGEST_LIST))}):) ", re.IGNORECASE)
"""A number by which every item of a list begins: "Four: the harvest"."""
RANK = re.compile(
    r"\s*(?:and )?(?:the )?(?:(?P<word>[A-Za-z]{3,9})(?P<stop>[,:.]|\)| [–—-] )|(?P<digit>\d{1,2})[.):] )",
    re.IGNORECASE,
)


def _rank(words: str) -> int | None:
    """The number with which a sentence begins as an item of a list."""
    match = RANK.match(words)
    if match is None:
        return None
    return int(match["digit"]) if match["digit"] else RANKS.get(match["word"].lower())


@lru_cache(maxsize=4)
def _things(number: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?<!first )(?<!last )(?<!other )(?<![\w.,-])(?P<n>{number}) "
        rf"(?:[a-z-]{{3,14}} ){{0,2}}(?P<noun>things|{NOUNS}|"
        r"problems|obstacles|conditions|demands|issues|changes|decisions|tasks|rules|stages|phases|measures|topics)\b",
        re.IGNORECASE,
    )


def _conflict(one: _Count, other: _Count) -> Conflict:
    return RULE.conflict(
        "medium",
        (
            on_page(one.article, one.sentence, f"{one.number} {one.noun}"),
            on_page(other.article, other.sentence, f"{other.number} {other.noun}"),
        ),
        f"The page says that it has {one.number} {one.noun}, and in another place that it has {other.number}.",
    )
