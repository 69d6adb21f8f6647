"""The words by which a clause tells something as so or not so: verbs of a matter, their nouns, predicates, duties."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from truceline.code.clauses import VERBAL
from truceline.code.context import SentenceContext
from truceline.code.parties.grammar import (
    conjoined,
    is_passive,
    objects_of,
    prepositional,
    subjects_of,
    surface_subjects,
)
from truceline.lexicon.states import StateLexicon
from truceline.link.state_words import BE, PREDICATE, stands_beside
from truceline.link.things import counted
from truceline.model.parse import Parse, Token

WHERE = tuple("to into in at from inside through on onto off near with for about against".split())  # noqa: SIM905
MUST = frozenset({"must", "shall"})
UNANIMOUS = frozenset({"unanimously", "unanimous"})
PARTISAN = frozenset({"support", "recognise"})
"""Matters of which parties think each their own."""
COMPLYING = frozenset({"compliance", "participation", "adherence", "membership", "observance", "attendance"})
SHORT = 3
"""Letters of a verb of which the nouns are looked for."""
ENDINGS = ("ion", "tion", "ation", "ition", "ment", "al", "ance", "ence", "ing", "ure", "age", "y", "ery")


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


def readings_in(context: SentenceContext, denied: frozenset[str]) -> Iterator[Reading]:
    """What the verbs and nouns of a sentence may tell; of verbs of no matter only those that the page has `denied`."""
    words = context.lexicon.states
    for token in context.parse.content:
        lemma = token.lemma
        if token.pos in VERBAL:
            if lemma in words.claiming or lemma in denied or lemma in BE or token.text.lower() in words.claiming:
                yield from _of_verb(context, token, words, denied)
        elif token.pos == "NOUN":
            if lemma in words.matters["nouns"]:
                yield from _of_noun(context.parse, token, words)
            if denied and (lemma in denied or lemma.endswith(ENDINGS)):
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
    told = [r for m in words.matters["verbs"].get(verb.lemma, ()) for r in _of_matter(context, verb, m)]
    yield from told
    if verb.lemma in BE or parse.child(verb, "oprd") is not None:
        for predicate in conjoined(parse, parse.children(verb, *PREDICATE)):
            yield from _of_predicate(context, verb, predicate, words)
    elif _is_predicate(parse, verb, words):
        yield from _of_predicate(context, verb, verb, words)
    yield from _of_duty(parse, verb, words)
    if verb.lemma in words.words["advises"]:
        yield from _of_advice(context, verb, words)
    if not told and verb.lemma in denied and verb.pos == "VERB":
        heads, where = objects_of(parse, verb), prepositional(parse, verb, *WHERE)
        if heads or where:
            by = subjects_of(parse, verb)
            yield Reading(matter=f"v:{verb.lemma}", value=1, word=verb, heads=heads[:3], by=by, where=where)


def _is_predicate(parse: Parse, verb: Token, words: StateLexicon) -> bool:
    """Whether parsers take an adjective for a verb: "is *binding*", "is *closed*"."""
    known = verb.lemma in words.matters["is"] or verb.text.lower() in words.matters["is"]
    return known and parse.child(verb, "aux", "auxpass") is not None and parse.child(verb, "dobj") is None


def _of_matter(context: SentenceContext, verb: Token, told: tuple[str, int, str | None]) -> Iterator[Reading]:
    """What a verb of a matter tells, where what it needs stands beside it and what undergoes it fits."""
    matter, value, beside = told
    parse, words = context.parse, context.lexicon.states
    if beside is None:
        if any(t.index > verb.index for t in parse.children(verb, "prt")):
            return
    elif not stands_beside(context, verb, beside):
        return
    by, where = subjects_of(parse, verb), prepositional(parse, verb, *WHERE)
    heads = _things(context, verb, beside, matter)
    if matter == "bind":
        if parse.child(verb, "xcomp", "ccomp") is not None:
            return  # a duty
        heads, by = surface_subjects(parse, verb), ()
        where = tuple(h for h in objects_of(parse, verb) if h.lemma != beside)
    heads = tuple(h for h in heads if _is_of(context, h, matter, words))
    if not heads or (matter in PARTISAN and any(_is_of_many(parse, t) for t in by)):
        return
    yield Reading(matter=matter, value=value, word=verb, heads=heads, by=by, where=where)
    if matter == "adopt" and any(a.lemma in UNANIMOUS for a in parse.children(verb, "advmod")):
        yield Reading(matter="unanimous", value=1, word=verb, heads=heads)


def _of_duty(parse: Parse, verb: Token, words: StateLexicon) -> Iterator[Reading]:
    """What must be done: "*obliges* Oru to pay", "under the accord, Oru *must* pay"."""
    duty = parse.child(verb, "xcomp", "ccomp") if verb.lemma in words.words["duties"] else None
    if duty is not None:
        things = (*objects_of(parse, duty), *prepositional(parse, duty, *WHERE))
        bound = objects_of(parse, verb) or surface_subjects(parse, duty)
        yield Reading(matter=f"duty:{duty.lemma}", value=1, word=verb, heads=things[:1], by=bound)
    if "under" in parse.words and any(a.lemma in MUST for a in parse.children(verb, "aux")):
        things = (*objects_of(parse, verb), *prepositional(parse, verb, *WHERE))
        yield Reading(matter=f"duty:{verb.lemma}", value=1, word=verb, heads=things[:1], by=subjects_of(parse, verb))


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
        other = parse.children(word, "compound") if word is not None else prepositional(parse, verb, beside)
        return other or surface_subjects(parse, verb)
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
