"""Recipients that a clause leaves to be understood: who made the demand that is turned down, whom a war is against."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from truceline.code.clauses import is_verbal
from truceline.code.context import SentenceContext
from truceline.code.parties.grammar import objects_of, prepositional
from truceline.model.actor import Actor
from truceline.model.parse import Token
from truceline.model.statement import Statement

NEAR = 2
"""How many sentences before an answer what it answers may stand."""

POINTING = frozenset({"this", "that", "these", "those", "such"})
"""Determiners that point back at what was just told."""

STRUCK = ("on", "at", "against", "in", "near", "of", "into")
"""Prepositions behind an attack that say whom or where it hits."""

SIDES = ("government", "armed_group")
"""Kinds of actors that wage a war."""


def with_understood(statements: Iterable[Statement], contexts: Iterable[SentenceContext]) -> tuple[Statement, ...]:
    """Fill the recipients that answers and attacks leave open from what the article tells elsewhere.

    "Chad wants the border closed. *Mali rejected this demand*" is said to Chad. Where all attacks of a side whose
    victim is told are on one other side, so are those that name none ("has hit power stations"). Silent where two
    could be meant.
    """
    told = tuple(statements)
    foes = _foes(told, contexts := tuple(contexts))
    by_sentence = {c.sentence.index: c for c in contexts}
    return tuple(_filled(s, told[:n], foes, by_sentence[s.sentence]) for n, s in enumerate(told))


def _filled(
    s: Statement, before: tuple[Statement, ...], foes: dict[str, set[str]], context: SentenceContext
) -> Statement:
    if s.recipients or not s.actors or s.kind not in ("event", "position"):
        return s
    if s.type == "ASSAULT" and len(s.actors) == 1:
        found = foes.get(s.actors[0], set())
        return replace(s, recipients=tuple(found)) if len(found) == 1 and not _names_victim(context, s) else s
    if s.type in ("REJECT", "AGREE") and _takes_up(context, s):
        return replace(s, recipients=_asked_by(s, before))
    return s


def _asked_by(answer: Statement, before: tuple[Statement, ...]) -> tuple[str, ...]:
    """Who made the last demand or offer before an answer; nobody where whoever answers made it."""
    near = (
        s for s in reversed(before) if answer.sentence - s.sentence <= NEAR and s.trigger.end <= answer.trigger.start
    )
    asked = next((s for s in near if _asks(s)), None)
    return asked.actors if asked is not None and not set(asked.actors) & set(answer.actors) else ()


def _asks(s: Statement) -> bool:
    return bool(s.actors) and (s.type == "REQUEST" or (s.type == "AGREE" and s.status in ("proposed", "conditional")))


def _takes_up(context: SentenceContext, s: Statement) -> bool:
    """Whether an answer points back at a demand or an offer: "rejected *this condition*", "agreed to *the offer*"."""
    parse = context.parse
    words = [t for t in parse.within(s.trigger) if is_verbal(t)]
    heads = (h for w in words for h in (*objects_of(parse, w), *prepositional(parse, w, "to", "with")))
    return any(_points_back(context, h) for h in heads)


def _points_back(context: SentenceContext, noun: Token) -> bool:
    parse, words = context.parse, context.lexicon.recipients
    determiners = {d.lemma for d in parse.children(noun, "det", "amod", "predet")}
    if parse.children(noun, "prep", "acl", "relcl", "poss", "compound"):
        return False  # says itself whose or what it is
    if determiners & POINTING:
        return noun.lemma in context.lexicon.event_words.classes["PROPOSALS"]
    return "the" in determiners and noun.lemma in words.asking


def _foes(statements: Iterable[Statement], contexts: tuple[SentenceContext, ...]) -> dict[str, set[str]]:
    """Whom each side attacks, as far as the article tells."""
    if not contexts:
        return {}
    actors: dict[str, Actor] = {a.id: a for a in contexts[0].article.actors}
    foes: dict[str, set[str]] = {}
    for attacker, attacked in _blows(statements):
        if attacker in actors:
            foes.setdefault(attacker, set()).add(attacked)
    return {a: f for a, f in foes.items() if all(x in actors and actors[x].kind in SIDES for x in (a, *f))}


def _blows(statements: Iterable[Statement]) -> Iterator[tuple[str, str]]:
    for s in statements:
        if s.type == "ASSAULT" and s.factuality != "CT-":
            yield from ((a, r) for a in s.actors for r in s.recipients)


def _names_victim(context: SentenceContext, s: Statement) -> bool:
    """Whether an attack says whom or where it hits, in words that stand for nobody of the record."""
    parse = context.parse
    words = [t for t in parse.within(s.trigger) if t.pos in ("VERB", "NOUN")]
    struck = (h for w in words for h in (*objects_of(parse, w), *prepositional(parse, w, *STRUCK)))
    heads = (h for h in struck if not context.is_timed(h))
    return any(h.pos in ("PROPN", "PRON") or h.lemma in context.lexicon.social_roles for h in heads)
