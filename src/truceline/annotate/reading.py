"""A text as the finders of mentions see it: sentences in words, with the lexicon's names and the parse."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from truceline.annotate.names import Hit, find_hits
from truceline.annotate.words import Word, looks_like_headline, same_width, split_words
from truceline.lexicon.lexicon import Lexicon
from truceline.model.coded import AnnotatedArticle
from truceline.model.parse import Parse, Sentence, Token
from truceline.model.spans import Span


@dataclass(frozen=True, slots=True)
class SentenceView:
    """A sentence with its words and the names that the lexicon knows in it. `headline`: capitals tell nothing here."""

    sentence: Sentence
    words: tuple[Word, ...]
    hits: tuple[Hit, ...]
    parse: Parse | None
    headline: bool
    hit_of: dict[int, Hit] = field(repr=False, compare=False)

    def token(self, word: Word) -> Token | None:
        """The parsed token in which a word begins."""
        if self.parse is None:
            return None
        return next((t for t in self.parse.tokens if t.start <= word.start < t.end), None)

    def index_at(self, offset: int) -> int:
        """The index of the first word that begins at or after an offset."""
        return next((i for i, w in enumerate(self.words) if w.start >= offset), len(self.words))


@dataclass(frozen=True, slots=True)
class Reading:
    """An article's text with plain apostrophes, its sentences, and the days of which it speaks (ISO 8601)."""

    article: AnnotatedArticle
    plain: str
    views: tuple[SentenceView, ...]
    lexicon: Lexicon
    earliest: str | None
    latest: str | None

    @property
    def hits(self) -> tuple[Hit, ...]:
        return tuple(h for v in self.views for h in v.hits)

    def words_of(self, span: Span) -> str:
        return span.of(self.article.text)


def read_sentences(article: AnnotatedArticle, parses: Sequence[Parse | None], lexicon: Lexicon) -> Reading:
    """Lay out an article for the finders of mentions."""
    plain = same_width(article.text)
    hits = find_hits(plain, lexicon)
    views, at = [], 0
    for sentence, parse in zip(article.sentences, parses, strict=True):
        here = []
        while at < len(hits) and hits[at].span.start < sentence.span.end:
            if sentence.span.contains(hits[at].span):
                here.append(hits[at])
            at += 1
        views.append(_view(plain, sentence, tuple(here), parse))
    day = _day(article)
    return Reading(article, plain, tuple(views), lexicon, day, day)


def _view(plain: str, sentence: Sentence, hits: tuple[Hit, ...], parse: Parse | None) -> SentenceView:
    words = split_words(plain, sentence.span, frozenset(edge for h in hits for edge in h.span))
    hit_of, at = {}, 0
    for i, word in enumerate(words):
        while at < len(hits) and hits[at].span.end <= word.start:
            at += 1
        if at < len(hits) and hits[at].span.start < word.end:
            hit_of[i] = hits[at]
    headline = looks_like_headline(words, plain[sentence.span.end - 1])
    return SentenceView(sentence, words, hits, parse, headline, hit_of)


def _day(article: AnnotatedArticle) -> str | None:
    """The day of the page: its publication, or the latest plain day in its text."""
    if article.article.published:
        return article.article.published[:10]
    days = [t.value[:10] for t in article.times if t.type == "DATE" and t.value and _is_day(t.value)]
    return max(days, default=None)


def _is_day(value: str) -> bool:
    return len(value) >= 10 and value[:4].isdigit() and value[5:7].isdigit() and value[8:10].isdigit()
