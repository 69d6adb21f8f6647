"""Finders that look at one word, each asked only at words of the lemmas that it declares."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from truceline.code.context import SentenceContext
from truceline.lexicon.lexicon import Lexicon
from truceline.model.parse import Token

Found = TypeVar("Found")
Find = Callable[[SentenceContext, Token], Found | None]
Lemmas = Callable[[Lexicon], frozenset[str]]


@dataclass(frozen=True, slots=True)
class AtLemmas(Generic[Found]):
    """A finder with the lemmas of the words at which it can find something."""

    find: Find[Found]
    lemmas: Lemmas

    def __call__(self, context: SentenceContext, word: Token) -> Found | None:
        return self.find(context, word)


def at_lemmas(*lemmas: str | Lemmas) -> Callable[[Find[Found]], AtLemmas[Found]]:
    """Let a finder be asked only at words of these lemmas, or of these lists of the lexicon."""
    words = frozenset(wanted for wanted in lemmas if isinstance(wanted, str))
    lists = [wanted for wanted in lemmas if not isinstance(wanted, str)]
    return lambda find: AtLemmas(find, lambda lexicon: words.union(*(get(lexicon) for get in lists)))


@dataclass(slots=True)
class WordFinders(Generic[Found]):
    """Finders by the lemmas at which they are asked, in their order; one that declares none is asked at every word."""

    finders: tuple[Find[Found], ...]
    _lexicon: Lexicon | None = field(default=None, init=False)
    _at: dict[str, tuple[Find[Found], ...]] = field(default_factory=dict, init=False)
    _elsewhere: tuple[Find[Found], ...] = field(default=(), init=False)

    def words(self, context: SentenceContext, tokens: Sequence[Token]) -> Sequence[Token]:
        """Those of some words at which a finder is to be asked."""
        if self._lexicon is not context.lexicon:
            self._learn(context.lexicon)
        return tokens if self._elsewhere else [t for t in tokens if t.lemma in self._at]

    def first(self, context: SentenceContext, word: Token) -> Found | None:
        """What the first finder that finds something finds at a word."""
        if self._lexicon is not context.lexicon:
            self._learn(context.lexicon)
        for find in self._at.get(word.lemma, self._elsewhere):
            found = find(context, word)
            if found is not None:
                return found
        return None

    def _learn(self, lexicon: Lexicon) -> None:
        wanted = [(f.find, f.lemmas(lexicon)) if isinstance(f, AtLemmas) else (f, None) for f in self.finders]
        every = frozenset().union(*(lemmas for _, lemmas in wanted if lemmas is not None))
        self._at = {w: tuple(f for f, lemmas in wanted if lemmas is None or w in lemmas) for w in every}
        self._elsewhere = tuple(f for f, lemmas in wanted if lemmas is None)
        self._lexicon = lexicon
