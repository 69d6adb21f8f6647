"""What a page tells as so or as not so, by any verb, with the noun made of it and its opposite.

A claim is read from the parse: who, what is done, to what, and whether it is done, is not, or is the opposite. Verbs,
nouns and predicates of one matter (`check_states.toml`) are one; any other verb is compared with itself, where the page
denies it somewhere. What a text has in it ("sets a deadline", "is silent on the prisoners") is a matter of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from truceline.code.clauses import VERBAL, clause_of
from truceline.code.context import SentenceContext
from truceline.code.parties.grammar import prepositional
from truceline.code.reality.factuality import negation_of
from truceline.code.reality.status import carrier_of, status_of
from truceline.lexicon.states import StateLexicon
from truceline.link.acts import COMPARED, Voice, voice_of
from truceline.link.claim_words import SHORT, Reading, is_noun_of, readings_in
from truceline.link.clauses import leaves_exception, told_at
from truceline.link.contents import HAS, MENTIONS, contents_in
from truceline.link.contexts import CONTEXTS
from truceline.link.event_circumstances import when_of
from truceline.link.items import Items, Kind
from truceline.link.phrases import Phrase
from truceline.link.state_words import Tense, tense_of
from truceline.link.states import REAL
from truceline.link.things import NOTHING, Thing, counted, is_narrow, is_none, party_of, place_of, thing_of
from truceline.model.coded import CodedArticle
from truceline.model.parse import Parse, Token
from truceline.model.spans import Span

MOST = 250
"""Claims of one article that are looked at."""
MANNER = frozenset({"as", "because", "out", "like"})
"""Prepositions of how and why, which a denial before them denies."""
NEGATIONS = frozenset({"not", "n't", "n’t", "never", "no", "neither", "nor", "none", "nobody", "nothing", "without"})
REFUSING = frozenset({"refuse", "fail", "decline", "neglect", "omit"})
FORBIDDEN = "bar"
"""The rule of what one is forbidden to do, which may be done all the same."""
UNKNOWN = frozenset({"?"})
"""By whom a thing is done, where a pronoun does not tell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """Something told as so (`value` 1) or not so (0).

    `matter` is what it is about, `thing` what undergoes it, `about` what a text has in it. `by` is who does it, `where`
    the words behind prepositions, `content` what is told of it or is to be done. `every` tells whether a denial is of
    all there are.
    """

    article: CodedArticle
    sentence: Span
    clause: Span
    word: Span
    matter: str
    value: int
    tense: Tense
    thing: Thing
    about: Thing
    by: frozenset[str]
    where: frozenset[str]
    content: frozenset[str]
    every: bool
    nominal: bool
    earliest: str | None
    latest: str | None
    voice: Voice


class _Read(NamedTuple):
    """What the words of a sentence may tell, before it is known whether it is so."""

    context: SentenceContext
    readings: Sequence[Reading]


def _read(items: Items) -> Iterator[_Read]:
    words = items.lexicon.states
    denied = _denied_verbs(items.article, words)
    of_texts = words.words["texts"]
    for context in items.of(CONTEXTS):
        lemmas = context.parse.lemmas
        readings: list[Reading] = []
        if not (lemmas.isdisjoint(words.claiming) and lemmas.isdisjoint(denied)):
            readings.extend(readings_in(context, denied))
        if not lemmas.isdisjoint(of_texts):
            readings.extend(
                Reading(matter=c.matter, value=c.value, word=c.word, heads=c.texts, about=c.about)
                for c in contents_in(context)
            )
        if readings:
            yield _Read(context, readings)


def find_claims(items: Items) -> Iterator[Claim]:
    """The claims of an article that has its parses, in text order, at most MOST."""
    found = 0
    for context, readings in items.of(READINGS):
        for reading in readings:
            claim = _claim(items.article, context, reading)
            if claim is not None:
                yield claim
                found += 1
        if found >= MOST:
            return


