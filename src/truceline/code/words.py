"""Finders that look at one word, each asked only where it can find something: at words of the lemmas that it declares,
or in sentences that have one of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from truceline.code.context import SentenceContext
from truceline.lexicon.lexicon import Lexicon
from truceline.model.parse import Parse, Token

Found = TypeVar("Found")
Find = Callable[[SentenceContext, Token], Found | None]
Lemmas = Callable[[Lexicon], frozenset[str]]


@dataclass(frozen=True, slots=True)
class Declared(Generic[Found]):
    """A finder with the lemmas of the words at which it can find something; `beside`: of a word of their sentence."""

    find: Find[Found]
    lemmas: Lemmas
    beside: bool

    def __call__(self, context: SentenceContext, word: Token) -> Found | None:
        return self.find(context, word)


def at_lemmas(*lemmas: str | Lemmas) -> Callable[[Find[Found]], Declared[Found]]:
    """Let a finder be asked only at words of these lemmas, or of these lists of the lexicon."""
    return lambda find: Declared(find, _joined(lemmas), beside=False)


def beside_lemmas(*lemmas: str | Lemmas) -> Callable[[Find[Found]], Declared[Found]]:
    """Let a finder be asked only in sentences with a word, as written or by its lemma, of these or these lists."""
    return lambda find: Declared(find, _joined(lemmas), beside=True)


def _joined(lemmas: Iterable[str | Lemmas]) -> Lemmas:
    words = frozenset(wanted for wanted in lemmas if isinstance(wanted, str))
    lists = [wanted for wanted in lemmas if not isinstance(wanted, str)]
    return lambda lexicon: words.union(*(get(lexicon) for get in lists))


@dataclass(slots=True)
class WordFinders(Generic[Found]):
    """Finders by the lemmas at which they are asked, in their order; one that declares none is asked at every word."""

    finders: tuple[Find[Found], ...]
    _lexicon: Lexicon | None = field(default=None, init=False)
    _at: dict[str, tuple[Find[Found], ...]] = field(default_factory=dict, init=False)
    _elsewhere: tuple[tuple[Find[Found], frozenset[str]], ...] = field(default=(), init=False)

    def found_at(self, context: SentenceContext, words: Iterable[Token]) -> Iterator[tuple[Token, Found]]:
        """What the first finder that finds something finds at each of some words of the sentence, with the word."""
        if self._lexicon is not context.lexicon:
            self._learn(context.lexicon)
        elsewhere = tuple([find for find, beside in self._elsewhere if not beside or _has(context.parse, beside)])
        if not elsewhere:
            here = self._at.keys() & context.parse.lemmas
            words = [word for word in words if word.lemma in here] if here else ()
        for word in words:
            for find in self._at.get(word.lemma, elsewhere):
                found = find(context, word)
                if found is not None:
                    yield word, found
                    break

    def _learn(self, lexicon: Lexicon) -> None:
        declared = [f if isinstance(f, Declared) else Declared(f, _joined(()), beside=True) for f in self.finders]
        wanted = [(d.find, d.lemmas(lexicon), d.beside) for d in declared]
        every = frozenset().union(*(lemmas for _, lemmas, beside in wanted if not beside))
        self._at = {w: tuple(f for f, lemmas, beside in wanted if beside or w in lemmas) for w in every}
        self._elsewhere = tuple((f, lemmas) for f, lemmas, beside in wanted if beside)
        self._lexicon = lexicon


def _has(parse: Parse, lemmas: frozenset[str]) -> bool:
    return not (lemmas.isdisjoint(parse.lemmas) and lemmas.isdisjoint(parse.words))
