"""Sides of an order: the few words that name a happening, as they can be held against those of another page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from truceline.code.clauses import VERBAL, is_verbal
from truceline.code.context import SentenceContext
from truceline.code.parties.grammar import objects_of, prepositional, subjects_of, surface_subjects
from truceline.code.parties.mentioned import mentioned_at
from truceline.lexicon.orders import OrderLexicon, family_of
from truceline.link.order_links import verbs_above, verbs_below
from truceline.model.parse import Parse, Token

Aspect = Literal["begin", "end"]

DEEP = 3
"""How far below a verb the words that name its happening hang."""
APART = frozenset(
    {"advcl", "relcl", "parataxis", "ccomp", "cc", "punct", "mark", "acl", "appos", "intj", "meta", "conj"}
)
"""Relations of what hangs on a verb and tells of something else."""
NOUNS = frozenset({"NOUN", "PROPN"})
WHO = frozenset({"NOUN", "PROPN", "PRON"})
TELLING = frozenset({"NOUN", "VERB", "ADJ", "PROPN"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
OTHERS = frozenset({"another", "other", "next", "previous", "second", "third", "fourth", "fifth", "new", "further"})
ENDS = frozenset({"first", "last"})


@dataclass(frozen=True, slots=True)
class Side:
    """The words that name a happening: its acts, what takes part (`heads`: as subject or object), and its names:
    those of people, of states (as codes, also for people of theirs), and others.

    Acts and things are names of the lexicon's lists, or the family of a word in none. `others` are the words that make
    it one of several, `aspect` is whether its begin or end alone is meant.
    """

    acts: frozenset[str] = frozenset()
    things: frozenset[str] = frozenset()
    heads: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()
    states: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()
    aspect: Aspect | None = None

    @property
    def all(self) -> frozenset[str]:
        return self.acts | self.things | self.whom

    @property
    def whom(self) -> frozenset[str]:
        return self.people | self.states | self.names


def side_of(context: SentenceContext, head: Token, *, without: Iterable[Token] = ()) -> Side:
    """The words that name the happening of a verb or noun, but for those below some words."""
    parse = context.parse
    around = _around(context, head)
    above = tuple(verbs_above(parse, head)) if is_verbal(head) else ()
    found = _found(context, head)
    waiting = [(head, 0), *((t, 1) for t in around if t.pos != "PRON" or t.dep in SUBJECTS)]
    waiting += [*((v, DEEP) for v in above), *((v, 1) for v in found)]
    heads = {head.index, *(t.index for t in (*around, *_before(parse, (head, *around))))}
    heads |= {t.index for v in found for t in (*surface_subjects(parse, v), *objects_of(parse, v))}
    kept: dict[int, Token] = {}
    cut = {t.index for t in without}
    while waiting:
        token, depth = waiting.pop()
        if token.index not in kept and token.index not in cut:
            kept[token.index] = token
            waiting.extend((c, depth + (c.pos != "ADP")) for c in _below(parse, token) if depth < DEEP)
    return _Words(context, heads, head).side(kept[i] for i in sorted(kept))


def side_of_words(context: SentenceContext, tokens: Sequence[Token]) -> Side:
    """The side that a stretch of words makes, of which each may be its head."""
    return _Words(context, {t.index for t in tokens}, None).side(tokens)


def _around(context: SentenceContext, head: Token) -> tuple[Token, ...]:
    """The heads of the phrases that take part in a happening."""
    parse = context.parse
    if not is_verbal(head):
        return prepositional(parse, head, "of")
    found = (*surface_subjects(parse, head), *subjects_of(parse, head))
    for verb in (head, *verbs_below(parse, head)):
        found = (*found, *objects_of(parse, verb), *prepositional(parse, verb))
    found = (*found, *(o for t in found for o in prepositional(parse, t, "of")))
    return (*found, *(a for t in found for a in parse.children(t, "appos")))


def _before(parse: Parse, nouns: Iterable[Token]) -> Iterator[Token]:
    """The nouns that say which one a noun means: "the *gas* deal"."""
    for noun in nouns:
        yield from (t for t in parse.children(noun, "compound") if t.pos == "NOUN" and not is_verbal(noun))


def _found(context: SentenceContext, head: Token) -> tuple[Token, ...]:
    """The verb of what is found to be so: "confirmed that the stocks *are gone*"."""
    finds = is_verbal(head) and head.lemma in context.lexicon.orders.groups["finds"]
    return context.parse.children(head, "ccomp") if finds else ()


def _below(parse: Parse, token: Token) -> Iterator[Token]:
    for child in parse.children(token):
        if child.dep not in APART or (child.dep in ("conj", "appos") and child.pos in NOUNS):
            yield child


@dataclass(slots=True)
class _Words:
    """The words of a side as they are read, one after the other."""

    context: SentenceContext
    among: set[int]
    head: Token | None
    acts: set[str] = field(default_factory=set)
    things: set[str] = field(default_factory=set)
    heads: set[str] = field(default_factory=set)
    people: set[str] = field(default_factory=set)
    states: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    others: set[str] = field(default_factory=set)
    aspects: set[Aspect] = field(default_factory=set)

    @property
    def words(self) -> OrderLexicon:
        return self.context.lexicon.orders

    def side(self, tokens: Iterable[Token]) -> Side:
        groups = self.words.groups
        times = [t.span for t in self.context.article.times_in(self.context.sentence.span)]
        tokens = tuple(tokens)
        for token in tokens:
            timed = token.lemma.lower() in groups["times"] and not is_verbal(token)
            if not timed and not any(s.start <= token.start and token.end <= s.end for s in times):
                self._read(token, alone=len(tokens) == 1)
        return Side(
            acts=frozenset(self.acts),
            things=frozenset(self.things),
            heads=frozenset(self.heads),
            people=frozenset(self.people),
            states=frozenset(self.states),
            names=frozenset(self.names),
            others=frozenset(self.others),
            aspect=self.aspects.pop() if len(self.aspects) == 1 else None,
        )

    def _read(self, token: Token, *, alone: bool) -> None:
        acts = self._acts_of(token)
        inside = token.index in self.among
        if is_verbal(token) or inside:
            self.acts |= acts
        else:
            self.things |= acts
        if token.pos in WHO and (token.pos != "PRON" or token.dep in SUBJECTS or alone):
            self._name(token)
        if not (acts and is_verbal(token)):
            self._content(token, named=bool(acts))

    def _acts_of(self, token: Token) -> frozenset[str]:
        """The acts that a verb or noun stands for by itself, or with the word that it needs beside it."""
        words, lemma = self.words, token.lemma.lower()
        if token.pos not in (*VERBAL, *NOUNS):
            return frozenset()
        if lemma in words.groups["begin"] or lemma in words.groups["end"]:
            self.aspects.add("begin" if lemma in words.groups["begin"] else "end")
        ways = (words.acts if is_verbal(token) else words.nouns).get(lemma, ())
        if is_verbal(token) and lemma in words.groups["transitive"] and not objects_of(self.context.parse, token):
            ways = tuple(w for w in ways if w[1])
        near = _beside(self.context.parse, token) if any(beside for _, beside in ways) else frozenset()
        return frozenset(key for key, beside in ways if (beside in near if beside else token.pos != "PROPN"))

    def _name(self, token: Token) -> None:
        """Whom a word names, with people their states, as one page has the name and another "the Kenyan"."""
        found = mentioned_at(self.context, token)
        actors = [a for a in self.context.article.actors if a.id in found] if found else []
        self.people |= {a.id for a in actors if a.kind == "person"}
        self.states |= {a.country for a in actors if a.country and a.kind in ("person", "government")}
        names = {a.id for a in actors if a.kind not in ("person", "government")}
        if token.pos == "PROPN" and token.lemma.lower() not in self.words.groups["words"]:
            names |= {token.lemma.lower()} if not actors else set()
            self.heads |= names if token.index in self.among else set()
        self.names |= names

    def _content(self, token: Token, *, named: bool) -> None:
        """A word that names what takes part, or an act that no list has."""
        words, lemma = self.words, token.lemma.lower()
        several = lemma in OTHERS and self.context.parse.head(token).lemma in words.nouns
        if several or lemma == "again" or (lemma in ENDS and token.dep == "amod"):
            self.others.add(lemma)
        kinds = words.things.get(lemma)
        if token.pos not in TELLING or not lemma[:1].isalpha() or (token.pos == "PROPN" and not kinds):
            return
        if not kinds and (named or lemma in words.groups["words"]):
            return
        found = frozenset(kinds) if kinds else frozenset({family_of(lemma)})
        if is_verbal(token) or (not kinds and self._happens(token)):
            self.acts |= found
        if not is_verbal(token):
            self.things |= found
            self.heads |= found if token.index in self.among else frozenset()

    def _happens(self, noun: Token) -> bool:
        """Whether a noun is what happens: the head itself, or the subject of a verb that says only that it does."""
        if self.head is None or noun is self.head:
            return noun is self.head
        groups = self.words.groups
        light = any(self.head.lemma in groups[name] for name in ("begin", "end", "words"))
        return light and noun.index in self.among and noun.dep in SUBJECTS


def _beside(parse: Parse, token: Token) -> frozenset[str]:
    """The words that hang on a verb, and those behind its prepositions."""
    below = [*parse.children(token)]
    below += [c for t in below if t.pos in ("ADP", "ADV", "SCONJ") for c in parse.children(t, "pobj", "prep")]
    below += [parse.head(token)] if token.dep in ("xcomp", "acomp") else []
    return frozenset(w for t in below for w in (t.lemma.lower(), t.text.lower()))
