"""The issue that an event serves: an agreement, concession or withdrawal is on something."""

from __future__ import annotations

from dataclasses import replace

from truceline.code.clauses import is_verbal
from truceline.code.context import SentenceContext
from truceline.code.parties.grammar import objects_of
from truceline.code.steps.find import step_of
from truceline.lexicon.issues import OTHER_CONDITION
from truceline.model.statement import Statement

ON_SOMETHING = frozenset({"AGREE", "CONCEDE", "RETREAT", "SANCTION", "REQUEST"})
"""Types of events that are about an issue; meetings and attacks are often about none."""


BROKEN = ("violated", "suspended", "collapsed")
"""Phases whose verb is no step itself, but what it breaks is: "broke the *truce*"."""


def with_issue(context: SentenceContext, statement: Statement) -> Statement:
    """Give an event the issue of the step that its trigger, or the phrase below it, names; none where none is named."""
    about_something = statement.type in ON_SOMETHING or statement.phase is not None
    if statement.kind != "event" or not about_something or statement.issue is not None:
        return statement
    words = context.parse.within(statement.trigger)
    inside = {w.index for w in words}
    head = next((w for w in words if w.head not in inside or w.head == w.index), None)
    if head is None:
        return statement
    above = context.parse.head(head)
    carried = not is_verbal(head) and is_verbal(above) and head.dep in ("dobj", "nsubj", "nsubjpass")
    broken = objects_of(context.parse, head) if statement.phase in BROKEN else ()
    for word in (head, above) if carried else (head, *broken):
        found = step_of(context, word, bare_issue=False)
        if found is not None and found.step != OTHER_CONDITION:
            return replace(statement, issue=found.issue)
    return statement
