"""Assessments: judgements of talks and deals, and forecasts with the words of likelihood (guideline 5 and 6)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from truceline.code.assessments.effects import find_effects
from truceline.code.assessments.forecasts import find_forecasts
from truceline.code.assessments.judgements import find_judgements
from truceline.code.assessments.outcomes import find_outcomes
from truceline.code.context import SentenceContext
from truceline.code.told import judged_by
from truceline.model.statement import Statement

ON_ISSUE = ("assessments.outcome.prospects", "assessments.outcome.in_sight", "assessments.outcome.signs")
"""Rules of judgements that are on a step even though they forecast nothing."""


def find_assessments(context: SentenceContext) -> Iterator[Statement]:
    """Find the assessments of one sentence: forecasts and judgements, at most one on the same words.

    Silent where the clause speaks of nothing that is negotiated.
    """
    found: list[Statement] = []
    finders = (find_forecasts, find_judgements, find_outcomes, find_effects)
    candidates = (s for find in finders for s in find(context))
    for statement in candidates:
        if not any(s.span == statement.span or s.trigger.overlaps(statement.trigger) for s in found):
            found.append(statement)
    verbs = context.lexicon.assessments.groups.of("assessor", "verbs")
    yield from (judged_by(context, replace(s, issue=_issue(context, s)), verbs) for s in found)


def _issue(context: SentenceContext, statement: Statement) -> str | None:
    """The issue of a forecast or of what is in sight; judgements of a meeting or of the mood have none."""
    if statement.status is None and statement.rule not in ON_ISSUE:
        return None
    match = context.lexicon.issues.match_step(context.words(statement.span))
    return context.lexicon.issues.step(match.key).issue if match else None
