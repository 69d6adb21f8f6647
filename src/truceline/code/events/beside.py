"""What may stand beside a trigger, by which a row of the table tells its sense."""

from __future__ import annotations

from truceline.code.clauses import is_verbal
from truceline.code.context import SentenceContext
from truceline.code.events.classes import classes_of
from truceline.code.parties.grammar import conjoined, is_passive, objects_of, prepositional
from truceline.model.parse import Parse, Token


def of_class(context: SentenceContext, words: tuple[Token, ...], name: str) -> Token | None:
    """The first of some nouns that is of a class of the lexicon."""
    for word in words:
        if name in classes_of(context, word):
            return word
    return None


def word_beside(context: SentenceContext, token: Token, wanted: str) -> Token | None:
    """The particle, preposition, modifier or other word that a row wants on its trigger."""
    lowered = context.parse.lowered
    for word in context.parse.children(token):
        named = wanted in (word.lemma, lowered[word.index]) and word.tag != "TO"
        if named and (wanted == "until" or not _before_time(context, word)):
            return word
    return _before_clause(context.parse, token) if wanted == "for" else None


def _before_clause(parse: Parse, token: Token) -> Token | None:
    """The *for* of a clause that says who is to do what is wanted: "called *for Chad to open* the border"."""
    for clause in parse.children(token, "advcl", "xcomp", "ccomp"):
        mark = parse.child(clause, "mark")
        if mark is not None and mark.lemma == "for" and any(a.tag == "TO" for a in parse.children(clause, "aux")):
            return mark
    return None


def _before_time(context: SentenceContext, preposition: Token) -> bool:
    """Whether a preposition only puts a time: "called him *on* Tuesday"."""
    objects = context.parse.children(preposition, "pobj")
    return any(context.is_timed(t) for t in objects)


def arguments_of(parse: Parse, token: Token) -> tuple[Token, ...]:
    """What may stand beside a trigger: objects of a verb (the antecedent of its relative), modifiers of a noun.

    A passive may keep one of its two objects: "they were granted *asylum*".
    """
    if not is_verbal(token):
        return parse.children(token, "compound", "amod", "nmod")
    kept = parse.children(token, "dobj", "oprd") if is_passive(parse, token) else ()
    return (*objects_of(parse, token), *conjoined(parse, kept))


def behind_loosely(parse: Parse, token: Token, name: str) -> tuple[Token, ...]:
    """What stands behind a preposition on a verb, for classes that may stand there."""
    return prepositional(parse, token, "on", "to", "with", "in") if name in LOOSE and is_verbal(token) else ()


LOOSE = ("AIDS", "TALKS", "SUPPORTS", "INTELLIGENCE", "DRILLS", "FORCES")
"""Classes that may stand behind a preposition: "supplied them *with weapons*". All others are the object itself."""
