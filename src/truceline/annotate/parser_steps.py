"""The tags and trees of a spaCy model in less time: each step of the parser is taken by many sentences at once.

The parser reads a sentence word by word, with a stack of words that wait for others: a small network scores every move
on eight words that it looks at, and the best one that is allowed is made. spaCy's compiled steps go through the
sentences one by one and take Python's lock for each word that they look at. Here the same moves are made for all
sentences together, on arrays. tests/unit/annotate/test_parser_known.py holds the trees to spaCy's own.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple, cast

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import DEP, HEAD
from spacy.language import Language
from spacy.pipeline import DependencyParser, Tagger
from spacy.pipeline._parser_internals.nonproj import DELIMITER, deprojectivize

from truceline.annotate.parser_network import LEAST_ROWS, Floats, KeptVectors, is_known
from truceline.annotate.parser_products import Products
from truceline.annotate.parser_words import Words, a_few, is_split_at_spaces

Ints = NDArray[np.intp]
Flags = NDArray[np.bool_]

MOVES = "SDLRB"
"""spaCy's letters for the kinds of moves, in the order of its scores: shift, reduce, left arc, right arc, break."""
SHIFT, REDUCE, LEFT, RIGHT, BREAK = range(5)
LOOKED_AT = 8
"""Words of a sentence that a move is scored on."""
PIECES = 2
"""Sums of which the network takes the larger."""
MOST_WORDS = 6000
"""Words whose sentences, of like length, are read together, if no sentence is longer: 24 MB of sums. 3,000 and 12,000
take as long."""


def is_known_pipeline(language: Language) -> bool:
    """Whether a model begins with vectors that are known, a tagger and a greedy parser on eight words."""
    if not is_split_at_spaces(language) or language.pipe_names[:3] != ["tok2vec", "tagger", "parser"]:
        return False
    vectors, tagger, parser = (component for _, component in language.pipeline[:3])
    return (
        is_known(getattr(vectors, "model", None))
        and isinstance(tagger, Tagger)
        and tagger.model.name.endswith("listener>>with_array(softmax)")
        and isinstance(parser, DependencyParser)
        and parser.cfg["beam_width"] == 1
        and _has_known_steps(parser)
    )


def _has_known_steps(parser: Any) -> bool:
    names = [layer.name for layer in parser.model.layers]
    kinds = [MOVES.index(name[0]) for name in parser.move_names]
    return (
        names == ["tok2vec-listener>>list2array>>linear", "precomputable_affine", "linear"]
        and all(isinstance(node.ops, Products) for node in parser.model.walk())
        and (parser.model.layers[1].get_dim("nF"), parser.model.layers[1].get_dim("nP")) == (LOOKED_AT, PIECES)
        and not parser.model.attrs["unseen_classes"]
        and not parser.cfg["learn_tokens"]
        and kinds == sorted(kinds)
        and [kinds.count(kind) for kind in (SHIFT, REDUCE, BREAK)] == [1, 1, 1]
    )


class Trees(NamedTuple):
    """What is found for the words of sentences, one after the other: the number of each one's tag, how far off its head
    is, the number of its relation."""

    tags: Ints
    heads: Ints
    relations: Ints


