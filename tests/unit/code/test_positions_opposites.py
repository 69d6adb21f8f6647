"""Positions that oppose each other, however they are worded: one step, one doer, opposite directions (guideline 11)."""

from __future__ import annotations

import pytest
from tests.cases.test_events import code

from truceline.model.statement import Statement

FOR = ("supports", "demands", "offers")
AGAINST = ("opposes", "rejects", "resists")


def _position(text: str) -> Statement:
    (found,) = [s for s in code(text).statements if s.kind == "position"]
    return found


def _direction(position: Statement) -> int:
    """+1 where the holder wants the step, -1 where not."""
    assert position.on is not None
    assert position.stance in FOR + AGAINST
    return (1 if position.stance in FOR else -1) * (-1 if position.on.negated else 1)


OPPOSITES = [
    ("The United States demands an end to uranium enrichment by Iran.", "Iran insists on its right to enrich uranium."),
    (
        "Japan insists that North Korea abandon its nuclear programme.",
        "North Korea said it will keep its nuclear weapons.",
    ),
    ("Syria demands that Turkey withdraw its troops.", "Turkey insists on keeping its troops in Syria."),
    ("Moldova called on Russia to withdraw its forces.", "Russia refuses to withdraw its forces from Moldova."),
    ("Colombia urged the FARC to hand over its weapons.", "The FARC said it would not give up its weapons."),
    ("Sudan wants Egypt to stop its air strikes.", "Egypt said it will continue its air strikes."),
    ("Yemen demanded that Saudi Arabia lift the blockade.", "Saudi Arabia wants to maintain the blockade."),
    ("Palestine called on Israel to end settlement building.", "Israel rejects an Israeli settlement freeze."),
    ("Serbia wants the European Union to lift sanctions.", "The European Union will maintain sanctions, it said."),
    ("Armenia demanded that Azerbaijan release all prisoners.", "Azerbaijan refused to release the prisoners."),
]


@pytest.mark.parametrize(("one", "other"), OPPOSITES)
def test_opposite_positions_meet(one: str, other: str) -> None:
    first, second = _position(one), _position(other)
    assert first.on is not None
    assert second.on is not None
    assert first.issue == second.issue
    ended = {first.on.step, second.on.step} == {"sanctions", "sanctions_relief"}
    assert _direction(first) == (1 if ended else -1) * _direction(second)
    if not ended:
        assert (first.on.step, first.on.by) == (second.on.step, second.on.by)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Chad demands a ceasefire.", "Sudan is ready for a ceasefire."),
        ("The United States wants Iran to stop enrichment.", "Israel will not allow Iran to enrich uranium."),
        ("Georgia rejects the presence of Russian troops.", "Ukraine called on Russia to withdraw its troops."),
    ],
)
def test_like_positions_do_not(one: str, other: str) -> None:
    assert _direction(_position(one)) == _direction(_position(other))
