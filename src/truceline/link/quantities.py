"""Quantities: the numbers of a page with what they are of, read from its parses.

A count of parts goes with the text that is made of them ("the accord is divided into ten chapters", "all five items of
the protocol", "a six-point plan"), one of members with their body, a measured value with the thing that has it ("a rise
of two percent", "the border is 972 km long", "with the levy now at 54 percent").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from truceline.code.clauses import clause_of
from truceline.code.context import SentenceContext
from truceline.code.parties.grammar import prepositional
from truceline.code.parties.participants import actors_of
from truceline.lexicon.quantities import QuantityLexicon
from truceline.link.acts import COMPARED, Voice, voice_of
from truceline.link.clauses import told_at
from truceline.link.contexts import CONTEXTS
from truceline.link.items import Items, Kind
from truceline.link.number_phrases import (
    SIGNS,
    Bound,
    bound_of,
    is_part,
    may_be_number,
    measured_at,
    number_at,
    per_of,
    points_back,
)
from truceline.link.phrases import Phrase
from truceline.link.quantity_owners import Of, Role, bounded_of, deed_of, thing_of, whole_of
from truceline.model.coded import CodedArticle
from truceline.model.parse import Parse, Token
from truceline.model.spans import Span

MOST = 300
"""Quantities of one article that are looked at."""
GENERIC = frozenset(
    {
        *("comprehensive", "final", "joint", "formal", "full", "whole", "new", "own", "entire", "present", "basic"),
        *("follow", "following", "single", "sole", "separate", "per", "most", "many"),
    }
)
"""Words that may stand beside the name of a thing or not."""
LINKS = ("of", "on", "between", "with", "for", "over", "about", "against", "in", "to")
YEARS = range(1900, 2101)
SEATED = frozenset({"parliament", "assembly", "chamber", "council", "court"})
"""Bodies of which a bare number tells the seats: "a *chamber* of 300"."""
PLURALS = frozenset({"NNS", "NNPS"})
SINGULAR = frozenset({"NN", "NNP"})
BEFORE_A_NOUN = frozenset({"compound", "nmod", "amod"})
COUNTABLE = frozenset({"phases", "chapter", "article", "annex", "appendix"})
"""Parts that only a text has: "there are four *chapters*"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number with what it is of.

    `unit` is the base unit of a measured value or the class of the counted noun, `noun` its lemma. `role` is whether
    something is made of so many, a thing has this value, or so many did something ("done"). `of` is the class of that
    text, body or thing, null where a pronoun or nothing names it. `keys` are the words and actors beside that, `named`
    those of them that are names, `beside` the words beside the count. `per` is what the value is for each of ("year"),
    `change` whether a verb brings it about, `part` whether words make it one of some, `back` whether the count points
    to things told of before, `pointed` whether its text or thing does.
    """

    article: CodedArticle
    sentence: Span
    clause: Span
    word: Span
    value: float
    bound: Bound
    unit: str
    noun: str
    role: Role
    of: str | None
    keys: frozenset[str]
    named: frozenset[str]
    beside: frozenset[str]
    per: str | None
    back: bool
    pointed: bool
    part: bool
    change: bool
    source: frozenset[str]
    voice: Voice


def find_quantities(items: Items) -> Iterator[Quantity]:
    """The quantities of an article that has its parses, in text order, at most MOST."""
    article, lexicon = items.article, items.lexicon
    numbers = lexicon.number_words.values.keys() | {"no"}
    before: tuple[Token, ...] = ()
    found = 0
    for context in items.of(CONTEXTS):
        for token, word in zip(context.parse.tokens, context.parse.lowered, strict=True):
            if word in numbers or word[0].isdigit() or word[0] in SIGNS:
                for quantity in _read(article, context, token, before):
                    yield quantity
                    found += 1
        before = context.parse.tokens
        if found >= MOST:
            return


QUANTITIES = Kind("quantities", find_quantities, Quantity)


def _read(
    article: CodedArticle, context: SentenceContext, token: Token, before: tuple[Token, ...]
) -> Iterator[Quantity]:
    parse, table = context.parse, context.lexicon.quantities
    none = token.text.lower() == "no"
    value = 0.0 if none else number_at(parse, token, context.lexicon)
    if value is None:
        return
    head, unit, factor = measured_at(parse, token, table)
    if head.index < token.index or head.lemma in context.lexicon.number_words.ordinals:
        return  # "two thirds"
    them = _them(parse, token, table, before) if head is token and unit is None else None
    some = _some_of(parse, token) if head is token and unit is None else None
    noun = them or some or head.lemma.lower()
    measured = unit is not None
    unit = unit or table.counted.get(noun)
    if value < 2 and not measured and unit not in table.parts:
        return
    if not measured and value >= 2 and head is not token and head.tag in SINGULAR and head.dep not in BEFORE_A_NOUN:
        return  # "her 16-month rule", "the 2024 Summer Convention"
    if none and (unit not in table.parts or prepositional(parse, head) or token.head != head.index):
        return
    counted = unit in table.members
    number = Number(token, head, noun, unit, value * factor, measured, them is not None)
    of = _of(context, number, counted, some is not None)
    if of is not None:
        yield from _filled(article, context, number, of)


def _of(context: SentenceContext, number: Number, counted: bool, of_some: bool) -> Of | None:
    """What a quantity is of; of some of a number of things only what they did."""
    head, table = number.head, context.lexicon.quantities
    if number.measured:
        return thing_of(context, head, table)
    of = None if of_some else whole_of(context, head, number.noun, table) or bounded_of(context, head, table)
    return of or (deed_of(context, head, table) if counted else None)


class Number(NamedTuple):
    """A number with its last word, what it counts or measures, its value in the base unit, and whether it has one."""

    token: Token
    head: Token
    noun: str
    unit: str | None
    value: float
    measured: bool
    meant: bool


def _filled(article: CodedArticle, context: SentenceContext, number: Number, of: Of) -> Iterator[Quantity]:
    """A quantity as it is kept; none where it is quoted, a claim, or no count of what it is of."""
    parse, table = context.parse, context.lexicon.quantities
    token, head, noun, unit, value, measured, meant = number
    role, kind, thing, verb, change = of
    if head is token and noun[:1].isdigit():
        if (role == "made" and kind not in SEATED) or value in YEARS:
            return
        noun, unit = ("member", "seats") if role == "made" else (noun, "count")
    unit = unit or ("count" if role == "thing" else noun)
    if role == "thing" and not measured and kind != "threshold":
        unit = "count"
    if noun == "point" and any(t.lemma == "percentage" for t in parse.children(head, "compound", "amod", "nmod")):
        return
    if kind == "majority" and thing is not None and any(t.tag in PLURALS for t in prepositional(parse, thing, "of")):
        return  # "a majority of voters (59 percent)" is a share of each group that is asked
    span = context.span(token)
    voice = voice_of(article, context.sentence.span, span, Phrase(), context.lexicon.clause_cues)
    back = meant or points_back(parse, head)
    sure = unit in table.parts and (back or head.dep == "compound")  # what points back is no claim
    if voice == "quoted" or (voice not in COMPARED and not sure):
        return
    keys, named = _owner_keys(context, role, thing, head)
    yield Quantity(
        article=article,
        sentence=context.sentence.span,
        clause=clause_of(parse, verb or head),
        word=Span(min(token.start, head.start), max(token.end, head.end)),
        value=value,
        bound=bound_of(context, token),
        unit=unit,
        noun=noun,
        role=role,
        of=kind,
        keys=keys,
        named=named,
        beside=_beside(context, token, head),
        per=per_of(parse, token, head),
        back=back,
        pointed=_is_pointed(parse, thing) if thing is not None else verb is not None and unit in COUNTABLE,
        part=is_part(context, token, head, table),
        change=change,
        source=_source(article, context, span),
        voice=voice,
    )


def _owner_keys(
    context: SentenceContext, role: Role, thing: Token | None, head: Token
) -> tuple[frozenset[str], frozenset[str]]:
    """The words and actors by which a text, body, thing or doer is known, and which of them are names."""
    keys, named = _keys(context, thing, head) if thing is not None else (frozenset[str](), frozenset[str]())
    if role == "done":
        return named, named
    if role == "thing":
        further, more = _keys(context, head, None, deps=(), links=("for", "on"))
        if thing is not None and (owner := _owner_of_object(context.parse, thing)) is not None:
            own, names = _keys(context, owner, None, links=())
            further, more = further | own, more | names
        keys, named = keys | further, named | more
        if thing is not None and thing.pos == "NOUN" and thing.lemma.lower() not in context.lexicon.quantities.things:
            keys |= {thing.lemma.lower()}
    return keys, named


def _owner_of_object(parse: Parse, thing: Token) -> Token | None:
    """Who has a thing: "*the Agora poll* had a margin of two points"."""
    verb = parse.head(thing)
    return parse.child(verb, "nsubj") if thing.dep == "dobj" and verb.lemma == "have" else None


def _beside(context: SentenceContext, token: Token, head: Token) -> frozenset[str]:
    """The adjectives that part what is counted from others."""
    return frozenset(
        t.lemma.lower()
        for t in context.parse.children(head, "amod")
        if t.lemma.lower() not in GENERIC and t is not token and not may_be_number(t, context.lexicon)
    )


def _counted_last(tokens: tuple[Token, ...], table: QuantityLexicon) -> str | None:
    """The last plural noun of a sentence that can be counted again as "five of them"."""
    plurals = (t.lemma.lower() for t in reversed(tokens) if t.tag == "NNS")
    return next((noun for noun in plurals if noun in table.counted), None)


def _them(parse: Parse, token: Token, table: QuantityLexicon, before: tuple[Token, ...]) -> str | None:
    """The noun for which "them" stands behind a number: "its protocols … There are *five of them*"."""
    there = token.dep == "attr" and parse.child(parse.head(token), "expl") is not None
    if not there or not any(t.tag == "PRP" for t in prepositional(parse, token, "of")):
        return None
    return _counted_last(parse.tokens[: token.index], table) or _counted_last(before, table)


def _some_of(parse: Parse, token: Token) -> str | None:
    """The noun of which a number counts some: "*thirteen* of the nineteen parties"."""
    return next((t.lemma.lower() for t in prepositional(parse, token, "of") if t.tag == "NNS"), None)


def _keys(
    context: SentenceContext,
    noun: Token,
    without: Token | None,
    deps: tuple[str, ...] = ("amod", "compound", "nmod", "poss"),
    links: tuple[str, ...] = LINKS,
) -> tuple[frozenset[str], frozenset[str]]:
    """The words and actors beside a noun, and which of them are names; a noun that is a name is one itself."""
    parse = context.parse
    found = [*parse.children(noun, *deps), *(prepositional(parse, noun, *links) if links else ())]
    found += [t for f in tuple(found) if f.pos == "NOUN" for t in parse.children(f, "amod", "compound", "poss")]
    found += [t for f in tuple(found) if f.pos == "NOUN" for t in prepositional(parse, f, "from", "of") if links]
    found += [noun] if noun.pos == "PROPN" else []
    times = [t.span for t in context.article.times_in(context.sentence.span)]
    keys: set[str] = set()
    named: set[str] = set()
    for t in found:
        if without is not None and (t.index == without.index or t.head == without.index):
            continue
        if t.pos not in ("NOUN", "PROPN", "ADJ") or t.lemma.lower() in GENERIC or may_be_number(t, context.lexicon):
            continue
        if any(span.overlaps(context.span(t)) for span in times):
            continue
        actors = actors_of(context, (t,), modifiers=False)
        keys.update(actors or (t.lemma.lower(),))
        named.update(actors or ((t.lemma.lower(),) if t.pos == "PROPN" else ()))
    return frozenset(keys), frozenset(named)


def _is_pointed(parse: Parse, thing: Token) -> bool:
    return thing.pos in ("PRON", "PROPN") or points_back(parse, thing)


def _source(article: CodedArticle, context: SentenceContext, word: Span) -> frozenset[str]:
    spans = [told.source_span for told in told_at(article, word) if told.source_span is not None]
    return frozenset(m.of for span in spans for m in context.article.mentions_in(span))
