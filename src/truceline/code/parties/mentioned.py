"""The actors whose mentions hold a word, also where the parse hangs one below another."""

from __future__ import annotations

from truceline.code.context import SentenceContext
from truceline.code.parties.cast import named_actors, people_in, states_in
from truceline.model.parse import Token


def mentioned_at(context: SentenceContext, token: Token) -> tuple[str, ...]:
    """The actors of the longest mentions that hold a word."""
    holding = context.mentions_at(token)
    here = [m for m in holding if m.of in named_actors(context)] if holding else ()
    if not here:
        return ()
    if len(here) == 1:
        return (here[0].of,)
    longest = max(here, key=lambda m: m.span.end - m.span.start).span
    return tuple(dict.fromkeys(m.of for m in here if m.span == longest))


def misparsed_partners(context: SentenceContext, head: Token) -> tuple[str, ...]:
    """The person before *and* whom a parse hangs below the second one's name.

    "President A and President B met": many parsers take the first president for a description of the second.
    """
    if "and" not in context.parse.lemmas or not context.parse.children(head):
        return ()
    named = head.pos == "PROPN" or context.parse.child(head, "compound") is not None  # also "Liu *He*", taken for *he*
    if not named or not (own := mentioned_at(context, head)):
        return ()
    parse, people = context.parse, people_in(context)
    below = [t for t in parse.subtree(head) if t.index < head.index]
    for word in below:
        if word.lemma != "and" or word.index == 0:
            continue
        last = parse.tokens[word.index - 1]
        partner = mentioned_at(context, last) if last in below and last.pos == "PROPN" else ()
        if len(partner) == 1 and partner != own and {*partner, *own} <= people:
            return partner
    return ()


def twin_at(context: SentenceContext, head: Token) -> tuple[str, ...]:
    """The state that shares its last word with the one behind *and*: "*North* and South Korea"."""
    tokens, last = context.parse.tokens, head.index + 3 if head.text in HALVES else head.index
    if not 3 <= last < len(tokens) or tokens[last].pos != "PROPN":
        return ()
    one, joint, other, shared = tokens[last - 3 : last + 1]
    if joint.lemma != "and" or one.text not in HALVES or other.text not in HALVES or shared.text in HALVES:
        return ()
    return tuple(a.id for a in context.article.actors if a.name == f"{one.text} {shared.text}")


HALVES = frozenset({"North", "South", "East", "West"})
"""Words by which two states of one name are told apart."""


def headline_pair(context: SentenceContext, head: Token) -> tuple[str, ...]:
    """The two who act in a headline that joins them by a comma: "*Niger, Chad* armies end drills", "*Oslo, Lima* sign".

    Parsers take one for a description, an adverb or a place of the other.
    """
    tokens = context.parse.tokens
    if head.index > PAIR_REACH or head.dep not in ("nsubj", "nsubjpass", "advmod", "npadvmod", "appos"):
        return ()
    comma = next((t.index for t in tokens[1 : PAIR_REACH + 1] if t.text == ","), 0)
    if not comma or comma + 2 >= len(tokens):
        return ()
    last = comma + 1
    while last + 1 < len(tokens) and tokens[last + 1].pos in ("PROPN", "NOUN", "ADJ") and last < comma + PAIR_REACH:
        last += 1
    if not comma - 1 <= head.index <= last or last + 1 >= len(tokens) or not _begins_predicate(tokens[last + 1]):
        return ()
    states = states_in(context)
    one, other = mentioned_at(context, tokens[comma - 1]), mentioned_at(context, tokens[comma + 1])
    pair = (*one, *other)
    return pair if len(pair) == 2 and one != other and set(pair) <= states and comma == 1 + tokens[0].index else ()


def _begins_predicate(token: Token) -> bool:
    """Whether a word begins what a headline says of its subject: a finite verb, or *to* for what is to come."""
    return token.tag in ("VBP", "VBZ", "VBD", "MD", "TO") or (token.pos in ("VERB", "AUX") and token.tag == "VB")


PAIR_REACH = 3
"""How far from the start of a headline the second of its pair may stand."""
