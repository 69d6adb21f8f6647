"""Needs about agreements and truces: which there are, and which are in force."""

from __future__ import annotations

from truceline.code.context import SentenceContext
from truceline.code.events.classes import in_class
from truceline.code.events.match import Match
from truceline.code.parties.grammar import prepositional
from truceline.code.reality.factuality import negation_of
from truceline.model.parse import Token


def in_effect(context: SentenceContext, match: Match) -> bool:
    """A ceasefire that begins, holds or is in force, or one that a plan provides for; not *any* ceasefire."""
    parse, token = context.parse, match.token
    if any(d.lemma in ("any", "every", "such") for d in parse.children(token, "det")):
        return False
    verb = parse.head(token)
    if _is_known_between(context, match):
        return True
    if token.dep == "ROOT":  # parsers take "a truce largely *held*" for a participle
        return any(v.tag == "VBD" and _is_force(context, v) for v in parse.children(token, "acl"))
    if token.dep in ("nsubj", "nsubjpass"):
        return any(_is_force(context, v) for v in (verb, *parse.children(verb, "xcomp")))
    while token.dep == "conj" and token.index != token.head:
        token = parse.head(token)
    verb = parse.head(token)
    if token.dep == "pobj" and verb.lemma == "for":
        verb = parse.head(verb)
    return token.dep in ("dobj", "pobj") and verb.lemma in ("provide", "include", "envisage", "stipulate")


def is_made_otherwise(context: SentenceContext, match: Match) -> bool:
    """Whether a pact or deed is only made something: "*made* the deal *public*", "*made* it *conditional* on …"."""
    verb = context.parse.head(match.token)
    if match.row.kind == "noun" and match.token.dep == "dobj" and verb.lemma == "make":
        behind = (a for a in context.parse.children(match.token, "amod") if a.index > match.token.index)
        return any(a.lemma in context.lexicon.preconditions.hanging_adjectives for a in behind)
    made = match.row.type == "AGREE" and match.token.lemma == "make"
    return made and any(t.pos == "ADJ" for t in context.parse.children(match.token, "oprd", "acomp", "ccomp"))


def _is_known_between(context: SentenceContext, match: Match) -> bool:
    """Whether a ceasefire between two is one that there is: it ended a war, or something is under or since *the*."""
    parse, token = context.parse, match.token
    if not prepositional(parse, token, "between"):
        return False
    verb = parse.head(token)
    ended = token.dep == "nsubj" and verb.tag == "VBD" and verb.lemma == "end" and parse.child(verb, "dobj") is not None
    definite = any(d.lemma in ("the", "this") for d in parse.children(token, "det"))
    return ended or (definite and token.dep == "pobj" and verb.lemma in ("under", "since"))


def _is_force(context: SentenceContext, verb: Token) -> bool:
    """Whether a verb says that a ceasefire is in force: *holds*; with *be*, *come*, *go*, *take* only by its words."""
    words = context.lexicon.event_words
    if verb.lemma not in words.in_effect:
        return False
    if verb.lemma not in words.in_effect_with:
        return True
    below = (*context.parse.children(verb, "dobj"), *prepositional(context.parse, verb, "in", "into"))
    if verb.lemma == "enter" and any(in_class(context, t, "PERIODS") for t in below):
        return True  # "entered its second week"
    return any(t.lemma in words.effect for t in below)


def negated_or_between(context: SentenceContext, match: Match) -> bool:
    """An agreement that is denied, or that has its parties beside it; not one of which all there are is judged ("no
    treaty is perfect"), nor an alternative ("a deal, or no deal at all"), nor one that is broken or over."""
    parse, noun = context.parse, match.token
    above = parse.head(noun)
    if noun.dep in ("nsubj", "nsubjpass", "dobj") and above.lemma in context.lexicon.event_words.turns:
        return False
    if prepositional(parse, noun, "between"):
        return True
    is_judged = noun.dep == "nsubj" and above.lemma == "be" and bool(parse.children(above, "acomp"))
    is_choice = noun.dep == "conj" and any(c.lemma == "or" for c in parse.children(above, "cc"))
    if noun.lemma == "deal" and noun.dep == "attr" and any(a.lemma == "big" for a in parse.children(noun, "amod")):
        return False  # "is *no big deal*"
    denied = negation_of(parse, noun, context.lexicon.status_cues) is not None
    return denied and not is_judged and not is_choice
