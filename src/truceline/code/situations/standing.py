"""States of talks, pacts, lands and relations: deadlock, what stays in force, who holds what, who is whose ally."""

from __future__ import annotations

from truceline.code.assessments.forecasts import around, is_on_topic
from truceline.code.clauses import is_verbal
from truceline.code.context import SentenceContext
from truceline.code.parties.grammar import is_passive, prepositional, surface_subjects
from truceline.code.parties.participants import actors_of, possessors_of
from truceline.code.parties.politics import is_political
from truceline.code.reality.factuality import modal_of
from truceline.code.situations.states import state_of
from truceline.code.told import told
from truceline.code.words import at_lemmas
from truceline.lexicon.assessments import WordGroups
from truceline.model.parse import Parse, Token, span_of
from truceline.model.statement import Statement

NUMBERS = frozenset({"dozen", "hundred", "thousand", "million", "score"})


def _cues(context: SentenceContext, name: str) -> frozenset[str]:
    cues: WordGroups = context.lexicon.situations
    return cues.of("lasting", name)


def _is_open(context: SentenceContext, verb: Token) -> bool:
    """Whether a verb only tells what may be, is wanted, or is asked."""
    parse = context.parse
    if modal_of(parse, verb, context.lexicon.status_cues) or any(
        a.tag in ("TO", "MD") for a in parse.children(verb, "aux")
    ):
        return True
    return any(m.lemma in ("if", "unless", "whether", "until") for m in parse.children(verb, "mark"))


def _below(parse: Parse, word: Token, *prepositions: str) -> tuple[Token, ...]:
    return tuple(n for p in parse.children(word, "prep") if p.lemma in prepositions for n in parse.children(p, "pobj"))


@at_lemmas(
    lambda lexicon: lexicon.situations.of("lasting", "hitting"),
    lambda lexicon: lexicon.situations.of("lasting", "stalling"),
)
def _deadlocked(context: SentenceContext, verb: Token) -> Statement | None:
    """ "The talks have reached a deadlock", "negotiations have stalled"."""
    parse, talks = context.parse, _cues(context, "talks")
    if not is_verbal(verb) or talks.isdisjoint(parse.lemmas):
        return None
    subject = next(iter(surface_subjects(parse, verb)), None)
    if subject is None or subject.lemma not in talks or _is_open(context, verb):
        return None
    into = (*parse.children(verb, "dobj"), *_below(parse, verb, "into", "to", "in", "at"))
    stalls = verb.lemma in _cues(context, "stalling")
    if not stalls and not any(n.lemma in _cues(context, "deadlock") for n in into):
        return None
    return state_of(context, verb, verb, "situations.standing.deadlock", None)


@at_lemmas("able", "unable")
def _unbridged(context: SentenceContext, word: Token) -> Statement | None:
    """ "The sides have not been able to bridge the gap", "were unable to settle their differences"."""
    parse = context.parse
    verb = parse.head(word)
    if word.lemma == "able" and parse.child(verb, "neg") is None:
        return None
    groups: WordGroups = context.lexicon.situations
    joined = any(c.lemma in groups.of("apart", "together") for c in parse.children(word, "xcomp"))
    if not joined or not is_verbal(verb) or any(a.tag in ("MD", "TO") for a in parse.children(verb, "aux")):
        return None
    if not is_on_topic(context, around(context)):
        return None
    return state_of(context, verb, word, "situations.standing.unbridged", None)


@at_lemmas("place", "force", "effect")
def _in_force(context: SentenceContext, noun: Token) -> Statement | None:
    """ "The embargo remains in place", "the ban is still in force"."""
    parse = context.parse
    prep = parse.head(noun)
    verb = parse.head(prep)
    if prep.lemma != "in" or verb.lemma not in ("be", "remain", "stay", "keep"):
        return None
    subject = parse.child(verb, "nsubj", "nsubjpass")
    if subject is None or subject.lemma not in _cues(context, "measures") or _is_open(context, verb):
        return None
    return state_of(context, verb, noun, "situations.standing.in_force", "ongoing")


@at_lemmas(lambda lexicon: lexicon.situations.of("lasting", "hampering"))
def _hampered(context: SentenceContext, verb: Token) -> Statement | None:
    """ "The blockade has crippled the economy", "the siege restricts the flow of food"."""
    parse = context.parse
    if _is_open(context, verb) or is_passive(parse, verb):
        return None
    if verb.dep == "conj" and _is_open(context, parse.head(verb)):
        return None
    subject = next(iter(surface_subjects(parse, verb)), None)
    perfect = any(a.lemma == "have" for a in parse.children(verb, "aux")) or verb.dep == "conj"
    if subject is None or parse.child(verb, "dobj") is None or not (perfect or verb.tag in ("VBZ", "VBP")):
        return None
    war = subject.lemma in _cues(context, "causes")
    meant = subject.lemma == "it" and any(t.lemma in _cues(context, "causes") for t in _before(context))
    return state_of(context, verb, verb, "situations.standing.hampered", "ongoing") if war or meant else None


