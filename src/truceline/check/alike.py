"""Sentences of pages of about one date, which may tell one story, that share a run of words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from sys import intern

import numpy as np
import numpy.typing as npt

from truceline.check.days import iso_day
from truceline.check.slots import WORD, Told, Word, one_slot, words_of_sentence
from truceline.lexicon.lexicon import Lexicon
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


Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Sentence:
    """A sentence, by its number in the article, with its words in small letters."""

    article: CodedArticle
    number: int
    span: Span
    words: tuple[str, ...]

    @property
    def runs(self) -> int:
        """How many runs of RUN words it has."""
        return len(self.words) - RUN + 1

    @property
    def text(self) -> str:
        return self.span.of(self.article.text)

    @cached_property
    def written(self) -> tuple[Word, ...]:
        return words_of_sentence(self.article, self.span)

    @cached_property
    def known(self) -> frozenset[str]:
        return frozenset(self.words)

    @cached_property
    def _slots(self) -> dict[Sentence, Told | None]:
        return {}

    def slot_beside(self, other: Sentence, lexicon: Lexicon) -> Told | None:
        """The one slot in which it differs from another sentence, looked for once."""
        if other not in self._slots:
            self._slots[other] = one_slot(self.written, other.written, lexicon)
        return self._slots[other]

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
    """The pairs of sentences of two pages of about one date that have a run of words in common and share most of their
    words; of two pages of one outlet only where these are copies of one text, as outlets have formulas.

    Pages come in the order of their dates, so that only those of a few days are compared: of one stretch of days and
    of the one before. Those of the same pages are found once.
    """
    before: list[Items] = []
    last = 0
    for stretch, group in groupby(articles, _stretch):
        pages = [readings.of(article) for article in group]
        for here in [pages] if stretch else ([page] for page in pages):
            before = before if stretch == last + 1 else []
            for pair in readings.once(_sharing_words, tuple(before), tuple(here)):
                if _may_be_one(*pair, lineage_of):
                    yield pair
            before, last = here, stretch


def _stretch(article: CodedArticle) -> int:
    """The number of the stretch of days in which a page was published; 0 without a date, when it stands alone."""
    day = iso_day(article.article.published)
    return day.toordinal() // (CLOSE + 1) if day else 0


def _sharing_words(before: Sequence[Items], here: Sequence[Items]) -> tuple[tuple[Sentence, Sentence], ...]:
    """The pairs of sentences that have a run and most of their words in common, and not all: the second of the pages
    here, the first of these or of those before."""
    sentences = [s for items in (*before, *here) for s in items.of(SENTENCES)]
    first = sum(len(items.of(SENTENCES)) for items in before)
    runs = np.concatenate([found for items in (*before, *here) for found in items.of(RUNS)])
    pairs = ((sentences[a], sentences[b]) for a, b in _sharing_runs(runs, [s.runs for s in sentences], first))
    return tuple((one, other) for one, other in pairs if one.article is not other.article and _share_words(one, other))


def _sharing_runs(runs: Numbers, lengths: Sequence[int], first: int) -> Iterator[tuple[int, int]]:
    """The pairs of sentences, by number, with a run in common: each from `first` on with those before it that are among
    the first MOST_ALIKE with that run, of those from `first` on and of those before.

    `runs` are those of all sentences one after the other, `lengths` how many each has.
    """
    count = max(1, len(lengths))
    _, numbers, often = np.unique(runs, return_inverse=True, return_counts=True)
    places = np.flatnonzero((often > 1)[numbers])
    keys = np.unique(numbers[places] * count + np.repeat(np.arange(len(lengths)), lengths)[places])  # run, sentence
    halves = keys // count * 2 + (keys % count >= first)
    earlier = keys[np.arange(len(keys)) - np.searchsorted(halves, halves) < MOST_ALIKE]
    later = keys[keys % count >= first]
    low, high = np.searchsorted(earlier, later // count * count), np.searchsorted(earlier, later)
    many = high - low
    within = np.arange(many.sum()) - np.repeat(np.cumsum(many) - many, many)
    ours, theirs = earlier[np.repeat(low, many) + within] % count, np.repeat(later % count, many)
    for pair in np.unique(theirs * count + ours).tolist():
        yield pair % count, pair // count


def _sentences(items: Items) -> Iterator[Sentence]:
    article = items.article
    for s in article.annotated.sentences:
        words = tuple(intern(m.group()) for m in WORD.finditer(s.span.of(article.text).lower()))
        if LEAST_WORDS <= len(words) <= MOST_WORDS:
            yield Sentence(article, s.index, s.span, words)


def _runs(items: Items) -> Iterator[Numbers]:
    """The hashes of all runs of words of an article, sentence by sentence."""
    found = (hash(s.words[i : i + RUN]) for s in items.of(SENTENCES) for i in range(s.runs))
    yield np.fromiter(found, dtype=np.int64)


SENTENCES = Kind("sentences", _sentences)
RUNS = Kind("runs", _runs)


def _share_words(one: Sentence, other: Sentence) -> bool:
    few = min(len(one.known), len(other.known))
    return len(one.known & other.known) >= SHARED * few and one.words != other.words


def _may_be_one(one: Sentence, other: Sentence, lineage_of: Mapping[str, str]) -> bool:
    ours, theirs = (s.article.article.page.outlet or s.article.article.outlet for s in (one, other))
    formula = ours is not None and ours == theirs and lineage_of[one.article.id] != lineage_of[other.article.id]
    return not formula and are_near(one.article, other.article, CLOSE)


def are_near(one: CodedArticle, other: CodedArticle, days: int) -> bool:
    """Whether two pages are of dates that many days apart, at the most."""
    first, second = iso_day(one.article.published), iso_day(other.article.published)
    return first is not None and second is not None and abs((first - second).days) <= days
