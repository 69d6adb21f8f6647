"""At what state a thing stands as its page is written: talks under way, a strike over, a treaty in force."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from truceline.code.clauses import clause_of
from truceline.code.context import SentenceContext
from truceline.code.reality.reality import Reality
from truceline.code.reality.status import carrier_of, status_of
from truceline.lexicon.states import TOP, StateLexicon
from truceline.link.acts import COMPARED, Voice, voice_of
from truceline.link.contexts import CONTEXTS
from truceline.link.event_circumstances import when_of
from truceline.link.items import Items, Kind
from truceline.link.phrases import Phrase
from truceline.link.state_words import BARGAINING, WANTS, Tense, Told, tense_of, told_by
from truceline.link.things import NOTHING, Thing, counted, is_narrow, is_none, party_of, thing_of
from truceline.model.coded import CodedArticle
from truceline.model.parse import Parse, Token
from truceline.model.spans import Span

MOST = 200
"""States of one article that are looked at."""
STAGES = frozenset(range(TOP + 1))
REAL = frozenset({"occurred", "ongoing", "historical"})
EXCEPT = frozenset({"except", "save", "bar", "apart", "besides"})
DECLARING = frozenset({"declare", "proclaim", "pronounce", "hail", "celebrate", "announce"})
"""Verbs by which those who bring a thing about say that it is so."""
LIMITING = frozenset({"only", "merely", "just"})
POINTING_BACK = frozenset({"it", "they"})


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """What a clause tells of the state of a thing.

    `stages` are those at which it can stand by that, `tense` is when: at the time of writing, up to it, in the past or
    before something past. `by` are those who brought it there. `revived` tells whether the page says of a thing of its
    kind that it came back.
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
    revived: bool


class _ToldBy(NamedTuple):
    """A verb by which a clause may tell at what state a thing stands."""

    context: SentenceContext
    verb: Token
    told: Told


def _told(items: Items) -> Iterator[_ToldBy]:
    words = items.lexicon.states
    telling = BARGAINING | WANTS | words.verbs.keys() | words.predicates.keys()
    nouns = BARGAINING.union(*words.things.values())
    for context in items.of(CONTEXTS):
        parse = context.parse
        if parse.lemmas.isdisjoint(telling) or parse.lemmas.isdisjoint(nouns):
            continue
        for token in parse.content:
            if token.index and parse.tokens[token.index - 1].text == "-":
                continue  # "ruled out re-negotiating the deal"
            yield from (_ToldBy(context, token, told) for told in told_by(context, token, words))


def find_states(items: Items) -> Iterator[State]:
    """The states of things that an article which has its parses tells, in text order, at most MOST."""
    found, last = 0, None
    for told in items.of(_TOLD):
        if found >= MOST and told.context is not last:
            return
        last = told.context
        state = _state(items.article, *told)
        if state is not None:
            yield state
            found += 1


def _told_twice(items: Items) -> Iterable[State]:
    """The states of things that two sentences may tell of; all, where they may tell of many."""
    told = items.of(_TOLD)
    if len(told) > MOST:
        return items.of(STATES)
    sentences = Counter(axis for axis, _ in {(one.told.axis, one.context.sentence.index) for one in told})
    states = (_state(items.article, *one) for one in told if sentences[one.told.axis] > 1)
    return [state for state in states if state is not None]


_TOLD = Kind("told of states", _told)
STATES = Kind("stands", find_states, State, within=_told_twice)


def _is_revived(article: CodedArticle, axis: str, words: StateLexicon) -> bool:
    """Whether a sentence of the page says of a thing of an axis that it came back: "the truce was *extended*"."""
    nouns, reviving = words.things[axis] | POINTING_BACK, words.words["reviving"]
    parses = (p for p in article.annotated.parses if p is not None)
    return any(not p.lemmas.isdisjoint(reviving) and not p.lemmas.isdisjoint(nouns) for p in parses)


def _state(article: CodedArticle, context: SentenceContext, verb: Token, told: Told) -> State | None:
    parse, words = context.parse, context.lexicon.states
    none = is_none(parse, told.heads)
    denied = _is_denied(status_of(context, verb, carrier=carrier_of(context, verb)), now=told.now)
    if denied is None:
        return None
    denied, nouns, tense = denied or none, counted(parse, told.heads), tense_of(parse, verb)
    day, bounds = when_of(context, (verb,))
    entered = verb.lemma == "enter" and day in (None, (article.article.published or "")[:10])
    if tense in ("past", "before") and (denied or (told.now and not entered)):
        return None
    stages = _stages(parse, verb, told, nouns, denied=denied, words=words)
    voice = _voice(article, context, verb)
    if not stages or voice not in COMPARED:
        return None
    return State(
        article=article,
        sentence=context.sentence.span,
        clause=clause_of(parse, verb),
        word=context.span(verb),
        axis=told.axis,
        stages=stages,
        tense="now" if told.now and entered else tense,
        thing=_thing(context, told.axis, nouns, none=none),
        by=party_of(context, told.by),
        earliest=bounds.earliest,
        latest=bounds.latest,
        voice=voice,
        revived=_is_revived(article, told.axis, words),
    )


def _is_denied(reality: Reality, *, now: bool) -> bool | None:
    """Whether a clause tells that something is not so; None where it leaves it open."""
    if reality.factuality == "CT+" and (reality.status in REAL or (now and reality.rule == "day to come")):
        return False
    return True if reality.factuality == "CT-" and reality.status != "conditional" else None


def _stages(
    parse: Parse, verb: Token, told: Told, nouns: tuple[Token, ...], *, denied: bool, words: StateLexicon
) -> frozenset[int]:
    """The stages at which a thing can stand by what is told of it or denied; none where only a part of it is meant."""
    whole = any(t.lemma in words.all for h in (*told.heads, *nouns) for t in (h, *parse.children(h)))
    if (denied or whole) and not EXCEPT.isdisjoint(parse.words):
        return frozenset()
    if told.axis == "part" and ((1 in told.stages) == denied) and (not (whole or denied) or "but" in parse.words):
        return frozenset()
    if denied:
        return frozenset() if is_narrow(parse, (verb, *told.heads, *nouns), words) else STAGES - told.stages
    if "principle" in parse.lemmas:
        return frozenset()
    limited = any(a.lemma in LIMITING for a in parse.children(verb, "advmod"))
    return frozenset({min(told.stages)}) if limited else told.stages


def _voice(article: CodedArticle, context: SentenceContext, verb: Token) -> Voice:
    voice = voice_of(article, context.sentence.span, context.span(verb), Phrase(), context.lexicon.clause_cues)
    declared = any(t.lemma in DECLARING for t in context.parse.ancestors(verb))
    return "told" if voice in ("reported", "self") and declared else voice


def _thing(context: SentenceContext, axis: str, nouns: tuple[Token, ...], *, none: bool) -> Thing:
    if not nouns:
        return replace(NOTHING, noun=axis, pointed=True)
    thing = thing_of(context, nouns[0])
    if axis == "part":
        noun = thing.noun if nouns[0].pos == "NOUN" else _told_before(context.parse, nouns[0], context.lexicon.states)
        thing = replace(thing, noun=noun, others=frozenset())
    return replace(thing, pointed=True) if none else thing


def _told_before(parse: Parse, number: Token, words: StateLexicon) -> str | None:
    """The noun of the parts that a number counts, told before it: "of its *articles* … the other *two*"."""
    before = (t.lemma for t in reversed(parse.tokens[: number.index]) if t.lemma in words.things["part"])
    noun = next(before, None)
    return words.alike.get(noun, noun) if noun is not None else None
