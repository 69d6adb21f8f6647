"""Which row of the table of triggers a word matches, and who takes part."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from truceline.code.clauses import is_verbal
from truceline.code.context import SentenceContext
from truceline.code.participants import (
    actors_of,
    is_passive,
    objects_of,
    possessors_of,
    prepositional,
    subjects_of,
)
from truceline.code.status import carrier_of
from truceline.lexicon.events import EventTrigger
from truceline.model.parse import Parse, Token

KINDS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adj"}


@dataclass(frozen=True, slots=True)
class Match:
    """A word that a row of the table matches, the verb that carries it, the word beside it, and the parties."""

    token: Token
    row: EventTrigger
    carrier: Token | None
    beside: Token | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]

    @property
    def parties(self) -> tuple[str, ...]:
        """Actors and recipients, each once."""
        return tuple(dict.fromkeys((*self.actors, *self.recipients)))


def matches_of(context: SentenceContext, token: Token) -> Iterator[Match]:
    """Match a word against the table, most specific rows first. What the rows need is judged elsewhere."""
    kind = KINDS.get(token.pos)
    if kind is None:
        return
    lemma = lemma_of(context.parse, token)
    for row in context.lexicon.events.triggers_of(lemma, kind):
        beside = _beside(context, token, row)
        if row.with_ is not None and beside is None:
            continue
        carrier = carrier_of(context, token) if kind == "noun" else None
        actors = _filled(context, token, carrier, beside, row.actors)
        recipients = tuple(r for r in _filled(context, token, carrier, beside, row.recipients) if r not in actors)
        yield Match(token, row, carrier, beside, actors, recipients)


def _beside(context: SentenceContext, token: Token, row: EventTrigger) -> Token | None:
    """The word that a row wants beside its trigger: an object of a class, a particle, a preposition, a modifier."""
    if row.with_ is None:
        return None
    if row.with_.isupper():
        return next((t for t in _arguments(context, token) if in_class(context, t, row.with_)), None)
    children = context.parse.children(token)
    return next((t for t in children if row.with_ in (t.lemma, t.text.lower()) and not _before_time(context, t)), None)


def _before_time(context: SentenceContext, preposition: Token) -> bool:
    """Whether a preposition only puts a time: "called him *on* Tuesday"."""
    objects = context.parse.children(preposition, "pobj")
    return any(context.article.times_in(context.span(t)) for t in objects)


def lemma_of(parse: Parse, token: Token) -> str:
    """The lemma of a word, with what a hyphen joins to it: *cease-fire*, which parsers cut in three."""
    if token.index >= 2 and parse.tokens[token.index - 1].text == "-" and token.lemma == "fire":
        return f"{parse.tokens[token.index - 2].text.lower()}-{token.lemma}"
    return token.lemma


def in_class(context: SentenceContext, token: Token, name: str) -> bool:
    """Whether a noun is of a class of the lexicon, itself or by what it is a measure of ("a round of talks")."""
    words = context.lexicon.event_words
    if lemma_of(context.parse, token) in words.classes[name] or token.text.lower() in words.classes[name]:
        return True
    if token.lemma in words.measures:
        return any(
            lemma_of(context.parse, t) in words.classes[name] for t in prepositional(context.parse, token, "of", "in")
        )
    return False


def _arguments(context: SentenceContext, token: Token) -> tuple[Token, ...]:
    """What may stand beside a trigger: objects of a verb (the antecedent of its relative), modifiers of a noun."""
    if not is_verbal(token):
        return context.parse.children(token, "compound", "amod", "nmod")
    found = objects_of(context.parse, token)
    return found or prepositional(context.parse, token, "on", "to", "with", "in")


def _filled(
    context: SentenceContext,
    token: Token,
    carrier: Token | None,
    beside: Token | None,
    alternatives: tuple[tuple[str, ...], ...],
) -> tuple[str, ...]:
    """The actors in the first alternative of roles that names any."""
    for roles in alternatives:
        found = tuple(dict.fromkeys(a for role in roles for a in _role(context, token, carrier, beside, role)))
        if found:
            return found
    return ()


def _role(
    context: SentenceContext, token: Token, carrier: Token | None, beside: Token | None, role: str
) -> tuple[str, ...]:
    parse = context.parse
    if role == "poss":
        return possessors_of(context, token)
    if role == "objposs":
        return tuple(a for o in objects_of(parse, token) for a in possessors_of(context, o))
    if role.endswith("*"):
        return _behind(context, token, beside, role[:-1])
    if role == "maker":
        return _makers(context, token)
    if role == "subj":
        return actors_of(context, _doers(parse, token, carrier))
    if role == "obj":
        return actors_of(context, objects_of(parse, token))
    if role == "comp":
        return actors_of(context, complement_subjects(parse, token))
    if role == "by" and carrier is not None:
        return actors_of(context, (*prepositional(parse, token, "by"), *prepositional(parse, carrier, "by")))
    for word in (token, beside, carrier):
        if word is not None and (found := actors_of(context, prepositional(parse, word, role))):
            return found
    return ()


def _makers(context: SentenceContext, verb: Token) -> tuple[str, ...]:
    """Whose proposal, offer or demand a verb takes up or turns down: "Qatar's plan", "a draft by the mediators"."""
    things = (*objects_of(context.parse, verb), *prepositional(context.parse, verb, "to", "with"))
    for thing in things:
        if not in_class(context, thing, "PROPOSALS"):
            continue
        by = prepositional(context.parse, thing, "by", "of", "from")
        participles = context.parse.children(thing, "acl")
        made = (s for p in participles for s in subjects_of(context.parse, p) if p.tag == "VBN")
        found = possessors_of(context, thing) or actors_of(context, (*by, *made))
        if found:
            return found
    return (
        actors_of(context, prepositional(context.parse, verb, "by"))
        if things and not is_passive(context.parse, verb)
        else ()
    )


def _behind(context: SentenceContext, token: Token, beside: Token | None, role: str) -> tuple[str, ...]:
    """Whose a thing is or who did it: "condemned *Israel*'s decision", "an inquiry into the raid by *Chad*"."""
    parse = context.parse
    words = [w for w in (token, beside) if w is not None]
    heads = (
        objects_of(parse, token) if role == "obj" else tuple(h for w in words for h in prepositional(parse, w, role))
    )
    for head in heads:
        found = possessors_of(context, head) or actors_of(context, prepositional(parse, head, "by", "of", "from"))
        if found:
            return found
    return ()


def _doers(parse: Parse, token: Token, carrier: Token | None) -> tuple[Token, ...]:
    """Who does it: the subject of a verb, or of the verb that has a noun as its object."""
    if is_verbal(token):
        return subjects_of(parse, token)
    if carrier is None or token.dep in ("nsubj", "attr"):
        return ()
    return subjects_of(parse, carrier)


def complement_subjects(parse: Parse, verb: Token) -> tuple[Token, ...]:
    """The subject of a verb's clausal complement: "urged that *Kosovo* withdraw", "for *both sides* to stop"."""
    found: list[Token] = []
    for clause in parse.children(verb, "ccomp", "xcomp", "advcl"):
        found.extend(parse.children(clause, "nsubj", "nsubjpass"))
    return tuple(t for t in found if t.pos != "PRON" or t.lemma not in ("who", "which", "that"))
