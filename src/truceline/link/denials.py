"""What a page tells as so or as not so, by any verb, with the noun made of it and its opposite.

A claim is read from the parse: who, what is done, to what, and whether it is done, is not, or is the opposite. Verbs,
nouns and predicates of one matter (`check_states.toml`) are one; any other verb is compared with itself, where the page
denies it somewhere. What a text has in it ("sets a deadline", "is silent on the prisoners") is a matter of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from truceline.code.clauses import VERBAL, clause_of
from truceline.code.context import SentenceContext, contexts_of
from truceline.code.parties.grammar import (
    conjoined,
    is_passive,
    objects_of,
    prepositional,
    subjects_of,
    surface_subjects,
)
from truceline.code.reality.factuality import negation_of
from truceline.code.reality.status import carrier_of, status_of
from truceline.lexicon.lexicon import Lexicon
from truceline.lexicon.states import StateLexicon
from truceline.link.acts import COMPARED, Voice, voice_of
from truceline.link.clauses import told_at
from truceline.link.contents import contents_in
from truceline.link.event_circumstances import when_of
from truceline.link.items import Kind
from truceline.link.phrases import Phrase
from truceline.link.state_words import BE, PREDICATE, Tense, stands_beside, tense_of
from truceline.link.states import REAL
from truceline.link.things import NOTHING, Thing, counted, is_narrow, is_none, party_of, place_of, thing_of
from truceline.model.coded import CodedArticle
from truceline.model.parse import Parse, Token
from truceline.model.spans import Span

MOST = 250
"""Claims of one article that are looked at."""
NEGATIONS = frozenset({"not", "n't", "n’t", "never", "no", "neither", "nor", "none", "nobody", "nothing", "without"})
REFUSING = frozenset({"refuse", "fail", "decline", "neglect", "omit"})
WHERE = (
    "to",
    "into",
    "in",
    "at",
    "from",
    "inside",
    "through",
    "on",
    "onto",
    "off",
    "near",
    "with",
    "for",
    "about",
    "against",
)
MUST = frozenset({"must", "shall"})
UNANIMOUS = frozenset({"unanimously", "unanimous"})
PARTISAN = frozenset({"support", "recognise"})
"""Matters of which parties think each their own."""
COMPLYING = frozenset({"compliance", "participation", "adherence", "membership", "observance", "attendance"})
SHORT = 3
"""Letters of a verb of which the nouns are looked for."""
ENDINGS = ("ion", "tion", "ation", "ition", "ment", "al", "ance", "ence", "ing", "ure", "age", "y", "ery", "ange", "se")
UNKNOWN = frozenset({"?"})
"""By whom a thing is done, where a pronoun does not tell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """Something told as so (`value` 1) or not so (0).

    `matter` is what it is about, `thing` what undergoes it, `about` what a text has in it. `by` is who does it, `where`
    the words behind prepositions. `every` tells whether a denial is of all there are.
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
    every: bool
    nominal: bool
    earliest: str | None
    latest: str | None
    voice: Voice


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a word may tell, before it is known whether it is so."""

    matter: str
    value: int
    word: Token
    heads: tuple[Token, ...]
    about: tuple[Token, ...] = ()
    by: tuple[Token, ...] = ()
    where: tuple[Token, ...] = ()


def find_claims(article: CodedArticle, lexicon: Lexicon) -> Iterator[Claim]:
    """The claims of an article that has its parses, in text order, at most MOST."""
    words = lexicon.states
    denied = _denied_verbs(article, words)
    of_texts = words.words["texts"]
    found = 0
    for context in contexts_of(article.annotated, lexicon):
        lemmas = context.parse.lemmas
        readings: list[Reading] = []
        if not (lemmas.isdisjoint(words.claiming) and lemmas.isdisjoint(denied)):
            readings.extend(_readings(context, words, denied))
        if not lemmas.isdisjoint(of_texts):
            readings.extend(
                Reading(matter=c.matter, value=c.value, word=c.word, heads=c.texts, about=c.about)
                for c in contents_in(context)
            )
        for reading in readings:
            claim = _claim(article, context, reading, words)
            if claim is not None:
                yield claim
                found += 1
        if found >= MOST:
            return


CLAIMS = Kind("told_so", lambda items: tuple(find_claims(items.article, items.lexicon)), Claim)


