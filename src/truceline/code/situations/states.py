"""States of sides, forces and people: who sticks to what, is where, waits, lacks what, and what a war is for."""

from __future__ import annotations

from dataclasses import replace

from truceline.code.assessments.forecasts import is_on_topic
from truceline.code.clauses import clause_of, is_verbal
from truceline.code.context import SentenceContext
from truceline.code.parties.grammar import is_passive, surface_subjects
from truceline.code.parties.participants import actors_of
from truceline.code.reality.factuality import modal_of, negated, negation_of
from truceline.code.slots.circumstances import date_of
from truceline.code.told import told
from truceline.code.words import at_lemmas, beside_lemmas
from truceline.lexicon.assessments import WordGroups
from truceline.model.parse import Parse, Token, span_of
from truceline.model.spans import Span
from truceline.model.statement import Factuality, Statement, Status

COUNTRIES = frozenset({"government", "armed_group", "organ"})


def _cues(context: SentenceContext) -> WordGroups:
    return context.lexicon.situations


def _below(parse: Parse, word: Token, *prepositions: str) -> tuple[Token, ...]:
    return tuple(n for p in parse.children(word, "prep") if p.lemma in prepositions for n in parse.children(p, "pobj"))


def _is_open(context: SentenceContext, verb: Token) -> bool:
    """Whether a verb only tells what may be or is wanted: a modal, an infinitive, a condition."""
    parse = context.parse
    if modal_of(parse, verb, context.lexicon.status_cues) or any(a.tag == "TO" for a in parse.children(verb, "aux")):
        return True
    return any(m.lemma in ("if", "unless", "whether", "until") for m in parse.children(verb, "mark"))


@at_lemmas(
    lambda lexicon: lexicon.situations.of("apart", "sticking"),
    lambda lexicon: lexicon.situations.of("apart", "struggling"),
)
def _sticking(context: SentenceContext, verb: Token) -> Statement | None:
    """ "Both sides are sticking to their demands", "the powers have struggled to agree"."""
    cues, parse = _cues(context), context.parse
    if not is_verbal(verb) or _is_open(context, verb):
        return None
    sticks = verb.lemma in cues.of("apart", "sticking")
    to = sticks and any(n.lemma in cues.of("apart", "stuck_to") for n in _below(parse, verb, "to"))
    struggles = verb.lemma in cues.of("apart", "struggling") and any(
        c.lemma in cues.of("apart", "together") for c in parse.children(verb, "xcomp")
    )
    if not to and not struggles:
        return None
    return state_of(context, verb, verb, "situations.state.apart", "ongoing" if sticks else None)


@at_lemmas(lambda lexicon: lexicon.situations.of("standing", "verbs"))
def _at_the_table(context: SentenceContext, verb: Token) -> Statement | None:
    """ "The two sides are at the negotiating table"."""
    cues, parse = _cues(context), context.parse
    table = next((n for n in _below(parse, verb, "at") if n.lemma in cues.of("standing", "tables")), None)
    subject = parse.child(verb, "nsubj")
    if table is None or subject is None or _is_open(context, verb):
        return None
    if subject.lemma not in cues.of("standing", "sitting") and not _is_side(context, subject):
        return None
    found = state_of(context, verb, table, "situations.state.at_the_table", "ongoing")
    return replace(found, type="CONSULT")


def _is_side(context: SentenceContext, noun: Token) -> bool:
    span = context.span(noun)
    named = {m.of for m in context.article.mentions_in(span)}
    return any(a.id in named and a.kind in COUNTRIES for a in context.article.actors)


@beside_lemmas(lambda lexicon: lexicon.situations.of("standing", "forces"))
def _present(context: SentenceContext, verb: Token) -> Statement | None:
    """ "Some 13,000 troops are in the country", "monitors have been present at the plant"."""
    cues, parse = _cues(context), context.parse
    subject = parse.child(verb, "nsubj", "nsubjpass")
    if verb.lemma not in ("be", "remain") and verb.text.lower() not in cues.of("standing", "somewhere"):
        return None
    if subject is None or subject.lemma not in cues.of("standing", "forces") or _is_open(context, verb):
        return None
    state = next((p for p in parse.children(verb, "acomp") if p.lemma in cues.of("standing", "somewhere")), verb)
    where = _below(parse, verb, *cues.of("standing", "places")) or _below(parse, state, *cues.of("standing", "places"))
    place = any(n.pos == "PROPN" or n.lemma in ("country", "region", "plant", "border", "area", "city") for n in where)
    if not place or (is_verbal(verb) and verb.tag == "VBD"):
        return None
    return state_of(context, verb, state, "situations.state.present", "ongoing")


@at_lemmas(lambda lexicon: lexicon.situations.of("standing", "waiting"))
def _waiting(context: SentenceContext, verb: Token) -> Statement | None:
    """ "Iran is waiting to see", "mediators are awaiting an answer"."""
    cues, parse = _cues(context), context.parse
    if verb.tag != "VBG" or _is_open(context, verb):
        return None
    progressive = any(a.lemma == "be" and a.tag in ("VBZ", "VBP") for a in parse.children(verb, "aux"))
    awaited = (*parse.children(verb, "dobj"), *_below(parse, verb, "for"))
    sees = any(c.lemma in ("see", "hear", "learn") for c in parse.children(verb, "xcomp", "advcl"))
    if not progressive or not (sees or any(n.lemma in cues.of("standing", "awaited") for n in awaited)):
        return None
    return state_of(context, verb, verb, "situations.state.waiting", "ongoing")


