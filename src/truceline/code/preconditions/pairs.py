"""From the two sides of a condition to statements: the steps on each side, who sets the condition, who does what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from truceline.code.clauses import clause_of, is_verbal
from truceline.code.context import SentenceContext
from truceline.code.parties.grammar import agents, prepositional, subjects_of
from truceline.code.parties.holders import holders_of
from truceline.code.parties.participants import actors_of, possessors_of
from truceline.code.parties.politics import is_political
from truceline.code.positions.reference import referred_steps
from truceline.code.steps.find import FoundStep, listed_steps, region_of
from truceline.code.steps.on import MUTUAL, OWN_DEEDS, on_of
from truceline.code.told import speakers_of, told
from truceline.lexicon.issues import OTHER_CONDITION
from truceline.model.parse import Parse, Token, span_of
from truceline.model.spans import Span
from truceline.model.statement import Relation, Statement

OWN_DEED_MODALS = frozenset({"will", "would", "can", "could", "wo", "ca", "'ll", "'d", "’ll", "’d"})
LISTING = frozenset({"preconditions.precondition_for", "preconditions.listed"})
"""Rules whose conditions may be a list of clauses."""

CHAIN = ("xcomp", "ccomp", "conj", "advcl", "acl", "pcomp", "prep", "pobj", "dobj", "nsubj", "nsubjpass")


@dataclass(frozen=True, slots=True)
class Sides:
    """The two sides of a condition: the heads of what comes first and of what comes then.

    `main` is the clause that sets the condition, `main_negated` whether it denies `then` ("no talks until …").
    `withheld`: the main clause holds `then` back ("withholds recognition until …"). `lasts`: it tells what goes on
    until then, so that its end is what comes then ("sanctions stay in place until …"). `flips`: the end of what stands
    in the first side is what comes first. `open_first`: what comes first may be no step of the lexicon
    (other_condition). `setter`: the verb or noun that says who sets the condition, where `main` does not.
    """

    rule: str
    relation: Relation
    trigger: Span
    first: Token
    then: Token
    main: Token
    main_negated: bool = False
    withheld: bool = False
    lasts: bool = False
    flips: bool = False
    open_first: bool = False
    setter: Token | None = None


def state_pairs(context: SentenceContext, sides: Sides) -> Iterator[Statement]:
    """One statement for each step that comes first with each that comes then."""
    firsts = _firsts(context, sides)
    thens = _lasting(context, sides.then) if sides.lasts else _named(context, sides.then)
    if sides.relation == "exchange":
        firsts, thens = _parted(sides, firsts, thens)
    if sides.lasts:
        thens = tuple(_ended(context, thens))
    if sides.main_negated:
        thens = tuple(replace(t, negated=not t.negated) for t in thens)
    if sides.withheld:
        thens = tuple(replace(t, negated=False) for t in thens)
    for first in firsts:
        for then in thens:
            if first.word.index == then.word.index or (sides.relation == "exchange" and then.negated):
                continue
            statement = _statement(context, sides, first, then)
            if first.step != then.step or _are_by_others(statement):
                yield statement


def _parted(
    sides: Sides, firsts: tuple[FoundStep, ...], thens: tuple[FoundStep, ...]
) -> tuple[tuple[FoundStep, ...], tuple[FoundStep, ...]]:
    """Parsers hang the end of a list before its words of exchange: "give A in exchange for B *and C*"."""
    if sides.first.index < sides.then.index:
        return firsts, thens
    after = tuple(t for t in thens if t.word.start > sides.trigger.end and not is_verbal(t.word))
    return (*firsts, *after), tuple(t for t in thens if t not in after)


def behind(parse: Parse, word: Token, prepositions: tuple[str, ...]) -> Token | None:
    """What stands behind a word by one of some prepositions."""
    for prep in parse.children(word, "prep"):
        if prep.lemma in prepositions and (found := parse.child(prep, "pobj", "pcomp")):
            return found
    return None


def after_colon(parse: Parse, noun: Token) -> Token | None:
    """The head of what follows the colon behind a noun."""
    colon = next((t for t in parse if t.index > noun.index and t.text == ":"), None)
    if colon is None:
        return None
    after = (t for t in parse if t.index > colon.index and t.pos != "PUNCT")
    return next((t for t in after if t.head == t.index or t.head <= colon.index), None)


def _lasting(context: SentenceContext, verb: Token) -> tuple[FoundStep, ...]:
    """What a verb of lasting says goes on: its own steps, or its subject or complement ("the *war* goes on")."""
    below = (verb, *context.parse.children(verb, "nsubj", "nsubjpass", "dobj", "xcomp", "prep"))
    return next((found for word in below if (found := _named(context, word))), ())


def _ended(context: SentenceContext, found: Iterable[FoundStep]) -> Iterator[FoundStep]:
    """The steps that end what goes on: a truce for fighting, relief for sanctions; none for what is no evil."""
    for f in found:
        ending = context.lexicon.issues.step(f.step).ended if f.step else None
        if f.negated:
            yield replace(f, negated=False)
        elif ending and ending != f.step:
            yield replace(f, step=ending)


def _are_by_others(statement: Statement) -> bool:
    """Whether both steps are named with doers, and with different ones: two armies withdraw, each after the other.

    What several take together (a deal) is one step whoever is named.
    """
    first, then = statement.first_on, statement.then_on
    if statement.first in MUTUAL:
        return False
    return bool(first and then and first.by and then.by and set(first.by).isdisjoint(then.by))


def _named(context: SentenceContext, head: Token, *, joined: bool = False) -> tuple[FoundStep, ...]:
    """The steps of a phrase or clause and of what is coordinated with it; `joined`: verbs too."""
    parse = context.parse
    beside = [c for c in parse.children(head, "conj") if not is_verbal(c) or (joined and _is_added(parse, head, c))]
    meant = referred_steps(context, head) if head.pos == "PRON" else ()
    found = meant or [f for h in (head, *beside) for f in listed_steps(context, h, bare_issue=False)]
    return tuple(f for f in found if f.step is not None and f.step != OTHER_CONDITION)


def _is_added(parse: Parse, head: Token, item: Token) -> bool:
    """Whether a coordinated verb is one condition more: "if the shelling stops *and* the prisoners are *freed*"."""
    either = any(c.lemma == "or" for c in parse.children(head, "cc"))
    return not either and parse.child(item, "mark") is None and item.index - head.index > 1


def _firsts(context: SentenceContext, sides: Sides) -> tuple[FoundStep, ...]:
    clause = context.parse.child(sides.first, "mark") is not None or sides.rule in LISTING
    named = _named(context, sides.first, joined=clause and is_verbal(sides.first))
    if sides.flips:
        asked = context.lexicon.preconditions.concessions
        found = tuple(replace(f, negated=not f.negated) for f in named if f.negated or f.step in asked)
        if found or named or context.parse.child(sides.first, "neg") is None:
            return found
        return _unnamed(context, sides.first)  # "will quit the talks if they are *not fruitful*"
    if named:
        return named
    vague = listed_steps(context, sides.first, bare_issue=False)
    if vague:
        return vague[:1]
    if not sides.open_first:
        return ()
    if sides.first.pos == "PRON" or context.article.times_in(context.span(sides.first)):
        return ()
    return _unnamed(context, sides.first)


def _unnamed(context: SentenceContext, head: Token) -> tuple[FoundStep, ...]:
    """A condition that is no step."""
    return (FoundStep(OTHER_CONDITION, None, False, head, 0, span_of(region_of(context.parse, head))),)


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
    setter = sides.setter
    if setter is not None and ((named := _set_by(context, setter)) or is_verbal(setter)):
        return named, sides.relation == "exchange"
    if sides.relation == "exchange":
        return _givers(context, sides) or _own_deed(context, sides), True
    demanding = _demanding(context, sides.main)
    above = context.parse.head(sides.main)
    if not demanding and sides.lasts and not (is_verbal(above) and is_demand(context, above)):
        demanding = holders_of(context, subjects_of(context.parse, sides.main))
    if demanding:
        return demanding, False
    own = _own_deed(context, sides)
    if own:
        return own, True
    speakers = speakers_of(begun) or _saying(context, sides.main)
    return speakers if is_political(context, speakers) else (), False


def _saying(context: SentenceContext, main: Token) -> tuple[str, ...]:
    """Who says what a clause says, where they are only described: "the *opposition* said that …"."""
    for word in (main, *context.parse.ancestors(main)):
        verb = context.parse.head(word)
        if word.dep == "ccomp" and verb.lemma in context.lexicon.status_cues.speech:
            return holders_of(context, subjects_of(context.parse, verb))
    return ()


def _set_by(context: SentenceContext, word: Token) -> tuple[str, ...]:
    """Who sets a condition, by a verb ("*Mali* tied relief to …") or by a noun ("*Mali's* conditions for …")."""
    if is_verbal(word):
        return holders_of(context, subjects_of(context.parse, word))
    parse = context.parse
    by = (
        *prepositional(parse, word, "by", "from"),
        *(a for v in parse.children(word, "acl") for a in agents(parse, v)),
    )
    return possessors_of(context, word) or holders_of(context, by) or _carried(context, word)


def _givers(context: SentenceContext, sides: Sides) -> tuple[str, ...]:
    if is_verbal(sides.then):
        owned = [p for o in context.parse.children(sides.then, "dobj") for p in context.parse.children(o, "poss")]
        shared = context.parse.child(sides.then, "nsubj", "nsubjpass") is None
        named = actors_of(context, owned) if shared else ()
        return named or holders_of(context, subjects_of(context.parse, sides.then))
    parse = context.parse
    by = prepositional(parse, sides.then, "by", "from")
    holding = (
        v for t in region_of(parse, sides.then) if t.lemma == "hold" and t.dep == "acl" for v in agents(parse, t)
    )
    return possessors_of(context, sides.then) or actors_of(context, by) or actors_of(context, holding)


def _own_deed(context: SentenceContext, sides: Sides) -> tuple[str, ...]:
    parse = context.parse
    refusing = context.lexicon.preconditions.refusing_verbs
    above = parse.head(sides.then) if sides.then.dep in ("xcomp", "dobj") else sides.then
    own = above.lemma in context.lexicon.positions.vowing or any(
        c.group.name in OWN_DEEDS for c in context.lexicon.positions.of("verb", above.lemma)
    )
    if is_verbal(above) and (
        above.lemma in refusing or above.lemma in ("agree", "offer") or (own and above.index != sides.then.index)
    ):
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
    current, beside = main, False
    while True:
        if beside:
            pass  # what stands beside a verb of demand is not what it demands
        elif current.pos == "VERB" and (is_demand(context, current) or _is_wish(context, current)):
            found = holders_of(context, subjects_of(parse, current))
        elif current.pos == "NOUN" and is_stand(context, current):
            found = possessors_of(context, current) or _carried(context, current) or found
        elif current.lemma in context.lexicon.preconditions.firm and current.dep in ("acomp", "oprd", "attr"):
            found = holders_of(context, subjects_of(parse, parse.head(current))) or found
        elif current.lemma == "be" and _is_firm(context, current):
            found = holders_of(context, subjects_of(parse, current)) or found
        elif current.lemma == "be" and (told := _demand_told(context, current)):
            found = told
        if current.head == current.index or current.dep not in CHAIN:
            return found
        beside, current = current.dep == "conj", parse.head(current)


def _is_firm(context: SentenceContext, verb: Token) -> bool:
    return any(p.lemma in context.lexicon.preconditions.firm for p in context.parse.children(verb, "acomp"))


def _is_wish(context: SentenceContext, verb: Token) -> bool:
    """Whether a verb says with a modal what somebody would like."""
    modal = any(a.tag == "MD" for a in context.parse.children(verb, "aux"))
    return modal and verb.lemma in context.lexicon.preconditions.wishing


def _demand_told(context: SentenceContext, verb: Token) -> tuple[str, ...]:
    """Whose demand a clause is said to be: "one of *Mali's demands* is that …"."""
    parse = context.parse
    subjects = parse.children(verb, "nsubj")
    nouns = (
        n for s in subjects for n in (s, *(o for p in parse.children(s, "prep") for o in parse.children(p, "pobj")))
    )
    return next((o for n in nouns if n.pos == "NOUN" and is_stand(context, n) and (o := possessors_of(context, n))), ())


def _carried(context: SentenceContext, noun: Token) -> tuple[str, ...]:
    """Who speaks of a need or demand: "the envoys *stressed* the need for …"."""
    verb = context.parse.head(noun)
    carries = is_verbal(verb) and verb.lemma in context.lexicon.positions.carriers and noun.dep in ("dobj", "pobj")
    return actors_of(context, subjects_of(context.parse, verb)) if carries else ()


def is_stand(context: SentenceContext, noun: Token) -> bool:
    """Whether a noun names a demand, a condition or a stand."""
    cues = context.lexicon.positions.of("noun", noun.lemma)
    return noun.lemma in ("position", "condition", "stance") or any(c.group.stance == "demands" for c in cues)


def is_demand(context: SentenceContext, verb: Token) -> bool:
    """Whether a verb is one of demanding."""
    behind = {c.lemma for c in context.parse.children(verb)}
    cues = (c for c in context.lexicon.positions.of("verb", verb.lemma) if c.group.stance == "demands")
    return any(not c.prepositions or behind.intersection(c.prepositions) for c in cues)