def _denied_verbs(article: CodedArticle, words: StateLexicon) -> frozenset[str]:
    """The lemmas of the verbs that a page denies, but for those that say too little by themselves."""
    found: set[str] = set()
    for parse in article.annotated.parses:
        if parse is None:
            continue
        if not NEGATIONS.isdisjoint(parse.words):
            for t in parse.tokens:
                if t.text.lower() in NEGATIONS:
                    above = (t, *parse.ancestors(t))
                    found.update(v.lemma for v in above[:4] if v.pos == "VERB")
        if not REFUSING.isdisjoint(parse.lemmas):
            found.update(t.lemma for t in parse.tokens if t.dep == "xcomp" and parse.head(t).lemma in REFUSING)
    found -= words.words["light_verbs"]
    return frozenset(verb for verb in found if _is_told_again(article, verb)) if found else frozenset()


def _is_told_again(article: CodedArticle, verb: str) -> bool:
    """Whether another sentence has a verb, or a noun made of it."""
    parses = [p for p in article.annotated.parses if p is not None]
    if sum(verb in p.lemmas for p in parses) > 1:
        return True
    lemmas = frozenset[str]().union(*(p.lemmas for p in parses))
    return any(is_noun_of(lemma, verb) for lemma in lemmas if lemma[:SHORT] == verb[:SHORT] and lemma != verb)


def _readings(context: SentenceContext, words: StateLexicon, denied: frozenset[str]) -> Iterator[Reading]:
    for token in context.parse.content:
        lemma = token.lemma
        if token.pos in VERBAL:
            if lemma in words.claiming or lemma in denied or lemma in BE or token.text.lower() in words.claiming:
                yield from _of_verb(context, token, words, denied)
        elif token.pos == "NOUN":
            if lemma in words.matters["nouns"]:
                yield from _of_noun(context.parse, token, words)
            if denied and lemma.endswith(ENDINGS):
                yield from _of_deed(context.parse, token, denied)


def _of_deed(parse: Parse, noun: Token, denied: frozenset[str]) -> Iterator[Reading]:
    """What the noun of a verb tells that the page denies somewhere: "the *exchange* of prisoners"."""
    things = prepositional(parse, noun, "of", "to")
    verb = next((v for v in sorted(denied) if is_noun_of(noun.lemma.lower(), v)), None) if things else None
    if verb is not None:
        by = (*prepositional(parse, noun, "by"), *parse.children(noun, "poss"))
        yield Reading(matter=f"v:{verb}", value=1, word=noun, heads=things, by=by)


def is_noun_of(noun: str, verb: str) -> bool:
    """Whether a noun is made of a verb: "withdrawal" of "withdraw", "inspection" of "inspect"."""
    stem = verb.removesuffix("e")
    rest = noun.removeprefix(stem)
    return len(stem) > SHORT and (noun == verb or (rest != noun and rest in ENDINGS))


def _of_verb(context: SentenceContext, verb: Token, words: StateLexicon, denied: frozenset[str]) -> Iterator[Reading]:
    parse = context.parse
    matters = [
        m
        for m in words.matters["verbs"].get(verb.lemma, ())
        if m[2] is None or m[2] in parse.words or m[2] in parse.lemmas
    ]
    compared = verb.lemma in denied and verb.pos == "VERB"
    under = "under" in parse.words and any(a.lemma in MUST for a in parse.children(verb, "aux"))
    told = False
    if not (matters or compared or under):
        by = where = ()
    else:
        by, where = subjects_of(parse, verb), prepositional(parse, verb, *WHERE)
    for matter, value, beside in matters:
        if beside is not None and not stands_beside(context, verb, beside):
            continue
        if beside is None and any(t.index > verb.index for t in parse.children(verb, "prt")):
            continue
        heads = _things(context, verb, beside, matter)
        by_ = by
        if matter == "bind":
            if parse.child(verb, "xcomp", "ccomp") is not None:
                continue
            heads, by_ = surface_subjects(parse, verb), ()
            where = tuple(h for h in objects_of(parse, verb) if h.lemma != beside)
        heads = tuple(h for h in heads if _is_of(context, h, matter, words))
        if heads and not (matter in PARTISAN and any(_is_of_many(parse, t) for t in by_)):
            told = True
            yield Reading(matter=matter, value=value, word=verb, heads=heads, by=by_, where=where)
            unanimous = any(a.lemma in UNANIMOUS for a in parse.children(verb, "advmod"))
            if matter == "adopt" and unanimous:
                yield Reading(matter="unanimous", value=1, word=verb, heads=heads)
    if verb.lemma in BE or parse.child(verb, "oprd") is not None:
        for predicate in conjoined(parse, parse.children(verb, *PREDICATE)):
            yield from _of_predicate(context, verb, predicate, words)
    if (verb.tag in ("VBG", "VBN") and verb.lemma in words.matters["is"]) or verb.text.lower() in words.matters["is"]:
        if parse.child(verb, "aux", "auxpass") is not None and parse.child(verb, "dobj") is None:
            yield from _of_predicate(context, verb, verb, words)
    if verb.lemma in words.words["duties"] and (duty := parse.child(verb, "xcomp", "ccomp")) is not None:
        things = (*objects_of(parse, duty), *prepositional(parse, duty, *WHERE))
        bound = objects_of(parse, verb) or surface_subjects(parse, duty)
        yield Reading(matter=f"duty:{duty.lemma}", value=1, word=verb, heads=things[:1], by=bound)
    if verb.lemma in words.words["advises"]:
        yield from _of_advice(context, verb, words)
    if under:
        things = (*objects_of(parse, verb), *where)
        yield Reading(matter=f"duty:{verb.lemma}", value=1, word=verb, heads=things[:1], by=by)
    if compared and not told:
        heads = objects_of(parse, verb)
        if heads or where:
            yield Reading(matter=f"v:{verb.lemma}", value=1, word=verb, heads=heads[:3], by=by, where=where)


