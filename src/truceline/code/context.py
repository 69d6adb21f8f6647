"""What a finder of statements sees: one parsed sentence in its article, with the lexicon."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property, wraps
from typing import Any, Final, TypeVar

from truceline.lexicon.lexicon import Lexicon
from truceline.model.actor import Mention
from truceline.model.coded import AnnotatedArticle
from truceline.model.parse import Parse, Sentence, Token
from truceline.model.spans import Span
from truceline.model.statement import Quotation
from truceline.model.time import Timex

Found = TypeVar("Found")


@dataclass
class SentenceContext:
    """One parsed sentence in its article, with the lexicon. Every finder takes it and yields statements.

    `actors_at` keeps for which actors each word stands, by its index and how it was asked (`actors_of`), `roles_at` who
    has a role of a word that may be an event, `classes_at` of which classes a word is (`classes_of`), `kept` what other
    functions have found at a word (`once_a_word`) or of the sentence (`once_a_sentence`), `of_article` what was found
    of the whole article (`once_an_article`), which the contexts of all its sentences share. It is mypy that keeps it
    frozen, as it does tokens.
    """

    article: Final[AnnotatedArticle]
    sentence: Final[Sentence]
    parse: Final[Parse]
    lexicon: Final[Lexicon]
    of_article: dict[str, Any] = field(default_factory=dict, repr=False, compare=False)
    actors_at: dict[tuple[int, bool, bool], tuple[str, ...]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    roles_at: dict[tuple[int, int, int, str], tuple[str, ...]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    classes_at: dict[int, frozenset[str]] = field(default_factory=dict, init=False, repr=False, compare=False)

    kept: dict[tuple[str, int], Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    @property
    def text(self) -> str:
        """The text of the whole article: spans are offsets into it."""
        return self.article.text

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """The mentions of the sentence, in text order."""
        return self.article.mentions_in(self.sentence.span)

    @cached_property
    def described(self) -> tuple[Mention, ...]:
        """The mentions in the sentence of actors that are only described, in text order."""
        return self.article.described_in(self.sentence.span)

    @cached_property
    def times(self) -> tuple[Timex, ...]:
        """The times of the sentence, in text order."""
        return self.article.times_in(self.sentence.span)

    @cached_property
    def quotations(self) -> tuple[Quotation, ...]:
        """The quotations whose content lies in the sentence, at least in part: only they cover a word of it."""
        return tuple(_quotations_by_sentence(self).get(self.sentence.index, ()))

    def mentions_at(self, token: Token) -> list[Mention]:
        """The mentions that hold a word, in text order."""
        return [m for m in self.mentions if m.span.start <= token.start and token.end <= m.span.end]

    def is_timed(self, token: Token) -> bool:
        """Whether a word is of a time, at least in part."""
        return any(t.span.start < token.end and token.start < t.span.end for t in self.times)

    def words(self, span: Span) -> str:
        """The characters of a span."""
        return span.of(self.article.text)

    def span(self, token: Token) -> Span:
        """The span of one word."""
        return Span(token.start, token.end)


def contexts_of(article: AnnotatedArticle, lexicon: Lexicon) -> Iterator[SentenceContext]:
    """Pair every sentence that was parsed with its parse, in text order."""
    of_article: dict[str, Any] = {}
    for sentence, parse in zip(article.sentences, article.parses, strict=False):
        if parse is not None:
            yield SentenceContext(article, sentence, parse, lexicon, of_article)


def once_an_article(find: Callable[[SentenceContext], Found]) -> Callable[[SentenceContext], Found]:
    """Keep what a function finds of the whole article of a sentence: the finders of all its sentences ask the same."""
    name = f"{find.__module__}.{find.__qualname__}"

    @wraps(find)
    def kept(context: SentenceContext) -> Found:
        found: Found
        try:
            found = context.of_article[name]
        except KeyError:
            found = context.of_article[name] = find(context)
        return found

    return kept


@once_an_article
def _quotations_by_sentence(context: SentenceContext) -> dict[int, list[Quotation]]:
    """The quotations whose content lies in each sentence, at least in part, by the number of the sentence."""
    found: defaultdict[int, list[Quotation]] = defaultdict(list)
    for quotation in context.article.quotations:
        contents = quotation.attribution.content_spans
        for sentence in {s.index for content in contents for s in context.article.sentences_in(content)}:
            found[sentence].append(quotation)
    return dict(found)


def once_a_sentence(find: Callable[[SentenceContext], Found]) -> Callable[[SentenceContext], Found]:
    """Keep what a function finds of a whole sentence."""
    key = (f"{find.__module__}.{find.__qualname__}", WHOLE)

    @wraps(find)
    def kept(context: SentenceContext) -> Found:
        found: Found
        try:
            found = context.kept[key]
        except KeyError:
            found = context.kept[key] = find(context)
        return found

    return kept


WHOLE = -1
"""What stands for the index of a word where something is found of the whole sentence."""


def once_a_word(find: Callable[[SentenceContext, Token], Found]) -> Callable[[SentenceContext, Token], Found]:
    """Keep what a function finds at a word of a sentence."""
    name = f"{find.__module__}.{find.__qualname__}"

    @wraps(find)
    def kept(context: SentenceContext, word: Token) -> Found:
        found: Found
        try:
            found = context.kept[name, word.index]
        except KeyError:
            found = context.kept[name, word.index] = find(context, word)
        return found

    return kept
