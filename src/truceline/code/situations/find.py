"""Situations: what goes on, what parts the sides, what nobody knows, what a war has cost (guideline 6)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from truceline.code.assessments.forecasts import around, is_on_topic
from truceline.code.clauses import clause_of, is_verbal, phrase_of
from truceline.code.context import SentenceContext
from truceline.code.events.classes import in_class
from truceline.code.parties.grammar import agents, prepositional, surface_subjects
from truceline.code.parties.participants import actors_of, possessors_of
from truceline.code.reality.factuality import negated, negation_of
from truceline.code.situations import standing, states
from truceline.code.slots.circumstances import date_of
from truceline.code.told import told
from truceline.code.words import WordFinders, at_lemmas, beside_lemmas
from truceline.lexicon.assessments import WordGroups
from truceline.model.parse import Parse, Token
from truceline.model.spans import Span
from truceline.model.statement import Factuality, Statement, Status


def find_situations(context: SentenceContext) -> Iterator[Statement]:
    """Find the situations of one sentence: states and counts, not single happenings."""
    seen: set[int] = set()
    for _, found in FINDERS.found_at(context, context.parse.content):
        if found.span.start not in seen:
            seen.add(found.span.start)
            yield _with_subject(context, found)


def _with_subject(context: SentenceContext, found: Statement) -> Statement:
    """A state told with whose it is, where that stands close before: "the *war, which* has lasted two decades"."""
    parse = context.parse
    word = next(iter(parse.within(found.trigger)), None)
    verb = next((t for t in (word, *parse.ancestors(word)) if is_verbal(t)), None) if word is not None else None
    if verb is None or verb.dep not in ("relcl", "conj") or not found.span.contains(context.span(verb)):
        return found
    subject = next(iter(surface_subjects(parse, verb)), None)
    if subject is None or not 0 < verb.index - subject.index <= CLOSE or subject.start >= found.span.start:
        return found
    first = min(t.index for t in parse.subtree(subject) if t.index <= subject.index)
    return replace(found, span=Span(parse.tokens[first].start, found.span.end))


CLOSE = 12
"""How many words before its verb a subject may stand that is told with it."""


def _cues(context: SentenceContext) -> WordGroups:
    return context.lexicon.situations


def _subject(parse: Parse, verb: Token) -> Token | None:
    """The subject of a verb, also of a relative clause ("the war, which has raged")."""
    own = parse.child(verb, "nsubj", "nsubjpass")
    if own is None and verb.dep in ("acl", "conj"):
        return parse.head(verb) if verb.dep == "acl" else parse.child(parse.head(verb), "nsubj", "nsubjpass")
    return parse.head(verb) if own is not None and own.tag in ("WDT", "WP") and verb.dep == "relcl" else own


@beside_lemmas(
    lambda lexicon: lexicon.situations.of("ongoing", "subjects"),
    lambda lexicon: lexicon.situations.of("ongoing", "talks"),
    lambda lexicon: lexicon.situations.of("ongoing", "works"),
    "operation",
)
def _ongoing(context: SentenceContext, verb: Token) -> Statement | None:
    """ "Fighting continues in the north", "the war has raged since 2015", "the siege is in its third month"."""
    cues, parse = _cues(context), context.parse
    subject = _subject(parse, verb) if is_verbal(verb) else None
    if subject is None:
        return None
    war, talks = (subject.lemma in cues.of("ongoing", k) for k in ("subjects", "talks"))
    armed = (m.lemma in cues.of("ongoing", "armed") for m in parse.children(subject, "compound", "amod"))
    war = war or (subject.lemma == "operation" and any(armed))
    if not war and not talks and subject.lemma not in cues.of("ongoing", "works"):
        return None
    if _is_open(parse, verb):
        return None
    goes_on = war and verb.lemma in cues.of("ongoing", "verbs")
    goes_on = goes_on and (verb.lemma != "go" or parse.child(verb, "prt") is not None)
    goes_on = goes_on and not any(c.lemma not in cues.of("ongoing", "verbs") for c in parse.children(verb, "xcomp"))
    predicate = any(
        p.text.lower() in cues.of("ongoing", "adjectives")
        for p in parse.children(verb, "acomp", "attr", "advmod", "oprd")
    )
    lasting = (
        war
        and verb.lemma in ("be", "remain")
        and any(t.lemma in cues.of("ongoing", "of_length") for t in _in_its(parse, verb))
    )
    if not goes_on and not predicate and not lasting:
        return None
    found = _stated(context, verb, verb, "situations.ongoing", "CT+", "ongoing")
    return replace(found, type="ASSAULT" if war else "CONSULT" if talks else None)


def _in_its(parse: Parse, verb: Token) -> tuple[Token, ...]:
    """The nouns after *in its*, *in their*: "in its eighth month"."""
    nouns = [n for p in parse.children(verb, "prep") if p.lemma == "in" for n in parse.children(p, "pobj")]
    return tuple(n for n in nouns if parse.child(n, "poss"))


def _is_open(parse: Parse, verb: Token) -> bool:
    """Whether a verb only tells what may be: a modal, an infinitive, a condition."""
    if any(a.tag in ("MD", "TO") for a in parse.children(verb, "aux")):
        return True
    return any(m.lemma in ("if", "unless", "whether", "until") for m in parse.children(verb, "mark"))


@at_lemmas(lambda lexicon: lexicon.situations.of("apart", "verbs"))
def _apart(context: SentenceContext, verb: Token) -> Statement | None:
    """ "The sides remain far apart", "differences persist", "tensions remain"."""
    cues, parse = _cues(context), context.parse
    if _is_open(parse, verb):
        return None
    subject = _subject(parse, verb)
    if subject is None or subject.lemma not in cues.of("apart", "subjects"):
        return None
    words = [t for t in parse.subtree(verb) if t.index > verb.index]
    state = next((t for t in words[:4] if t.text.lower() in cues.of("apart", "states")), None)
    behind = " ".join(t.text.lower() for t in words[:4])
    phrase = any(p in behind for p in cues.of("apart", "phrases"))
    stands = verb.lemma in ("remain", "persist") and subject.lemma in cues.of("apart", "standing")
    if state is None and not phrase and not stands:
        return None
    if subject.lemma not in cues.of("apart", "tellers") and not is_on_topic(context, around(context)):
        return None
    return _stated(context, verb, state or verb, "situations.apart", "CT+", None)


@at_lemmas(
    lambda lexicon: lexicon.situations.of("unknown", "adjectives"),
    lambda lexicon: lexicon.situations.of("unknown", "negated"),
)
def _unknown(context: SentenceContext, word: Token) -> Statement | None:
    """ "It is unclear whether the truce will hold", "the terms were not known"."""
    cues, parse = _cues(context), context.parse
    verb = parse.head(word)
    no = parse.child(verb, "neg")
    known = word.lemma in cues.of("unknown", "adjectives") and no is None
    denied = word.lemma in cues.of("unknown", "negated") and no is not None
    if (
        not (known or denied)
        or word.dep not in ("acomp", "oprd", "ROOT")
        or verb.lemma not in ("be", "remain", "become")
    ):
        return None
    around = parse.subtree(verb)
    asked = any(t.lemma in cues.of("unknown", "marks") for t in around)
    subject = parse.child(verb, "nsubj")
    if not asked and (subject is None or subject.pos == "PRON"):
        return None
    found = _stated(context, verb, word, "situations.unknown", "Uu", None)
    return replace(found, factuality="Uu") if is_on_topic(context, context.sentence.span) else None


@at_lemmas(
    lambda lexicon: lexicon.situations.of("unknown", "clarity"),
    lambda lexicon: lexicon.situations.of("unknown", "questions"),
)
def _questions(context: SentenceContext, noun: Token) -> Statement | None:
    """ "There is no clarity on the terms", "questions mount about the truce"."""
    cues, verb = _cues(context), context.parse.head(noun)
    unclear = noun.lemma in cues.of("unknown", "clarity") and negation_of(
        context.parse, noun, context.lexicon.status_cues
    )
    mounting = noun.lemma in cues.of("unknown", "questions") and verb.lemma in cues.of("unknown", "mounting")
    if not (unclear and noun.dep in ("attr", "dobj")) and not (mounting and noun.dep == "nsubj"):
        return None
    if _is_open(context.parse, verb) or not is_on_topic(context, context.sentence.span):
        return None
    return replace(_stated(context, verb, noun, "situations.unknown", "Uu", None), factuality="Uu")


@at_lemmas(lambda lexicon: lexicon.situations.of("unknown", "determined"))
def _undetermined(context: SentenceContext, verb: Token) -> Statement | None:
    """ "The outcome of the talks is yet to be determined"."""
    parse, above = context.parse, context.parse.head(verb)
    if verb.dep != "xcomp" or verb.tag != "VBN":
        return None
    yet = any(a.lemma == "yet" for a in parse.children(above, "advmod"))
    subject = parse.child(above, "nsubj")
    if not yet or subject is None or not is_on_topic(context, phrase_of(parse, subject)):
        return None
    return replace(_stated(context, above, verb, "situations.undetermined", "Uu", None), factuality="Uu")


@at_lemmas(lambda lexicon: lexicon.situations.of("standing", "verbs"))
def _standing(context: SentenceContext, verb: Token) -> Statement | None:
    """ "The offer is on the table", "the town has been under siege since May"."""
    cues, parse = _cues(context), context.parse
    if _is_open(parse, verb):
        return None
    subject = _subject(parse, verb)
    under = _noun_after(parse, verb, "under")
    if under is not None and under.lemma in cues.of("standing", "hands"):
        found = _stated(context, verb, under, "situations.under", "CT+", "ongoing")
        return replace(found, actors=possessors_of(context, under) or _of(context, under))
    table = _noun_after(parse, verb, "on")
    offered = subject is not None and subject.lemma in cues.of("standing", "offered")
    if table is not None and table.lemma in cues.of("standing", "tables") and offered:
        return _stated(context, verb, table, "situations.on_the_table", "CT+", "proposed")
    return None


def _of(context: SentenceContext, noun: Token) -> tuple[str, ...]:
    """Whose control or siege it is: "under the control *of the rebels*"."""
    return actors_of(context, prepositional(context.parse, noun, "of", "by"))


def _noun_after(parse: Parse, verb: Token, preposition: str) -> Token | None:
    nouns = [n for p in parse.children(verb, "prep") if p.lemma == preposition for n in parse.children(p, "pobj")]
    return nouns[0] if nouns else None


@at_lemmas(lambda lexicon: lexicon.situations.of("toll", "verbs"))
def _toll(context: SentenceContext, verb: Token) -> Statement | None:
    """ "Some 2,000 people have been killed", "the war displaced millions": a count, in the perfect or by a war."""
    cues, parse = _cues(context), context.parse
    if verb.pos != "VERB" or _is_open(parse, verb):
        return None
    nouns = [*parse.children(verb, "nsubj", "nsubjpass", "dobj")]
    counted = any(_is_count(context, n) for n in nouns)
    perfect = any(a.lemma == "have" for a in parse.children(verb, "aux"))
    war = any(n.lemma in cues.of("toll", "causes") for n in nouns) or any(
        n.lemma in cues.of("toll", "causes")
        for p in parse.children(verb, "prep", "agent")
        for n in parse.children(p, "pobj")
    )
    if not counted or not (perfect or war or (verb.lemma == "die" and verb.tag == "VBD")):
        return None
    attacks = (n for n in parse.children(verb, "nsubj") if in_class(context, n, "ATTACKS"))
    if agents(parse, verb) or any(possessors_of(context, n) for n in attacks):
        return None  # who killed is told: an event
    return _stated(context, verb, verb, "situations.toll", "CT+", None)


def _is_count(context: SentenceContext, noun: Token) -> bool:
    people = noun.lemma in _cues(context).of("toll", "people") or noun.pos == "PROPN"
    number = noun.pos == "NUM" or any(t.pos == "NUM" for t in context.parse.subtree(noun))
    many = noun.lemma in ("thousand", "hundred", "million", "dozen")
    return many or (people and number) or noun.pos == "NUM"


@at_lemmas(lambda lexicon: lexicon.situations.of("toll", "leaving"))
def _left(context: SentenceContext, verb: Token) -> Statement | None:
    """ "The raid left forty people dead"."""
    cues, parse = _cues(context), context.parse
    if _is_open(parse, verb):
        return None
    dead = next((t for t in parse.subtree(verb) if t.text.lower() in cues.of("toll", "left")), None)
    subject = _subject(parse, verb)
    if dead is None or subject is None or subject.lemma not in cues.of("toll", "causes"):
        return None
    if not any(t.pos == "NUM" or t.lemma in ("thousand", "hundred", "dozen") for t in parse.subtree(verb)):
        return None
    return _stated(context, verb, dead, "situations.toll", "CT+", None)


@at_lemmas(lambda lexicon: lexicon.situations.of("held", "verbs"))
def _held(context: SentenceContext, verb: Token) -> Statement | None:
    """ "The hostages still held in the enclave", "thirty captives remain in captivity"."""
    cues, parse = _cues(context), context.parse
    if verb.tag != "VBN" or _is_open(parse, verb):
        return None
    head = parse.head(verb) if verb.dep in ("acl", "amod") else parse.child(verb, "nsubjpass")
    still = any(a.lemma in cues.of("held", "still") for a in parse.children(verb, "advmod"))
    if head is None or head.lemma not in cues.of("held", "captives") or not still:
        return None
    begun = _stated(context, verb, verb, "situations.held", "CT+", "ongoing")
    return replace(begun, span=phrase_of(parse, head)) if verb.dep == "acl" else begun


def _stated(
    context: SentenceContext, verb: Token, word: Token, rule: str, factuality: Factuality, status: Status | None
) -> Statement:
    no = negation_of(context.parse, verb, context.lexicon.status_cues)
    begun = told(context, "situation", clause_of(context.parse, verb), context.span(word), rule)
    return replace(begun, factuality=negated(factuality, no), status=status, date=date_of(context, verb))


FINDERS = WordFinders(
    (
        *(_ongoing, _apart, _unknown, _toll, _left, _held, _questions, _standing, _undetermined),
        *states.FINDERS,
        *standing.FINDERS,
    )
)
