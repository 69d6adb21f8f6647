"""The words of sentences as numbers: a model's tokenizer is asked once for each run of letters and marks.

spaCy splits a text at its spaces and each run between them by itself, so that a run has the same words wherever it
stands. A word has one number as far as the networks of a model tell it from others: its letters, the letters that stand
for it, and whether a space is behind it. tests/unit/annotate/test_parser_words.py holds the words to spaCy's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import Any, NamedTuple

from spacy.attrs import LENGTH, NORM, ORTH, SPACY
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc

RUN = re.compile(r"\S+ ?|\s+")
"""A run of letters and marks with the one space behind it, or the space that is left."""
TOGETHER = 2_000
"""Runs that are split together."""


class Word(NamedTuple):
    """A word: as written, the letters that stand for it ("not" for "n't"), whether a space is behind it."""

    text: str
    norm: str
    spaced: bool


Key = tuple[int, int, int]
"""A word in spaCy's numbers."""


def is_split_at_spaces(language: Language) -> bool:
    """Whether a model splits each run by itself: its exceptions have no space between letters."""
    tokenizer = language.tokenizer
    return isinstance(tokenizer, Tokenizer) and not any(re.search(r"\S\s|\s\S", key) for key in tokenizer.rules)


def a_few(sentences: Iterable[Sequence[int]], most: int) -> Iterator[list[Sequence[int]]]:
    """Sentences, a few at a time: of so many words at the most, if none is longer."""
    few: list[Sequence[int]] = []
    count = 0
    for sentence in sentences:
        if few and count + len(sentence) > most:
            yield few
            few, count = [], 0
        few.append(sentence)
        count += len(sentence)
    if few:
        yield few


class Words:
    """The words that were met so far, by their numbers."""

    def __init__(self, language: Language) -> None:
        """Take a model whose tokenizer splits at spaces."""
        self._language = language
        self._runs: dict[str, tuple[int, ...]] = {}
        self._numbers: dict[Key, int] = {}
        self.known: list[Word] = []
        self.lengths: list[int] = []
        self.spaces: list[int] = []
        """Of each word how long it is, and how long the space behind it (code points)."""

    def __len__(self) -> int:
        """How much is kept: words or, if there are more, runs."""
        return max(len(self.known), len(self._runs))

    def numbers(self, texts: Iterable[str]) -> list[list[int]]:
        """The numbers of the words of each text; new words get the next ones."""
        runs = [RUN.findall(text) for text in texts]
        self._learn(run for run in dict.fromkeys(chain.from_iterable(runs)) if run not in self._runs)
        return [list(chain.from_iterable(map(self._runs.__getitem__, of_text))) for of_text in runs]

    def text_of(self, numbers: Sequence[int]) -> Doc:
        """The text of some words, as spaCy has it."""
        words = [self.known[number] for number in numbers]
        doc = Doc(self._language.vocab, words=[w.text for w in words], spaces=[w.spaced for w in words])
        for token, word in zip(doc, words, strict=True):
            if token.norm_ != word.norm:
                token.norm_ = word.norm
        return doc

    def _learn(self, runs: Iterator[str]) -> None:
        while few := list(islice(runs, TOGETHER)):
            for run, words in zip(few, self._split(few), strict=True):
                self._runs[run] = tuple(map(self._number, words))

    def _split(self, runs: Sequence[str]) -> Iterator[Sequence[Key]]:
        """The words of each run: of those that are no spaces as they stand in one text, a space apart."""
        text = " ".join(run.rstrip(" ") for run in runs if not run.isspace())
        words = zip(*self._keys(text), strict=True)
        for run in runs:
            if run.isspace():
                yield [(word, norm, spaced) for word, norm, spaced, _ in zip(*self._keys(run), strict=True)]
                continue
            found: list[Key] = []
            left = len(run.rstrip(" "))
            while left:
                word, norm, _, length = next(words)
                left -= length
                found.append((word, norm, 0 if left else int(run[-1] == " ")))
            yield found

    def _keys(self, text: str) -> Any:
        return self._language.tokenizer(text).to_array([ORTH, NORM, SPACY, LENGTH]).T.tolist()

    def _number(self, key: Key) -> int:
        number = self._numbers.setdefault(key, len(self.known))
        if number == len(self.known):
            word, norm = (self._language.vocab.strings[of] for of in key[:2])
            self.known.append(Word(word, word if norm == word else norm, bool(key[2])))
            self.lengths.append(len(word))
            self.spaces.append(key[2])
        return number
