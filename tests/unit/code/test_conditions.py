"""What a statement depends on, by id."""

from __future__ import annotations

import pytest
from tests.cases.test_events import code


def _conditions(text: str) -> list[tuple[str, str | None, str, str]]:
    """The kind, status and trigger of each statement with a condition, and the kind of that condition."""
    coded = code(text)
    kinds = {s.id: s.kind for s in coded.statements}
    return [(s.kind, s.status, s.trigger.of(coded.text), kinds[s.condition]) for s in coded.statements if s.condition]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Israel will not open Gaza's borders unless Hamas disarms.",
            [("position", "conditional", "not open", "precondition")],
        ),
        (
            "Armenia said it would withdraw its troops if Azerbaijan lifts the blockade.",
            [("position", "conditional", "withdraw", "precondition")],
        ),
        (
            "Serbia threatened to invade Kosovo unless it withdraws its troops.",
            [("event", "threatened", "threatened", "event")],
        ),
    ],
)
def test_what_stands_under_a_condition_has_its_id(text: str, found: list[tuple[str, str | None, str, str]]) -> None:
    assert _conditions(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Egypt said prisoners must be released before talks can begin.",
        "Colombia attacked the rebels after talks collapsed.",
        "Sudan hopes that a truce clears the way for talks.",
    ],
)
def test_mere_order_and_hope_are_no_conditions(text: str) -> None:
    assert _conditions(text) == []
