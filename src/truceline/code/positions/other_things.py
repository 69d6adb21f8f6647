"""Words of asking and refusing whose complement is not what is wanted or refused, or that ask nothing of others."""

from __future__ import annotations

from truceline.code.clauses import is_verbal
from truceline.code.context import SentenceContext
from truceline.code.events.classes import in_class
from truceline.code.positions.frames import Frame
from truceline.code.steps.find import FoundStep
from truceline.code.steps.on import MUTUAL, OWN_DEEDS
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
        open_ = complement.lemma == "rule" and is_verbal(complement)  # "refused to *rule out* a truce"
        return offer or open_ or asks_at_least(parse, complement)
    if stance not in ("demands", "supports"):
        return False
    if not is_verbal(complement) and complement.lemma in LEADING_UP:
        return True  # "asked for *time* to study the truce"
    contents = complement.lemma in CONTAINING and parse.child(complement, "nsubj") is not None
    return contents or (trigger.lemma == "seek" and complement.lemma in MEDIATING)


HOSTILE = frozenset({"ceasefire", "strikes_moratorium", "peace_deal"})
"""Steps of which nobody offers the reverse."""

LEADING_UP = frozenset(
    {"time", "detail", "information", "clarification", "explanation", "advice", "update", "answer", "clarity"}
)
"""What somebody asks for who wants to decide first."""


def asks_only(parse: Parse, no: Token) -> bool:
    """Whether a negative word says that nothing else is wanted: "wants *nothing but* a truce"."""
    return no.lemma == "nothing" and any(p.lemma in ("but", "except", "short") for p in parse.children(no))


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


def is_other_matter(frame: Frame, step: FoundStep, *, denied: bool) -> bool:
    """Whether a step that a complement names is none that its word of position can be on."""
    return _is_threat_or_gift(frame, step) or _is_others_deed(frame, step) or (denied and _is_disclaimed(frame, step))


def _is_disclaimed(frame: Frame, step: FoundStep) -> bool:
    """Whether somebody only says that he is after no such arms: "it *will never seek* nuclear weapons"."""
    return frame.cue.group.name in ("want", "aim") and step.step == "nuclear_limits" and step.negated


def _is_others_deed(frame: Frame, step: FoundStep) -> bool:
    """Whether who is ready for what was named before is ready for what others would do: "open to *that*"."""
    own = frame.cue.group.name in OWN_DEEDS and step.step not in MUTUAL
    return own and bool(step.by) and set(frame.holders).isdisjoint(step.by)


def _is_threat_or_gift(frame: Frame, step: FoundStep) -> bool:
    """Whether sanctions are offered, which is a threat, or a weapon is scrapped, which rejects nothing."""
    group = frame.cue.group.name
    if group == "tell":
        return step.negated and step.issue in ("ceasefire", "strikes_moratorium")  # "ordered its jets to bomb"
    if group == "offer":
        hostile = step.negated and step.step in HOSTILE  # "ready to strike", "prepared for a long war"
        return hostile or (step.step == "sanctions" and not step.negated)
    if group == "commit" and step.step is None:
        return step.issue in ("ceasefire", "strikes_moratorium")  # "vowed to seize the city and keep fighting"
    if frame.trigger.lemma == "bid":
        return step.step == "election"
    if frame.trigger.lemma in ("deadline", "ultimatum"):
        return step.step == "sanctions" and not step.negated
    return frame.trigger.lemma in ("scrap", "cancel", "suspend") and (step.negated or step.step == "sanctions")


def is_contrasted(parse: Parse, trigger: Token, word: Token) -> bool:
    """Whether a step is what somebody does not ask for beside what he does: "drop the militia, *but not withdraw*"."""
    for verb in (word, *parse.ancestors(word)):
        if verb.index == trigger.index:
            return False
        if verb.dep == "conj" and parse.child(verb, "neg") is not None:
            return any(c.lemma == "but" for c in parse.children(parse.head(verb), "cc"))
    return False
