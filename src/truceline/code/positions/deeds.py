"""What a side says that it will or would do where no step is named: it comes towards another, or it does harm."""

from __future__ import annotations

from dataclasses import replace

from truceline.code.clauses import is_verbal
from truceline.code.context import SentenceContext
from truceline.code.events.codes import codes_of, content_words
from truceline.code.events.find import match_of
from truceline.code.parties.recipients import recipients_of
from truceline.code.told import told
from truceline.lexicon.events import EventTrigger
from truceline.model.parse import Token
from truceline.model.spans import Span
from truceline.model.statement import Statement, Status

HOSTILE = frozenset({"ACCUSE", "ASSAULT", "COERCE", "SANCTION"})
"""PLOVER types of deeds that nobody offers: to say that one will do them is a threat."""

Harm = EventTrigger | str
"""A hostile deed: its row of the table of triggers, or THREATEN where it has none."""


def is_yielding(context: SentenceContext, head: Token) -> bool:
    """Whether a deed or thing is one to offer: "willing to *help*", "to make *concessions*", "open to a *call*"."""
    cues = context.lexicon.positions
    if not is_verbal(head):
        return head.lemma in cues.offered
    deed = context.parse.child(head, "xcomp")
    if deed is not None and head.lemma in cues.going_about:
        return is_yielding(context, deed)
    things = {t.lemma for t in context.parse.children(head, "dobj")}
    if head.lemma in cues.light:
        if head.lemma == "do" and any(t.lemma in ("that", "this", "it", "so") for t in context.parse.children(head)):
            return True  # "has promised to do *so*"
        return not things.isdisjoint(cues.offered)
    broken_off = head.lemma in context.lexicon.issues.ending and not things.isdisjoint(cues.broken_off)
    return head.lemma in cues.yielding and not broken_off  # "will *cut* all *contacts*" offers nothing


def is_undoing(context: SentenceContext, head: Token) -> bool:
    """Whether a deed undoes what was agreed or given ("set on *tearing* up the accord")."""
    return head.lemma in context.lexicon.positions.undoing


def harm_in(context: SentenceContext, head: Token) -> Harm | None:
    """The hostile deed that a verb or noun tells, by itself or by what it is done with ("to *launch* a *strike*")."""
    parse, cues = context.parse, context.lexicon.positions
    if parse.child(head, "neg") is not None:
        return None
    if head.lemma in cues.harming:
        return "THREATEN"
    if not is_verbal(head):
        return "THREATEN" if head.lemma in cues.harms else None
    if head.lemma in cues.yielding or head.lemma in context.lexicon.issues.ending:
        return None
    rows = context.lexicon.events.triggers_of(head.lemma, "verb")
    row = next((r for r in rows if r.with_ is None and r.type in HOSTILE), None)
    if row is not None:
        return row
    words = content_words(parse, head)
    by_deed = any(t.lemma in cues.harms or (t.lemma in cues.harming and t.pos == "VERB") for t in words)
    acting = (t for t in words if t.lemma in ("action", "measure", "move", "step", "response"))
    return "THREATEN" if by_deed or any(_is_hostile_action(context, t) for t in acting) else None


def _is_hostile_action(context: SentenceContext, noun: Token) -> bool:
    """ "*Military* action", "*retaliatory* measures"."""
    return any(a.lemma.lower() in context.lexicon.positions.acting for a in context.parse.children(noun, "amod"))


def is_told_as_harm(context: SentenceContext, word: Token) -> bool:
    """Whether the table of triggers makes a threat or hostile deed of a word by itself ("*threatened* to …")."""
    match = match_of(context, word)
    return match is not None and match.row.type in (*HOSTILE, "THREATEN")


def threat(
    context: SentenceContext, span: Span, trigger: Span, verb: Token, harm: Harm, holders: tuple[str, ...]
) -> Statement:
    """What somebody says that he will do to another: the deed, planned."""
    type_, cameo = ("THREATEN", "138") if isinstance(harm, str) else (harm.type or "THREATEN", harm.cameo)
    status: Status = "threatened" if type_ == "THREATEN" else "planned"
    plover, cameo = codes_of(context, content_words(context.parse, verb), type_, cameo, status, "CT+")
    event = told(context, "event", span, trigger, f"events.{type_.lower()}.at_hand")
    event = replace(event, type=type_, status=status, plover=plover, cameo=cameo, actors=holders)
    return replace(event, recipients=recipients_of(context, (verb,), type_, holders))
