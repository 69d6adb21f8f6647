"""Acts of political actors for which the table of triggers has no row, in articles on a negotiation (guideline 4).

What a side does there is part of the story even where no PLOVER type fits: "*began* the march north", "*sent* no
reply". And what a side leaves unsaid: "did *not say* when", "had no *comment*".
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from truceline.code.clauses import clause_of
from truceline.code.context import SentenceContext
from truceline.code.events.classes import in_class
from truceline.code.events.guards_setting import is_finite
from truceline.code.parties.grammar import is_passive, objects_of, prepositional, subjects_of, surface_subjects
from truceline.code.parties.participants import actors_of
from truceline.code.parties.politics import is_political
from truceline.code.positions.conditional import in_condition
from truceline.code.reality.factuality import negation_of
from truceline.code.reality.status import status_of
from truceline.code.setting import is_on_negotiation
from truceline.code.slots.circumstances import date_of, place_of
from truceline.code.told import told
from truceline.model.parse import Parse, Token
from truceline.model.spans import Span
from truceline.model.statement import Statement

ACTS = ("events.act", "events.unsaid")
"""The rules of this file: what they find gives way to any other statement on the same words."""

CLAUSES = frozenset({"ROOT", "conj", "ccomp", "parataxis", "advcl"})
"""Clauses that tell something of their own; a relative clause mostly describes ("who took power in May")."""

REAL = frozenset({"occurred", "ongoing", "planned", "historical"})
"""Statuses of what is done or will be; what is asked or may be is told by other words."""


IsTold = Callable[[Span, Span], bool]
"""Whether a clause, with its verb, is told by a statement to which an act of it would only give way."""


def find_acts(context: SentenceContext, is_told: IsTold) -> Iterator[Statement]:
    """Find the acts of one sentence that no trigger names; silent outside of articles on a negotiation."""
    if not is_on_negotiation(context):
        return
    for verb in context.parse.content:
        if verb.pos in ("VERB", "AUX") and verb.dep in CLAUSES and is_finite(context.parse, verb):
            found = _unsaid(context, verb, is_told) or _act(context, verb, is_told)
            if found is not None:
                yield found


def _act(context: SentenceContext, verb: Token, is_told: IsTold) -> Statement | None:
    words, parse = context.lexicon.act_words, context.parse
    if verb.lemma in words.idle or not verb.text.isalpha() or is_passive(parse, verb) or in_condition(parse, verb):
        return None
    if verb.lemma in context.lexicon.reporting.verbs and not _is_on_thing(parse, verb):
        return None
    if not parse.children(verb, "dobj", "prep", "xcomp", "prt", "dative"):
        return None
    doers = actors_of(context, surface_subjects(parse, verb))
    if not doers or not is_political(context, doers):
        return None
    found = _stated(context, verb, doers, "events.act", is_told)
    if found is None or found.status not in REAL or found.factuality not in ("CT+", "CT-", "PR+"):
        return None
    type_, others = _type_of(context, verb), _others(context, verb, doers)
    if type_ == "CONSULT":  # who is sent goes; who is led goes along
        sent = others if verb.lemma in SENDING else ()
        return replace(found, type=type_, actors=sent or doers)
    return replace(found, type=type_, recipients=others)


SENDING = frozenset({"send", "dispatch"})
"""Verbs whose object makes the visit."""


def _type_of(context: SentenceContext, verb: Token) -> str | None:
    objects = objects_of(context.parse, verb)
    types = context.lexicon.act_words.types.get(verb.lemma, ())
    return next((t for t, name in types if name is None or any(in_class(context, o, name) for o in objects)), None)


def _is_on_thing(parse: Parse, verb: Token) -> bool:
    """Whether a verb of speech brings forward a thing ("announced *a plan*"), not what somebody says."""
    return parse.child(verb, "ccomp") is None and parse.child(verb, "dobj") is not None


def _others(context: SentenceContext, verb: Token, doers: tuple[str, ...]) -> tuple[str, ...]:
    heads = (*objects_of(context.parse, verb), *prepositional(context.parse, verb, "to", "with", "against", "on"))
    return tuple(a for a in actors_of(context, heads, modifiers=False) if a not in doers)


def _unsaid(context: SentenceContext, verb: Token, is_told: IsTold) -> Statement | None:
    """ "Did not say when", "gave no details", "there was no comment from Oslo"."""
    parse = context.parse
    thing = _withheld(context, verb)
    if thing is None and not _is_silent(context, verb):
        return None
    source = prepositional(parse, thing, "from", "by") if thing is not None else ()
    doers = actors_of(context, source or subjects_of(parse, verb))
    found = _stated(context, verb, doers, "events.unsaid", is_told)
    return replace(found, status="unreported", factuality="CT-") if found is not None else None


def _is_silent(context: SentenceContext, verb: Token) -> bool:
    """Whether a verb of telling is negated or yet to come: "did *not say*", "has *yet to say*"."""
    parse, words = context.parse, context.lexicon.act_words
    if verb.lemma not in words.saying:
        return any(c.lemma in words.saying and _is_yet(parse, verb) for c in parse.children(verb, "xcomp"))
    no = negation_of(parse, verb, context.lexicon.status_cues)
    return no is not None and any(a.tag == "VBD" or a.lemma == "have" for a in parse.children(verb, "aux"))


def _is_yet(parse: Parse, verb: Token) -> bool:
    return verb.lemma == "have" and any(a.lemma == "yet" for a in parse.children(verb, "advmod"))


def _withheld(context: SentenceContext, verb: Token) -> Token | None:
    """What is not given: the *comment* of "had no comment", the *reaction* of "there was no reaction"."""
    parse, words = context.parse, context.lexicon.act_words
    there = verb.lemma == "be" and parse.child(verb, "expl") is not None
    if not there and verb.lemma not in words.giving:
        return None
    things = parse.children(verb, "attr", "nsubj") if there else parse.children(verb, "dobj")
    return next((o for o in things if o.lemma in words.said and _is_none(parse, o)), None)


def _is_none(parse: Parse, noun: Token) -> bool:
    return any(d.lemma == "no" for d in parse.children(noun, "det"))


def _stated(
    context: SentenceContext, verb: Token, doers: tuple[str, ...], rule: str, is_told: IsTold
) -> Statement | None:
    span = clause_of(context.parse, verb)
    if is_told(span, context.span(verb)):
        return None
    begun = told(context, "event", span, context.span(verb), rule)
    reality = status_of(context, verb, attribution=begun.attribution)
    return replace(
        begun,
        actors=doers,
        status=reality.status,
        factuality=reality.factuality,
        place=place_of(context, verb, span),
        date=date_of(context, verb),
    )
