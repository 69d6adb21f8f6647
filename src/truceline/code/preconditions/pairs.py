"""From the two sides of a condition to statements: the steps on each side, who sets the condition, who does what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from truceline.code.clauses import clause_of, is_verbal
from truceline.code.context import SentenceContext
from truceline.code.parties.holders import holders_of
from truceline.code.parties.participants import actors_of, possessors_of, prepositional, subjects_of
from truceline.code.parties.politics import is_political
from truceline.code.steps.find import FoundStep, listed_steps, region_of
from truceline.code.steps.on import on_of
from truceline.code.told import speakers_of, told
from truceline.lexicon.issues import OTHER_CONDITION
from truceline.model.parse import Token, span_of
from truceline.model.spans import Span
from truceline.model.statement import Relation, Statement

OWN_DEED_MODALS = frozenset({"will", "would", "can", "could", "wo", "ca", "'ll", "'d", "’ll", "’d"})
CHAIN = ("xcomp", "ccomp", "conj", "advcl", "acl", "pcomp", "prep", "pobj", "dobj", "nsubj", "nsubjpass")


@dataclass(frozen=True, slots=True)
class Sides:
    """The two sides of a condition: the heads of what comes first and of what comes then.

    `main` is the clause that sets the condition, `main_negated` whether it denies `then` ("no talks until …").
    `withheld`: the main clause holds `then` back ("withholds recognition until …"). `flips`: the end of what stands
    in the first side is what comes first. `open_first`: what comes first may be no step of the lexicon
    (other_condition).
    """

    rule: str
    relation: Relation
    trigger: Span
    first: Token
    then: Token
    main: Token
    main_negated: bool = False
    withheld: bool = False
    flips: bool = False
    open_first: bool = False


def state_pairs(context: SentenceContext, sides: Sides) -> Iterator[Statement]:
    """One statement for each step that comes first with each that comes then."""
    thens = _named(context, sides.then)
    if sides.main_negated:
        thens = tuple(replace(t, negated=not t.negated) for t in thens)
    if sides.withheld:
        thens = tuple(replace(t, negated=False) for t in thens)
    firsts = _firsts(context, sides)
    for first in firsts:
        for then in thens:
            if first.word.index != then.word.index and (first.step, first.negated) != (then.step, then.negated):
                yield _statement(context, sides, first, then)


def _named(context: SentenceContext, head: Token) -> tuple[FoundStep, ...]:
    beside = [c for c in context.parse.children(head, "conj") if not is_verbal(c)]
    found = [f for h in (head, *beside) for f in listed_steps(context, h, bare_issue=False)]
    return tuple(f for f in found if f.step is not None and f.step != OTHER_CONDITION)


def _firsts(context: SentenceContext, sides: Sides) -> tuple[FoundStep, ...]:
    named = _named(context, sides.first)
    if sides.flips:
        asked = context.lexicon.preconditions.concessions
        return tuple(replace(f, negated=not f.negated) for f in named if f.negated or f.step in asked)
    if named:
        return named
    vague = listed_steps(context, sides.first, bare_issue=False)
    if vague:
        return vague[:1]
    if not sides.open_first:
        return ()
    span = span_of(region_of(context.parse, sides.first))
    return (FoundStep(OTHER_CONDITION, None, False, sides.first, 0, span),)


def _statement(context: SentenceContext, sides: Sides, first: FoundStep, then: FoundStep) -> Statement:
    span = _span(context, sides, first, then)
    begun = told(context, "precondition", span, sides.trigger, sides.rule)
    holders, own = _holders(context, sides, begun)
    return replace(
        begun,
        relation=sides.relation,
        holders=holders,
        first=first.step,
        then=then.step,
        first_on=on_of(context, first, sides.first),
        then_on=on_of(context, then, sides.then, own=holders if own else ()),
        status="conditional",
        factuality="Uu",
    )


def _span(context: SentenceContext, sides: Sides, first: FoundStep, then: FoundStep) -> Span:
    """From the first to the last word of both sides and the clause between, no conjunction or mark at the edges."""
    parse = context.parse
    heads = (sides.first, sides.then, first.word, then.word)
    spans = [clause_of(parse, sides.main), *(span_of(region_of(parse, t)) for t in heads)]
    words = list(parse.within(Span(min(s.start for s in spans), max(s.end for s in spans))))
    while len(words) > 1 and (words[0].pos in ("PUNCT", "CCONJ") or words[0].lemma == "that"):
        del words[0]
    while len(words) > 1 and words[-1].pos == "PUNCT":
        del words[-1]
    return Span(min(words[0].start, sides.trigger.start), max(words[-1].end, sides.trigger.end))


def _holders(context: SentenceContext, sides: Sides, begun: Statement) -> tuple[tuple[str, ...], bool]:
    """Who sets the condition, and whether it is they who would do `then`.

    Who demands it; who speaks of an own deed ("will withdraw only after"); whose words it is; in an exchange the giver.
    """
    if sides.relation == "exchange":
        return _givers(context, sides), True
    if sides.rule.endswith(".conditioned"):
        return holders_of(context, subjects_of(context.parse, sides.main)), False
    demanding = _demanding(context, sides.main)
    if demanding:
        return demanding, False
    own = _own_deed(context, sides)
    if own:
        return own, True
    speakers = speakers_of(begun)
    return speakers if is_political(context, speakers) else (), False


def _givers(context: SentenceContext, sides: Sides) -> tuple[str, ...]:
    if is_verbal(sides.then):
        owned = [p for o in context.parse.children(sides.then, "dobj") for p in context.parse.children(o, "poss")]
        shared = context.parse.child(sides.then, "nsubj", "nsubjpass") is None
        named = actors_of(context, owned) if shared else ()
        return named or holders_of(context, subjects_of(context.parse, sides.then))
    by = prepositional(context.parse, sides.then, "by", "from")
    return possessors_of(context, sides.then) or actors_of(context, by)


def _own_deed(context: SentenceContext, sides: Sides) -> tuple[str, ...]:
    parse = context.parse
    refusing = context.lexicon.preconditions.refusing_verbs | {"agree", "offer"}
    above = parse.head(sides.then) if sides.then.dep in ("xcomp", "dobj") else sides.then
    if above.lemma in refusing and is_verbal(above):
        return holders_of(context, subjects_of(parse, above))
    if above.lemma in context.lexicon.preconditions.refusing_adjectives or _is_willing(context, above):
        return holders_of(context, subjects_of(parse, parse.head(above)))
    if not is_verbal(sides.then) or sides.rule.endswith(".before") or parse.child(sides.then, "expl"):
        return ()
    modal = any(a.text.lower() in OWN_DEED_MODALS for a in parse.children(sides.then, "aux"))
    predicates = parse.children(sides.then, "acomp")
    willing = any(_is_willing(context, p) for p in predicates)
    willing = willing or any(p.lemma in context.lexicon.preconditions.refusing_adjectives for p in predicates)
    if not modal and not willing:
        return ()
    return holders_of(context, subjects_of(parse, sides.then))


def _is_willing(context: SentenceContext, word: Token) -> bool:
    return any(c.group.name == "offer" for c in context.lexicon.positions.of("adjective", word.text.lower()))


def _demanding(context: SentenceContext, main: Token) -> tuple[str, ...]:
    """Who demands what a clause says: the subject of the outermost verb of demand on or above it, or its owner.

    None where that one cannot be named: then nobody else is held to it.
    """
    parse = context.parse
    found: tuple[str, ...] = ()
    current = main
    while True:
        if current.pos == "VERB" and is_demand(context, current):
            found = holders_of(context, subjects_of(parse, current))
        elif current.pos == "NOUN" and _is_stand(context, current):
            found = possessors_of(context, current) or _carried(context, current) or found
        if current.head == current.index or current.dep not in CHAIN:
            return found
        current = parse.head(current)


def _carried(context: SentenceContext, noun: Token) -> tuple[str, ...]:
    """Who speaks of a need or demand: "the envoys *stressed* the need for …"."""
    verb = context.parse.head(noun)
    carries = is_verbal(verb) and verb.lemma in context.lexicon.positions.carriers and noun.dep in ("dobj", "pobj")
    return actors_of(context, subjects_of(context.parse, verb)) if carries else ()


def _is_stand(context: SentenceContext, noun: Token) -> bool:
    cues = context.lexicon.positions.of("noun", noun.lemma)
    return noun.lemma in ("position", "condition", "stance") or any(c.group.stance == "demands" for c in cues)


def is_demand(context: SentenceContext, verb: Token) -> bool:
    """Whether a verb is one of demanding."""
    return any(c.group.stance == "demands" for c in context.lexicon.positions.of("verb", verb.lemma))
