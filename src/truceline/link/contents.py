"""What a text has in it, and what it has not: "sets a deadline", "is silent on the prisoners", "no part of it"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from truceline.code.clauses import VERBAL
from truceline.code.context import SentenceContext
from truceline.code.parties.grammar import is_passive, objects_of, prepositional, surface_subjects
from truceline.lexicon.states import StateLexicon
from truceline.model.parse import Parse, Token

HAS, MENTIONS, CONDITION = "contains", "mentions", "condition"
WITH = ("for", "of", "to", "about", "on", "out", "down", "as", "with")
IN = ("in", "by", "under", "from", "of", "to", "into")


class Content(NamedTuple):
    """A text that has something in it (`value` 1) or has not; `word` is the verb that says so."""

    matter: str
    value: int
    word: Token
    texts: tuple[Token, ...]
    about: tuple[Token, ...]


def contents_in(context: SentenceContext) -> Iterator[Content]:
    """What a sentence tells of the contents of texts."""
    words = context.lexicon.states
    for verb in context.parse.content:
        if verb.pos in VERBAL:
            yield from _by_verb(context.parse, verb, words)


def _by_verb(parse: Parse, verb: Token, words: StateLexicon) -> Iterator[Content]:
    lists = words.words
    contains, mentions = verb.lemma in lists["contains"], verb.lemma in lists["mentioning"]
    omits = verb.lemma in lists["omits"]
    if contains or mentions or omits:
        yield from _of_text(parse, verb, words, MENTIONS if mentions else HAS, 0 if omits else 1)
    if verb.lemma in ("be", "remain", "stay"):
        yield from _by_predicate(parse, verb, words)


def _of_text(parse: Parse, verb: Token, words: StateLexicon, matter: str, value: int) -> Iterator[Content]:
    lists = words.words
    if is_passive(parse, verb):
        texts = _texts(_up(parse, prepositional(parse, verb, *IN), words), words)
        about = surface_subjects(parse, verb)
    else:
        texts = _texts(_up(parse, _subjects(parse, verb), words), words)
        about = objects_of(parse, verb)
        word = next((t for t in about if t.lemma.lower() in lists["mentions"]), None)
        if word is not None and (inner := prepositional(parse, word, "of", "to", "on", "about", "for")):
            matter = HAS if word.lemma in ("provision", "clause", "article", "paragraph") else MENTIONS
            about = inner
        elif not about or verb.lemma == "provide":
            about = (*about, *prepositional(parse, verb, *WITH))
        if verb.lemma in ("make", "say", "hold", "give") and word is None:
            return
    about = tuple(t for t in about if t.pos in ("NOUN", "PROPN") or t.tag == "CD" or t.lemma in ("none", "nothing"))
    if texts and about:
        for one in about:
            yield Content(matter, value, verb, texts, (one,))
            if words.alike.get(one.lemma.lower()) == CONDITION:
                yield Content(CONDITION, value, verb, texts if is_passive(parse, verb) else (*texts[:1], one), ())


def _by_predicate(parse: Parse, verb: Token, words: StateLexicon) -> Iterator[Content]:
    """What is part of a text or absent from it, on what it is silent, and of what there is no word in it."""
    lists = words.words
    subjects = surface_subjects(parse, verb)
    for predicate in parse.children(verb, "acomp", "attr"):
        lemma = predicate.lemma.lower()
        if lemma in lists["absent"] or lemma == "part":
            texts = _texts(
                (*prepositional(parse, predicate, "of", "from", "in"), *prepositional(parse, verb, "from", "in")), words
            )
            about = tuple(t for t in subjects if t.pos in ("NOUN", "PROPN"))
            if texts and about:
                yield Content(HAS, int(lemma == "part"), verb, texts, about[:1])
        elif lemma in lists["silent"]:
            texts = _texts(subjects, words)
            about = (*prepositional(parse, predicate, "on", "about"), *prepositional(parse, verb, "on", "about"))
            if texts and about:
                yield Content(MENTIONS, 0, verb, texts, about[:1])
    if parse.child(verb, "expl") is not None:
        for noun in parse.children(verb, "attr"):
            about = prepositional(parse, noun, "of", "on", "about") if noun.lemma in lists["mentions"] else (noun,)
            texts = _texts((*prepositional(parse, verb, "in"), *prepositional(parse, noun, "in")), words)
            if texts and about:
                yield Content(MENTIONS if noun not in about else HAS, 1, verb, texts, about[:1])


def _subjects(parse: Parse, verb: Token) -> tuple[Token, ...]:
    """The subject of a verb, or where a parser has lost it that of the verb to which it is joined: "the truce
    *agreed* in Oru is immediate and attaches no conditions"."""
    own = surface_subjects(parse, verb)
    if own or verb.dep not in ("conj", "ccomp"):
        return own
    return next((s for t in list(parse.ancestors(verb))[:2] if (s := surface_subjects(parse, t))), ())


def _up(parse: Parse, heads: tuple[Token, ...], words: StateLexicon) -> tuple[Token, ...]:
    """Parts of a text replaced by it: "in the third *paragraph* of the communique"."""
    found: list[Token] = []
    for head in heads:
        part = words.alike.get(head.lemma.lower()) == "text_part"
        found.extend((prepositional(parse, head, "of") or (head,)) if part else (head,))
    return tuple(found)


def _texts(heads: tuple[Token, ...], words: StateLexicon) -> tuple[Token, ...]:
    return tuple(t for t in heads if t.lemma.lower() in words.words["texts"])
