"""The same parses of a spaCy model in less time: products by numpy, and the rules for single words asked once a word.

Neither changes what comes out; tests/unit/annotate/test_parser_speed.py holds both to the plain pipeline.
"""

from __future__ import annotations

from typing import Any, NamedTuple, cast

import numpy as np
from spacy.attrs import DEP, HEAD, IDX, LENGTH, ORTH, TAG
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc, Token
from thinc.backends.numpy_ops import NumpyOps

RULES = ("attribute_ruler", "lemmatizer")
"""The components that give a word its part of speech and its lemma, from its letters, tag and relation."""

MOST_WORDS = 100_000
"""Readings that are kept before a sentence is read; when they are more, all are let go."""


class Products(NumpyOps):  # type: ignore[misc]  # thinc's operations are compiled and untyped
    """thinc's operations on numpy arrays, with matrix products by numpy's BLAS instead of BLIS."""

    def gemm(self, x: Any, y: Any, out: Any = None, trans1: bool = False, trans2: bool = False) -> Any:
        return np.matmul(x.T if trans1 else x, y.T if trans2 else y, out=out)


def use_numpy_products(language: Language) -> None:
    """Let the networks of a model multiply by numpy. A network that does not compute on plain numpy is left alone."""
    for _, component in language.pipeline:
        network = getattr(component, "model", None)
        nodes = list(network.walk()) if network is not None else []
        if all(type(node.ops) is NumpyOps for node in nodes):
            for node in nodes:
                node.ops = Products()


class Reading(NamedTuple):
    """A word as the rules leave it: as written, its lemma in small letters, Universal POS tag, Penn tag, relation."""

    text: str
    lemma: str
    pos: str
    tag: str
    dep: str


Key = tuple[int, int, int]
"""What the rules for single words look at, in numbers: a word, its tag and its relation."""


def numbers_of(doc: Doc) -> tuple[list[Key], list[tuple[int, int, int]]]:
    """The keys of the words of a parsed sentence; how far off the head of each is, where it begins, how long it is."""
    words, tags, relations, *places = doc.to_array([ORTH, TAG, DEP, HEAD, IDX, LENGTH]).view(np.int64).T.tolist()
    return list(zip(words, tags, relations, strict=True)), list(zip(*places, strict=True))


def read(token: Token) -> Reading:
    """Read a word through which all rules have gone."""
    return Reading(token.text, token.lemma_.lower(), token.pos_, token.tag_, token.dep_)


class WordRules:
    """A model's rules for single words, asked once for each word with its tag and relation.

    Rules over several words ("there is") are few: where one could fire, the sentence goes through all rules. Only
    sentences with a word that begins such a rule are looked at for it.
    """

    def __init__(self, language: Language) -> None:
        """Take the rules of a model out of its pipeline. The model must have both components of RULES."""
        self._vocab = language.vocab
        self._rules = [(name, language.get_pipe(name)) for name in RULES]
        ruler = language.get_pipe(RULES[0])
        assert isinstance(ruler, AttributeRuler)
        patterns = [p for r in ruler.patterns for p in cast("list[list[dict[str, Any]]]", r["patterns"]) if len(p) > 1]
        self._several, self._begins = (Matcher(language.vocab, validate=False) for _ in range(2))
        for number, pattern in enumerate(patterns):
            self._several.add(str(number), [pattern])
            self._begins.add(str(number), [[{} if "OP" in pattern[0] else pattern[0]]])
        language.select_pipes(disable=list(RULES))
        self._known: dict[Key, tuple[Reading, bool]] = {}

    def readings(self, doc: Doc, keys: list[Key]) -> list[Reading]:
        """Read every word of a tagged and parsed sentence, given with the keys of its words."""
        if len(self._known) >= MOST_WORDS:
            self._known.clear()
        new = {key: token for key, token in zip(keys, doc, strict=True) if key not in self._known}
        if new:
            self._learn(new)
        known = [self._known[key] for key in keys]
        if any(begins for _, begins in known) and self._several(doc):
            return [read(token) for token in self._ruled(doc)]
        return [reading for reading, _ in known]

    def _learn(self, new: dict[Key, Token]) -> None:
        """Read words each by itself; together where no rule over several words can begin."""
        tokens = list(new.values())
        apart = Doc(
            self._vocab,
            words=[t.text for t in tokens],
            tags=[t.tag_ for t in tokens],
            deps=[t.dep_ for t in tokens],
            heads=list(range(len(tokens))),
        )
        begins = bool(self._begins(apart))
        if begins and len(new) > 1:
            for key, token in new.items():
                self._learn({key: token})
        else:
            self._known.update({k: (read(t), begins) for k, t in zip(new, self._ruled(apart), strict=True)})

    def _ruled(self, doc: Doc) -> Doc:
        for _, component in self._rules:
            doc = component(doc)
        return doc


def has_word_rules(language: Language) -> bool:
    """Whether a model has its rules for words in the two components that `WordRules` takes out."""
    return all(name in language.pipe_names for name in RULES)
