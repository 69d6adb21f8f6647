"""The same parses of a spaCy model in less time: products by numpy, and the rules for single words asked once a word.

Neither changes what comes out; tests/unit/annotate/test_parser_speed.py holds both to the plain pipeline.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import islice
from typing import Any, NamedTuple, cast

import numpy as np
from spacy.attrs import DEP, HEAD, IDX, LENGTH, ORTH, TAG
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc, Span, Token
from thinc.backends.numpy_ops import NumpyOps

RULES = ("attribute_ruler", "lemmatizer")
"""The components that give a word its part of speech and its lemma, from its letters, tag and relation."""

MOST_WORDS = 100_000
"""Readings that are kept before a sentence is read; when they are more, the later half is let go: common words come
first."""


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


def keep_more_words(language: Language) -> None:
    """Let a model's tokenizer keep how MOST_WORDS runs of letters and marks are split; of itself it stops at 10,000."""
    if isinstance(language.tokenizer, Tokenizer):
        language.tokenizer.max_cache_size = MOST_WORDS


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

    Words new to it are read together, a batch of sentences at a time. Rules over several words ("there is") are few:
    where one fires, its words go through all rules together. Only sentences with a word that begins such a rule are
    looked at for it.
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
        _index_forms(language.get_pipe(RULES[1]))
        language.select_pipes(disable=list(RULES))
        self._known: dict[Key, Reading] = {}
        self._beginning: set[Key] = set()

    def readings(self, docs: Sequence[Doc], keys: Sequence[list[Key]]) -> list[list[Reading]]:
        """Read every word of tagged and parsed sentences, given with the keys of their words."""
        if len(self._known) >= MOST_WORDS:
            self._known = dict(islice(self._known.items(), MOST_WORDS // 2))
            self._beginning.intersection_update(self._known)
        found = [self._found(of_doc) for of_doc in keys]
        new = {
            key: doc[i]
            for doc, of_doc, known in zip(docs, keys, found, strict=True)
            if known is None
            for i, key in enumerate(of_doc)
            if key not in self._known
        }
        self._learn(new)
        return [
            self._readings(doc, of_doc, [self._known[key] for key in of_doc] if known is None else known)
            for doc, of_doc, known in zip(docs, keys, found, strict=True)
        ]

    def _found(self, keys: Iterable[Key]) -> list[Reading] | None:
        """The words of a sentence as they are known; None where one of them is new."""
        try:
            return list(map(self._known.__getitem__, keys))
        except KeyError:
            return None

    def _readings(self, doc: Doc, keys: list[Key], found: list[Reading]) -> list[Reading]:
        """The words of a sentence, each given as it is by itself."""
        if not self._beginning.isdisjoint(keys) and (several := self._several(doc)):
            first, last = min(start for _, start, _ in several), max(end for _, _, end in several)
            found[first:last] = map(read, self._ruled(self._apart(doc[first:last])))
        return found

    def _learn(self, new: dict[Key, Token]) -> None:
        """Read new words together; those with which a rule over several words can begin each by itself."""
        keys = list(new)
        begins = {keys[start] for _, start, _ in self._begins(self._apart(new.values()))}
        self._beginning |= begins
        for part in ([k for k in keys if k not in begins], *([k] for k in begins)):
            apart = self._ruled(self._apart([new[k] for k in part]))
            self._known.update({k: read(token) for k, token in zip(part, apart, strict=True)})

    def _apart(self, words: Collection[Token] | Span) -> Doc:
        """A text of words that have nothing to do with each other."""
        return Doc(
            self._vocab,
            words=[t.text for t in words],
            tags=[t.tag_ for t in words],
            deps=[t.dep_ for t in words],
            heads=list(range(len(words))),
        )

    def _ruled(self, doc: Doc) -> Doc:
        for _, component in self._rules:
            doc = component(doc)
        return doc


def _index_forms(lemmatizer: Any) -> None:
    """Make sets of the forms that a rule-based lemmatizer knows: it searches long lists for each new word."""
    if lemmatizer.lookups.has_table("lemma_index"):
        forms = lemmatizer.lookups.get_table("lemma_index")
        for pos in forms:
            forms[pos] = frozenset(forms[pos])


def has_word_rules(language: Language) -> bool:
    """Whether a model has its rules for words in the two components that `WordRules` takes out."""
    return all(name in language.pipe_names for name in RULES)