def _of_advice(context: SentenceContext, verb: Token, words: StateLexicon) -> Iterator[Reading]:
    """What somebody advises others to accept or to reject: "*calls* on them to turn the money down"."""
    parse = context.parse
    who = surface_subjects(parse, verb)
    by = (*who, *(t for n in who for t in parse.children(n, "poss")))
    for doing in parse.children(verb, "xcomp", "ccomp"):
        behind = {t.lemma for t in (*parse.children(doing, "prep", "prt"), *prepositional(parse, doing, "in"))}
        for matter, value, beside in words.matters["verbs"].get(doing.lemma, ()):
            if matter == "adopt" and (beside is None or beside in behind):
                yield Reading(matter="advice", value=value, word=verb, heads=(), by=by)
        if doing.lemma == "vote" and behind & {"favour", "favor", "for", "yes"}:
            yield Reading(matter="advice", value=1, word=verb, heads=(), by=by)


def _is_of_many(parse: Parse, head: Token) -> bool:
    """Whether a plural is of some only: "four members", "officials"."""
    return head.tag in ("NNS", "NNPS") and not any(
        t.dep == "poss" or t.lemma in ("the", "both", "all") for t in parse.children(head, "det", "poss", "predet")
    )


def _of_predicate(context: SentenceContext, verb: Token, predicate: Token, words: StateLexicon) -> Iterator[Reading]:
    """What an adjective says of a subject: "the code is *voluntary*", "was made *conditional*"."""
    parse = context.parse
    named = (predicate.text.lower(), predicate.lemma.lower())
    for matter, value, _ in next((m for n in named if (m := words.matters["is"].get(n))), ()):
        heads = objects_of(parse, verb) if predicate.dep == "oprd" else surface_subjects(parse, verb)
        heads = tuple(n for h in heads for n in _complied(parse, h))
        heads = tuple(h for h in heads if h.index != predicate.index and _is_of(context, h, matter, words))
        if heads:
            where = prepositional(parse, predicate, *WHERE)
            yield Reading(matter=matter, value=value, word=verb, heads=heads, where=where)


def _complied(parse: Parse, head: Token) -> tuple[Token, ...]:
    """What one complies with, of a head that is that: "*compliance* with the code is voluntary"."""
    return (prepositional(parse, head, "with", "to", "in") or (head,)) if head.lemma in COMPLYING else (head,)


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


def _of_noun(parse: Parse, noun: Token, words: StateLexicon) -> Iterator[Reading]:
    """What the noun of a deed tells: "the council's *approval* of the plan"."""
    for matter, value, _ in words.matters["nouns"].get(noun.lemma, ()):
        heads = prepositional(parse, noun, "of")
        by = (*prepositional(parse, noun, "by"), *parse.children(noun, "poss"))
        if heads and (by or any(d.lemma == "the" for d in parse.children(noun, "det"))):
            yield Reading(matter=matter, value=value, word=noun, heads=heads, by=by)


