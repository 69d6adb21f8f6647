"""What a clause is about, by its parse: a noun, the words that say which one it is, whether it is one of several."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from truceline.code.clauses import VERBAL
from truceline.code.context import SentenceContext
from truceline.code.parties.grammar import prepositional
from truceline.code.parties.participants import actors_of
from truceline.lexicon.lexicon import Lexicon
from truceline.lexicon.states import StateLexicon
from truceline.model.parse import Parse, Token

LINKS = ("of", "on", "between", "with", "for", "over", "about", "in", "at", "by", "from", "to", "against")
POINTING = frozenset({"the", "this", "that", "these", "those", "its", "their", "his", "her", "both", "such"})
COUNTING = frozenset({"none", "one", "some", "all", "half", "most", "many", "few", "several", "each", "any", "nothing"})
"""Pronouns that count what stands behind *of*: "*none* of their weapons"."""
NO = frozenset({"no", "not", "neither", "none", "nothing", "nobody", "nor"})
TALKS = "talks"
LEAST = frozenset({"any", "a", "an", "single", "one", "either"})
"""Words with which a denial is of all there are: "did not free *any* prisoner"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """What a clause is about.

    `noun` is its noun, or the name of the nouns that one thing can have; null for a pronoun. `keys` are the words
    beside it and the actors that these name, `own` those of them that stand before it, `names` those that are names.
    `others` make it one of several. `pointed` tells whether it is one that is known, `whole` whether its words speak
    of all of it.
    """

    noun: str | None
    keys: frozenset[str]
    own: frozenset[str]
    names: frozenset[str]
    others: frozenset[str]
    pointed: bool
    whole: bool


NOTHING = Thing(
    noun=None,
    keys=frozenset(),
    own=frozenset(),
    names=frozenset(),
    others=frozenset(),
    pointed=False,
    whole=False,
)


def thing_of(context: SentenceContext, head: Token | None) -> Thing:
    """The thing that a phrase names, by its head."""
    if head is None:
        return NOTHING
    lexicon, parse = context.lexicon, context.parse
    words = lexicon.states
    named = head.pos in ("NOUN", "PROPN") or head.tag == "VBG"
    lemma = head.text.lower() if head.tag == "VBG" else head.lemma.lower()
    beside = tuple(_beside(context, head))
    host = parse.head(head) if head.dep == "compound" else head
    return Thing(
        noun=_called(lexicon, lemma) if named else None,
        keys=frozenset(w for t in beside for w in _names(context, t, words)) - words.light,
        own=frozenset(t.lemma.lower() for t in beside if t.index < head.index and t.pos != "PROPN") - words.light,
        names=frozenset(w for t in beside if t.pos == "PROPN" for w in _names(context, t, words)) - words.light,
        others=frozenset(_others(context, head)),
        pointed=head.pos == "PROPN"
        or head.tag == "VBG"
        or any(_points(t) for t in parse.children(host, "det", "poss")),
        whole=any(t.lemma in words.all for t in parse.children(head, "det", "predet", "amod")),
    )


def counted(parse: Parse, heads: Iterable[Token]) -> tuple[Token, ...]:
    """Heads of phrases, each with what it only counts replaced by that: "none of their *weapons*"."""
    return tuple(_counted(parse, head) for head in heads)


def is_none(parse: Parse, heads: Iterable[Token]) -> bool:
    """Whether words deny that there is any: "*not* a word", "*no* weapon", "*none* of them"."""
    for head in heads:
        below = {t.text.lower() for t in parse.children(head, "neg", "det", "preconj", "predet", "advmod", "cc")}
        if head.text.lower() in NO or below & NO:
            return True
    return False


def is_narrow(parse: Parse, heads: Iterable[Token], words: StateLexicon) -> bool:
    """Whether a denial leaves a part: "did not free *all* prisoners", "not *only*"."""
    below = (t for head in heads for t in parse.children(head))
    return any(t.lemma.lower() in words.narrowing and parse.tokens[max(0, t.index - 1)].lemma != "at" for t in below)


def party_of(context: SentenceContext, heads: Iterable[Token]) -> frozenset[str]:
    """Who is named by some phrase heads: the ids of actors, the nouns, and the names, these behind an equals sign."""
    parse, heads = context.parse, tuple(heads)
    named = [n for t in heads for n in (t, *prepositional(parse, t, "of"), *parse.children(t, "poss", "compound"))]
    light = context.lexicon.states.light  # "Mr" is nobody's name
    names = (f"={t.lemma.lower()}" for t in named if t.pos == "PROPN" and t.lemma.lower() not in light)
    nouns = (_apart(context, t) for t in heads if t.pos == "NOUN")
    return frozenset((*actors_of(context, heads), *nouns, *names))


def _apart(context: SentenceContext, noun: Token) -> str:
    """A noun with the word before it that sets it against another: "upper house"."""
    contrast = context.lexicon.states.words["contrast"]
    before = (t.text.lower() for t in context.parse.children(noun, "amod", "compound"))
    return " ".join((*(w for w in before if w in contrast), noun.lemma.lower()))


def place_of(context: SentenceContext, heads: Iterable[Token]) -> frozenset[str]:
    """The nouns behind prepositions, each with what stands before it: "opening session"."""
    found = set()
    for head in heads:
        if head.pos in ("NOUN", "PROPN") and not context.article.times_in(context.span(head)):
            before = context.parse.children(head, "amod", "compound", "nmod", "poss", "nummod")
            found.add(" ".join(t.lemma.lower() for t in (*before, head)))
    return frozenset(found)


def _called(lexicon: Lexicon, lemma: str) -> str:
    """The name of the nouns that one thing can have; a meeting is one of talks, not the talks."""
    of_event = lexicon.event_mentions.alike.get(lemma, lemma)
    return lexicon.states.alike.get(lemma, lemma if of_event == TALKS else of_event)


def _counted(parse: Parse, head: Token) -> Token:
    if head.lemma.lower() in COUNTING or head.tag == "CD" or head.pos in ("DET", "NUM"):
        return next(iter(prepositional(parse, head, "of")), head)
    return head


def _beside(context: SentenceContext, noun: Token) -> Iterator[Token]:
    if noun.pos in VERBAL and noun.tag != "VBG":
        return
    parse = context.parse
    before = parse.children(noun, "amod", "compound", "nmod", "poss")
    inner = (t for b in before for t in parse.children(b, "compound", "amod"))
    for t in (*before, *inner, *prepositional(parse, noun, *LINKS)):
        if t.pos in ("NOUN", "PROPN", "ADJ", "VERB") and not context.article.times_in(context.span(t)):
            yield t
            yield from (c for c in parse.children(t, "compound", "amod") if t.dep == "pobj" and c.pos != "DET")


def _names(context: SentenceContext, token: Token, words: StateLexicon) -> Iterator[str]:
    lemma = token.lemma.lower()
    yield words.alike.get(lemma, lemma)
    if token.pos in ("PROPN", "ADJ"):
        yield from actors_of(context, (token,), modifiers=False)


def _others(context: SentenceContext, noun: Token) -> Iterator[str]:
    numbers, words = context.lexicon.number_words, context.lexicon.states
    for t in context.parse.children(noun, "amod", "det", "nummod", "compound", "appos"):
        written = t.text.lower()
        if t.lemma.lower() in words.others or written in numbers.ordinals or written in numbers.ranks:
            yield t.lemma.lower()


def _points(token: Token) -> bool:
    return token.dep == "poss" or token.text.lower() in POINTING
