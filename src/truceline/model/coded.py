"""The article as it grows: annotated, then coded."""

from __future__ import annotations

from dataclasses import dataclass

from truceline.model.actor import Actor, Mention, Place
from truceline.model.article import Article
from truceline.model.conflict import Conflict
from truceline.model.parse import Parse, Sentence
from truceline.model.spans import Span
from truceline.model.statement import Quotation, Statement
from truceline.model.time import AsOf, Timex


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnotatedArticle:
    """An article with its sentences and times (cheap), then its parses, mentions and quotations (dear).

    `parses` has one entry a sentence, None for a sentence that no later step needs, and is empty before the
    dear steps and after coding. `mentions` are in text order.
    """

    article: Article
    sentences: tuple[Sentence, ...]
    times: tuple[Timex, ...]
    as_of: tuple[AsOf, ...]
    parses: tuple[Parse | None, ...] = ()
    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    mentions: tuple[Mention, ...] = ()
    quotations: tuple[Quotation, ...] = ()

    @property
    def id(self) -> str:
        return self.article.page.id

    @property
    def text(self) -> str:
        return self.article.text

    def mentions_in(self, span: Span) -> tuple[Mention, ...]:
        """The mentions that overlap a span, in text order."""
        return tuple(m for m in self.mentions if m.span.overlaps(span))

    def times_in(self, span: Span) -> tuple[Timex, ...]:
        """The times that overlap a span, in text order."""
        return tuple(t for t in self.times if t.span.overlaps(span))

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence in which an offset of the text lies."""
        return next((s for s in self.sentences if s.span.start <= offset < s.span.end), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedArticle:
    """An annotated article with its statements, then with its conflicts."""

    annotated: AnnotatedArticle
    statements: tuple[Statement, ...]
    conflicts: tuple[Conflict, ...] = ()

    @property
    def id(self) -> str:
        return self.annotated.id

    @property
    def article(self) -> Article:
        return self.annotated.article

    @property
    def text(self) -> str:
        return self.annotated.text
