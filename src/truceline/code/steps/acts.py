"""Steps that a word makes with what it is done to, wherever that stands: "the *captives* will be *freed*"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from truceline.code.clauses import is_verbal
from truceline.code.context import SentenceContext, once_a_word
from truceline.code.parties.cast import places_in
from truceline.code.parties.grammar import objects_of, prepositional, surface_subjects
from truceline.code.parties.participants import actors_of
from truceline.lexicon.issues import Act
from truceline.model.parse import Parse, Token

PARTY = "@party"
"""What stands in a set for any government or armed group."""

OF = ("of", "from", "on", "for", "to")
"""Prepositions that bring to a noun of acting what is acted on: "the *lifting of* sanctions", "an *end to* raids"."""

QUANTITIES = frozenset(
    {"dozen", "hundred", "thousand", "number", "some", "all", "half", "most", "rest", "many", "group", "part", "third"}
)
"""Nouns that only count what stands behind them: "*dozens* of captives"."""

WAYS = frozenset({"ahead", "on", "through", "along", "forward", "far", "first", "around", "after", "wrong", "well"})
"""Words behind a verb of going that make it mean another thing: "should go *ahead*"."""

BESIDE = ("compound", "amod", "nmod", "poss", "nummod")
"""Relations of words that stand before a noun and may belong to its name."""


@once_a_word
def acts_at(context: SentenceContext, word: Token) -> tuple[tuple[Act, tuple[Token, ...]], ...]:
    """The acts that a word makes, each with the words that make it: the word, and what it is done to or who does it."""
    known = context.lexicon.issues.acts_by(word.lemma)
    return tuple(_acts(context, word, known)) if known else ()


def _acts(context: SentenceContext, word: Token, known: Iterable[Act]) -> Iterator[tuple[Act, tuple[Token, ...]]]:
    behind = {c.lemma for c in context.parse.children(word) if c.index > word.index}
    acted_on = _acted_on(context, word)
    for act in known:
        if behind.issuperset(act.particles):  # "hand *over*", "bring *home*", "set *free*"
            own = _movers(context, word, act) if act.moves else acted_on
            thing = next((t for t in own if _is_named(context, t, act.things)), None)
            if thing is not None:
                yield act, (word, thing)


def _acted_on(context: SentenceContext, word: Token) -> tuple[Token, ...]:
    parse = context.parse
    if is_verbal(word):
        own: Iterable[Token] = objects_of(parse, word)
    else:
        own = (*prepositional(parse, word, *OF), *parse.children(word, "compound", "nmod", "amod", "poss"))
    return tuple(_counted(parse, t) for t in own)


def _movers(context: SentenceContext, word: Token, act: Act) -> tuple[Token, ...]:
    """Who does what a word says, where it does it to nobody and goes nowhere: "until the troops *leave*"."""
    parse = context.parse
    if not is_verbal(word):
        return (*prepositional(parse, word, "of", "by"), *parse.children(word, "poss"))
    places = places_in(context)
    objects = (
        context.article.mentions_in(context.span(o))
        for o in parse.children(word, "dobj")
        if o.lemma not in act.particles
    )
    if parse.child(word, "auxpass", "xcomp", "acomp") or any(not any(m.of in places for m in o) for o in objects):
        return ()
    if prepositional(parse, word, "to", "into", "with", "on") or any(
        c.lemma in WAYS and c.index > word.index for c in parse.children(word)
    ):
        return ()
    return tuple(_counted(parse, t) for t in surface_subjects(parse, word))


def _counted(parse: Parse, noun: Token) -> Token:
    """What a noun of quantity counts."""
    behind = prepositional(parse, noun, "of") if noun.lemma in QUANTITIES or noun.pos == "NUM" else ()
    return behind[0] if behind else noun


def _is_named(context: SentenceContext, thing: Token, names: frozenset[tuple[str, ...]]) -> bool:
    """Whether a noun, with the words before it, is one of some names, given by their stems."""
    if any(name in names for name in _kinds(context, thing)):
        return True
    stem = context.lexicon.issues.forms.stem
    last = stem(thing.text)
    before = {stem(c.text) for c in context.parse.children(thing, *BESIDE)}
    return any(name[-1] == last and before.issuperset(name[:-1]) for name in names)


def _kinds(context: SentenceContext, thing: Token) -> Iterator[tuple[str, ...]]:
    """The names of sets for whomever a noun stands: "@party", "@person"."""
    actors = actors_of(context, (thing,), modifiers=False)
    for actor in context.article.actors if actors else ():
        if actor.id in actors:
            yield (PARTY,) if actor.kind in ("government", "armed_group") else (f"@{actor.kind}",)
