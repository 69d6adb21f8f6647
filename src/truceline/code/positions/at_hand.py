"""Sides taken on a matter that is no step, in an article on a negotiation: "refused *the terms*"."""

from __future__ import annotations

from truceline.code.context import SentenceContext
from truceline.code.setting import is_on_negotiation
from truceline.code.steps.find import FoundStep
from truceline.model.parse import Token
from truceline.model.spans import Span

AT_HAND = ".at_hand"
"""How the rule of a position ends that names no step."""


def matter_at_hand(context: SentenceContext, head: Token, span: Span) -> FoundStep | None:
    """What a clause is on: the issue that it names somewhere, or none; None outside of articles on a negotiation."""
    if head.lemma in context.lexicon.positions.no_matter or not is_on_negotiation(context):
        return None
    return FoundStep(
        step=None, issue=_issue_in(context, span), negated=False, word=head, depth=0, span=context.span(head)
    )


def _issue_in(context: SentenceContext, span: Span) -> str | None:
    issues, text = context.lexicon.issues, context.words(span)
    step = issues.match_step(text)
    if step is not None and not step.reversed and step.key in context.lexicon.assessments.groups.of("topic", "steps"):
        return issues.issue_for(step.key, text)
    return None
