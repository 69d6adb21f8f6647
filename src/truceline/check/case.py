"""What the rules see: the articles of one case, with what several rules need of them found once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from truceline.check.quotes import Quote, quotes_of
from truceline.lexicon.lexicon import Lexicon
from truceline.link.acts import Act, denied_verbs, find_acts
from truceline.link.tellings import Meeting, find_meetings
from truceline.model.coded import CodedArticle

MOST_QUOTES = 300
"""Quotations of one set of pages that are compared; one speaker seldom has a dozen."""


@dataclass(frozen=True)
class Case:
    """The articles that are checked together, in the order of their publication, and the lexicon."""

    articles: Sequence[CodedArticle]
    lexicon: Lexicon
    _meetings: dict[int, tuple[Meeting, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)
    _acts: dict[int, tuple[Act, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def meetings(self, article: CodedArticle) -> tuple[Meeting, ...]:
        """The meetings that an article of the case tells of, found at the first question."""
        if id(article) not in self._meetings:
            self._meetings[id(article)] = find_meetings(article, self.lexicon)
        return self._meetings[id(article)]

    def acts(self, article: CodedArticle) -> tuple[Act, ...]:
        """The acts that the words of an article of the case tell of, found at the first question."""
        if id(article) not in self._acts:
            self._acts[id(article)] = find_acts(article, self.lexicon, self._denied)
        return self._acts[id(article)]

    @cached_property
    def quotes(self) -> tuple[Quote, ...]:
        """The quotations of the case whose speakers are known, in text order."""
        return tuple(q for a in self.articles for q in quotes_of(a, self.lexicon.quote_cues))[:MOST_QUOTES]

    @cached_property
    def _denied(self) -> frozenset[str]:
        return frozenset(verb for a in self.articles for verb in denied_verbs(a))
