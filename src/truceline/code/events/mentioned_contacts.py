"""Contacts that a sentence only mentions, to say something else: what is thought of them, or what may come of them."""

from __future__ import annotations

from truceline.code.attribution import is_reported
from truceline.code.clauses import is_verbal
from truceline.code.context import SentenceContext
from truceline.code.events.guards_contacts import is_described
from truceline.code.events.match import Match
from truceline.code.parties.grammar import prepositional
from truceline.code.parties.participants import mention_at
from truceline.code.reality.factuality import modal_of
from truceline.code.setting import is_on_negotiation
from truceline.code.slots.circumstances import time_of
from truceline.model.parse import Parse, Token


def is_only_referred_to(context: SentenceContext, match: Match) -> bool:
    """Whether a contact only says what something else is about: "differences *over the meeting* with Chad".

    In an article on a negotiation its meetings are named again and again; where nobody holds one and no day or place
    is told, such a phrase tells none anew.
    """
    if match.row.kind != "noun" or match.row.type != "CONSULT":
        return False
    if _may_come_to_something(context, match.token) or _is_topic(context, match.token):
        return True
    if _is_of_writer(context, match.token):
        return True
    if match.carrier is not None:
        return False
    noun, prep = match.token, context.parse.head(match.token)
    above = context.parse.head(prep)
    if noun.dep != "pobj" or prep.lemma not in ABOUT or above.lemma in BEING_IN:
        return False
    if (is_verbal(above) and prep.index < above.index) or is_described(context, noun):
        return False  # "*in a call* with Chad, he said …"; "about a *future* summit"
    placed = any(mention_at(context, h) for h in prepositional(context.parse, noun, "in", "at"))
    return is_on_negotiation(context) and not placed and time_of(context, noun) is None


def _may_come_to_something(context: SentenceContext, noun: Token) -> bool:
    """Whether a contact is the subject of what may come of it, so that nothing tells whether it was or will be held.

    "The meeting with Chad *could help* the peace".
    """
    verb = context.parse.head(noun)
    modal = modal_of(context.parse, verb, context.lexicon.status_cues) if noun.dep == "nsubj" else None
    happens = verb.lemma in context.lexicon.event_words.happen or verb.lemma in COMING
    comes_about = happens and not _sets(context.parse, verb)
    if modal is None or modal[1].name != "may" or verb.lemma == "be" or comes_about:
        return False
    return not is_described(context, noun) and time_of(context, noun) is None


COMING = frozenset({"follow", "come", "go", "proceed"})
"""Further verbs by which what is their subject comes about."""


def _sets(parse: Parse, verb: Token) -> bool:
    """Whether a contact does something to something else: "could *set* the tone", "could *end* the war"."""
    return parse.child(verb, "dobj") is not None and verb.lemma not in ("take", "hold")


def _is_of_writer(context: SentenceContext, noun: Token) -> bool:
    """Whether a contact is the writer's own: "in *my* talks with the Chadians", outside what somebody says."""
    owner = next((p for p in context.parse.children(noun, "poss") if p.text.lower() == "my"), None)
    return (
        owner is not None
        and mention_at(context, owner) is None
        and not is_reported(context.article, context.span(noun))
    )


def _is_topic(context: SentenceContext, noun: Token) -> bool:
    """Whether a contact is only talked of: "they *discussed* Chad's talks with Mali"."""
    parse = context.parse
    top = noun
    while top.dep == "conj":
        top = parse.head(top)
    verb = parse.head(top)
    including = top.dep == "pobj" and verb.lemma in ("include", "including")
    talked_of = top.dep == "dobj" and verb.lemma in TALKING_OF
    return (including or talked_of) and not is_described(context, noun) and time_of(context, noun) is None


TALKING_OF = frozenset({"discuss", "review", "debate", "analyse", "analyze", "address", "mention", "raise"})
"""Verbs whose object is what somebody only talks of."""

ABOUT = frozenset({"in", "over", "about", "than", "with", "at"})
"""Prepositions behind which a contact is mostly what something else is about."""

BEING_IN = frozenset({"be", "engage", "enter", "participate", "join", "take", "meet", "start", "begin"})
"""Verbs whose *in talks* tells the talks."""
