"""Sentences that share a run of words: of one page, or of pages of about one date that may tell one story."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from truceline.check.days import iso_day
from truceline.check.slots import WORD, Word, words_of_sentence
from truceline.link.items import Items, Kind, Readings
from truceline.model.coded import CodedArticle
from truceline.model.spans import Span

LEAST_WORDS, MOST_WORDS = 6, 100
"""Words of a sentence that is compared with others."""
RUN = 4
"""Words that two sentences must share in a row to be compared."""
MOST_ALIKE = 12
"""Sentences with one run of words that are compared with each other."""
SHARED = 0.6
"""Part of the shorter sentence's words that the other must have."""
CLOSE = 4
"""Days between two pages that tell of one undated happening as news."""
NEAR = 40
"""Code points on either side of a slot in which the words stand that say what it is of."""


@dataclass(frozen=True)
class Sentence:
    """A sentence, by its number in the article, with its words in small letters."""

    article: CodedArticle
    number: int
    span: Span
    words: tuple[str, ...]

    @property
    def text(self) -> str:
        return self.span.of(self.article.text)

    @cached_property
    def written(self) -> tuple[Word, ...]:
        return words_of_sentence(self.article, self.span)

    @cached_property
    def known(self) -> frozenset[str]:
        return frozenset(self.words)

    @property
    def quotes(self) -> bool:
        """Whether it has words between quotation marks."""
        return any(mark in self.text for mark in '“"')

    def near(self, words: tuple[Word, ...]) -> str:
        """Some words of the sentence, with those near them."""
        if not words:
            return ""
        low, high = words[0].span.start - NEAR, words[-1].span.end + NEAR
        return self.article.text[max(self.span.start, low) : min(self.span.end, high)]


def alike_sentences(
    articles: Sequence[CodedArticle], readings: Readings, lineage_of: Mapping[str, str]
) -> Iterator[tuple[Sentence, Sentence]]:
    """The pairs of sentences of one page, or of pages of about one date, that have a run of words in common and share
    most of their words; of two pages of one outlet only where these are copies of one text, as outlets have formulas.

    Pages come in the order of their dates, so that only the lines of a few days are kept: those of this stretch of
    days and of the one before.
    """
    before: dict[tuple[str, ...], list[Sentence]] = {}
    here: defaultdict[tuple[str, ...], list[Sentence]] = defaultdict(list)
    stretch = 0
    for article in articles:
        day = iso_day(article.article.published)
        now = day.toordinal() // (CLOSE + 1) if day else 0
        if day is None or now != stretch:
            before, here = (here if now == stretch + 1 else {}), defaultdict(list)
            stretch = now
        for sentence in readings.of(article).of(SENTENCES):
            runs = {sentence.words[i : i + RUN] for i in range(len(sentence.words) - RUN + 1)}
            earlier = {id(e): e for run in runs for e in (*before.get(run, ()), *here[run])}
            yield from ((e, sentence) for e in earlier.values() if _may_be_one(e, sentence, lineage_of))
            for alike in (here[run] for run in runs):
                if len(alike) < MOST_ALIKE:
                    alike.append(sentence)


def _sentences(items: Items) -> Iterator[Sentence]:
    article = items.article
    for s in article.annotated.sentences:
        words = tuple(m.group() for m in WORD.finditer(s.span.of(article.text).lower()))
        if LEAST_WORDS <= len(words) <= MOST_WORDS:
            yield Sentence(article, s.index, s.span, words)


SENTENCES = Kind("sentences", _sentences)


def _may_be_one(one: Sentence, other: Sentence, lineage_of: Mapping[str, str]) -> bool:
    if one.words == other.words:
        return False
    if one.article.id != other.article.id:
        ours, theirs = (s.article.article.page.outlet or s.article.article.outlet for s in (one, other))
        formula = ours is not None and ours == theirs and lineage_of[one.article.id] != lineage_of[other.article.id]
        if formula or not are_near(one.article, other.article, CLOSE):
            return False
    return len(one.known & other.known) >= SHARED * min(len(one.known), len(other.known))


def are_near(one: CodedArticle, other: CodedArticle, days: int) -> bool:
    """Whether two pages are of dates that many days apart, at the most."""
    first, second = iso_day(one.article.published), iso_day(other.article.published)
    return first is not None and second is not None and abs((first - second).days) <= days
