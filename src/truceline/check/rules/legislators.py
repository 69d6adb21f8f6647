"""A member of Congress told of another party or state, or by a name that is not quite theirs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from truceline.check.case import Case
from truceline.check.legislators_told import LegislatorTold, agrees, legislators_told
from truceline.check.rule import LONGEST_EVIDENCE, Rule, known, on_page
from truceline.check.slips import slip_between
from truceline.lexicon.legislators import PARTIES, Legislators
from truceline.lexicon.lexicon import Lexicon
from truceline.link.clauses import in_quotation, sentence_span
from truceline.model.coded import CodedArticle
from truceline.model.conflict import Conflict, Evidence
from truceline.model.spans import Span

A_YEAR = re.compile(r"\b(?:1[789]\d\d|20\d\d)\b")
NEAR, YOUNGEST = 150, 25
"""Code points on each side of a member in which a year is looked for, and the least age of one."""


def find_legislator_conflicts(case: Case) -> Iterator[Conflict]:
    """A senator or representative of the United States told of another party or state than they ever sat for, or whose
    name has a slip beside their party and state.

    Compares the party and the state beside a name ("Ann Lee, R-Ohio", "Sen. Ann Lee (D., Utah)", "Republican Rep. Ann
    Lee", "Ohio Sen. Ann Lee", "Sen. Ann Lee of Ohio") with a table of members whom news names; and a name that differs
    in one letter from one of the table, of just that party and state.

    Silent where both party and state are others (a namesake), beside a year in which the member had no seat yet, for
    members of the parliaments of states, between quotation marks, for seats that are told by a town, and for names that
    the table does not have.

    Fires: "Sen. Mark Pryor, R-Ark., asked for the maps." (He sat as a Democrat.)
    Silent: "State Rep. Mark Pryor, R-Tarn, asked for the maps."
    """
    table = case.lexicon.legislators
    for article in case.alone:
        for told in legislators_told(article.text, table):
            if told.name not in table.seats:
                right = _near(told, case.lexicon)
                if right and not in_quotation(article, told.span):
                    yield _misspelled(article, told, right)
            elif not agrees(told, table) and _is_one(told, table, article) and not in_quotation(article, told.span):
                yield _conflict(article, told, table)


RULE = Rule("legislators", "role", find_legislator_conflicts, further=("participants",))


def _near(told: LegislatorTold, lexicon: Lexicon) -> str:
    """The member of just this party and state from whose name the one that is told differs by a slip; else empty."""
    first, last = told.name.split(" ")
    table, words = lexicon.legislators, lexicon.slip_words
    names = [(f"{first} {near}", last, near) for near in lexicon.known_names.near(last)]
    names += [(f"{near} {last}", first, near) for near in lexicon.known_names.near(first)]
    for name, written, near in names:
        right = agrees(replace(told, name=name), table)
        slip = slip_between(near, written, words, transcribed=False) if right else None
        two = near == name.split(" ")[0] and {near.lower(), written.lower()} <= words.first_names
        if slip and slip.letters == 1 and (words.sound_alike(near, written) or not two):
            return name
    return ""


def _is_one(told: LegislatorTold, table: Legislators, article: CodedArticle) -> bool:
    """Whether it is the member and no namesake: party or state are theirs, and no year beside them is of a time before
    they could sit."""
    seats, text = table.seats[told.name], article.text
    if told.party and told.state and not any(seat.is_of(told.party) or told.state == seat.state for seat in seats):
        return False
    years = A_YEAR.findall(text, max(0, told.span.start - NEAR), told.span.end + NEAR)
    return not any(seat.born and int(year) < seat.born.year + YOUNGEST for year in years for seat in seats)


def _conflict(article: CodedArticle, told: LegislatorTold, table: Legislators) -> Conflict:
    held = {(seat.parties, seat.state): None for seat in table.seats[told.name] if seat.parties}
    seats = " or ".join(
        f"as {' and '.join(PARTIES[p] for p in parties)} for {table.called[state]}" for parties, state in held
    )
    words = told.span.of(article.text)
    evidence = (
        _evidence(article, told),
        known(
            f"{told.name} sat in Congress {seats}.", "members of Congress (congress-legislators, own knowledge)", seats
        ),
    )
    explanation = f"The page has “{words}”; {told.name} sat in Congress {seats}."
    return RULE.conflict("low", evidence, explanation)


def _misspelled(article: CodedArticle, told: LegislatorTold, right: str) -> Conflict:
    evidence = (
        _evidence(article, told),
        known(f"The name is written {right}.", "names and words of the lexicon", right),
    )
    explanation = f"The page writes {told.name}; the name is written {right}."
    return RULE.conflict("low", evidence, explanation, kind="participants")


def _evidence(article: CodedArticle, told: LegislatorTold) -> Evidence:
    """The sentence in which a member is told of, from its beginning where they stand in what evidence shows."""
    sentence = sentence_span(article, told.span.start)
    start = sentence.start if told.span.end <= sentence.start + LONGEST_EVIDENCE else told.span.start
    return on_page(article, Span(start, sentence.end), told.span.of(article.text))
