"""Who holds a position without being known: by a bare surname, a name of arms or office, or as one of several."""

from __future__ import annotations

import pytest
from tests.cases.test_events import code
from tests.cases.test_in_article import DATA


def held(text: str, around: str) -> list[tuple[str, str, str | None]]:
    """Name, kind and stance of each holder of a position at the end of an article."""
    coded = code(f"{DATA['around'][around].strip()}\n\n{text}")
    start = len(coded.text) - len(text)
    actors = {a.id: a for a in coded.annotated.actors}
    positions = [s for s in coded.statements if s.kind == "position" and s.span.start >= start]
    return [(actors[h].name, actors[h].kind, s.stance) for s in positions for h in s.holders]


@pytest.mark.parametrize(
    ("text", "holders"),
    [
        ("Okafor wants a longer truce.", [("Okafor", "person", "demands")]),
        ("Lindqvist called for an immediate ceasefire.", [("Lindqvist", "person", "demands")]),
        ("Delgado rejected a withdrawal of the troops.", [("Delgado", "person", "rejects")]),
        ("The Karuna faction demands the release of its prisoners.", [("Karuna faction", "armed_group", "demands")]),
        ("The Zintan Brigade refused to withdraw.", [("Zintan Brigade", "organisation", "rejects")]),
        ("The Wadi Committee called for a ceasefire.", [("Wadi Committee", "organisation", "demands")]),
        ("Three neighbours oppose sanctions.", [("Three neighbours", "other", "opposes")]),
        ("Donor nations support a ceasefire.", [("Donor nations", "other", "supports")]),
        ("Tribal lawmakers demanded a ceasefire.", [("Tribal lawmakers", "other", "demands")]),
        # silent: nobody knows whose, no side at all, part of the world, a question
        ("Officials demanded a ceasefire.", []),
        ("Police examined the withdrawal plan.", []),
        ("The Harbour Bank called for a ceasefire.", []),
        ("Which countries support a ceasefire is open.", []),
        ("Hobson declined comment on the ceasefire.", []),
    ],
)
def test_who_is_only_described_holds_a_position_in_an_article_on_a_negotiation(
    text: str, holders: list[tuple[str, str, str | None]]
) -> None:
    assert held(text, "negotiation") == holders


@pytest.mark.parametrize("text", ["Okafor wants a longer truce.", "Three neighbours oppose sanctions."])
def test_nobody_does_in_an_article_on_something_else(text: str) -> None:
    assert held(text, "other") == []


def test_whoever_sets_a_condition_is_named_too() -> None:
    around = DATA["around"]["negotiation"].strip()
    coded = code(f"{around}\n\nThe Karuna faction demands the release of its prisoners before any talks.")
    names = {a.id: a.name for a in coded.annotated.actors}
    assert [[names[h] for h in s.holders] for s in coded.statements if s.kind == "precondition"] == [["Karuna faction"]]
