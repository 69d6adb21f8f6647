"""The article as it grows: annotated, then coded."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import Protocol, TypeVar

from truceline.model.actor import Actor, Mention, Place
from truceline.model.article import Article
from truceline.model.conflict import Conflict
from truceline.model.parse import Parse, Sentence
from truceline.model.spans import Span
from truceline.model.statement import Quotation, Statement
from truceline.model.time import AsOf, Timex


class _Spanned(Protocol):
    @property
    def span(self) -> Span: ...


Item = TypeVar("Item", bound=_Spanned)

LONGEST_MENTION = 300
"""Code points that a mention or a time has at the most: how far back a search for those that overlap a span must go."""


def overlapping(items: Sequence[Item], span: Span) -> tuple[Item, ...]:
    """The items that overlap a span; the items are in text order, so that only those near it are looked at."""
    low = bisect_left(items, span.start - LONGEST_MENTION, key=_start)
    high = bisect_left(items, span.end, low, key=_start)
    return tuple([item for item in items[low:high] if item.span.end > span.start])


_start = attrgetter("span.start")


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnotatedArticle:
    """An article with its sentences and times (cheap), then its parses, mentions and quotations (dear).

    `parses` has one entry a sentence, None for a sentence that no later step needs, and is empty before the
    dear steps and once all that needs them has been read.
    `sentences`, `times` and `mentions` are in text order. `described` are mentions of
    actors without a name, and of the states of places. In coding those that a statement needs enter `mentions`, with
    their actors, and only they are left here. `referred` says of pronouns at which offset whom they mean is named and
    which feature decided it.
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
    described: tuple[Mention, ...] = ()
    described_actors: tuple[Actor, ...] = ()
    referred: tuple[tuple[Span, int, str], ...] = ()

    @property
    def id(self) -> str:
        return self.article.page.id

    @property
    def text(self) -> str:
        return self.article.text

    def mentions_in(self, span: Span) -> tuple[Mention, ...]:
        """The mentions that overlap a span, in text order."""
        return overlapping(self.mentions, span)

    def named_in(self, span: Span) -> tuple[Mention, ...]:
        """The mentions that overlap a span, in text order, without those of actors that are only described."""
        here, described = self.mentions_in(span), self.described_in(span)
        return tuple(m for m in here if m not in described) if described else here

    def described_in(self, span: Span) -> tuple[Mention, ...]:
        """The mentions of actors that are only described which overlap a span, in text order."""
        return overlapping(self.described, span)

    def times_in(self, span: Span) -> tuple[Timex, ...]:
        """The times that overlap a span, in text order."""
        return overlapping(self.times, span)

    def sentences_in(self, span: Span) -> tuple[Sentence, ...]:
        """The sentences that overlap a span, in text order."""
        low = bisect_right(self.sentences, span.start, key=lambda sentence: sentence.span.end)
        return self.sentences[low : bisect_left(self.sentences, span.end, key=_start)]

    def of_text(self) -> AnnotatedArticle:
        """The article without its other parts: what is only in its title, captions or summary is left out."""
        end = self.article.text_end
        mentions = _before(self.mentions, end)
        beyond = {m.of for m in self.mentions[len(mentions) :]} - {m.of for m in mentions}
        return replace(
            self,
            article=self.article.of_text(),
            sentences=_before(self.sentences, end),
            times=_before(self.times, end),
            as_of=_before(self.as_of, end),
            parses=self.parses[: len(_before(self.sentences, end))],
            actors=tuple(a for a in self.actors if a.id not in beyond),
            places=tuple(p for p in self.places if p.id not in beyond),
            mentions=mentions,
            quotations=tuple(q for q in self.quotations if _first_span(q).start < end),
            described=_before(self.described, end),
        )

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence in which an offset of the text lies."""
        at = bisect_right(self.sentences, offset, key=_start) - 1
        return self.sentences[at] if at >= 0 and offset < self.sentences[at].span.end else None


def _first_span(quotation: Quotation) -> Span:
    told = quotation.attribution
    spans = [s for s in (*told.content_spans, told.cue_span, told.source_span) if s]
    return min(spans, default=Span(0, 0))


def _before(items: Iterable[Item], end: int) -> tuple[Item, ...]:
    return tuple(item for item in items if item.span.start < end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """A statement that earlier versions of its page told too, in whatever words.

    `ids` are those that it has in them, the oldest first; `page` is the oldest of these versions, known from `known`.
    """

    statement: str
    ids: tuple[str, ...]
    page: str
    known: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedArticle:
    """An annotated article with its statements, then with its conflicts.

    `edit_of` is the earlier version of the page of which it is an edit, `edited_from` the first of those from which it
    came by edits, and `earlier` tells which of its statements they told already. `items` are what was read of it to be
    compared with others, as `link.items` keeps it.
    """

    annotated: AnnotatedArticle
    statements: tuple[Statement, ...]
    conflicts: tuple[Conflict, ...] = ()
    edit_of: str | None = None
    edited_from: str | None = None
    earlier: tuple[Earlier, ...] = ()
    items: bytes = b""

    @property
    def id(self) -> str:
        return self.annotated.id

    @property
    def first_edited(self) -> str:
        """The version of the page from which it came by edits; itself where it is no edit."""
        return self.edited_from or self.id

    @property
    def article(self) -> Article:
        return self.annotated.article

    @property
    def text(self) -> str:
        return self.annotated.article.text

    def without_parses(self) -> CodedArticle:
        """The article when everything that needs its parses has been read."""
        return replace(self, annotated=replace(self.annotated, parses=())) if self.annotated.parses else self

    def of_text(self) -> CodedArticle:
        """The article as its record has it: without the statements of its other parts, and without items."""
        if not self.article.parts:
            return replace(self, items=b"") if self.items else self
        own = _before(self.statements, self.article.text_end)
        return replace(self, annotated=self.annotated.of_text(), statements=own, items=b"")
