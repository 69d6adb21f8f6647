"""Recipients named around a deed: "*in a rebuff to Chad*, Mali …", behind a light verb, before "came in for"."""

from __future__ import annotations

from truceline.code.clauses import is_verbal
from truceline.code.context import SentenceContext
from truceline.code.parties.acted_on import acted_on
from truceline.code.parties.grammar import prepositional, surface_subjects
from truceline.code.parties.participants import possessors_of
from truceline.model.parse import Parse, Token

TOWARDS = ("to", "at", "for", "against", "of", "with", "towards", "toward")
"""Prepositions behind a gesture that lead to whom it is meant for."""

LEADING_IN = ("in", "as")
"""Prepositions before a gesture: "*in* a snub to Chad", "*as* a warning to Chad"."""


def by_gesture(context: SentenceContext, verb: Token, actors: tuple[str, ...]) -> tuple[str, ...]:
    """For whom a deed is meant by the gesture that it is said to be: "*In a rebuff to Chad*, Mali closed the road"."""
    parse, words = context.parse, context.lexicon.recipients
    clause = verb if is_verbal(verb) else parse.head(verb)
    shown = [o for p in parse.children(clause, "prep") if p.lemma in LEADING_IN for o in parse.children(p, "pobj")]
    for gesture in (s for s in shown if s.lemma in words.gestures):
        if found := acted_on(context, prepositional(parse, gesture, *TOWARDS), actors):
            return found
        if owners := tuple(a for a in possessors_of(context, gesture) if a not in actors):
            return owners
    return ()


def carrier_of(context: SentenceContext, noun: Token) -> Token | None:
    """The light verb of which a noun is the object, whose prepositions are the noun's: "*cast* its veto against"."""
    verb = context.parse.head(noun)
    carries = noun.dep == "dobj" and is_verbal(verb) and verb.lemma in context.lexicon.recipients.light
    return verb if carries else None


def came_in_for(context: SentenceContext, noun: Token, actors: tuple[str, ...]) -> tuple[str, ...]:
    """Who comes in for what somebody does: "*Chad* came in for criticism from Mali"."""
    parse = context.parse
    above = _verb_above(parse, noun)
    if above is None or above.lemma != "come":
        return ()
    particles = {t.lemma for t in parse.children(above, "prt", "prep", "advmod")}
    if not ({"in", "for"} <= particles or "under" in particles):
        return ()
    return acted_on(context, surface_subjects(parse, above), actors)


def _verb_above(parse: Parse, noun: Token) -> Token | None:
    """The verb that governs a noun through prepositions and the adjectives that parsers take for participles."""
    word = noun
    while word.dep in ("pobj", "dobj", "pcomp", "prep", "amod") and word.head != word.index:
        word = parse.head(word)
        if word.lemma == "come":
            return word
    return None
