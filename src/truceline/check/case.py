"""What the rules see: the articles of one case, with what several rules need of them found once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from truceline.check.alike import Sentence, alike_sentences, are_near
from truceline.check.fillings import Slot, slots_of
from truceline.check.lengths import Length, find_lengths
from truceline.check.lines import Line, lines_of
from truceline.check.quotes import Quote, quotes_of
from truceline.lexicon.check_acts import ActTable
from truceline.lexicon.lexicon import Lexicon
from truceline.link.acts import Act, denied_verbs, find_acts
from truceline.link.leads import Lead, find_lead
from truceline.link.lineages import Lineage, find_lineages
from truceline.link.tellings import Meeting, Telling, find_tellings, group_tellings
from truceline.model.coded import CodedArticle
from truceline.model.parse import Parse

MOST_QUOTES = 300
"""Quotations of one set of pages that are compared; one speaker seldom has a dozen."""


OPENING, STORY = 5, 0.25
"""Lines at the beginning of a page, its title first, and the part of their words that two pages of one story share."""
TELLING = 20
"""Words of content from which the beginning of a page tells what its story is."""


@dataclass(frozen=True)
class Case:
    """The articles that are checked together, in the order of their publication, and the lexicon.

    With `only_between` each has been looked at by itself, so that only what stands between them is looked for. `parses`
    are those of the sentences of an article that is checked alone, while they are at hand.
    """

    articles: Sequence[CodedArticle]
    lexicon: Lexicon
    only_between: bool = False
    parses: Sequence[Parse | None] = ()
    _tellings: dict[int, tuple[Telling, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)
    _meetings: dict[int, tuple[Meeting, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)
    _lengths: dict[int, tuple[Length, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)
    _acts: dict[int, tuple[Act, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)
    _leads: dict[int, Lead | None] = field(default_factory=dict, init=False, repr=False, compare=False)
    _lines: dict[int, tuple[Line, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)
    _slots: dict[int, tuple[Slot, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)

    @classmethod
    def of(cls, articles: Sequence[CodedArticle], lexicon: Lexicon) -> Case:
        """Put articles, in whatever order they come, into that of their publication."""
        return cls(sorted(articles, key=lambda a: (a.article.published or "", a.id, a.article.page.sha256)), lexicon)

    def parse_of(self, line: Line) -> Parse | None:
        """The parse of a line of the article that is checked alone; None where it was not parsed."""
        sentence = line.article.annotated.sentence_at(line.span.start)
        return self.parses[sentence.index] if sentence else None

    @property
    def alone(self) -> Sequence[CodedArticle]:
        """The articles in each of which by itself is to be looked."""
        return () if self.only_between else self.articles

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

    def lead(self, article: CodedArticle) -> Lead | None:
        """The happening that an article of the case leads with, found at the first question."""
        if id(article) not in self._leads:
            self._leads[id(article)] = find_lead(article, self.meetings(article), self.lexicon)
        return self._leads[id(article)]

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

    def slots(self, line: Line) -> tuple[Slot, ...]:
        """What fills the slots of a line of the case, found at the first question."""
        if id(line) not in self._slots:
            self._slots[id(line)] = tuple(slots_of(line))
        return self._slots[id(line)]

    @cached_property
    def alike(self) -> tuple[tuple[Sentence, Sentence], ...]:
        """The pairs of sentences of the case that share a run of words and most of their words."""
        lineage_of = self.lineage_of if len(self.articles) > 1 else {}
        return tuple(alike_sentences(self.articles, lineage_of))

    @cached_property
    def alike_lines(self) -> tuple[tuple[Line, Line], ...]:
        """The pairs of lines of different pages of one story, published on one day or the next, that are alike."""
        pairs = ((a, b) for a, b in self.alike if a.article.id != b.article.id and are_near(a.article, b.article, 1))
        near = [(a, b) for a, b in pairs if self.are_of_one_story(a.article, b.article)]
        found = ((self._line_of(a), self._line_of(b)) for a, b in near)
        return tuple((a, b) for a, b in found if a and b)

    def _line_of(self, sentence: Sentence) -> Line | None:
        return next((line for line in self.lines(sentence.article) if line.span.end == sentence.span.end), None)

    def are_of_one_story(self, one: CodedArticle, other: CodedArticle) -> bool:
        """Whether the beginnings of two pages share words of content."""
        ours, theirs = self._opening(one), self._opening(other)
        return len(ours & theirs) >= STORY * min(len(ours), len(theirs))

    def may_be_one_story(self, one: CodedArticle, other: CodedArticle) -> bool:
        """The same, where a page of few words leaves it open."""
        few = min(len(self._opening(one)), len(self._opening(other))) < TELLING
        return few or self.are_of_one_story(one, other)

    def _opening(self, article: CodedArticle) -> frozenset[str]:
        return frozenset(word for line in self.lines(article)[:OPENING] for word in line.content)

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