class TagsAndTrees:
    """The vectors, the tagger and the parser of a model; its `tags` and `relations` by their numbers."""

    def __init__(self, language: Language, words: Words) -> None:
        self._words = words
        vectors, tagger, parser = (cast("Any", component) for _, component in language.pipeline[:3])
        self._vectors = KeptVectors(vectors.model, words)
        (softmax,) = (node for node in tagger.model.walk() if node.name == "softmax")
        self._weights, self._bias = softmax.get_param("W").T, softmax.get_param("b")
        self._scorer = Scorer(parser.model)
        names: list[str] = parser.move_names
        self._kinds: Ints = np.array([MOVES.index(name[0]) for name in names])
        self.tags: list[str] = list(tagger.labels)
        parts = [part for name in names for part in (name[2:], *name[2:].split(DELIMITER))]
        self.relations = list(dict.fromkeys(("ROOT", *parts)))
        self._labels: Ints = np.array([self.relations.index(name[2:]) for name in names])
        self._hashes: Any = np.array([language.vocab.strings[name] for name in self.relations], dtype="uint64")
        self._is_lifted: Flags = np.array([DELIMITER in name for name in self.relations])

    def __call__(self, sentences: Sequence[Sequence[int]]) -> Trees:
        """Tag and parse sentences, given by the numbers of their words, each of one word at least."""
        vectors = self._vectors.of(sentences)
        found: list[Trees] = []
        start = 0
        for few in a_few(sentences, MOST_WORDS):
            end = start + sum(map(len, few))
            found.append(self._annotated(few, vectors[start:end]))
            start = end
        return Trees(*map(np.concatenate, zip(*found, strict=True)))

    def _annotated(self, sentences: Sequence[Sequence[int]], vectors: Floats) -> Trees:
        count = len(vectors)
        vectors = np.pad(vectors, ((0, max(0, LEAST_ROWS - count)), (0, 0)))
        tags = (vectors @ self._weights + self._bias)[:count].argmax(axis=1)
        heads, relations = self._trees([len(sentence) for sentence in sentences], vectors)
        if self._is_lifted[relations].any():
            self._take_down(sentences, heads, relations)
        return Trees(tags, heads, relations)

    def _take_down(self, sentences: Sequence[Sequence[int]], heads: Ints, relations: Ints) -> None:
        """Give words whose relation says that it was lifted the heads that they had."""
        start = 0
        for sentence in sentences:
            place = slice(start, start + len(sentence))
            start = place.stop
            if self._is_lifted[relations[place]].any():
                doc = self._words.text_of(sentence)
                columns: Any = np.stack((heads[place].view(np.uint64), self._hashes[relations[place]]), axis=1)
                deprojectivize(doc.from_array([HEAD, DEP], columns))
                heads[place] = [token.head.i - token.i for token in doc]
                relations[place] = [self.relations.index(token.dep_) for token in doc]

    def _trees(self, lengths: Sequence[int], vectors: Floats) -> tuple[Ints, Ints]:
        """How far off the head of each word is, and the number of its relation."""
        sums = self._scorer.sums(vectors)
        states = States(lengths)
        while len(states.first):
            scores = self._scorer.scores(sums, states.looked_at())
            states.forbid(scores)
            best = scores.argmax(axis=1)
            states.move(self._kinds[best], self._labels[best])
        states.labels[states.heads == 0] = self.relations.index("ROOT")
        heads = np.where(states.heads == 0, 0, states.heads - np.arange(len(states.heads)))
        return heads[1:], states.labels[1:]


class Scorer:
    """The network that scores the moves."""

    def __init__(self, network: Any) -> None:
        narrow, lower, upper = network.layers
        linear = narrow.layers[-1]
        self._narrow, self._narrow_bias = linear.get_param("W").T, linear.get_param("b")
        weights = lower.get_param("W")
        self._width: int = weights.shape[1]
        # Both pieces of all sums one after another, not of each sum side by side: the larger is then found in rows.
        self._weights: Floats = np.ascontiguousarray(weights.swapaxes(1, 2).reshape(-1, weights.shape[3]))
        self._bias: Floats = lower.get_param("b").T.ravel()
        self._no_word: Floats = lower.get_param("pad")[0].swapaxes(1, 2).ravel()
        self._upper, self._upper_bias = np.ascontiguousarray(upper.get_param("W").T), upper.get_param("b")
        self._sums: Floats = np.empty((0, len(self._weights)), dtype="f")

    def sums(self, vectors: Floats) -> Floats:
        """What each word adds to a score in each place where it may be looked at: a row for each word and place, first
        those of no word. They hold until the next call, which writes over them."""
        rows = len(vectors) + 1
        if rows > len(self._sums):
            self._sums = np.empty((rows, len(self._weights)), dtype="f")
            self._sums[0] = self._no_word
        np.matmul(vectors @ self._narrow + self._narrow_bias, self._weights.T, out=self._sums[1:rows])
        return self._sums[:rows].reshape(rows * LOOKED_AT, -1)

    def scores(self, sums: Floats, looked_at: Ints) -> Floats:
        """The scores of all moves for each sentence, given by the words that it looks at."""
        places = looked_at * LOOKED_AT + np.arange(LOOKED_AT)[:, None]
        added = sums.take(places[0], axis=0)
        for place in places[1:]:
            added += sums.take(place, axis=0)
        added += self._bias
        largest = np.zeros((max(len(added), LEAST_ROWS), self._width), dtype="f")
        np.maximum(added[:, : self._width], added[:, self._width :], out=largest[: len(added)])
        scores: Floats = (largest @ self._upper)[: len(added)]
        scores += self._upper_bias
        return scores


