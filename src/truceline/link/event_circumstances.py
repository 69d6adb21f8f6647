"""When, where, for how long and of how many an event mention tells, as its parse has it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from truceline.code.clauses import VERBAL
from truceline.code.context import SentenceContext
from truceline.code.parties.grammar import prepositional
from truceline.code.reality.status import carrier_of
from truceline.code.slots.circumstances import time_of
from truceline.code.slots.numbers import number_value
from truceline.model.interval import Interval
from truceline.model.parse import Parse, Token
from truceline.model.time import Timex

WHERE = ("in", "at", "near", "inside", "outside", "aboard")
OF_SITE = ("of", "in", "at", "near", "outside", "on")
EXACT = frozenset({"city", "site"})
"""Kinds of places of which an event has one."""
NIGHT = re.compile(r"(\d{4}-\d\d-\d\d)TNI")
"""The value of a night, with the day on which it begins."""
AWAY = re.compile(r" (?:ago|later|earlier|before|after|since|from|early|late|apart)\b")
"""Behind a length that is the distance of two times."""
LENGTH = re.compile(r"(PT?)(\d+(?:\.\d+)?)([YMWDH])")
MINUTES = {"PTH": 60.0, "PTM": 1.0, "PD": 1440.0, "PW": 10080.0, "PM": 43834.0, "PY": 525960.0}
"""Minutes of a unit of a TIMEX3 length."""


def hosts_of(context: SentenceContext, word: Token) -> tuple[Token, ...]:
    """The words on which the circumstances of an event hang: its own, its verb, a participle behind it."""
    words = context.lexicon.event_mentions.words
    above = context.parse.head(word)
    runs = word.dep in ("nsubj", "nsubjpass") and above.lemma in words["runs"]
    carrier = carrier_of(context, word) or (above if runs else None)
    held = [t for t in context.parse.children(word, "acl", "relcl") if t.lemma in words["held"] and t.tag == "VBN"]
    return (word, *((carrier,) if carrier is not None else ()), *held)


def when_of(context: SentenceContext, hosts: Iterable[Token]) -> tuple[str | None, Interval]:
    """The day of an event, and the bounds of the time that its sentence gives it."""
    time = next((t for host in hosts if (t := time_of(context, host)) is not None), None)
    if time is None:
        return None, Interval()
    bounds = Interval.of_timex(time)
    return day_of(time, bounds), bounds


def day_of(time: Timex, bounds: Interval) -> str | None:
    """The day of a time; of a night the one on which it begins."""
    night = NIGHT.fullmatch(time.value or "")
    return night[1] if night else bounds.day


def place_of_event(context: SentenceContext, hosts: Iterable[Token]) -> tuple[str | None, Token | None]:
    """The one city or site (id) where a sentence puts an event, or a building by its name, and the word on which it
    hangs; nothing where it has two."""
    parse, table = context.parse, context.lexicon.places
    for host in hosts:
        cities: set[str] = set()
        buildings: set[str] = set()
        for top in prepositional(parse, host, *WHERE):
            phrase = {t.index for t in _phrase(parse, top)}
            inside = [
                m.of
                for m in context.article.mentions_in(context.sentence.span)
                if (e := table.get(m.of)) and e.kind in EXACT and {t.index for t in parse.within(m.span)} <= phrase
            ]
            cities.update(inside)
            if not inside and (name := _building(context, top)):
                buildings.add(name)
        inner = {p for p in cities if not any(q != p and table.contains(p, q) for q in cities)}
        if len(inner) == 1:
            return inner.pop(), host
        if not inner and len(buildings) == 1:
            return buildings.pop(), host
        if inner:
            break
    return None, None


def _phrase(parse: Parse, top: Token) -> Iterator[Token]:
    """The words of a phrase that names where: its head, what stands before it, and a place behind *of* or *in*."""
    yield top
    for t in parse.children(top, "compound", "amod", "nmod", "poss", "det"):
        yield from parse.subtree(t)
    for t in prepositional(parse, top, *OF_SITE):
        yield from _phrase(parse, t)
    for t in parse.children(top, "appos"):
        yield from _phrase(parse, t)


def _building(context: SentenceContext, top: Token) -> str | None:
    """The name of a building: "Höfdi House", "the Hotel Saga", "the Kremlin"."""
    beside = context.parse.children(top, "compound", "nmod")
    words = [t for t in (*beside, top) if t.pos in ("PROPN", "NOUN")]
    names = [t.text.lower() for t in words if t.pos == "PROPN"]
    if not names or context.lexicon.event_mentions.words["buildings"].isdisjoint(t.text.lower() for t in words):
        return None
    return " ".join(names)


def minutes_of(context: SentenceContext, around: Iterable[Token]) -> float | None:
    """How long an event or its thing lasts: "the *nine-day* summit", "a truce of *60 days*", "talks went on for …"."""
    parse = context.parse
    for timex in context.article.times_in(context.sentence.span):
        length = LENGTH.fullmatch(timex.value or "") if timex.type == "DURATION" and not timex.mod else None
        tokens = parse.within(timex.span) if length else ()
        if not tokens or length is None or AWAY.match(context.text, timex.span.end):
            continue
        inside = {t.index for t in tokens}
        top = next((t for t in tokens if t.head not in inside or t.head == t.index), tokens[-1])
        if any(a.lemma == "have" for t in (parse.head(top), *parse.ancestors(top)) for a in parse.children(t, "aux")):
            continue  # the time so far: "has held for four days"
        if any(_lasts(context, top, inside, word) for word in around):
            return float(length[2]) * MINUTES[length[1] + length[3]]
    return None


def _lasts(context: SentenceContext, top: Token, inside: set[int], word: Token) -> bool:
    """Whether a length is that of a word: before or behind it, with a verb of lasting between, or as its time."""
    parse = context.parse
    above = parse.head(top)
    if top.head == word.index and top.dep in ("compound", "nmod", "amod", "nummod", "npadvmod", "poss"):
        return word.pos not in VERBAL
    if word.head in inside and word.dep in ("acl", "relcl", "xcomp", "advcl"):
        return True
    behind = parse.head(word)
    if word.dep == "pobj" and behind.lemma == "for":
        grants = parse.head(behind)
        return grants.dep == "relcl" and grants.head in inside
    if word.dep == "pobj" and behind.lemma == "of" and behind.head in inside:
        return True
    if top.dep == "pobj" and above.lemma in ("of", "for", "within", "in", "over"):
        if above.head == word.index:
            return above.lemma != "in" or word.pos in VERBAL
        above = parse.head(above)
    return (
        above.lemma in context.lexicon.event_mentions.words["lasting"]
        and word.head == above.index
        and word.dep in ("nsubj", "nsubjpass")
    )


def number_of(context: SentenceContext, theme: Token) -> float | None:
    """How many things a phrase counts, where it says so exactly: "the *27* soldiers", "*82* of the girls"."""
    parse, words = context.parse, context.lexicon.number_words
    counts = [theme] if theme.tag == "CD" else [t for t in parse.children(theme, "nummod") if t.pos == "NUM"]
    if len(counts) != 1:
        return None
    below = [t for t in parse.subtree(counts[0]) if t.index <= counts[0].index]
    if any(t.tag not in ("CD", "HYPH") for t in below):
        return None
    before = parse.tokens[below[0].index - 1].text.lower() if below[0].index else ""
    written = context.text[below[0].start : counts[0].end]
    return None if before in context.lexicon.event_mentions.words["inexact"] else number_value(written, words)
