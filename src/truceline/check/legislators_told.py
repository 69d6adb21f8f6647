"""Members of the Congress of the United States as a page tells of them: by a title, or with party and state."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from truceline.lexicon.legislators import Legislators
from truceline.model.spans import Span

TITLE = re.compile(r"(?:Sen\.|Senator|Rep\.|Representative|Congressman|Congresswoman) (?=[A-Z])")
PARTY = "Republican|Democratic|Democrat|GOP"
WORDS = re.compile(r"[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){1,3}")
WORDS_BEFORE = re.compile(r"(?P<name>(?:[A-Z][\w.’'-]+ ){1,3}[A-Z][\w.’'-]+)(?:, |,? [(\[])\Z")
OF_A_STATE = re.compile(r"\b[Ss]tate (?:Sen\.|Rep\.|[Ss]enator|[Rr]epresentative|[Ll]awmaker) \Z")
"""What stands before a member of the parliament of a state."""
LONGEST_NAME, LONGEST_STATE, LONGEST_TITLE = 60, 40, 24
"""Code points in which the words before a party, a title or a name are looked for."""


@dataclass(frozen=True, slots=True)
class LegislatorTold:
    """A member as a page tells of them: the letter of a party, the code of a state, each empty where it has none."""

    span: Span
    name: str
    party: str
    state: str


def legislators_told(text: str, table: Legislators) -> Iterator[LegislatorTold]:
    """Who is told as a member of Congress with a party or a state, by names that the table has or may have."""
    before_title, of_state, behind = _patterns(frozenset(table.called.values()), frozenset(table.states))
    for title in TITLE.finditer(text):
        words = WORDS.match(text, title.end())
        name = _first(words.group().split(" "), table) if words else ""
        before = before_title.search(text, max(0, title.start() - LONGEST_STATE), title.start())
        if name and before and not OF_A_STATE.search(text, max(0, title.start() - LONGEST_TITLE), title.end()):
            end = title.end() + len(name)
            of = of_state.match(text, end)
            state = table.states.get(before["state"] or (of["state"] if of else ""), "")
            party = (before["party"] or "")[:1].replace("G", "R")
            if party or state:
                yield LegislatorTold(Span(before.start(), of.end() if of else end), name, party, state)
    for m in behind.finditer(text):
        words = WORDS_BEFORE.search(text, max(0, m.start() - LONGEST_NAME), m.start())
        if words:
            name = _last(words["name"].split(" "), table)
            start = words.end("name") - len(name)
            if not OF_A_STATE.search(text, max(0, start - LONGEST_TITLE), start):
                yield LegislatorTold(Span(start, m.end()), name, m.group()[0], table.states[m["state"]])


def agrees(told: LegislatorTold, table: Legislators) -> bool:
    """Whether somebody is told as the table has them."""
    return any(seat.is_of(told.party) and told.state in ("", seat.state) for seat in table.seats.get(told.name, ()))


@cache
def _patterns(names: frozenset[str], forms: frozenset[str]) -> tuple[re.Pattern[str], ...]:
    """What tells of a member before the title; the state behind the name; and a party and state right behind it."""
    name, form = (_any_of(words) for words in (names, forms))
    return (
        re.compile(rf"(?:(?<!\bin )(?<!\bIn )\b(?!Washington){name} )?(?:\b(?P<party>{PARTY}) )?\Z"),
        re.compile(rf" of {name}\b"),
        re.compile(rf"[RDI](?<=[ (\[].)(?:[-–—‑]|\., ?){form}(?![\w-])"),
    )


def _any_of(words: frozenset[str]) -> str:
    return rf"(?P<state>{'|'.join(re.escape(word) for word in sorted(words, key=len, reverse=True))})"


def _first(words: Sequence[str], table: Legislators) -> str:
    """The longest name of a member with which words begin; empty where they begin with none."""
    return next((n for end in range(len(words), 1, -1) if (n := " ".join(words[:end])) in table.seats), "")


def _last(words: Sequence[str], table: Legislators) -> str:
    """The longest name of a member with which words end; the last two where they end with none."""
    names = [" ".join(words[start:]) for start in range(len(words) - 1)]
    return next((name for name in names if name in table.seats), names[-1])
