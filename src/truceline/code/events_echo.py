"""Happenings that a sentence only takes up again: "may break the truce, *as it did in spring 2021*"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from truceline.code.clauses import is_verbal
from truceline.code.context import SentenceContext
from truceline.code.events import match_of
from truceline.code.events_match import Match
from truceline.code.participants import actors_of
from truceline.code.slots import date_of
from truceline.code.steps import step_of
from truceline.code.told import told
from truceline.model.parse import Parse, Token, span_of
from truceline.model.statement import Statement


def find_echoes(context: SentenceContext) -> Iterator[Statement]:
    """Find what "as X did in …" tells: the deed of the verb above it, done before, by the subject of *did*."""
    parse = context.parse
    if "do" not in parse.lemmas:
        return
    for verb in parse:
        if verb.text.lower() != "did" or verb.dep != "advcl" or parse.child(verb, "dobj", "neg", "xcomp") is not None:
            continue
        mark = next((m for m in parse.children(verb, "mark", "advmod") if m.lemma == "as" and m.index < verb.index), None)
        subject, when = parse.child(verb, "nsubj"), date_of(context, verb)
        deed = _taken_up(context, parse.head(verb))
        if mark is None or subject is None or when is None or deed is None:
            continue
        span = span_of([t for t in parse.subtree(verb) if t.pos != "PUNCT"])
        begun = told(context, "event", span, context.span(verb), "events.echo")
        step, row = step_of(context, deed.token, bare_issue=False), deed.row
        begun = replace(begun, type=row.type, phase=row.phase, issue=step.issue if step else None, date=when)
        yield replace(begun, actors=actors_of(context, (subject,)), status="historical", factuality="CT+")


def _taken_up(context: SentenceContext, above: Token) -> Match | None:
    """The deed that is taken up: of the verb above, or of what is likely, able or ready to be done."""
    verbs = (v for v in (above, *_controlled(context.parse, above)) if is_verbal(v))
    return next((m for v in verbs if (m := match_of(context, v)) is not None), None)


def _controlled(parse: Parse, verb: Token) -> tuple[Token, ...]:
    words = (verb, *parse.children(verb, "acomp"))
    return tuple(c for w in words for c in parse.children(w, "xcomp"))