@at_lemmas(lambda lexicon: lexicon.situations.of("standing", "shutting"))
def _shut_out(context: SentenceContext, verb: Token) -> Statement | None:
    """ "The president has been shut out of the negotiations"."""
    parse = context.parse
    if not is_passive(parse, verb):
        return None
    perfect = any(a.tag in ("VBZ", "VBP") for a in parse.children(verb, "aux", "auxpass"))
    particles = tuple(p for p in parse.children(verb, "prt", "advmod", "prep") if p.lemma == "out")
    words = (verb, *particles)
    nouns = [n for w in words for n in _below(parse, w, "of", "from")]
    talks = any(n.lemma in ("talk", "negotiation", "process", "discussion", "meeting", "summit") for n in nouns)
    if not perfect or not talks or _is_open(context, verb):
        return None
    return state_of(context, verb, verb, "situations.state.shut_out", None)


@at_lemmas(lambda lexicon: lexicon.situations.of("plight", "verbs"))
def _lacking(context: SentenceContext, verb: Token) -> Statement | None:
    """ "Many civilians are now deprived of food", "thousands are trapped in the city"."""
    cues, parse = _cues(context), context.parse
    if not is_passive(parse, verb) or _is_open(context, verb):
        return None
    subject = parse.child(verb, "nsubjpass")
    present = any(a.tag in ("VBZ", "VBP") for a in parse.children(verb, "auxpass", "aux"))
    who = subject is not None and (subject.lemma in cues.of("plight", "people") or subject.tag in ("NNPS", "NNS"))
    cut = verb.lemma != "cut" or any(p.lemma == "off" for p in parse.children(verb, "prt", "prep", "advmod"))
    if not present or not who or not cut or not _behind(context, verb):
        return None
    return state_of(context, verb, verb, "situations.state.lacking", "ongoing")


def _behind(context: SentenceContext, verb: Token) -> bool:
    """Whether it is told of what somebody is deprived, or where they are held."""
    words = (verb, *context.parse.children(verb, "prt", "prep", "advmod"))
    return any(_below(context.parse, w, "of", "from", "in", "inside", "off") for w in words)


@at_lemmas(lambda lexicon: lexicon.situations.of("standing", "goals"))
def _goal(context: SentenceContext, noun: Token) -> Statement | None:
    """ "The goal of the operation was the release of the hostages", "with the stated goal of halting the rockets"."""
    parse = context.parse
    if noun.pos != "NOUN":
        return None
    verb = parse.head(noun)
    if noun.dep == "nsubj" and verb.lemma == "be" and not _is_open(context, verb):
        found = state_of(context, verb, noun, "situations.state.goal", None)
        return found if is_on_topic(context, found.span) else None
    contents = [c for p in parse.children(noun, "prep") if p.lemma == "of" for c in parse.children(p, "pcomp")]
    if noun.dep != "pobj" or verb.lemma != "with" or not contents:
        return None
    phrase = span_of(parse.subtree(noun))
    if not is_on_topic(context, phrase):
        return None
    return _told(context, phrase, noun, "situations.state.goal", "Uu", "planned")


@at_lemmas(lambda lexicon: lexicon.situations.of("ongoing", "of_length"))
def _aged(context: SentenceContext, noun: Token) -> Statement | None:
    """ "The campaign, now in its eighth month": the age of the war or campaign named last before, told with it."""
    cues, parse = _cues(context), context.parse
    prep = parse.head(noun)
    if prep.lemma != "in" or parse.child(noun, "poss") is None:
        return None
    start = prep.index - 1 if parse.tokens[prep.index - 1].lemma == "now" else prep.index
    if start < 2 or parse.tokens[start - 1].text != ",":
        return None
    wars = cues.of("ongoing", "aged") | cues.of("ongoing", "subjects")
    war = next((t for t in reversed(parse.tokens[max(0, start - APART) : start]) if t.lemma in wars), None)
    if war is None:
        return None
    named = (t for t in parse.subtree(war) if t.index <= war.index)
    span = span_of((*named, *parse.subtree(noun)))
    return replace(_told(context, span, noun, "situations.state.aged", "CT+", "ongoing"), type="ASSAULT")


APART = 8
"""How many words before its age a war may be named."""

FINDERS = (_sticking, _at_the_table, _present, _waiting, _shut_out, _lacking, _goal, _aged)
"""What finds the state that a word tells of a side, of forces or of people."""


def state_of(context: SentenceContext, verb: Token, word: Token, rule: str, status: Status | None) -> Statement:
    """The situation that a clause tells of its subject, with the negation of its verb."""
    no = negation_of(context.parse, verb, context.lexicon.status_cues)
    found = _told(context, clause_of(context.parse, verb), word, rule, negated("CT+", no), status)
    return replace(found, actors=actors_of(context, surface_subjects(context.parse, verb)))


def _told(
    context: SentenceContext, span: Span, word: Token, rule: str, factuality: Factuality, status: Status | None
) -> Statement:
    begun = told(context, "situation", span, context.span(word), rule)
    return replace(begun, factuality=factuality, status=status, date=date_of(context, word))
