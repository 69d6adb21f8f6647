"""What a finder of statements sees: one parsed sentence in its article, with the lexicon."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from truceline.lexicon.lexicon import Lexicon
from truceline.model.coded import AnnotatedArticle
from truceline.model.parse import Parse, Sentence, Token
from truceline.model.spans import Span


@dataclass(frozen=True, slots=True)
class SentenceContext:
    """One parsed sentence in its article, with the lexicon. Every finder takes it and yields statements.

    `actors_at` keeps for which actors each word stands, by its index and how it was asked (`actors_of`), `roles_at` who
    has a role of a word that may be an event, `classes_at` of which classes a word is (`classes_of`).
    """

    article: AnnotatedArticle
    sentence: Sentence
    parse: Parse
    lexicon: Lexicon
    actors_at: dict[tuple[int, bool, bool], tuple[str, ...]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    roles_at: dict[tuple[int, int, int, str], tuple[str, ...]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    classes_at: dict[int, frozenset[str]] = field(default_factory=dict, init=False, repr=False, compare=False)

    @property
    def text(self) -> str:
        """The text of the whole article: spans are offsets into it."""
        return self.article.text

    def words(self, span: Span) -> str:
        """The characters of a span."""
        return span.of(self.article.text)

    def span(self, token: Token) -> Span:
        """The span of one word."""
        return Span(token.start, token.end)


def contexts_of(article: AnnotatedArticle, lexicon: Lexicon) -> Iterator[SentenceContext]:
    """Pair every sentence that was parsed with its parse, in text order."""
    for sentence, parse in zip(article.sentences, article.parses, strict=False):
        if parse is not None:
            yield SentenceContext(article, sentence, parse, lexicon)
