"""Organisations and organs of states that the lexicon does not know: capitals round a word for such a body."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from operator import attrgetter

from truceline.annotate.mentions.cast import Cast, unknown_actor
from truceline.annotate.mentions.reading import Covered, Reading, SentenceView
from truceline.annotate.mentions.words import Word
from truceline.lexicon.actors import ActorEntry
from truceline.model.actor import Mention
from truceline.model.spans import Span

LINKS = frozenset({"of", "for", "the", "and", "on"})
KINDS = ("organ", "organisation", "armed_group")
BRACKETED = re.compile(r" \(([A-Z][A-Za-z-]{0,8}[A-Z])\)")
# Longest name of a body in words, its small words included.
LONGEST = 9


def find_organisations(view: SentenceView, reading: Reading, cast: Cast, taken: Covered) -> Iterator[Mention]:
    """Find bodies named with capitals ("Interior Ministry", "Front for National Renewal"), each an actor of its own."""
    nouns = reading.lexicon.descriptions.bodies
    if view.headline or (view.lowered.isdisjoint(nouns.organs) and view.lowered.isdisjoint(nouns.others)):
        return
    for i, word in enumerate(view.words):
        body = word.lower in nouns.organs or word.lower in nouns.others
        named = body and (word.text[0].isupper() or word.text == "ministry")
        if not named or taken.meets(Span(word.start, word.end)):
            continue
        if word.text == "ministry":
            first, last = _owned_ministry(view, i, reading), i
        else:
            first, last = _first(view, i, reading), _last(view, i, taken)
        if last - first < 1 or last - first >= LONGEST:
            continue
        span = Span(view.words[first].start, view.words[last].end)
        if taken.meets(span) or _known_inside(view, first, last):
            continue
        mention = _mention(view, first, last, span, reading, cast)
        taken.add(mention.span)
        yield mention


def _first(view: SentenceView, i: int, reading: Reading) -> int:
    """The first of the capitals that lead up to a word; a possessive or the opening of a sentence ends them."""
    at = i
    while at and view.words[at].joined and not view.words[at - 1].possessive and _is_capital(view, at - 1, reading):
        at -= 1
    return at


def _owned_ministry(view: SentenceView, i: int, reading: Reading) -> int:
    """Where "Sudan's foreign ministry" or "Sudanese foreign ministry" begins, without a possessive; else the end."""
    at = i
    while at and view.words[at].joined and view.words[at - 1].lower in reading.lexicon.descriptions.office_modifiers:
        at -= 1
    if at == i or at == 0 or at - 1 not in view.hit_of or not view.hit_of[at - 1].is_state:
        return i
    if view.words[at - 1].possessive:
        return at
    return at - 1 if view.words[at].joined else i


def _is_capital(view: SentenceView, index: int, reading: Reading) -> bool:
    word = view.words[index]
    opens = index == 0 and word.lower in reading.lexicon.descriptions.openers
    return word.text[0].isupper() and word.lower != "the" and not opens


def _last(view: SentenceView, i: int, taken: Covered) -> int:
    """The last word of what hangs on the word for the body: "Institute for Peace and Reform"."""
    words, last, at = view.words, i, i + 1
    if at >= len(words) or words[i].possessive or not words[at].joined or words[at].lower not in ("of", "for", "on"):
        return last
    while at < len(words) and words[at].joined and not words[at - 1].possessive:
        joins = words[at - 1].lower == "and" and at in view.hit_of
        if joins or taken.meets(Span(words[at].start, words[at].end)):
            break
        if words[at].text[0].isupper():
            last = at
        elif words[at].lower not in LINKS:
            break
        at += 1
    return last


def _known_inside(view: SentenceView, first: int, last: int) -> bool:
    """Whether the words hold an actor of the lexicon that is no state."""
    return any(k in view.hit_of and not view.hit_of[k].is_state for k in range(first, last + 1))


def _mention(view: SentenceView, first: int, last: int, span: Span, reading: Reading, cast: Cast) -> Mention:
    """The mention of a body, with the state before it where that is its owner."""
    words = view.words
    owned = first > 0 and words[first].joined and words[first - 1].possessive and first - 1 in view.hit_of
    begin = first - 1 if owned else first
    hits = [view.hit_of[k] for k in range(begin, last + 1) if k in view.hit_of]
    state = hits[0].entry if hits and hits[0].is_state else None
    span = Span(hits[0].span.start if owned else span.start, span.end)
    nouns = reading.lexicon.descriptions.bodies
    body = next(w.lower for w in words[first : last + 1] if w.lower in nouns.organs or w.lower in nouns.others)
    name = " ".join(w.text for w in words[begin : last + 1])
    if state and body == "ministry":
        name = _ministry([w for w in words[first : last + 1] if w.start >= hits[0].span.end or owned], state)
    known = reading.lexicon.actors.written(name)
    kind = "organ" if body in nouns.organs else "organisation"
    country = state.actor.country if state else _home(view.words[first : last + 1], body, reading)
    actor = (
        known[0].actor if len(known) == 1 else unknown_actor(name, kind, country, "GOV" if kind == "organ" else None)
    )
    cast.introduce(actor, span.start)
    return Mention(span=span, of=actor.id, form="name")


def _home(words: Sequence[Word], body: str, reading: Reading) -> str | None:
    """The one state that the text names, of which a body is that is mostly a state's: "the Electoral *Commission*"."""
    homes = reading.lexicon.descriptions.homes
    if body not in homes.national or any(w.lower in homes.worldwide for w in words):
        return None
    return reading.home


def _ministry(words: list[Word], state: ActorEntry) -> str:
    """One name for "Peru's Ministry of Defence" and "the Peruvian defence ministry"."""
    field = [w.text.capitalize() for w in words if w.lower not in ("ministry", "of", "for", "the")]
    if field[-1:] == ["Affairs"] and len(field) == 2:
        field = field[:1]
    return " ".join((*state.adjectives[:1], *field, "Ministry")) or state.actor.name


def find_acronyms(mentions: Sequence[Mention], reading: Reading, cast: Cast, taken: Covered) -> Iterator[Mention]:
    """Find the letters that stand in brackets after the name of a body, and every later use of them."""
    learnt: dict[str, str] = {}
    for m in sorted(mentions, key=attrgetter("span")):
        member = cast.members.get(m.of)
        found = BRACKETED.match(reading.plain, m.span.end) if member and member.actor.kind in KINDS else None
        if found and found.group(1)[0] in {w[0] for w in reading.plain[m.span.start : m.span.end].upper().split()}:
            learnt.setdefault(found.group(1), m.of)
    for view in reading.views if learnt else ():
        for word in view.words:
            actor = learnt.get(word.text)
            if actor is None:
                continue
            span = Span(word.start, word.end)
            if not taken.meets(span):
                taken.add(span)
                yield Mention(span=span, of=actor, form="name")
