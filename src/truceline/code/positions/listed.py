"""Positions in lists: what somebody's demands or plan include, also point by point in the sentences that follow."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from truceline.code.clauses import clause_of, is_verbal, phrase_of
from truceline.code.context import SentenceContext
from truceline.code.parties.grammar import is_passive, prepositional, subjects_of
from truceline.code.parties.holders import holders_of
from truceline.code.parties.participants import actors_of, possessors_of
from truceline.code.positions.conditional import in_condition
from truceline.code.reality.factuality import modal_of, negation_of
from truceline.code.steps.find import FoundStep, listed_steps, listing_of, step_of
from truceline.code.steps.on import on_of
from truceline.code.told import told
from truceline.lexicon.issues import OTHER_CONDITION
from truceline.model.parse import Parse, Token
from truceline.model.statement import Statement

POINT = re.compile(
    r"\s*(?:\(?\d{1,2}[.):]\s|[•●▪◦*–—-]\s|(?:first|second|third|fourth|fifth|sixth|seventh|last)(?:ly)?,|finally,)",
    re.I,
)
"""How a point of a list begins."""

NUMBER = re.compile(r"(?:^|[\s:;.])\(?\d{1,2}[.)]\s*$")
"""The number of a point that a sentence boundary parted from it."""

MARK = 12
"""How many characters the mark of a point may have."""

POINTS = 12
"""How many sentences behind its introduction a point may stand."""


def find_listed(context: SentenceContext, taken: set[int]) -> Iterator[Statement]:
    """Find what a sentence lists as demands or proposals of somebody. `taken` are words that other positions used."""
    for noun in _demanding(context):
        if noun.index in taken:
            continue  # what a plan provides for is an event
        items = _items(context, noun)
        holders = owners_of(context, noun) if items and not in_condition(context.parse, noun) else ()
        if holders:
            yield from _held(context, noun, holders, items, taken)
    root = next((t for t in context.parse if t.head == t.index), None)
    if root is None or root.index in taken or _tells(root):
        return
    point = _is_point(context, context.sentence.span.start)
    listed = (root,) if point else _continued(context, root)
    introduced = _introduction(context, adjacent=point) if listed else None
    if introduced is not None:
        yield from _held(context, introduced[0], introduced[1], listed, taken)


def _demanding(context: SentenceContext) -> list[Token]:
    """The nouns of a sentence that name demands or proposals."""
    here = context.lexicon.positions.demanding & context.parse.lemmas
    return [t for t in context.parse.content if t.lemma in here and t.pos == "NOUN"] if here else []


def _is_point(context: SentenceContext, start: int) -> bool:
    """Whether a sentence begins with the mark of a point, or stands behind a number that ended the one before."""
    before = context.text[max(0, start - MARK) : start]
    return NUMBER.search(before) is not None or POINT.match(context.text[start : start + MARK]) is not None


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
    if verb.lemma == "be":
        return tuple(t for o in parse.children(verb, "attr", "ccomp") for t in _all(parse, o))
    return ()


def _all(parse: Parse, item: Token) -> tuple[Token, ...]:
    return (item, *(t for c in parse.children(item, "conj") for t in _all(parse, c)))


def owners_of(context: SentenceContext, noun: Token) -> tuple[str, ...]:
    """Whose demands or plan a noun names: its owner, its *by* or *of*, or who put it forward in its own clause."""
    parse = context.parse
    own = possessors_of(context, noun) or holders_of(context, parse.children(noun, "poss"))
    own = own or actors_of(context, prepositional(parse, noun, "by", "from", "of"))
    if own:
        return own
    clauses = (c for c in parse.children(noun, "acl", "relcl") if c.lemma in context.lexicon.positions.putting)
    return next((h for c in clauses if (h := holders_of(context, subjects_of(parse, c)))), ())


def _continued(context: SentenceContext, root: Token) -> tuple[Token, ...]:
    """The items of a sentence without a verb that goes on with a list: "Also on the list: a truce, a swap"."""
    parse = context.parse
    if root.pos == "ADP":
        heads = [o for o in parse.children(root, "pobj") if o.lemma not in context.lexicon.positions.listing]
        return tuple(t for h in heads for t in _all(parse, h)) if parse.children(root, "pobj") != tuple(heads) else ()
    items = _all(parse, root) if root.pos == "NOUN" else ()
    named = [i for i in items if step_of(context, i, bare_issue=False) is not None]
    return items if len(named) > 1 else ()


def _introduction(context: SentenceContext, *, adjacent: bool) -> tuple[Token, tuple[str, ...]] | None:
    """The noun that a list unfolds, with those whose list it is; `adjacent`: in the sentence before its first point."""
    index = context.sentence.index
    sentences, parses = context.article.sentences, context.article.parses
    for back in range(index - 1, max(-1, index - 1 - POINTS), -1):
        parse = parses[back] if back < len(parses) else None
        if parse is None or _is_point(context, sentences[back].span.start):
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
        if adjacent:
            return None
    return None


def _tells(root: Token) -> bool:
    """Whether a point tells what happened, not what is to be done."""
    return root.tag in ("VBD", "VBZ", "VBP") and root.pos != "NOUN"


def _held(
    context: SentenceContext,
    name: Token,
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
