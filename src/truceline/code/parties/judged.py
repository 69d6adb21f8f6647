"""Who acts in what is judged or goes on: the subject of its clause, or of the question that it leaves open."""

from __future__ import annotations

from collections.abc import Iterator

from truceline.code.clauses import is_verbal
from truceline.code.context import SentenceContext
from truceline.code.parties.grammar import agents, is_passive, prepositional, surface_subjects
from truceline.code.parties.holders import holders_of
from truceline.code.parties.participants import actors_of
from truceline.model.parse import Parse, Token
from truceline.model.statement import Statement

COUNTS = ("situations.toll",)
"""Rules that count those who suffered: the dead of a war do nothing in it."""

OPEN = ("situations.unknown", "assessments.open")
"""Rules of what nobody knows, which stands in a question."""

EMPTY = frozenset({"it", "there", "that", "this", "what"})
"""Subjects that only stand for a clause behind them."""


def acting_in(context: SentenceContext, statement: Statement) -> tuple[str, ...]:
    """Name those of whom an assessment or a situation says something, where the text names them.

    "*Chad* is likely to sign", "*Mali* called the talks useful", "it is unclear whether *Chad* will sign",
    "there will be no war between *Chad and Mali*"; nobody in "the talks were useful" or "a deal is likely".
    """
    if statement.rule in COUNTS:
        return ()
    parse, span = context.parse, statement.span
    verbs = (v for t in parse.within(statement.trigger) for v in _verbs(parse, t) if span.contains(context.span(v)))
    verb = next(verbs, None)
    if verb is None:
        return ()
    if found := _named(context, verb):
        return found
    empty = any(s.lemma in EMPTY for s in parse.children(verb, "nsubj", "expl", "nsubjpass"))
    clauses = _clauses_of(parse, verb) if empty or statement.rule in OPEN else ()
    return next((f for clause in clauses if (f := _named(context, clause))), ())


def _verbs(parse: Parse, token: Token) -> Iterator[Token]:
    """The verb of a word's clause: itself, or the nearest above it."""
    if is_verbal(token) and token.dep not in ("aux", "auxpass"):
        yield token
    yield from (a for a in parse.ancestors(token) if is_verbal(a))


def _named(context: SentenceContext, verb: Token) -> tuple[str, ...]:
    """The actors that a verb's subject names, who did it where it is passive, or the sides that it is between."""
    parse = context.parse
    heads = agents(parse, verb) if is_passive(parse, verb) else ()
    heads = heads or tuple(s for s in surface_subjects(parse, verb) if s.lemma not in EMPTY)
    if found := holders_of(context, heads, described=False):
        return found
    nouns = parse.children(verb, "attr", "nsubj") if parse.child(verb, "expl") is not None else ()
    return next((f for n in nouns if (f := actors_of(context, prepositional(parse, n, "between")))), ())


def _clauses_of(parse: Parse, verb: Token) -> Iterator[Token]:
    """The verbs of the clauses of which something is said: "unclear *whether* …", "questions about *how* …"."""
    for word in (verb, *parse.children(verb, "acomp", "oprd", "attr", "nsubj", "xcomp")):
        for part in (word, *parse.children(word, "prep")):
            yield from (c for c in parse.children(part, "ccomp", "csubj", "pcomp", "acl") if is_verbal(c))
            yield from (c for c in parse.children(part, "advcl") if _asks(parse, c))


def _asks(parse: Parse, clause: Token) -> bool:
    return any(m.lemma in ("whether", "if", "how", "when") for m in parse.children(clause, "mark", "advmod"))