def _told_twice(items: Items) -> Iterable[Claim]:
    """The claims of which another sentence can tell the contrary: on their matter; all, where there are many."""
    read = items.of(READINGS)
    if sum(len(readings) for _, readings in read) > MOST:
        return items.of(CLAIMS)
    counted = Counter(matter for _, readings in read for matter in {of_one_matter(r.matter) for r in readings})
    found = (
        _claim(items.article, context, reading)
        for context, readings in read
        for reading in readings
        if counted[of_one_matter(reading.matter)] > 1
    )
    return [claim for claim in found if claim is not None]


def of_one_matter(matter: str) -> str:
    """What two claims have in common of which one can tell the contrary of the other."""
    return HAS if matter == MENTIONS else matter


READINGS = Kind("readings of claims", _read)
CLAIMS = Kind("told_so", find_claims, Claim, within=_told_twice)


def _denied_verbs(article: CodedArticle, words: StateLexicon) -> frozenset[str]:
    """The lemmas of the verbs that a page denies, but for those that say too little by themselves."""
    found: set[str] = set()
    parses = [parse for parse in article.annotated.parses if parse is not None]
    for parse in parses:
        if not NEGATIONS.isdisjoint(parse.words):
            for t, word in zip(parse.tokens, parse.lowered, strict=True):
                if word in NEGATIONS:
                    above = (t, *parse.ancestors(t))
                    found.update(v.lemma for v in above[:4] if v.pos == "VERB")
        if not REFUSING.isdisjoint(parse.lemmas):
            found.update(t.lemma for t in parse.tokens if t.dep == "xcomp" and parse.head(t).lemma in REFUSING)
    found -= words.words["light_verbs"]
    lemmas = frozenset[str]().union(*(parse.lemmas for parse in parses)) if found else frozenset()
    return frozenset(verb for verb in found if _is_told_again(parses, lemmas, verb))


def _is_told_again(parses: Sequence[Parse], lemmas: frozenset[str], verb: str) -> bool:
    """Whether another sentence has a verb, or a noun made of it; `lemmas` are those of all sentences."""
    if sum(verb in p.lemmas for p in parses) > 1:
        return True
    return any(is_noun_of(lemma, verb) for lemma in lemmas if lemma[:SHORT] == verb[:SHORT] and lemma != verb)


def _claim(article: CodedArticle, context: SentenceContext, reading: Reading) -> Claim | None:
    parse, word, words = context.parse, reading.word, context.lexicon.states
    none = is_none(parse, (*reading.heads, *reading.by, *reading.about))
    denied = _is_denied(context, reading, none=none)
    if denied is None or _is_of_unreal(context, word, denied=denied and reading.matter.startswith("v:")):
        return None
    heads, about, by = (counted(parse, h) for h in (reading.heads, reading.about, reading.by))
    if denied and any(t.lemma in MANNER for t in parse.children(word, "prep") if t.index > word.index):
        return None  # "was not released *as* an act of charity"
    if denied and any(_is_one_of_some(parse, head) for head in heads):
        return None
    if denied and is_narrow(parse, (word, *reading.heads, *heads, *reading.by, *about), words):
        return None
    span = context.span(word)
    if denied and leaves_exception(context.words(context.sentence.span), context.lexicon.clause_cues):
        return None
    voice = _voice(article, context, reading, denied=denied)
    if voice not in COMPARED:
        return None
    _, bounds = when_of(context, (word,))
    return Claim(
        article=article,
        sentence=context.sentence.span,
        clause=clause_of(parse, word),
        word=span,
        matter=reading.matter,
        value=1 - reading.value if denied else reading.value,
        tense=tense_of(parse, word) if word.pos in VERBAL else "past",
        thing=_of_whole(context, heads, none, reading.matter),
        about=thing_of(context, about[0]) if about else NOTHING,
        by=(party_of(context, by) or UNKNOWN) if by else frozenset(),
        where=place_of(context, reading.where),
        content=_content(parse, word),
        every=none or any(t.dep == "neg" and t.lemma == "never" for t in parse.children(word)),
        nominal=word.pos == "NOUN",
        earliest=bounds.earliest,
        latest=bounds.latest,
        voice=voice,
    )


def _content(parse: Parse, word: Token) -> frozenset[str]:
    """What a verb has as its content: what stands behind *of* ("was informed *of the fire*"), and the verb below it
    ("urged them *to sell*")."""
    if word.pos not in VERBAL:
        return frozenset()
    inner = (*prepositional(parse, word, "of"), *parse.children(word, "xcomp", "ccomp"))
    return frozenset(t.lemma.lower() for t in inner)


