"""At what state a thing stands as its page is written: talks under way, a strike over, a treaty in force."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from truceline.code.clauses import VERBAL, clause_of
from truceline.code.context import SentenceContext, contexts_of
from truceline.code.parties.grammar import objects_of, prepositional, subjects_of, surface_subjects
from truceline.code.parties.participants import actors_of
from truceline.code.reality.status import carrier_of, status_of
from truceline.lexicon.lexicon import Lexicon
from truceline.lexicon.states import TOP, StateLexicon, Word
from truceline.link.acts import COMPARED, Voice, voice_of
from truceline.link.event_circumstances import when_of
from truceline.link.items import Kind
from truceline.link.phrases import Phrase
from truceline.link.things import NOTHING, Thing, counted, is_narrow, is_none, party_of, thing_of
from truceline.model.coded import CodedArticle
from truceline.model.parse import Parse, Token
from truceline.model.spans import Span

Tense = Literal["now", "perfect", "past", "before"]

MOST = 200
"""States of one article that are looked at."""
STAGES = frozenset(range(TOP + 1))
REAL = frozenset({"occurred", "ongoing", "historical"})
BE = frozenset({"be", "remain", "stay", "stand", "lie", "sit", "go", "become", "keep", "leave", "rest"})
TIMES = frozenset({"day", "week", "month", "hour", "year", "stage", "phase"})
"""Nouns of time that say how far a thing is with an ordinal: "entered its *third* day"."""
WANTS = frozenset({"await", "lack", "need", "miss", "want", "require"})
EXCEPT = frozenset({"except", "save", "bar", "apart", "besides"})
PREDICATE = ("acomp", "advmod", "prt", "attr", "oprd", "xcomp")
BESIDE = (*PREDICATE, "dobj", "npadvmod", "nsubj", "nsubjpass", "ccomp")
DECLARING = frozenset({"declare", "proclaim", "pronounce", "hail", "celebrate", "announce"})
"""Verbs by which those who bring a thing about say that it is so."""
INNER = frozenset({"wording", "text", "term", "language", "content", "draft", "clause", "rest", "end", "fate", "part"})
"""Nouns that stand for the text or the talks behind *of*: "the *wording* of the treaty"."""
BARGAINING = frozenset({"haggle", "bargain", "negotiate", "wrangle", "deliberate", "parley"})


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """What a clause tells of the state of a thing.

    `stages` are those at which it can stand by that, `tense` is when: at the time of writing, up to it, in the past or
    before something past. `by` are those who brought it there, `source` those who say so.
    """

    article: CodedArticle
    sentence: Span
    clause: Span
    word: Span
    axis: str
    stages: frozenset[int]
    tense: Tense
    thing: Thing
    by: frozenset[str]
    earliest: str | None
    latest: str | None
    voice: Voice


def find_states(article: CodedArticle, lexicon: Lexicon) -> Iterator[State]:
    """The states of things that an article which has its parses tells, in text order, at most MOST."""
    words, found = lexicon.states, 0
    telling = BARGAINING | words.verbs.keys() | words.predicates.keys() | WANTS
    nouns = frozenset().union(*words.things.values())
    for context in contexts_of(article.annotated, lexicon):
        parse = context.parse
        if parse.lemmas.isdisjoint(telling) or (parse.lemmas.isdisjoint(nouns) and parse.lemmas.isdisjoint(BARGAINING)):
            continue
        for token in parse.content:
            for axis, stages, now, heads, by in _told(context, token, words):
                state = _state(article, context, token, axis, stages, now, heads, by)
                if state is not None:
                    yield state
                    found += 1
        if found >= MOST:
            return


STATES = Kind("states", lambda items: tuple(find_states(items.article, items.lexicon)), State)

_Told = tuple[str, frozenset[int], bool, tuple[Token, ...], tuple[Token, ...]]


def _told(context: SentenceContext, token: Token, words: StateLexicon) -> Iterator[_Told]:
    """What a verb, with what stands beside it, may tell: axis, stages, whether only for now, of what, and by whom."""
    parse = context.parse
    if token.pos not in VERBAL:
        return
    for word in words.verbs.get(token.lemma, ()):
        if word.beside is not None and not stands_beside(context, token, word.beside):
            continue
        if word.beside is None and any(t.index > token.index for t in parse.children(token, "prt")):
            continue
        heads = tuple(h for h in _within(parse, _undergoing(parse, token, word)) if _is_of(parse, h, word.axis, words))
        if heads:
            by = subjects_of(parse, token) if word.of != "subject" else ()
            yield word.axis, frozenset(range(word.low, word.high + 1)), word.now, heads, by
    if token.lemma in BARGAINING and any(a.tag in ("VBZ", "VBP") for a in (token, *parse.children(token, "aux"))):
        parties = subjects_of(parse, token)
        if token.tag == "VBG" and _are_delegates(context, parties):
            yield "talks", frozenset({1}), True, (), parties
    if token.lemma == "be" and parse.child(token, "expl") is not None:
        none = tuple(h for h in parse.children(token, "attr", "nsubj") if _is_of(parse, h, "text", words))
        if none and is_none(parse, none):
            yield "text", frozenset(range(2, TOP + 1)), False, none, ()
    if token.lemma in BE:
        for predicate in parse.children(token, *PREDICATE):
            for word in words.predicates.get(predicate.lemma.lower(), ()):
                heads = tuple(h for h in surface_subjects(parse, token) if _is_of(parse, h, word.axis, words))
                if heads and parse.child(predicate, "prep") is None:
                    yield word.axis, frozenset(range(word.low, word.high + 1)), word.now, heads, ()
    wants = token.lemma in WANTS or (token.lemma == "wait" and parse.child(token, "prep") is not None)
    if wants:
        missing = (*objects_of(parse, token), *prepositional(parse, token, "for"))
        texts = tuple(h for h in surface_subjects(parse, token) if _is_of(parse, h, "text", words))
        for noun in counted(parse, missing):
            if texts and (stage := words.awaited.get(noun.lemma.lower())):
                by = (*prepositional(parse, noun, "by", "of", "from"), *parse.children(noun, "poss"))
                yield "text", frozenset(range(stage)), True, texts, by


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


def _told_before(parse: Parse, number: Token, words: StateLexicon) -> str | None:
    """The noun of the parts that a number counts, told before it: "of its *articles* … the other *two*"."""
    before = (t.lemma for t in reversed(parse.tokens[: number.index]) if t.lemma in words.things["part"])
    noun = next(before, None)
    return words.alike.get(noun, noun) if noun is not None else None


def stands_beside(context: SentenceContext, verb: Token, word: str) -> bool:
    """Whether the particle, noun or adjective that a verb needs hangs on it; a noun of time only with an ordinal."""
    parse = context.parse
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
    return "past"


def _state(
    article: CodedArticle,
    context: SentenceContext,
    verb: Token,
    axis: str,
    stages: frozenset[int],
    now: bool,
    heads: tuple[Token, ...],
    by: tuple[Token, ...],
) -> State | None:
    parse, words = context.parse, context.lexicon.states
    reality = status_of(context, verb, carrier=carrier_of(context, verb))
    none = is_none(parse, heads)
    if reality.factuality == "CT+" and (reality.status in REAL or (now and reality.rule == "day to come")):
        denied = none
    elif reality.factuality == "CT-" and reality.status != "conditional":
        denied = True
    else:
        return None
    nouns = counted(parse, heads)
    if denied:
        if is_narrow(parse, (verb, *heads, *nouns), words):
            return None
        stages = STAGES - stages
    elif "principle" in parse.lemmas:
        return None
    elif any(a.lemma in ("only", "merely", "just") for a in parse.children(verb, "advmod")):
        stages = frozenset({min(stages)})
    tense = tense_of(parse, verb)
    span = context.span(verb)
    day, bounds = when_of(context, (verb,))
    today = (article.article.published or "")[:10]
    if now and tense in ("past", "before") and not (verb.lemma == "enter" and day in (None, today)):
        return None
    if denied and tense in ("past", "before"):
        return None
    voice = voice_of(article, context.sentence.span, span, Phrase(), context.lexicon.clause_cues)
    if voice in ("reported", "self") and any(t.lemma in DECLARING for t in parse.ancestors(verb)):
        voice = "told"
    if voice not in COMPARED:
        return None
    thing = thing_of(context, nouns[0]) if nouns else replace(NOTHING, noun=axis, pointed=True)
    if axis == "part":
        noun = thing.noun if nouns[0].pos == "NOUN" else _told_before(parse, nouns[0], words)
        thing = replace(thing, noun=noun, others=frozenset())
    if none:
        thing = replace(thing, pointed=True)
    whole = thing.whole or any(t.lemma in words.all for h in heads for t in (h, *parse.children(h)))
    if axis == "part" and 1 not in stages and (not (whole or denied) or "but" in parse.words):
        return None
    if (denied or whole) and not EXCEPT.isdisjoint(parse.words):
        return None
    return State(
        article=article,
        sentence=context.sentence.span,
        clause=clause_of(parse, verb),
        word=span,
        axis=axis,
        stages=stages,
        tense="now" if now and verb.lemma == "enter" else tense,
        thing=thing,
        by=party_of(context, by),
        earliest=bounds.earliest,
        latest=bounds.latest,
        voice=voice,
    )
