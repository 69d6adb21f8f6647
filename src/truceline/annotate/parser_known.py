"""A spaCy model that is built as is known here, read in less time: what comes out is what spaCy gives.

Sentences are read in the order of their lengths, many at a time, as rows of numbers: words, tags, heads and relations
of all of them one after the other. spaCy itself is asked for what is new: how a run of letters is split, what its rules
make of a word with its tag. tests/unit/annotate/test_parser_known.py holds the readings to spaCy's own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate

import numpy as np
from spacy.language import Language

from truceline.annotate.parser_readings import ReadSentence
from truceline.annotate.parser_rules import RULES, WordRules
from truceline.annotate.parser_steps import Ints, TagsAndTrees, is_known_pipeline
from truceline.annotate.parser_words import Words


def is_known(language: Language) -> bool:
    """Whether a model is built so that `KnownModel` reads as it does."""
    return language.pipe_names[3:] == list(RULES) and is_known_pipeline(language)


class KnownModel:
    """A model with what it has told so far of words."""

    def __init__(self, language: Language) -> None:
        """Take a model that is known."""
        self._words = Words(language)
        self._trees = TagsAndTrees(language, self._words)
        self._rules = WordRules(language, self._words, self._trees.tags, self._trees.relations)

    def __len__(self) -> int:
        """How many words are kept or, if there are more, runs of them."""
        return len(self._words)

    def read(self, texts: Sequence[str]) -> list[ReadSentence]:
        """Read sentences, in the order given."""
        found: list[ReadSentence] = [ReadSentence((), (), (), ())] * len(texts)
        numbers = self._words.numbers(texts)
        order = sorted((n for n, of_text in enumerate(numbers) if of_text), key=lambda n: len(numbers[n]))
        if order:
            for place, sentence in zip(order, self._read([numbers[n] for n in order]), strict=True):
                found[place] = sentence
        return found

    def _read(self, sentences: Sequence[Sequence[int]]) -> Iterator[ReadSentence]:
        """Read sentences, given by the numbers of their words, shorter ones first."""
        words: Ints = np.array([number for of_sentence in sentences for number in of_sentence])
        lasts = list(accumulate(map(len, sentences)))
        trees = self._trees(sentences)
        readings = self._rules.readings(words, trees, lasts)
        lengths, spaces = (np.array(of)[words] for of in (self._words.lengths, self._words.spaces))
        behind = np.concatenate(([0], np.cumsum(lengths + spaces)))  # where each word begins, all sentences in a row
        firsts = [0, *lasts[:-1]]
        sizes = list(map(len, sentences))
        starts = behind[:-1] - np.repeat(behind[firsts], sizes)
        heads = trees.heads + np.arange(len(words)) - np.repeat(firsts, sizes)
        begin, end, head = starts.tolist(), (starts + lengths).tolist(), heads.tolist()
        for of in map(slice, firsts, lasts):
            yield ReadSentence(begin[of], end[of], readings[of], head[of])