class States:
    """Sentences on their way to trees. Words are numbered from one through all sentences; zero is no word.

    A sentence that is not done has its `first` word to come and the `top` of its stack of waiting words.
    """

    def __init__(self, lengths: Sequence[int]) -> None:
        last = np.cumsum(lengths)
        words = int(last[-1]) + 1
        self.first: Ints = last - np.array(lengths) + 1
        self.top: Ints = np.zeros_like(self.first)
        self.heads: Ints = np.zeros(words, dtype=np.intp)
        self.labels: Ints = np.zeros(words, dtype=np.intp)
        # For each word what comes after it and what waits below it, while that is so; its last child on either side,
        # and the child that its head got on the same side before it.
        self._after: Ints = np.arange(1, words + 1)
        self._after[0] = self._after[last] = 0
        self._below, self._left, self._right, self._elder = (np.zeros(words, dtype=np.intp) for _ in range(4))
        self._begins: Flags = np.zeros(words, dtype=np.bool_)
        self._begins[self.first] = True
        self._put_back: Flags = np.zeros(words, dtype=np.bool_)

    def looked_at(self) -> Ints:
        """The words that the next move of each sentence is scored on, as columns."""
        first, top, under = self.first, self.top, self._below[self.top]
        children = self._left[first], self._left[top], self._right[top]
        return np.stack((first, self._after[first], top, under, self._below[under], *children))

    def forbid(self, scores: Floats) -> None:
        """Let no move win that a sentence cannot make."""
        second, begins = self._after[self.first], self._begins[self.first]
        none_waits, is_last = self.top == 0, second == 0
        scores[~none_waits & (is_last | begins | self._put_back[self.first]), SHIFT] = -np.inf
        scores[none_waits, REDUCE] = -np.inf
        scores[none_waits | (self.first == 0) | begins, LEFT:-1] = -np.inf
        scores[is_last | (second != self.first + 1) | self._begins[second], -1] = -np.inf

    def move(self, kinds: Ints, labels: Ints) -> None:
        """Make a move in each sentence, and leave those that are done."""
        first, top = self.first, self.top
        second, under = self._after[first], self._below[top]
        self._begins[second[kinds == BREAK]] = True
        back = (kinds == REDUCE) & (self.heads[top] == 0) & (under != 0)  # a word without a head is to be read again
        self._put_back[top[back]] = True
        self._after[top[back]] = first[back]
        self._add_left(*(of[kinds == LEFT] for of in (first, top, labels)))
        self._add_right(*(of[kinds == RIGHT] for of in (top, first, labels)))
        pushed = (kinds == SHIFT) | (kinds == RIGHT)
        popped = (kinds == REDUCE) | (kinds == LEFT)
        self._below[first[pushed]] = top[pushed]
        self.top = np.where(pushed, first, np.where(popped, under, top))
        self.first = np.where(pushed, second, np.where(back, top, first))
        going = (self.first != 0) | (self.top != 0)
        self.first, self.top = self.first[going], self.top[going]

    def _add_left(self, heads: Ints, children: Ints, labels: Ints) -> None:
        """Give waiting words heads that come after them. A head that one had before loses its last child."""
        self._right[self.heads[children]] = self._elder[children]
        self._add(self._left, heads, children, labels)
        self._put_back[heads] = False

    def _add_right(self, heads: Ints, children: Ints, labels: Ints) -> None:
        self._add(self._right, heads, children, labels)

    def _add(self, last: Ints, heads: Ints, children: Ints, labels: Ints) -> None:
        self.heads[children], self.labels[children] = heads, labels
        self._elder[children], last[heads] = last[heads], children
