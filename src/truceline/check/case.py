"""What the rules see: the articles of one case, with what several rules need of them found once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice
from typing import TypeVar

from truceline.check.alike import SENTENCES, Sentence, alike_sentences, are_near
from truceline.check.lengths import LENGTHS, Length
from truceline.check.lines import LINES, OPENINGS, Line
from truceline.check.quotes import QUOTES, Quote
from truceline.lexicon.lexicon import Lexicon
from truceline.link.items import Kind, Readings
from truceline.link.leads import LEADS, Lead
from truceline.link.lineages import SHINGLES, Lineage, find_lineages
from truceline.link.tellings import MEETINGS, TELLINGS, Meeting, Telling
from truceline.model.coded import CodedArticle

Item = TypeVar("Item")

STORY = 0.2
"""How much the beginnings of two pages of one story are alike, by the rare words that they share."""
TELLING = 20
"""Words of content from which the beginning of a page tells what its story is."""


OF_LINES = (SENTENCES, OPENINGS, LINES)
"""The kinds of items by which lines of two pages are known to be alike."""


def in_order(articles: Iterable[CodedArticle]) -> Sequence[CodedArticle]:
    """Articles in the order of their publication, whatever order they come in."""
    return sorted(articles, key=lambda a: (a.article.published or "", a.id, a.article.page.sha256))


@dataclass(frozen=True)
class Case:
    """The articles that are checked together, in the order of their publication, and what is read of them.

    With `only_between` each has been looked at by itself, so that only what stands between them is looked for.
    """

    articles: Sequence[CodedArticle]
    readings: Readings
    only_between: bool = False

    @classmethod
    def of(cls, articles: Sequence[CodedArticle], lexicon: Lexicon) -> Case:
        """A case of articles of which nothing has been read yet, in whatever order they come."""
        return cls(in_order(articles), Readings(lexicon))

    @property
    def lexicon(self) -> Lexicon:
        return self.readings.lexicon

    @property
    def alone(self) -> Sequence[CodedArticle]:
        """The articles in each of which by itself is to be looked."""
        return () if self.only_between else self.articles

    @cached_property
    def lineages(self) -> tuple[Lineage, ...]:
        """Which articles are copies or edits of one text; every article is in one lineage."""
        shingles = {a.id: own for a in self.articles for own in self.of_page(SHINGLES, a)}
        return find_lineages([a.article for a in self.articles], shingles)

    @cached_property
    def lineage_of(self) -> dict[str, str]:
        """The id of the lineage of each article, by the article's id."""
        return {article: lineage.id for lineage in self.lineages for article in lineage.articles}

    def of_page(self, kind: Kind[Item], article: CodedArticle) -> tuple[Item, ...]:
        """The items of a kind of one article of the case."""
        return self.readings.of(article).of(kind)

    def between(self) -> Case:
        """The case as what stands between its articles is looked for; those in languages that are not coded are out."""
        read = tuple(a for a in self.articles if a.article.is_read)
        if self.only_between and len(read) == len(self.articles):
            return self
        return replace(self, articles=read, only_between=True)

    def all(self, kind: Kind[Item], most: int | None = None) -> Iterator[Item]:
        """The items of a kind of all articles of the case, in their order; at most so many. Of an article by itself
        those that can be compared within it."""
        if len(self.articles) == 1:
            return islice(self.readings.of(self.articles[0]).within(kind), most)
        return islice((item for article in self.articles for item in self.of_page(kind, article)), most)

    def tellings(self, article: CodedArticle) -> tuple[Telling, ...]:
        """The places where an article of the case tells of a meeting."""
        return self.of_page(TELLINGS, article)

    def meetings(self, article: CodedArticle) -> tuple[Meeting, ...]:
        """The meetings that an article of the case tells of."""
        return self.of_page(MEETINGS, article)

    def lead(self, article: CodedArticle) -> Lead | None:
        """The happening that an article of the case leads with."""
        return next(iter(self.of_page(LEADS, article)), None)

    def lines(self, article: CodedArticle) -> tuple[Line, ...]:
        """The title and sentences of an article of the case, as facts told twice are looked for in them."""
        return self.of_page(LINES, article)

    def lengths(self, article: CodedArticle) -> tuple[Length, ...]:
        """The lengths of time that an article of the case gives."""
        return self.of_page(LENGTHS, article)

    @cached_property
    def quotes(self) -> tuple[Quote, ...]:
        """The quotations of the case whose speakers are known, in text order."""
        return tuple(self.all(QUOTES))

    @cached_property
    def alike(self) -> tuple[tuple[Sentence, Sentence], ...]:
        """The pairs of sentences of two pages of the case that share a run of words and most of their words."""
        if len(self.articles) < 2:
            return ()
        return tuple(alike_sentences(self.articles, self.readings, self.lineage_of))

    @cached_property
    def alike_lines(self) -> tuple[tuple[Line, Line], ...]:
        """The pairs of lines of different pages of one story, published on one day or the next, that are alike."""
        pairs = ((a, b) for a, b in self.alike if are_near(a.article, b.article, 1))
        near = [(a, b) for a, b in pairs if self.are_of_one_story(a.article, b.article)]
        found = ((self._line_of(a), self._line_of(b)) for a, b in near)
        return tuple((a, b) for a, b in found if a and b)

    def _line_of(self, sentence: Sentence) -> Line | None:
        return next((line for line in self.lines(sentence.article) if line.span.end == sentence.span.end), None)

    def are_of_one_story(self, one: CodedArticle, other: CodedArticle) -> bool:
        """Whether the beginnings of two pages share words of content that few pages have."""
        (ours,), (theirs,) = self.of_page(OPENINGS, one), self.of_page(OPENINGS, other)
        return ours.alike(theirs) >= STORY

    def may_be_one_story(self, one: CodedArticle, other: CodedArticle) -> bool:
        """The same, where a page of few words leaves it open."""
        few = min(len(opening.weights) for a in (one, other) for opening in self.of_page(OPENINGS, a)) < TELLING
        return few or self.are_of_one_story(one, other)
