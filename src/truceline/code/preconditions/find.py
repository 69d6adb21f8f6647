"""Preconditions: what somebody wants before what, or gives for what (guideline 6 and 12)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from truceline.code.clauses import is_verbal
from truceline.code.context import SentenceContext
from truceline.code.preconditions.across import across_sentences
from truceline.code.preconditions.links import linked_sides
from truceline.code.preconditions.pairs import Sides, is_demand, is_stand, state_pairs
from truceline.code.preconditions.words import worded_sides
from truceline.code.reality.factuality import no_longer
from truceline.model.parse import Parse, Token
from truceline.model.statement import Statement


def find_preconditions(context: SentenceContext) -> Iterator[Statement]:
    """Find the preconditions of one sentence, one statement for each pair of steps.

    Fires where a condition, a demand, a refusal or an exchange stands between two steps ("will not negotiate until
    the siege is lifted"). Silent where words only tell the order of happenings ("met before the talks").
    """
    if context.words(context.sentence.span).rstrip("\"'”’) ").endswith("?"):
        return
    seen: set[tuple[str | None, str | None, tuple[str, ...]]] = set()
    found = (sides for sides in (*linked_sides(context), *worded_sides(context)) if not _is_dropped(context, sides))
    here = (s for sides in found for s in state_pairs(context, sides))
    for statement in (*here, *across_sentences(context)):
        key = (statement.first, statement.then, statement.holders)
        if key not in seen:
            seen.add(key)
            yield statement


def _is_dropped(context: SentenceContext, sides: Sides) -> bool:
    """Whether a condition is told as one that somebody gives up: "*dropped its condition* that they disarm first",
    "*no longer insists* that they disarm first"."""
    parse = context.parse
    for word in (sides.main, *islice(parse.ancestors(sides.main), DEEP)):
        if word.pos == "NOUN" and word.dep == "dobj" and is_stand(context, word):
            return _retreats(context, parse.head(word))
        if not is_verbal(word):
            continue
        if _retreats(context, word) and any(is_stand(context, o) for o in parse.children(word, "dobj")):
            return True
        if is_demand(context, word) and (no_longer(parse, word) is not None or _is_stopped(parse, word)):
            return True
    return False


def _retreats(context: SentenceContext, verb: Token) -> bool:
    return any(c.group.name == "retreat" for c in context.lexicon.positions.of("verb", verb.lemma))


def _is_stopped(parse: Parse, verb: Token) -> bool:
    """Whether a gerund is what somebody has stopped doing: "*stopped demanding* it"."""
    return verb.tag == "VBG" and verb.dep == "xcomp" and parse.head(verb).lemma in ("stop", "cease", "quit")


DEEP = 3
"""How many words above its clause the noun of a condition may stand."""