def _is_one_of_some(parse: Parse, head: Token) -> bool:
    """Whether a relative clause says which of several people is meant: "the woman *who had waved* was not arrested"."""
    clause = parse.child(head, "relcl")
    who = None if clause is None else next((t for t in parse.children(clause) if t.tag == "WP"), None)
    return who is not None and parse.tokens[who.index - 1].text != ","


def _is_denied(context: SentenceContext, reading: Reading, *, none: bool) -> bool | None:
    """Whether a word is told as not so; None where the sentence leaves it open, or only says what will not be."""
    parse, word = context.parse, reading.word
    reality = status_of(context, word, carrier=carrier_of(context, word))
    if reality.status == "conditional" or reality.rule == FORBIDDEN:
        return None
    if reality.factuality == "CT+" and (reality.status in REAL or reality.rule == "day to come"):
        return none
    if reality.factuality == "CT-":
        return None if any(a.tag == "MD" for a in parse.children(word, "aux")) else True
    if reading.matter.startswith("duty:") and reality.factuality in ("CT+", "PR+", "Uu"):
        return none or negation_of(parse, word, context.lexicon.status_cues) is not None
    return None


def _voice(article: CodedArticle, context: SentenceContext, reading: Reading, *, denied: bool) -> Voice:
    """Who speaks; who refuses to do something, and a text that says what it has in it, are the page's own words."""
    word = reading.word
    voice = voice_of(article, context.sentence.span, context.span(word), Phrase(), context.lexicon.clause_cues)
    if voice in COMPARED or voice == "quoted":
        return voice
    refused = denied and word.dep == "xcomp" and context.parse.head(word).lemma in REFUSING
    of_text = bool(reading.about) and _is_own_source(article, context.span(word), reading.heads)
    return "own" if refused or of_text else voice


def _is_of_unreal(context: SentenceContext, verb: Token, *, denied: bool) -> bool:
    """Whether a relative clause describes what there is not, or a denial in one only says which is meant: "there are no
    cases *where courts accepted it*", "a president *whose party did not control it*"."""
    parse = context.parse
    clause = next((t for t in (verb, *parse.ancestors(verb)) if t.dep in ("relcl", "ROOT")), verb)
    if clause.dep != "relcl":
        return False
    noun = parse.head(clause)
    above = parse.head(noun)
    none = is_none(parse, (noun,)) or any(t.lemma in ("any", "few") for t in parse.children(noun, "det", "amod"))
    return denied or none or negation_of(parse, above, context.lexicon.status_cues) is not None


def _is_own_source(article: CodedArticle, word: Span, texts: tuple[Token, ...]) -> bool:
    """Whether a text says itself what it has in it: "the *communique* did not mention them"."""
    sources = [said.source_span for said in told_at(article, word)]
    return bool(sources) and all(
        s is not None and any(s.start <= t.start and t.end <= s.end for t in texts) for s in sources
    )


def _meant(parse: Parse, head: Token) -> Token:
    """The noun of its sentence that a pronoun may mean, the nearest before it of its number that is no subject."""
    if head.text.lower() not in ("it", "them"):
        return head
    plural = head.text.lower() == "them"
    before = (
        t
        for t in reversed(parse.tokens[: head.index])
        if t.pos in ("NOUN", "PROPN") and (t.tag in ("NNS", "NNPS")) == plural and t.dep in ("dobj", "pobj")
    )
    return next(before, head)


def _of_whole(context: SentenceContext, heads: tuple[Token, ...], none: bool, matter: str) -> Thing:
    """The thing of a claim; of any part of a text the text: "not a *word* of the treaty was altered"."""
    if not heads:
        return NOTHING
    head = _meant(context.parse, heads[0])
    thing = thing_of(context, head)
    if matter == "alter" and thing.noun == "text_part":
        whole = prepositional(context.parse, heads[0], "of", "in")
        if whole and (none or not thing.pointed):
            return thing_of(context, whole[0])
    return thing
