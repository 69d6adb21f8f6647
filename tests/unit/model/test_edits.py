"""An edit has values that its slots can have, or is refused in one line; codes that no longer follow are emptied."""

from __future__ import annotations

import pytest

from truceline.errors import DecisionInvalid
from truceline.model.edits import editable_slots, edited, read_edit
from truceline.model.spans import Span
from truceline.model.statement import On, Statement

MEETING = Statement(
    id="s", kind="event", span=Span(0, 9), trigger=Span(0, 3), sentence=0, rule="r", type="CONSULT", mode="visit",
    plover="CONSULT", cameo="040", status="occurred",
)  # fmt: skip


@pytest.mark.parametrize(
    ("slot", "words", "value"),
    [
        ("status", "planned", "planned"),
        ("date", "2027-05/2027-06", "2027-05/2027-06"),
        ("date", "", None),
        ("actors", " egy, sdn,egy,", ["egy", "sdn"]),
        ("actors", "", []),
        ("place", " cairo ", "cairo"),
    ],
)
def test_values_are_read_as_written(slot: str, words: str, value: object) -> None:
    assert read_edit({slot: words}, "event") == {slot: value}


@pytest.mark.parametrize(
    ("slot", "words", "kind", "told"),
    [
        ("status", "happened", "event", "choose one of occurred"),
        ("status", "own:happened", "event", "choose one of occurred"),
        ("issue", "own:Port access", "position", "choose one of ceasefire"),
        ("date", "last week", "event", "no date"),
        ("date", "-0044-03-15", "event", "no date"),
        ("due", "2025/2024", "event", "no date"),
        ("factuality", "", "event", "cannot be empty"),
        ("stance", "demands", "event", "no such slot"),
        ("span", "0,9", "event", "no such slot"),
        ("first", "a treaty", "precondition", "choose one of"),
        ("on.negated", "maybe", "position", "choose one of true, false"),
        ("on.place", "x" * 201, "position", "200 characters"),
    ],
)
def test_other_values_are_refused(slot: str, words: str, kind: str, told: str) -> None:
    with pytest.raises(DecisionInvalid, match=told):
        read_edit({slot: words}, kind)


def test_issues_and_steps_may_be_those_of_a_users_own() -> None:
    assert read_edit({"issue": "own:port_access", "on.step": "own:port_handover"}, "position") == {
        "issue": "own:port_access",
        "on.step": "own:port_handover",
    }


def test_every_slot_that_can_be_edited_is_one_of_the_statement() -> None:
    for kind in ("event", "position", "precondition", "assessment", "situation"):
        for slot in editable_slots(kind):
            of, _, name = slot.rpartition(".")
            assert hasattr(On(step=None) if of else MEETING, "for_" if name == "for" else name), slot


def test_codes_follow_what_is_edited() -> None:
    assert edited(MEETING, {"place": "cairo"}).cameo == "040"
    planned = edited(MEETING, {"status": "planned"})
    assert (planned.plover, planned.cameo, planned.mode) == (None, None, "visit")
    threat = edited(MEETING, {"type": "THREATEN"})
    assert (threat.type, threat.plover, threat.mode) == ("THREATEN", None, None)
