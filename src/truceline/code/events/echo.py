"""Happenings that a sentence only takes up again: "may break the truce, *as it did in spring 2021*"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from truceline.code.clauses import is_verbal
from truceline.code.context import SentenceContext
from truceline.code.events.find import match_of
from truceline.code.events.match import Match, done_by
from truceline.code.events.phases import phase_of
from truceline.code.parties.grammar import objects_of
from truceline.code.parties.participants import actors_of
from truceline.code.slots.circumstances import date_of
from truceline.code.steps.find import step_of
from truceline.code.told import judged_by, told
from truceline.model.parse import Token, span_of
from truceline.model.statement import Statement


def find_echoes(context: SentenceContext) -> Iterator[Statement]:
    """Find what "as X did in …" tells: the deed of the verb above it, done before, by the subject of *did*."""
    parse = context.parse
    if "did" not in parse.words or "do" not in parse.lemmas:
        return
    for verb in parse:
        if (
            parse.lowered[verb.index] != "did"
            or verb.dep != "advcl"
            or parse.child(verb, "dobj", "neg", "xcomp") is not None
        ):
            continue
        mark = next(
            (m for m in parse.children(verb, "mark", "advmod") if m.lemma == "as" and m.index < verb.index), None
        )
        subject, when = parse.child(verb, "nsubj"), date_of(context, verb)
        deed = _taken_up(context, verb)
        if mark is None or subject is None or when is None or deed is None:
            continue
        span = span_of([t for t in parse.subtree(verb) if t.pos != "PUNCT"])
        begun = told(context, "event", span, context.span(verb), "events.echo")
        words = (deed.token, *objects_of(context.parse, deed.token))
        step = next((s for w in words if (s := step_of(context, w, bare_issue=False)) is not None), None)
        begun = replace(begun, type=deed.row.type, phase=phase_of(deed), issue=step.issue if step else None, date=when)
        begun = judged_by(context, begun, context.lexicon.assessments.groups.of("assessor", "verbs"))
        doers = done_by(context, deed) if subject.pos == "PRON" else actors_of(context, (subject,))
        yield replace(begun, actors=doers, status="historical", factuality="CT+")


DEEDS = frozenset({"ASSAULT", "RETREAT", "CONSULT", "AID", "COERCE", "COOPERATE", "SANCTION", "MOBILIZE", "PROTEST"})
"""Types of what is done, not said: an echo of speech would hang on the wrong verb."""


def _taken_up(context: SentenceContext, echo: Token) -> Match | None:
    """The deed that is taken up: that of the nearest verb above the echo that names one."""
    parse = context.parse
    above = [t for t in parse.ancestors(echo) if t.index < echo.index and is_verbal(t)]
    ready = [c for t in above for a in (t, *parse.children(t, "acomp")) for c in parse.children(a, "xcomp")]
    matches = (m for t in (*above, *ready) if (m := match_of(context, t)) is not None)
    return next((m for m in matches if m.row.type in DEEDS), None)