def _things(context: SentenceContext, verb: Token, beside: str | None, matter: str) -> tuple[Token, ...]:
    """The heads of what undergoes a verb: its object, or what stands behind the preposition that it needs."""
    parse = context.parse
    if beside in ("on", "for", "against"):
        return prepositional(parse, verb, beside)
    if matter == "admit" and (inner := parse.child(verb, "ccomp", "xcomp")) is not None:
        return surface_subjects(parse, inner)
    if matter == "permit":
        doing = parse.children(verb, "csubjpass", "csubj", "xcomp", "ccomp")
        return (*objects_of(parse, verb), *(t for t in doing if t.tag == "VBG"))
    heads = tuple(t for t in objects_of(parse, verb) if t.lemma != beside)
    if heads or is_passive(parse, verb):
        return heads
    if beside is not None:
        word = next((t for t in parse.children(verb, "dobj") if t.lemma == beside), None)
        inner = parse.children(word, "compound") if word is not None else prepositional(parse, verb, beside)
        return inner or surface_subjects(parse, verb)
    return prepositional(parse, verb, "to", "with", "on")


def _is_of(context: SentenceContext, head: Token, matter: str, words: StateLexicon) -> bool:
    (noun,) = counted(context.parse, (head,))
    of = words.of[matter]
    lemma = noun.text.lower() if noun.tag == "VBG" else noun.lemma.lower()
    if not of or (noun.pos == "PROPN" and lemma in words.words["texts"]):
        return noun.pos in ("NOUN", "PROPN")
    events = context.lexicon.event_mentions.things
    if events.get(lemma) in of or ("text" in of and lemma in words.words["texts"]):
        return True
    return any(lemma in words.words.get(kind, ()) for kind in of) or (
        "text_part" in of and words.alike.get(lemma) == "text_part"
    )


def _claim(article: CodedArticle, context: SentenceContext, reading: Reading, words: StateLexicon) -> Claim | None:
    parse, verb = context.parse, reading.word
    reality = status_of(context, verb, carrier=carrier_of(context, verb))
    none = is_none(parse, (*reading.heads, *reading.by, *reading.about))
    if reality.factuality == "CT+" and (reality.status in REAL or reality.rule == "day to come"):
        denied = none
    elif reality.factuality == "CT-" and reality.status != "conditional":
        denied = True
    elif reading.matter.startswith("duty:"):
        denied = none or negation_of(parse, verb, context.lexicon.status_cues) is not None
        if reality.factuality not in ("CT+", "CT-", "PR+", "Uu") or reality.status == "conditional":
            return None
    else:
        return None
    if denied and parse.child(verb, "aux") is not None and any(a.tag == "MD" for a in parse.children(verb, "aux")):
        return None
    if _is_of_unreal(context, verb, denied=denied and reading.matter.startswith("v:")):
        return None
    heads, about, by = (counted(parse, h) for h in (reading.heads, reading.about, reading.by))
    if denied and is_narrow(parse, (verb, *reading.heads, *heads, *reading.by, *about), words):
        return None
    span = context.span(verb)
    voice = voice_of(article, context.sentence.span, span, Phrase(), context.lexicon.clause_cues)
    if denied and voice not in COMPARED and parse.head(verb).lemma in REFUSING and verb.dep == "xcomp":
        voice = "own"  # who refuses says nothing else
    if voice not in COMPARED and about and _is_own_source(article, span, (*heads, *reading.heads)):
        voice = "own"
    if voice not in COMPARED:
        return None
    _, bounds = when_of(context, (verb,))
    thing = _of_whole(context, heads, none, reading.matter, words)
    parties = party_of(context, by)
    if by and not parties:
        parties = UNKNOWN
    return Claim(
        article=article,
        sentence=context.sentence.span,
        clause=clause_of(parse, verb) if verb.pos in VERBAL else clause_of(parse, verb, None),
        word=span,
        matter=reading.matter,
        value=1 - reading.value if denied else reading.value,
        tense=tense_of(parse, verb) if verb.pos in VERBAL else "past",
        thing=thing,
        about=thing_of(context, about[0]) if about else NOTHING,
        by=parties,
        where=place_of(context, reading.where),
        every=none or any(t.dep == "neg" and t.lemma == "never" for t in parse.children(verb)),
        nominal=verb.pos == "NOUN",
        earliest=bounds.earliest,
        latest=bounds.latest,
        voice=voice,
    )


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


def _of_whole(
    context: SentenceContext, heads: tuple[Token, ...], none: bool, matter: str, words: StateLexicon
) -> Thing:
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
