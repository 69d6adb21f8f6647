"""What the rules see: the articles of one case, with what several rules need of them found once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from truceline.check.lengths import Length, find_lengths
from truceline.check.lines import Line, lines_of
from truceline.check.quotes import Quote, quotes_of
from truceline.lexicon.check_acts import ActTable
from truceline.lexicon.lexicon import Lexicon
from truceline.link.acts import Act, denied_verbs, find_acts
from truceline.link.lineages import Lineage, find_lineages
from truceline.link.tellings import Meeting, Telling, find_tellings, group_tellings
from truceline.model.coded import CodedArticle

MOST_QUOTES = 300
"""Quotations of one set of pages that are compared; one speaker seldom has a dozen."""


@dataclass(frozen=True)
class Case:
    """The articles that are checked together, in the order of their publication, and the lexicon."""

    articles: Sequence[CodedArticle]
    lexicon: Lexicon
    _tellings: dict[int, tuple[Telling, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)
    _meetings: dict[int, tuple[Meeting, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)
    _lengths: dict[int, tuple[Length, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)
    _acts: dict[int, tuple[Act, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)
    _lines: dict[int, tuple[Line, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)

    @classmethod
    def of(cls, articles: Sequence[CodedArticle], lexicon: Lexicon) -> Case:
        """Put articles, in whatever order they come, into that of their publication."""
        return cls(sorted(articles, key=lambda a: (a.article.published or "", a.id, a.article.page.sha256)), lexicon)

    @cached_property
    def lineages(self) -> tuple[Lineage, ...]:
        """Which articles are copies or edits of one text; every article is in one lineage."""
        return find_lineages([a.article.of_text() for a in self.articles])

    @cached_property
    def lineage_of(self) -> dict[str, str]:
        """The id of the lineage of each article, by the article's id."""
        return {article: lineage.id for lineage in self.lineages for article in lineage.articles}

    def tellings(self, article: CodedArticle) -> tuple[Telling, ...]:
        """The places where an article of the case tells of a meeting, found at the first question."""
        if id(article) not in self._tellings:
            self._tellings[id(article)] = find_tellings(article, self.lexicon)
        return self._tellings[id(article)]

    def meetings(self, article: CodedArticle) -> tuple[Meeting, ...]:
        """The meetings that an article of the case tells of, found at the first question."""
        if id(article) not in self._meetings:
            self._meetings[id(article)] = group_tellings(self.tellings(article))
        return self._meetings[id(article)]

    def acts(self, article: CodedArticle) -> tuple[Act, ...]:
        """The acts that the words of an article of the case tell of, found at the first question."""
        if id(article) not in self._acts:
            self._acts[id(article)] = find_acts(article, self.lexicon, self._verbs)
        return self._acts[id(article)]

    def lines(self, article: CodedArticle) -> tuple[Line, ...]:
        """The title and sentences of an article of the case, as facts told twice are looked for in them."""
        if id(article) not in self._lines:
            self._lines[id(article)] = lines_of(article, self.lexicon)
        return self._lines[id(article)]

    def lengths(self, article: CodedArticle) -> tuple[Length, ...]:
        """The lengths of time that an article of the case gives, found at the first question."""
        if id(article) not in self._lengths:
            words, cues = self.lexicon.number_words, self.lexicon.duration_cues
            self._lengths[id(article)] = find_lengths(article.text, words, cues)
        return self._lengths[id(article)]

    @cached_property
    def quotes(self) -> tuple[Quote, ...]:
        """The quotations of the case whose speakers are known, in text order."""
        return tuple(q for a in self.articles for q in quotes_of(a, self.lexicon.quote_cues))[:MOST_QUOTES]

    @cached_property
    def _verbs(self) -> ActTable:
        """The verbs of the lexicon, and those that a page of the case denies."""
        return self.lexicon.acts.with_verbs(frozenset(verb for a in self.articles for verb in denied_verbs(a)))
