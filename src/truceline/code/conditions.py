"""What statements depend on: the condition under which an act, offer or refusal stands, by id."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from truceline.code.clauses import is_verbal
from truceline.code.context import SentenceContext
from truceline.model.parse import Parse, Token
from truceline.model.statement import Statement

MARKS = frozenset({"if", "unless", "until", "till", "once", "provided", "providing"})

ORDERS_ONLY = frozenset({"preconditions.leads_to", "preconditions.first", "preconditions.before"})
"""Rules of order between two things wanted, or hoped for: neither depends on the other for who speaks."""


def link_conditions(contexts: Iterable[SentenceContext], statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """Give statements the id of what they depend on, as `condition`, and positions under one the status conditional.

    That is the precondition of the same sentence whose `then` a statement is, otherwise the happening told in its
    own clause of *if*, *unless*, *until* or *once*. "Will withdraw if X disarms" depends, "X disarms" does not.
    """
    statements = tuple(statements)
    by_sentence: dict[int, list[Statement]] = {}
    for s in statements:
        by_sentence.setdefault(s.sentence, []).append(s)
    known = {c.sentence.index: c for c in contexts if c.sentence.index in by_sentence}
    return tuple(
        _linked(known[s.sentence], s, by_sentence[s.sentence]) if s.sentence in known else s for s in statements
    )


def _linked(context: SentenceContext, statement: Statement, beside: list[Statement]) -> Statement:
    if statement.kind not in ("event", "position"):
        return statement
    orders = (o for o in beside if o.kind == "precondition" and o.rule not in ORDERS_ONLY)
    order = next((o for o in orders if _is_then(context, statement, o)), None)
    if order is not None:
        status = "conditional" if statement.kind == "position" else statement.status
        return replace(statement, condition=order.id, status=status)
    orders = (o for o in beside if o.kind == "precondition" and o.rule == "preconditions.only_after")
    if any(_is_first(context, statement, o) for o in orders):
        return replace(statement, status="conditional", factuality="Uu")
    told = next((s for c in _conditions(context, statement) for s in beside if _stands_in(context, s, c)), None)
    return replace(statement, condition=told.id) if told is not None and told is not statement else statement


def _is_then(context: SentenceContext, statement: Statement, order: Statement) -> bool:
    """Whether a statement is what a precondition allows only after its first step."""
    if not order.span.contains(statement.trigger):
        return False
    if statement.kind == "position":
        return statement.on is not None and statement.on.step == order.then
    named = {m.key for m in context.lexicon.issues.find_steps(context.words(statement.span))}
    return (
        statement.status in ("conditional", "planned", "proposed") and order.then in named and order.first not in named
    )


def _is_first(context: SentenceContext, statement: Statement, order: Statement) -> bool:
    """Whether a happening told as a fact is what must come first: "only after Hezbollah *disarms*"."""
    words = context.parse.within(statement.trigger)
    present = any(w.tag in ("VBZ", "VBP") for w in words)
    if statement.kind != "event" or not present or not order.span.contains(statement.trigger):
        return False
    behind = statement.trigger.start > order.trigger.start
    named = {m.key for m in context.lexicon.issues.find_steps(context.words(statement.span))}
    return behind and statement.status == "occurred" and order.first in named


def _conditions(context: SentenceContext, statement: Statement) -> Iterator[Token]:
    """The verbs of the conditional clauses on the verb that carries a statement's trigger."""
    parse = context.parse
    for word in parse.within(statement.trigger):
        verb = next((t for t in (word, *parse.ancestors(word)) if is_verbal(t)), None)
        for clause in parse.children(verb, "advcl") if verb is not None else ():
            if any(m.lemma in MARKS for m in parse.children(clause, "mark", "advmod")):
                yield clause


def _stands_in(context: SentenceContext, statement: Statement, clause: Token) -> bool:
    """Whether a happening is what a clause itself tells: its trigger is the clause's verb or hangs on it."""
    words = {t.index for t in _own_words(context.parse, clause)}
    return statement.kind == "event" and any(t.index in words for t in context.parse.within(statement.trigger))


def _own_words(parse: Parse, clause: Token) -> Iterator[Token]:
    yield clause
    yield from parse.children(clause, "nsubj", "nsubjpass", "dobj", "xcomp")
