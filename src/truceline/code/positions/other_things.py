"""Words of asking and refusing whose complement is not what is wanted or refused, or that ask nothing of others."""

from __future__ import annotations

from truceline.code.context import SentenceContext
from truceline.code.events.classes import in_class
from truceline.model.parse import Parse, Token
from truceline.model.statement import Stance

ORDERING = frozenset({"order", "command", "direct", "instruct"})
"""Verbs of those who are obeyed."""
OFFERS = frozenset({"pledge", "offer", "proposal", "promise", "commitment", "vow", "bid"})
"""What a side puts forward, and others find too little."""
CONTAINING = frozenset({"include", "contain", "cover", "involve"})
"""Verbs by which a deal is to hold something."""
MEDIATING = frozenset({"mediate", "broker", "facilitate"})
"""What those do who stand between the sides."""


def is_other_thing(parse: Parse, trigger: Token, stance: Stance | None, complement: Token) -> bool:
    """Whether a complement names a step that is not what is wanted or refused.

    "Will not accept *anything less than* a truce" wants one; who rejects a side's *pledge to* disarm rejects that;
    who wants *any deal to include* a pledge wants the pledge; who *sought to mediate* a deal is no party to it.
    """
    if stance in ("rejects", "opposes", "resists"):
        offer = complement.lemma in OFFERS and parse.child(complement, "acl") is not None
        return offer or asks_at_least(parse, complement)
    if stance not in ("demands", "supports"):
        return False
    contents = complement.lemma in CONTAINING and parse.child(complement, "nsubj") is not None
    return contents or (trigger.lemma == "seek" and complement.lemma in MEDIATING)


def asks_at_least(parse: Parse, thing: Token) -> bool:
    """Whether who accepts only a thing, or nothing less, wants it: "will not accept *anything less than* a truce"."""
    return thing.lemma in ("anything", "nothing") and any(t.lemma == "less" for t in parse.subtree(thing))


def orders_own_forces(context: SentenceContext, trigger: Token) -> bool:
    """Whether somebody orders forces that are his: "*ordered his* troops to pull back" demands nothing of others."""
    parse = context.parse
    if trigger.lemma not in ORDERING:
        return False
    told = list(parse.children(trigger, "dobj", "nsubjpass"))
    told += [t for c in parse.children(trigger, "ccomp", "xcomp") for t in parse.children(c, "nsubj")]
    forces = [t for t in told if in_class(context, t, "FORCES") or t.lemma in ("fighter", "commander")]
    return any(p.tag == "PRP$" for t in forces for p in parse.children(t, "poss"))
