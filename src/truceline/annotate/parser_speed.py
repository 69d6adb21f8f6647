"""The same parses of a spaCy model in less time: products by numpy, and the rules for single words asked once a word.

Neither changes what comes out; tests/unit/annotate/test_parser_speed.py holds both to the plain pipeline.
"""

from __future__ import annotations

import re
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


class Ruled(NamedTuple):
    """What the rules for parts of speech give a word: the Universal POS tag, features of its form, for a few words the
    lemma; and its tag and relation, which they may change."""

    tag: str
    dep: str
    pos: str
    morph: str
    lemma: str


Key = tuple[int, int, int]
"""What the rules for single words look at, in numbers: a word, its tag and its relation."""
SEEN = frozenset({"LOWER", "TAG", "DEP", "IS_SPACE", "OP"})
"""What rules may look at, if they are to be asked once for all words that they do not name."""


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
        ruler, self._lemmatize = map(cast("Any", language.get_pipe), RULES)
        assert isinstance(ruler, AttributeRuler)
        self._rule = ruler
        patterns = [p for r in ruler.patterns for p in cast("list[list[dict[str, Any]]]", r["patterns"])]
        self._named, self._named_forms = _named_in(step for pattern in patterns for step in pattern)
        self._several, self._begins = (Matcher(language.vocab, validate=False) for _ in range(2))
        for number, pattern in enumerate(p for p in patterns if len(p) > 1):
            self._several.add(str(number), [pattern])
            self._begins.add(str(number), [[{} if "OP" in pattern[0] else pattern[0]]])
        _index_forms(self._lemmatize)
        language.select_pipes(disable=list(RULES))
        self._known: dict[Key, Reading] = {}
        self._beginning: set[Key] = set()
        self._classes: dict[Key, Ruled] = {}
        self._beginning_classes: set[Key] = set()

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
            ruled = self._rule(self._apart(doc[first:last]))
            found[first:last] = map(read, self._lemmatize(ruled))
        return found

    def _learn(self, new: dict[Key, Token]) -> None:
        """Read new words together: those of one class have one part of speech, which is asked once."""
        classes = {key: self._class_of(token) for key, token in new.items()}
        self._learn_classes({of: new[key] for key, of in classes.items() if of not in self._classes})
        self._beginning.update(key for key, of in classes.items() if of in self._beginning_classes)
        ruled = self._as_ruled(new.values(), [self._classes[of] for of in classes.values()])
        self._known.update({key: read(token) for key, token in zip(new, self._lemmatize(ruled), strict=True)})

    def _class_of(self, word: Token) -> Key:
        """What the rules for parts of speech see of a word: itself only where one of them names it; tag, relation."""
        lower = word.lower_
        sees_it = lower in self._named or self._named_forms.search(lower) or word.is_space
        return (word.lower if sees_it else 0, word.tag, word.dep)

    def _learn_classes(self, new: dict[Key, Token]) -> None:
        """Give words, one of each new class, their parts of speech together; those with which a rule over several words
        can begin each by itself."""
        classes = list(new)
        begin = {classes[start] for _, start, _ in self._begins(self._apart(new.values()))}
        self._beginning_classes |= begin
        for part in ([c for c in classes if c not in begin], *([c] for c in begin)):
            for of, token in zip(part, self._rule(self._apart([new[c] for c in part])), strict=True):
                self._classes[of] = Ruled(token.tag_, token.dep_, token.pos_, str(token.morph), token.lemma_)

    def _apart(self, words: Collection[Token] | Span) -> Doc:
        """A text of words that have nothing to do with each other."""
        return self._text(words, tags=[t.tag_ for t in words], deps=[t.dep_ for t in words])

    def _as_ruled(self, words: Collection[Token], ruled: Sequence[Ruled]) -> Doc:
        """The same of words as the rules for parts of speech leave them."""
        tags, deps, pos, morphs, lemmas = map(list, zip(*ruled, strict=True)) if ruled else ([], [], [], [], [])
        return self._text(words, tags=tags, deps=deps, pos=pos, morphs=morphs, lemmas=lemmas)

    def _text(self, words: Collection[Token] | Span, **given: Any) -> Doc:
        return Doc(self._vocab, words=[t.text for t in words], heads=list(range(len(words))), **given)


def _named_in(steps: Iterable[dict[str, Any]]) -> tuple[frozenset[str], re.Pattern[str]]:
    """The words, in small letters, that rules name, and the form of others that they name so; of any form where a rule
    looks at more of a word than SEEN."""
    named: set[str] = set()
    forms: set[str] = set()
    for step in steps:
        of = step.get("LOWER", {})
        ways: dict[str, Any] = {"IN": [of]} if isinstance(of, str) else of
        if not (SEEN.issuperset(step) and {"IN", "REGEX"}.issuperset(ways)):
            return frozenset(), re.compile("")
        named.update(ways.get("IN", ()))
        forms.update([ways["REGEX"]] if "REGEX" in ways else ())
    return frozenset(named), re.compile("|".join(sorted(forms)) or "(?!)")


def _index_forms(lemmatizer: Any) -> None:
    """Make sets of the forms that a rule-based lemmatizer knows: it searches long lists for each new word."""
    if lemmatizer.lookups.has_table("lemma_index"):
        forms = lemmatizer.lookups.get_table("lemma_index")
        for pos in forms:
            forms[pos] = frozenset(forms[pos])


def has_word_rules(language: Language) -> bool:
    """Whether a model has its rules for words in the two components that `WordRules` takes out."""
    return all(name in language.pipe_names for name in RULES)
