"""The words by which a clause tells at what state a thing stands, by its parse."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from truceline.code.clauses import VERBAL
from truceline.code.context import SentenceContext
from truceline.code.parties.grammar import objects_of, prepositional, subjects_of, surface_subjects
from truceline.code.parties.participants import actors_of
from truceline.lexicon.states import TOP, StateLexicon, Word
from truceline.link.things import counted, is_none
from truceline.model.parse import Parse, Token

Tense = Literal["now", "perfect", "past", "before"]

BE = frozenset({"be", "remain", "stay", "stand", "lie", "sit", "go", "become", "keep", "leave", "rest"})
TIMES = frozenset({"day", "week", "month", "hour", "year", "stage", "phase"})
"""Nouns of time that say how far a thing is with an ordinal: "entered its *third* day"."""
WANTS = frozenset({"await", "lack", "need", "miss", "want", "require"})
PREDICATE = ("acomp", "advmod", "prt", "attr", "oprd", "xcomp")
BESIDE = (*PREDICATE, "dobj", "npadvmod", "nsubj", "nsubjpass", "ccomp")
INNER = frozenset({"wording", "text", "term", "language", "content", "draft", "clause", "rest", "end", "fate", "part"})
"""Nouns that stand for the text or the talks behind *of*: "the *wording* of the treaty"."""
BARGAINING = frozenset({"haggle", "bargain", "negotiate", "wrangle", "deliberate", "parley"})


class Told(NamedTuple):
    """What a verb may tell: at which stages of an axis a thing stands (by its `heads`), `now` only or from then on, and
    by whom."""

    axis: str
    stages: frozenset[int]
    now: bool
    heads: tuple[Token, ...]
    by: tuple[Token, ...] = ()


def told_by(context: SentenceContext, token: Token, words: StateLexicon) -> Iterator[Told]:
    """What a verb tells of the states of things, with what stands beside it."""
    if token.pos not in VERBAL:
        return
    for word in words.verbs.get(token.lemma, ()):
        if (told := _by_verb(context, token, word, words)) is not None:
            yield told
    if token.lemma in BARGAINING:
        yield from _by_bargaining(context, token)
    if token.lemma in BE:
        yield from _by_predicate(context.parse, token, words)
    if token.lemma in WANTS or token.lemma == "wait":
        yield from _by_want(context.parse, token, words)


def _by_verb(context: SentenceContext, verb: Token, word: Word, words: StateLexicon) -> Told | None:
    parse = context.parse
    if word.beside is None:
        if any(t.index > verb.index for t in parse.children(verb, "prt")):
            return None
    elif not stands_beside(context, verb, word.beside):
        return None
    heads = tuple(h for h in _within(parse, _undergoing(parse, verb, word)) if _is_of(parse, h, word.axis, words))
    if not heads:
        return None
    by = subjects_of(parse, verb) if word.of != "subject" else ()
    return Told(word.axis, _stages(word), word.now, heads, by)


def _by_bargaining(context: SentenceContext, verb: Token) -> Iterator[Told]:
    """Talks, of which those who bargain tell: "the two sides are still *haggling*"."""
    now = any(a.tag in ("VBZ", "VBP") for a in context.parse.children(verb, "aux"))
    if verb.tag == "VBG" and now:
        parties = subjects_of(context.parse, verb)
        if _are_delegates(context, parties):
            yield Told("talks", frozenset({1}), True, (), parties)


def _by_predicate(parse: Parse, verb: Token, words: StateLexicon) -> Iterator[Told]:
    """What adjectives say of a subject, and that there is no text: "the strike is *over*", "there is *no* deal"."""
    if verb.lemma == "be" and parse.child(verb, "expl") is not None:
        texts = (h for h in parse.children(verb, "attr", "nsubj") if _is_of(parse, h, "text", words))
        none = tuple(h for h in texts if not _is_of_some(parse, h))
        if none and is_none(parse, none):
            yield Told("text", frozenset(range(2, TOP + 1)), False, none)
        return
    for predicate in parse.children(verb, *PREDICATE):
        for word in words.predicates.get(predicate.lemma.lower(), ()):
            heads = tuple(h for h in surface_subjects(parse, verb) if _is_of(parse, h, word.axis, words))
            if heads and parse.child(predicate, "prep") is None:
                yield Told(word.axis, _stages(word), word.now, heads)


def _is_of_some(parse: Parse, head: Token) -> bool:
    """Whether there is none only of some texts, at whatever they stand: "no *pending* accord", "no accords"."""
    return head.tag in ("NNS", "NNPS") or any(t.pos in ("ADJ", "VERB") for t in parse.children(head, "amod"))


def _by_want(parse: Parse, verb: Token, words: StateLexicon) -> Iterator[Told]:
    """What a text still lacks: "*awaits* ratification"."""
    missing = (*objects_of(parse, verb), *prepositional(parse, verb, "for"))
    stages = [(n, words.awaited[n.lemma.lower()]) for n in counted(parse, missing) if n.lemma.lower() in words.awaited]
    texts = tuple(h for h in surface_subjects(parse, verb) if _is_of(parse, h, "text", words)) if stages else ()
    for noun, stage in stages:
        if texts:
            by = (*prepositional(parse, noun, "by", "of", "from"), *parse.children(noun, "poss"))
            yield Told("text", frozenset(range(stage)), True, texts, by)


def _stages(word: Word) -> frozenset[int]:
    return frozenset(range(word.low, word.high + 1))


def _undergoing(parse: Parse, verb: Token, word: Word) -> tuple[Token, ...]:
    if word.of == "subject":
        return surface_subjects(parse, verb)
    if word.of == "object":
        return objects_of(parse, verb)
    below = (verb, *(t for t in parse.children(verb, "dobj", "nsubjpass") if t.lemma == word.beside))
    return tuple(h for t in below for h in prepositional(parse, t, "on", "over", "about", "under", "to", "of", "from"))


def _are_delegates(context: SentenceContext, heads: tuple[Token, ...]) -> bool:
    """Whether those who bargain are parties of the page, or people who negotiate for one."""
    delegates = context.lexicon.event_mentions.words["delegates"] | context.lexicon.states.words["parties"]
    return bool(actors_of(context, heads)) or any(t.lemma.lower() in delegates for t in heads)


def _within(parse: Parse, heads: tuple[Token, ...]) -> tuple[Token, ...]:
    """Heads of phrases, each that is only the wording or the rest of something replaced by that."""
    found: list[Token] = []
    for head in heads:
        inner = prepositional(parse, head, "of") if head.lemma.lower() in INNER else ()
        found.extend(inner or (head,))
    return tuple(found)


def _is_of(parse: Parse, head: Token, axis: str, words: StateLexicon) -> bool:
    (noun,) = counted(parse, (head,))
    if axis == "part" and noun.tag == "CD":
        return any(t.lemma in words.things["part"] for t in parse.tokens[: noun.index])
    return noun.lemma.lower() in words.things[axis]


def stands_beside(context: SentenceContext, verb: Token, word: str) -> bool:
    """Whether the particle, noun or adjective that a verb needs hangs on it; a noun of time only with an ordinal."""
    parse = context.parse
    if word not in parse.words and word not in parse.lemmas:
        return False
    below = parse.children(verb, *BESIDE)
    nouns = [n for p in parse.children(verb, "prep", "agent", "prt") for n in (p, *parse.children(p, "pobj"))]
    inner = [n for x in below if x.dep == "xcomp" for n in parse.children(x, "prep", "acomp", "dobj")]
    found = [t for t in (*below, *nouns, *inner) if word in (t.lemma, t.text.lower())]
    if word not in TIMES:
        return bool(found)
    numbers = context.lexicon.number_words
    ranks = (a.text.lower() for t in found for a in parse.children(t, "amod", "nummod", "compound"))
    return any(r in numbers.ordinals or r in numbers.ranks or r[:1].isdigit() or "-" in r for r in ranks)


def tense_of(parse: Parse, verb: Token) -> Tense:
    """The tense of a clause, by its first auxiliary or its verb."""
    auxiliaries = parse.children(verb, "aux", "auxpass")
    have = next((a for a in auxiliaries if a.lemma in ("have", "'ve")), None)
    if have is not None:
        return "before" if have.tag == "VBD" or have.text.lower() in ("had", "'d") else "perfect"
    first = next((a for a in auxiliaries if a.tag in ("VBD", "VBZ", "VBP")), verb)
    if first.tag in ("VBZ", "VBP"):
        return "now"
    if verb.dep in ("xcomp", "acomp", "ccomp", "advcl") and verb.tag in ("VB", "VBG"):
        above = parse.head(verb)
        return tense_of(parse, above) if above.index != verb.index and above.pos in VERBAL else "past"
    if verb.dep == "acl" and verb.tag == "VBG":  # "the guilds *paying* for it are few"
        finite = next((t for t in parse.ancestors(verb) if t.pos in VERBAL and t.tag != "VBG"), None)
        return tense_of(parse, finite) if finite is not None else "past"
    return "past"
