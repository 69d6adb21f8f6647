"""A member of Congress told of another party or state, or by a name that is not quite theirs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from truceline.check.case import Case
from truceline.check.rule import LONGEST_EVIDENCE, Rule, known, on_page
from truceline.check.slips import slip_between
from truceline.lexicon.legislators import PARTIES, Legislators
from truceline.lexicon.lexicon import Lexicon
from truceline.link.clauses import in_quotation, sentence_span
from truceline.model.coded import CodedArticle
from truceline.model.conflict import Conflict, Evidence
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
class _Told:
    """A member as a page tells of them: the letter of a party, the code of a state, each empty where it has none."""

    span: Span
    name: str
    party: str
    state: str


def find_legislator_conflicts(case: Case) -> Iterator[Conflict]:
    """A senator or representative of the United States told of another party or state than they ever sat for, or whose
    name has a slip beside their party and state.

    Compares the party and the state beside a name ("Ann Lee, R-Ohio", "Sen. Ann Lee (D., Utah)", "Republican Rep. Ann
    Lee", "Ohio Sen. Ann Lee", "Sen. Ann Lee of Ohio") with a table of members whom news names; and a name that differs
    in one letter from one of the table, of just that party and state.

    Silent where both party and state are others (a namesake), for members of the parliaments of states, between
    quotation marks, for seats that are told by a town, and for names that the table does not have.

    Fires: "Sen. Mark Pryor, R-Ark., asked for the maps." (He sat as a Democrat.)
    Silent: "State Rep. Mark Pryor, R-Tarn, asked for the maps."
    """
    table = case.lexicon.legislators
    for article in case.alone:
        for told in _told(article.text, table):
            seats = table.seats.get(told.name)
            if seats is None:
                right = _near(told, case.lexicon)
                if right and not in_quotation(article, told.span):
                    yield _misspelled(article, told, right)
            elif not _agrees(told, seats) and _is_one(told, seats) and not in_quotation(article, told.span):
                yield _conflict(article, told, table)


RULE = Rule("legislators", "role", find_legislator_conflicts, further=("participants",))


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


def _told(text: str, table: Legislators) -> Iterator[_Told]:
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
                yield _Told(Span(before.start(), of.end() if of else end), name, party, state)
    for m in behind.finditer(text):
        words = WORDS_BEFORE.search(text, max(0, m.start() - LONGEST_NAME), m.start())
        if words:
            name = _last(words["name"].split(" "), table)
            start = words.end("name") - len(name)
            if not OF_A_STATE.search(text, max(0, start - LONGEST_TITLE), start):
                yield _Told(Span(start, m.end()), name, m.group()[0], table.states[m["state"]])


def _first(words: Sequence[str], table: Legislators) -> str:
    """The longest name of a member with which words begin; empty where they begin with none."""
    return next((n for end in range(len(words), 1, -1) if (n := " ".join(words[:end])) in table.seats), "")


def _last(words: Sequence[str], table: Legislators) -> str:
    """The longest name of a member with which words end; the last two where they end with none."""
    names = [" ".join(words[start:]) for start in range(len(words) - 1)]
    return next((name for name in names if name in table.seats), names[-1])


def _near(told: _Told, lexicon: Lexicon) -> str:
    """The member of just this party and state from whose name the one that is told differs by a slip; else empty."""
    first, last = told.name.split(" ")
    table, words = lexicon.legislators.seats, lexicon.slip_words
    names = [(f"{first} {near}", last, near) for near in lexicon.known_names.near(last)]
    names += [(f"{near} {last}", first, near) for near in lexicon.known_names.near(first)]
    for name, written, near in names:
        slip = slip_between(near, written, words, transcribed=False) if _agrees(told, table.get(name, ())) else None
        two = near == name.split(" ")[0] and {near.lower(), written.lower()} <= words.first_names
        if slip and slip.letters == 1 and (words.sound_alike(near, written) or not two):
            return name
    return ""


def _agrees(told: _Told, seats: tuple[tuple[str, str], ...]) -> bool:
    return any(told.party in parties and told.state in ("", state) for parties, state in seats)


def _is_one(told: _Told, seats: tuple[tuple[str, str], ...]) -> bool:
    """Whether party or state are those of the member, so that it is no namesake."""
    return not (told.party and told.state) or any(
        told.party in parties or told.state == state for parties, state in seats
    )


def _conflict(article: CodedArticle, told: _Told, table: Legislators) -> Conflict:
    seats = " or ".join(
        f"as {' and '.join(PARTIES[p] for p in parties)} for {table.called[state]}"
        for parties, state in table.seats[told.name]
    )
    words = told.span.of(article.text)
    evidence = (
        _evidence(article, told),
        known(f"{told.name} sat in Congress {seats}.", "members of Congress, own knowledge", seats),
    )
    explanation = f"The page has “{words}”; {told.name} sat in Congress {seats}."
    return RULE.conflict("low", evidence, explanation)


def _misspelled(article: CodedArticle, told: _Told, right: str) -> Conflict:
    evidence = (
        _evidence(article, told),
        known(f"The name is written {right}.", "names and words of the lexicon", right),
    )
    explanation = f"The page writes {told.name}; the name is written {right}."
    return RULE.conflict("low", evidence, explanation, kind="participants")


def _evidence(article: CodedArticle, told: _Told) -> Evidence:
    """The sentence in which a member is told of, from its beginning where they stand in what evidence shows."""
    sentence = sentence_span(article, told.span.start)
    start = sentence.start if told.span.end <= sentence.start + LONGEST_EVIDENCE else told.span.start
    return on_page(article, Span(start, sentence.end), told.span.of(article.text))