def _before(context: SentenceContext) -> tuple[Token, ...]:
    """The subjects of the sentence before, which an *it* takes up."""
    index = context.sentence.index - 1
    parse = context.article.parses[index] if 0 <= index < len(context.article.parses) else None
    return tuple(t for t in parse if t.dep in ("nsubj", "nsubjpass")) if parse is not None else ()


@at_lemmas(lambda lexicon: lexicon.situations.of("lasting", "holding"))
def _holds(context: SentenceContext, verb: Token) -> Statement | None:
    """ "The rebels control much of the north", "it now possesses thousands of rockets"."""
    parse = context.parse
    if _is_open(context, verb) or is_passive(parse, verb):
        return None
    now = verb.tag in ("VBZ", "VBP") or (
        verb.tag == "VBN" and any(a.lemma == "have" for a in parse.children(verb, "aux"))
    )
    held = parse.child(verb, "dobj")
    if held is None or not now or not actors_of(context, surface_subjects(parse, verb)):
        return None
    things = _cues(context, "held")
    named = held.lemma in things or any(n.lemma in things for n in _below(parse, held, "of", "over"))
    if verb.lemma in ("have", "hold") and not named:
        return None
    place = held.pos == "PROPN" or any(n.pos == "PROPN" for n in _below(parse, held, "of", "over"))
    if not named and not (place and verb.lemma in ("control", "occupy")):
        return None
    return state_of(context, verb, verb, "situations.standing.holds", "ongoing")


@at_lemmas(lambda lexicon: lexicon.situations.of("lasting", "relations"))
def _related(context: SentenceContext, noun: Token) -> Statement | None:
    """ "Chad is a close ally of the rebels", "the two have been rivals for decades"."""
    parse = context.parse
    verb = parse.head(noun)
    if noun.dep != "attr" or verb.lemma not in ("be", "remain"):
        return None
    if _is_open(context, verb) or not is_political(context, actors_of(context, surface_subjects(parse, verb))):
        return None
    other = actors_of(context, prepositional(parse, noun, "of", "to", "for")) or possessors_of(context, noun)
    if not other or verb.tag == "VBD":
        return None
    return state_of(context, verb, noun, "situations.standing.related", "ongoing")


@at_lemmas("number", "toll")
def _tally(context: SentenceContext, noun: Token) -> Statement | None:
    """ "The death toll has risen to 300", "bringing the number of dead to sixteen"."""
    parse = context.parse
    verb = parse.head(noun)
    number = noun.lemma == "number" and any(
        t.lemma in _cues(context, "dead") for n in _below(parse, noun, "of") for t in parse.subtree(n)
    )
    toll = noun.lemma == "toll" and noun.dep in ("nsubj", "dobj")
    if not (number or toll) or verb.lemma not in _cues(context, "rising") or _is_open(context, verb):
        return None
    to = any(t.pos == "NUM" or t.lemma in NUMBERS for p in parse.children(verb, "prep") for t in parse.subtree(p))
    return state_of(context, verb, noun, "situations.standing.tally", None) if to else None


@at_lemmas(lambda lexicon: lexicon.situations.of("toll", "verbs"))
def _with_dead(context: SentenceContext, verb: Token) -> Statement | None:
    """ "The raids went on, with at least nine people killed"."""
    parse = context.parse
    noun = parse.head(verb)
    if verb.tag != "VBN" or verb.dep not in ("acl", "pcomp", "ccomp"):
        return None
    noun = noun if verb.dep == "acl" else parse.child(verb, "nsubj", "nsubjpass") or noun
    prep = noun if noun.lemma == "with" else parse.head(noun)
    counted = any(t.pos == "NUM" or t.lemma in NUMBERS for t in parse.subtree(noun))
    if "with" not in (prep.lemma, parse.head(verb).lemma) or not counted:
        return None
    span = span_of((*parse.subtree(noun), *parse.subtree(verb)))
    return told(context, "situation", span, context.span(verb), "situations.standing.with_dead")


FINDERS = (_deadlocked, _unbridged, _in_force, _hampered, _holds, _related, _tally, _with_dead)
"""What finds the standing state that a word tells of talks, terms, land, relations or the dead."""
