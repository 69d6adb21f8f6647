"""Positions in lists: what somebody's demands or plan include, also point by point in the sentences that follow."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from truceline.code.clauses import clause_of, is_verbal, phrase_of
from truceline.code.context import SentenceContext
from truceline.code.factuality import modal_of, negation_of
from truceline.code.holders import holders_of
from truceline.code.on import on_of
from truceline.code.participants import actors_of, is_passive, possessors_of, prepositional, subjects_of
from truceline.code.positions_duty import in_condition
from truceline.code.steps import FoundStep, listed_steps, listing_of
from truceline.code.told import told
from truceline.lexicon.issues import OTHER_CONDITION
from truceline.model.parse import Parse, Token
from truceline.model.statement import Statement

POINT = re.compile(r"\s*(?:\(?\d{1,2}[.):]\s|[•●▪◦*–—-]\s|(?:first|second|third|fourth|fifth|sixth|seventh|last)(?:ly)?,|finally,)", re.I)
"""How a point of a list begins."""

POINTS = 12
"""How many sentences behind its introduction a point may stand."""


def find_listed(context: SentenceContext, taken: set[int]) -> Iterator[Statement]:
    """Find what a sentence lists as demands or proposals of somebody. `taken` are words that other positions used."""
    for noun in context.parse:
        if noun.pos != "NOUN" or noun.lemma not in context.lexicon.positions.listing or noun.index in taken:
            continue
        items = _items(context, noun)
        holders = owners_of(context, noun) if items and not in_condition(context.parse, noun) else ()
        if holders:
            yield from _held(context, noun, noun, holders, items, taken)
    if POINT.match(context.words(context.sentence.span)):
        root = next((t for t in context.parse if t.head == t.index), None)
        introduced = _introduction(context) if root is not None and root.index not in taken else None
        if root is not None and introduced is not None and not _tells(root):
            yield from _held(context, introduced[0], root, introduced[1], (root,), taken)


def _items(context: SentenceContext, noun: Token) -> tuple[Token, ...]:
    """What demands or a plan are said to be or to include: "her demands *include* …", "among his terms *are* …"."""
    parse, cues = context.parse, context.lexicon.positions
    verb = parse.head(noun)
    if not is_verbal(verb) or negation_of(parse, verb, context.lexicon.status_cues):
        among = parse.head(verb) if verb.lemma == "among" else None
        if among is None or among.lemma != "be":
            return ()
        return tuple(t for s in parse.children(among, "nsubj", "attr") if s.index > noun.index for t in _all(parse, s))
    if noun.dep != "nsubj" or modal_of(parse, verb, context.lexicon.status_cues):
        return ()
    if verb.lemma in cues.including:
        below = parse.children(verb, "dobj", "ccomp", "xcomp")
        return tuple(t for o in below for t in _all(parse, o))
    if verb.lemma == "be" and noun.lemma in cues.demanding:
        return tuple(t for o in parse.children(verb, "attr", "ccomp") for t in _all(parse, o))
    return ()


def _all(parse: Parse, item: Token) -> tuple[Token, ...]:
    return (item, *parse.children(item, "conj"))


def owners_of(context: SentenceContext, noun: Token) -> tuple[str, ...]:
    """Whose demands or plan a noun names: its owner, its *by* or *of*, or who put it forward in its own clause."""
    parse = context.parse
    own = possessors_of(context, noun) or holders_of(context, parse.children(noun, "poss"))
    own = own or actors_of(context, prepositional(parse, noun, "by", "from", "of"))
    if own:
        return own
    clauses = (c for c in parse.children(noun, "acl", "relcl") if c.lemma in context.lexicon.positions.putting)
    return next((h for c in clauses if (h := holders_of(context, subjects_of(parse, c)))), ())


def _introduction(context: SentenceContext) -> tuple[Token, tuple[str, ...]] | None:
    """The noun that a list of points unfolds, in the sentence before its first point, with those whose it is."""
    index = context.sentence.index
    sentences, parses = context.article.sentences, context.article.parses
    for back in range(index - 1, max(-1, index - 1 - POINTS), -1):
        parse = parses[back] if back < len(parses) else None
        if parse is None or POINT.match(context.words(sentences[back].span)):
            continue
        earlier = replace(context, sentence=sentences[back], parse=parse)
        for noun in parse:
            if noun.pos != "NOUN" or noun.lemma not in context.lexicon.positions.listing:
                continue
            verb = parse.head(noun)
            put = is_verbal(verb) and verb.lemma in context.lexicon.positions.putting and not is_passive(parse, verb)
            holders = owners_of(earlier, noun) or (holders_of(earlier, subjects_of(parse, verb)) if put else ())
            if holders:
                return noun, holders
        return None
    return None


def _tells(root: Token) -> bool:
    """Whether a point tells what happened, not what is to be done."""
    return root.tag in ("VBD", "VBZ", "VBP") and root.pos != "NOUN"


def _held(
    context: SentenceContext,
    name: Token,
    word: Token,
    holders: tuple[str, ...],
    items: tuple[Token, ...],
    taken: set[int],
) -> Iterator[Statement]:
    demanding = name.lemma in context.lexicon.positions.demanding
    seen: set[tuple[str | None, bool]] = set()
    for item in items:
        for n, step in enumerate(listed_steps(context, item, bare_issue=False)):
            head = item if n == 0 else listing_of(context.parse, step.word)
            if (step.step, step.negated) in seen or step.step == OTHER_CONDITION or head.index in taken:
                continue
            seen.add((step.step, step.negated))
            yield _item(context, step, head, holders, demanding=demanding)


def _item(
    context: SentenceContext, step: FoundStep, head: Token, holders: tuple[str, ...], *, demanding: bool
) -> Statement:
    span = clause_of(context.parse, head) if is_verbal(head) else phrase_of(context.parse, head)
    begun = told(context, "position", span, context.span(head), "positions.listed")
    on = on_of(context, step, head, holders=holders)
    return replace(
        begun,
        holders=holders,
        actors=holders,
        issue=step.issue,
        stance="demands" if demanding else "supports",
        type="REQUEST",
        status="demanded" if demanding else "proposed",
        recipients=tuple(b for b in on.by if b not in holders),
        on=on,
    )

