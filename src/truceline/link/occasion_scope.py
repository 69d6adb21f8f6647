"""Whom an occasion is about, and what narrows it: its parties, their rank, its form, its topic."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from truceline.code.clauses import is_verbal
from truceline.code.context import SentenceContext
from truceline.code.parties.grammar import objects_of, prepositional, subjects_of
from truceline.code.parties.participants import actors_of
from truceline.lexicon.lexicon import Lexicon
from truceline.link.occasion_doings import Doing, Doings
from truceline.link.occasion_times import MODIFIERS
from truceline.model.coded import CodedArticle
from truceline.model.parse import Parse, Token

POINTING = frozenset({"it", "this", "that", "these", "those", "they"})
"""Words that stand for what the sentence before tells of."""
LINKS = ("without", "by", "over", "through", "via", "on", "about")
"""Prepositions before the form or the topic of a doing."""


@dataclass(slots=True)
class Scope:
    """What is read of an occasion in its clause; `pointed` says that words stand for parties told before."""

    content: set[str] = field(default_factory=set)
    forms: set[str] = field(default_factory=set)
    limits: set[str] = field(default_factory=set)
    level: str | None = None
    people: set[str] = field(default_factory=set)
    sides: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    pointed: bool = False
    two: bool = False


class ScopeReader:
    """Reads the scope of the occasions of one article."""

    def __init__(self, article: CodedArticle, lexicon: Lexicon, doings: Doings) -> None:
        self.lexicon, self.words, self.doings = lexicon, lexicon.occasions, doings
        self.actors = {a.id: a for a in article.annotated.actors}
        self.places = {p.id: p for p in article.annotated.places}

    def read(
        self,
        context: SentenceContext,
        doing: Doing,
        window: tuple[Token, ...],
        noun: Token | None,
        before: SentenceContext | None,
    ) -> Scope:
        """The scope of a doing in the words of its clause; `before` is the sentence for which "it" and "they" stand."""
        scope = Scope()
        self._narrow(context, doing, window, noun, scope)
        self._name_parties(context, doing, window, scope)
        scope.level = self._level(context.parse, window)
        if before is not None and any(t.text.lower() in POINTING for t in window[:2]):
            if len(scope.sides) < 2 and not scope.people:
                scope.sides |= self._subjects_of(before)
            if scope.level is None and doing.word.lemma not in self.words.words["any_rank"]:
                scope.level = self._level(before.parse, before.parse.tokens)
        return scope

    # ------------------------------------------------------------------ form and topic

    def _narrow(
        self, context: SentenceContext, doing: Doing, window: Iterable[Token], noun: Token | None, scope: Scope
    ) -> None:
        words = self.words
        for t in (t for word in self._about(context.parse, doing.word, noun) for t in _beside(context.parse, word)):
            lemma = t.lemma.lower()
            if form := words.forms.get(t.text.lower()) or words.forms.get(lemma):
                scope.forms.add(form)
            elif lemma in words.words["beside"]:
                scope.limits.add(lemma)
            elif t.pos in ("ADJ", "NOUN") and lemma not in words.words["generic"] and not _is_mentioned(context, t):
                scope.content.add(lemma)
        for t in window:
            limit = words.limits.get(t.lemma.lower())
            if limit and (t.lemma != "office" or context.parse.head(t).lemma == "in"):
                scope.limits.add(limit)

    def _about(self, parse: Parse, word: Token, noun: Token | None) -> Iterator[Token]:
        """The words beside which those stand that narrow a doing: its own, its object, the rounds of its talks."""
        yield word
        if noun is not None and noun.index != word.index:
            yield noun
        if is_verbal(word):
            yield from (o for o in objects_of(parse, word) if o.pos == "NOUN")
            return
        yield from (o for o in prepositional(parse, word, "of") if self.doings.at(parse, o))
        above = parse.head(word)
        if word.dep == "pobj" and above.lemma == "of" and parse.head(above).pos == "NOUN":
            yield parse.head(above)

    # ------------------------------------------------------------------ parties

    def _name_parties(self, context: SentenceContext, doing: Doing, window: tuple[Token, ...], scope: Scope) -> None:
        parse, inside, known = context.parse, {t.index for t in window}, set[int]()
        for mention in context.article.named_in(context.sentence.span):
            tokens = parse.within(mention.span)
            if tokens and tokens[-1].index in inside:
                known.update(t.index for t in tokens)
                self._add(mention.of, scope)
                if doing.kind == "visit" and (place := self.places.get(mention.of)) and place.country:
                    scope.sides.add(place.country)
        for t in window:
            if self._points_back(parse, t, known):
                scope.pointed = True
            if t.text.lower() in self.words.words["pairs"]:
                scope.two = True
            if t.pos == "PROPN" and t.index not in known and not _is_timed(context, t) and self._is_name(t):
                scope.names.add(t.text.lower())
        subjects = subjects_of(parse, doing.word) if is_verbal(doing.word) else ()
        if any(t.pos == "NOUN" and t.lemma not in self.words.words["sides"] for t in subjects):
            scope.pointed = False
        for actor in actors_of(context, subjects):
            self._add(actor, scope)

    def _add(self, actor: str, scope: Scope) -> None:
        """Add an actor to the people and the sides; a person of no known state stands for no side."""
        known = self.actors.get(actor)
        if known is None or known.kind in ("other", "people") or actor.rstrip("s") in self.lexicon.social_roles:
            return
        if known.kind == "person":
            scope.people.add(actor)
        if known.country or known.kind != "person":
            scope.sides.add(known.country or actor)

    def _subjects_of(self, before: SentenceContext) -> set[str]:
        """The sides that a sentence has for its subject, its object or behind *with*."""
        parse, found = before.parse, Scope()
        roots = [t for t in parse.tokens if t.head == t.index and is_verbal(t)]
        for verb in (v for root in roots for v in (root, *filter(is_verbal, parse.children(root, "conj")))):
            heads = (*subjects_of(parse, verb), *objects_of(parse, verb), *prepositional(parse, verb, "with"))
            for actor in actors_of(before, heads):
                self._add(actor, found)
        return found.sides

    def _points_back(self, parse: Parse, word: Token, known: set[int]) -> bool:
        """Whether a word stands for parties told before: "they", "*the leaders*"."""
        if word.text.lower() in self.words.words["plural"]:
            return True
        if word.tag != "NNS" or word.lemma not in self.words.words["sides"]:
            return False
        before = parse.children(word, "det", *MODIFIERS)
        bare = known.isdisjoint(t.index for t in (word, *before))
        return bare and any(t.text.lower() in ("the", "these", "those") for t in before)

    def _is_name(self, word: Token) -> bool:
        return word.text[:1].isupper() and word.text.lower().rstrip(".") not in self.words.words["titles"]

    def _level(self, parse: Parse, window: Iterable[Token]) -> str | None:
        """The one rank of people that some words name, "several" for more than one, None for none."""
        found = {level for t in window if (level := self._level_of(parse, t)) is not None}
        return found.pop() if len(found) == 1 else "several" if found else None

    def _level_of(self, parse: Parse, word: Token) -> str | None:
        lemma = word.lemma.lower()
        level = self.words.levels.get(lemma) if word.pos in ("NOUN", "PROPN") else None
        if level is None:
            return None
        after = parse.lowered[word.index + 1] if word.index + 1 < len(parse) else ""
        before = parse.lowered[word.index - 1] if word.index else ""
        if lemma == "minister":
            return "leaders" if before == "prime" else level
        if lemma == "secretary":
            return level if after == "of" or before in ("foreign", "defence", "defense") else None
        if lemma == "diplomat" and before in ("top", "chief"):
            return "ministers"
        if (lemma == "head" and after != "of") or (lemma == "general" and before == "-"):
            return None
        return level


def _beside(parse: Parse, word: Token) -> Iterator[Token]:
    """The words that narrow a noun or verb: before it, its adverbs, and behind prepositions of form and topic."""
    for t in parse.children(word, "amod", "compound", "nmod", "advmod", "acomp"):
        yield t
        yield from parse.children(t, "amod", "compound", "nmod", "conj")
    yield from prepositional(parse, word, *LINKS)


def _is_timed(context: SentenceContext, word: Token) -> bool:
    return bool(context.article.times_in(context.span(word)))


def _is_mentioned(context: SentenceContext, word: Token) -> bool:
    """Whether a word stands in the name of an actor or place, or in a time."""
    return bool(context.article.mentions_in(context.span(word))) or _is_timed(context, word)
