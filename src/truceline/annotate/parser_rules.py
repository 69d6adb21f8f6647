"""The rules of a spaCy model that give words their parts of speech and lemmas, asked once for a word and its tag.

tests/unit/annotate/test_parser_known.py holds what comes out to the plain pipeline.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any, NamedTuple, cast

from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc

from truceline.annotate.parser_readings import Reading, reading_of
from truceline.annotate.parser_steps import Ints, Trees
from truceline.annotate.parser_words import Words

RULES = ("attribute_ruler", "lemmatizer")
"""The components that give a word its part of speech and its lemma, from its letters, tag and relation."""

MOST_READINGS = 100_000
"""Words with their tags and relations that are kept before sentences are read; when they are more, the later half is
let go: common words come first."""


class Ruled(NamedTuple):
    """What the rules for parts of speech give a word: the Universal POS tag, features of its form, for a few words the
    lemma; and its tag and relation, which they may change."""

    tag: str
    dep: str
    pos: str
    morph: str
    lemma: str


Class = tuple[str, str, str]
"""What the rules for parts of speech see of words: the word in small letters, or nothing; tag and relation."""
SEEN = frozenset({"LOWER", "TAG", "DEP", "IS_SPACE", "OP"})
"""What rules may look at, if they are to be asked once for all words that they do not name."""


class WordRules:
    """A model's rules for single words, asked once for each word with its tag and relation.

    Words new to it are read together, a batch of sentences at a time. Rules over several words ("there is") are few:
    where one fires, its words go through all rules together. Only sentences with a word that begins such a rule are
    looked at for it.
    """

    def __init__(self, language: Language, words: Words, tags: Sequence[str], relations: Sequence[str]) -> None:
        """Take the rules of a model, which must have both components of RULES."""
        self._vocab, self._words, self._tags, self._relations = language.vocab, words, tags, relations
        ruler, self._lemmatize = (cast("Any", language.get_pipe(name)) for name in RULES)
        assert isinstance(ruler, AttributeRuler)
        self._rule = ruler
        patterns = [p for r in ruler.patterns for p in cast("list[list[dict[str, Any]]]", r["patterns"])]
        self._named, self._named_forms = _named_in(step for pattern in patterns for step in pattern)
        self._several, self._begins = (Matcher(language.vocab, validate=False) for _ in range(2))
        for number, pattern in enumerate(p for p in patterns if len(p) > 1):
            self._several.add(str(number), [pattern])
            self._begins.add(str(number), [[{} if "OP" in pattern[0] else pattern[0]]])
        _index_forms(self._lemmatize)
        self._known: dict[int, Reading] = {}
        self._beginning: set[int] = set()
        self._classes: dict[Class, Ruled] = {}
        self._beginning_classes: set[Class] = set()

    def readings(self, words: Ints, trees: Trees, ends: Sequence[int]) -> list[Reading]:
        """Read the words of sentences, given one after the other, with the places where sentences end."""
        if len(self._known) > MOST_READINGS:
            self._known = dict(islice(self._known.items(), MOST_READINGS // 2))
            self._beginning.intersection_update(self._known)
        at = (words * len(self._tags) + trees.tags) * len(self._relations) + trees.relations
        keys: list[int] = at.tolist()
        known = self._known
        self._learn([key for key in dict.fromkeys(keys) if key not in known])
        found = list(map(known.__getitem__, keys))
        if not self._beginning.isdisjoint(keys):
            beginning = {bisect_right(ends, i) for i, key in enumerate(keys) if key in self._beginning}
            for start, end in ((ends[n - 1] if n else 0, ends[n]) for n in sorted(beginning)):
                found[start:end] = self._together(found[start:end])
        return found

    def _together(self, sentence: list[Reading]) -> list[Reading]:
        """The words of a sentence, each given as it is by itself, as rules over several words leave them."""
        seen = [(r.text, r.tag, r.dep) for r in sentence]
        if several := self._several(self._apart(seen)):
            first, last = min(start for _, start, _ in several), max(end for _, _, end in several)
            ruled = self._rule(self._apart(seen[first:last]))
            sentence[first:last] = map(reading_of, self._lemmatize(ruled))
        return sentence

    def _learn(self, keys: Sequence[int]) -> None:
        """Read new words together: those of one class have one part of speech, which is asked once."""
        seen = [self._seen(key) for key in keys]
        classes = [self._class_of(*word) for word in seen]
        self._learn_classes({of: word for of, word in zip(classes, seen, strict=True) if of not in self._classes})
        self._beginning.update(key for key, of in zip(keys, classes, strict=True) if of in self._beginning_classes)
        ruled = self._as_ruled([text for text, _, _ in seen], [self._classes[of] for of in classes])
        self._known.update({key: reading_of(token) for key, token in zip(keys, self._lemmatize(ruled), strict=True)})

    def _seen(self, key: int) -> Class:
        """The word, tag and relation of a key."""
        rest, relation = divmod(key, len(self._relations))
        word, tag = divmod(rest, len(self._tags))
        return self._words.known[word].text, self._tags[tag], self._relations[relation]

    def _class_of(self, word: str, tag: str, relation: str) -> Class:
        """The class of a word: rules see it itself only where one of them names it."""
        lower = word.lower()
        sees_it = lower in self._named or self._named_forms.search(lower) or word.isspace()
        return (lower if sees_it else "", tag, relation)

    def _learn_classes(self, new: dict[Class, Class]) -> None:
        """Give words, one of each new class, their parts of speech together; those with which a rule over several words
        can begin each by itself."""
        classes = list(new)
        begin = {classes[start] for _, start, _ in self._begins(self._apart(list(new.values())))}
        self._beginning_classes |= begin
        for part in ([c for c in classes if c not in begin], *([c] for c in begin)):
            for of, token in zip(part, self._rule(self._apart([new[c] for c in part])), strict=True):
                self._classes[of] = Ruled(token.tag_, token.dep_, token.pos_, str(token.morph), token.lemma_)

    def _apart(self, words: Sequence[Class]) -> Doc:
        """A text of words with tags and relations that have nothing to do with each other."""
        texts, tags, deps = map(list, zip(*words, strict=True)) if words else ([], [], [])
        return self._text(texts, tags=tags, deps=deps)

    def _as_ruled(self, texts: list[str], ruled: Sequence[Ruled]) -> Doc:
        """The same of words as the rules for parts of speech leave them."""
        tags, deps, pos, morphs, lemmas = map(list, zip(*ruled, strict=True)) if ruled else ([], [], [], [], [])
        return self._text(texts, tags=tags, deps=deps, pos=pos, morphs=morphs, lemmas=lemmas)

    def _text(self, texts: list[str], **given: Any) -> Doc:
        return Doc(self._vocab, words=texts, heads=list(range(len(texts))), **given)


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
