"""Sentences and their dependency trees, independent of the parser that made them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import wraps
from operator import attrgetter
from typing import Any, Final, TypeVar

from truceline.model.spans import Span

Found = TypeVar("Found")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence of the article. `paragraph` counts from 0."""

    index: int
    span: Span
    paragraph: int


@dataclass(slots=True, unsafe_hash=True)
class Token:
    """A word of a parsed sentence. `index` and `head` count within the sentence; a root is its own head.

    `start` and `end` are offsets into the article's text. `pos` is a Universal POS tag, `tag` a Penn Treebank tag,
    `dep` a ClearNLP dependency label. One is made for each word, so it is mypy that keeps it frozen: at run time that
    would take four times as long.
    """

    index: Final[int]
    start: Final[int]
    end: Final[int]
    text: Final[str]
    lemma: Final[str]
    pos: Final[str]
    tag: Final[str]
    dep: Final[str]
    head: Final[int]


CONTENT = frozenset({"VERB", "AUX", "NOUN", "PROPN", "ADJ", "ADV"})
"""Universal POS tags of the words that name something."""


@dataclass(frozen=True, slots=True)
class Parse:
    """The dependency tree (or trees) of one sentence. `lemmas` are those of its words, `lowered` its words in small
    letters, `words` the same as a set, `content` its verbs, nouns, names, adjectives and adverbs, of which one names
    whatever is said. `kept` is what functions that are asked often have found at a word (`once`).
    """

    tokens: tuple[Token, ...]
    lemmas: frozenset[str] = field(init=False, repr=False, compare=False)
    lowered: tuple[str, ...] = field(init=False, repr=False, compare=False)
    words: frozenset[str] = field(init=False, repr=False, compare=False)
    content: tuple[Token, ...] = field(init=False, repr=False, compare=False)
    kept: dict[tuple[str, int], Any] = field(default_factory=dict, init=False, repr=False, compare=False)
    _children: tuple[tuple[Token, ...], ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        below: list[list[Token]] = [[] for _ in self.tokens]
        for t in self.tokens:
            if t.head != t.index:
                below[t.head].append(t)
        object.__setattr__(self, "_children", tuple(map(tuple, below)))
        object.__setattr__(self, "lemmas", frozenset([t.lemma for t in self.tokens]))
        object.__setattr__(self, "content", tuple([t for t in self.tokens if t.pos in CONTENT]))
        object.__setattr__(self, "lowered", tuple([t.text.lower() for t in self.tokens]))
        object.__setattr__(self, "words", frozenset(self.lowered))

    def __len__(self) -> int:
        return len(self.tokens)

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    def head(self, token: Token) -> Token:
        return self.tokens[token.head]

    def children(self, token: Token, *deps: str) -> tuple[Token, ...]:
        """The words that hang directly on a word, in text order; of these relations only, if any are given."""
        below = self._children[token.index]
        if not deps or not below:
            return below
        found = []
        for t in below:
            if t.dep in deps:
                found.append(t)
        return tuple(found)

    def child(self, token: Token, *deps: str) -> Token | None:
        """The first word that hangs on a word by one of these relations."""
        for t in self._children[token.index]:
            if not deps or t.dep in deps:
                return t
        return None

    def subtree(self, token: Token) -> tuple[Token, ...]:
        """A word and all that hangs on it, in text order."""
        if not self._children[token.index]:
            return (token,)
        found = [token]
        for word in found:  # it grows as it is read
            found += self._children[word.index]
        found.sort(key=_index)
        return tuple(found)

    def ancestors(self, token: Token) -> Iterator[Token]:
        """The head of a word, that one's head, and so on to the root."""
        while token.head != token.index:
            token = self.tokens[token.head]
            yield token

    def within(self, span: Span) -> tuple[Token, ...]:
        """The words that lie in a span of the article, at least in part."""
        low = bisect_right(self.tokens, span.start, key=_end)
        high = bisect_left(self.tokens, span.end, key=_start)
        return self.tokens[low:high]


_index, _start, _end = attrgetter("index"), attrgetter("start"), attrgetter("end")


def once(find: Callable[[Parse, Token], Found]) -> Callable[[Parse, Token], Found]:
    """Keep with the parse what a function finds at a word: many finders ask the same."""
    name = find.__name__

    @wraps(find)
    def kept(parse: Parse, token: Token) -> Found:
        found: Found
        try:
            found = parse.kept[name, token.index]
        except KeyError:
            found = parse.kept[name, token.index] = find(parse, token)
        return found

    return kept


def span_of(tokens: tuple[Token, ...] | list[Token]) -> Span:
    """The span from the first to the last of some words, given in text order."""
    return Span(tokens[0].start, tokens[-1].end)
