"""A text as the finders of mentions see it: sentences in words, with the lexicon's names and the parse."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain
from operator import attrgetter
from typing import Final

from truceline.annotate.mentions.known_names import Hit, PlaceHit, find_hits, find_places
from truceline.annotate.mentions.words import Word, looks_like_headline, same_width, split_words
from truceline.lexicon.lexicon import Lexicon
from truceline.model.coded import AnnotatedArticle
from truceline.model.parse import Parse, Sentence, Token
from truceline.model.spans import Span

_start, _end = attrgetter("start"), attrgetter("end")


@dataclass(slots=True, unsafe_hash=True)
class SentenceView:
    """A sentence with its words and the names that the lexicon knows in it. `headline`: capitals tell nothing here.

    `lowered` are its words in small letters, and the last parts of those with hyphens. It is mypy that keeps a view
    frozen, as a Token.
    """

    sentence: Final[Sentence]
    words: Final[tuple[Word, ...]]
    lowered: Final[frozenset[str]] = field(repr=False, compare=False)
    hits: Final[tuple[Hit, ...]]
    places: Final[tuple[PlaceHit, ...]]
    parse: Final[Parse | None]
    headline: Final[bool]
    hit_of: Final[dict[int, Hit]] = field(repr=False, compare=False)
    in_place: Final[frozenset[int]] = field(repr=False, compare=False)

    def token(self, word: Word) -> Token | None:
        """The parsed token in which a word begins."""
        if self.parse is None:
            return None
        at = bisect_right(self.parse.tokens, word.start, key=_start) - 1
        token = self.parse.tokens[at] if at >= 0 else None
        return token if token is not None and word.start < token.end else None

    def index_at(self, offset: int) -> int:
        """The index of the first word that begins at or after an offset."""
        return bisect_left(self.words, offset, key=_start)


class Covered:
    """Which characters of a text are taken: by mentions and roles already, or by speech."""

    def __init__(self, length: int, spans: Iterable[Span] = ()) -> None:
        self._taken = bytearray(length + 1)
        for span in spans:
            self.add(span)

    def add(self, span: Span) -> None:
        self._taken[span.start : span.end] = b"\1" * (span.end - span.start)

    def holds(self, offset: int) -> bool:
        """Whether a character is taken."""
        return self._taken[offset] == 1

    def meets(self, span: Span) -> bool:
        """Whether any character of a span is taken."""
        return 1 in self._taken[span.start : span.end]


@dataclass(frozen=True, slots=True)
class Reading:
    """An article's text with plain apostrophes, its sentences, and the days of which it speaks (ISO 8601)."""

    article: AnnotatedArticle
    plain: str
    views: tuple[SentenceView, ...]
    lexicon: Lexicon
    earliest: str | None
    latest: str | None
    starts: tuple[int, ...]
    countries: frozenset[str | None]
    home: str | None

    def view_at(self, offset: int) -> int:
        """The number of the sentence in which an offset lies, or of the one before it."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def words_of(self, span: Span) -> str:
        return span.of(self.article.text)


def read_sentences(article: AnnotatedArticle, parses: Sequence[Parse | None], lexicon: Lexicon) -> Reading:
    """Lay out an article for the finders of mentions."""
    plain = same_width(article.text)
    hits = find_hits(plain, lexicon)
    places = find_places(plain, hits, lexicon)
    place_starts = [p.span.start for p in places]
    cuts = _hyphened(plain, hits, places)
    views, at = [], 0
    for sentence, parse in zip(article.sentences, parses, strict=True):
        here = []
        while at < len(hits) and hits[at].span.start < sentence.span.end:
            if sentence.span.contains(hits[at].span):
                here.append(hits[at])
            at += 1
        there = _within(places, place_starts, sentence.span)
        views.append(_view(split_words(plain, sentence.span, cuts), plain, sentence, tuple(here), there, parse))
    day = _day(article)
    starts = tuple(s.span.start for s in article.sentences)
    countries = frozenset(h.entry.actor.country for h in hits)
    return Reading(article, plain, tuple(views), lexicon, day, day, starts, countries, _home(plain, hits, places))


# Words right before a name that only say whither, whence or against whom: "a flight *to* Chad", "sanctions *on* Mali".
DIRECTED = re.compile(r"\b(?:to|towards?|from|into|on|against|with|for|about|over|like) (?:the )?$", re.IGNORECASE)


def _home(plain: str, hits: Sequence[Hit], places: Sequence[PlaceHit]) -> str | None:
    """The country of the only state that a text names, by more than as a goal: what has no country may be there."""
    named = {*(h.entry.actor.country for h in hits), *(p.place.country for p in places)} - {None}
    if len(named) != 1:
        return None
    spans = (*(h.span for h in hits if h.entry.actor.country), *(p.span for p in places if p.place.country))
    goals = (DIRECTED.search(plain, max(0, s.start - 12), s.start) for s in spans)
    return None if all(goals) else named.pop()


def _view(
    words: tuple[Word, ...],
    plain: str,
    sentence: Sentence,
    hits: tuple[Hit, ...],
    places: tuple[PlaceHit, ...],
    parse: Parse | None,
) -> SentenceView:
    hit_of: dict[int, Hit] = {}
    for hit in hits:
        for i in range(bisect_right(words, hit.span.start, key=_end), bisect_left(words, hit.span.end, key=_start)):
            hit_of.setdefault(i, hit)
    headline = looks_like_headline(words, plain[sentence.span.end - 1])
    in_place = [
        range(bisect_left(words, p.span.start, key=_start), bisect_left(words, p.span.end, key=_start)) for p in places
    ]
    inside = frozenset(chain.from_iterable(in_place))
    lowered = frozenset([w.lower for w in words])
    if plain.find("-", *sentence.span) >= 0:
        lowered |= {lower.rpartition("-")[2] for lower in lowered}
    return SentenceView(sentence, words, lowered, hits, places, parse, headline, hit_of, inside)


def _within(places: tuple[PlaceHit, ...], starts: list[int], span: Span) -> tuple[PlaceHit, ...]:
    """The places of a sentence, of all places in text order."""
    found = places[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
    return tuple(p for p in found if p.span.end <= span.end)


def _hyphened(plain: str, hits: tuple[Hit, ...], places: tuple[PlaceHit, ...]) -> frozenset[int]:
    """Where known names begin and end at a hyphen."""
    names = (*[h.span for h in hits], *[p.span for p in places])
    return frozenset([edge for span in names for edge in span if "-" in plain[edge - 1 : edge + 1]])


def _day(article: AnnotatedArticle) -> str | None:
    """The day of the page: its publication, or the latest plain day in its text."""
    if article.article.published:
        return article.article.published[:10]
    days = [t.value[:10] for t in article.times if t.type == "DATE" and t.value and _is_day(t.value)]
    return max(days, default=None)


def _is_day(value: str) -> bool:
    return len(value) >= 10 and value[:4].isdigit() and value[5:7].isdigit() and value[8:10].isdigit()
