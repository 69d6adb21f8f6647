"""The positions: a matrix of parties by issues, then party by party the last word on each issue and how it moved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from truceline.publish.dossier.press import Press
from truceline.publish.positions_text import MOVED, when_words
from truceline.publish.terminal import stand_words
from truceline.trace.content import Stand
from truceline.trace.positions import Position, Row
from truceline.trace.words import date_words, label, labels, list_words

MOST_COLUMNS = 10
"""Parties in the matrix: those who say most; the list below has all."""
SIGNS = {
    "supports": "+",
    "demands": "!",
    "offers": "+",
    "considers": "~",
    "rejects": "–",
    "opposes": "–",
    "resists": "–",
}

OPPOSITE = {"+": "–", "!": "–", "–": "+"}
"""What a sign becomes where the stance is on a thing's not being: to demand that there be no troops is against them."""


@dataclass(frozen=True, slots=True)
class ToldPosition:
    """A position in words, with where the party stood before."""

    position: Position
    words: str
    when: str
    moved: str
    earlier: str
    id: str


@dataclass(frozen=True, slots=True)
class ToldRow:
    """A party with its positions and what it is silent on."""

    party: str
    positions: tuple[ToldPosition, ...]
    silent: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A position in the matrix."""

    sign: str
    words: str
    moved: bool
    id: str


def render_positions(press: Press) -> str:
    """The page of the positions."""
    rows = [_row(row, n) for n, row in enumerate(press.dossier.positions.rows)]
    columns = rows[:MOST_COLUMNS]
    issues = dict.fromkeys(p.position.issue for row in columns for p in row.positions)
    matrix = [(_issue(issue), [list(_cells(row, issue)) for row in columns]) for issue in issues]
    return press.page(
        "positions", "Positions", rows=rows, columns=columns, matrix=matrix, left_out=len(rows) - len(columns)
    )


def _row(row: Row, number: int) -> ToldRow:
    told = tuple(_tell(p, f"position-{number}-{n}") for n, p in enumerate(row.positions))
    return ToldRow(row.party, told, list_words(row.silent_on))


def _tell(p: Position, id_: str) -> ToldPosition:
    moved = earlier = ""
    if p.movement and p.earlier:
        day = f", {date_words(p.earlier_said)}" if p.earlier_said else ""
        moved, earlier = f"{MOVED[p.movement]}{day}", _words(p.earlier)
    over = f"over {list_words(p.over)}" if p.over else ""
    when = "; ".join(w for w in (over, when_words(p) if p.said else "") if w)
    return ToldPosition(p, _words(p.latest), when, moved, earlier, id_)


def _words(stand: Stand) -> str:
    return f"{list_words(stand.holders)} {stand_words(stand)}"


def _issue(key: str) -> str:
    """An issue or step in words."""
    words = label("steps", key)
    return words if words != key.replace("_", " ") else label("issues", key)


def _cells(row: ToldRow, issue: str) -> Iterator[Cell]:
    for told in row.positions:
        if told.position.issue == issue:
            latest = told.position.latest
            yield Cell(stance_sign(latest), latest.verb, bool(told.moved), told.id)


def stance_sign(stand: Stand) -> str:
    """The sign of a stance in the matrix."""
    sign = SIGNS.get(stand.stance or "", "·")
    negated = stand.verb in labels()["negated"].get(stand.stance, ())
    return OPPOSITE.get(sign, sign) if negated else sign
