"""Meetings as planned and as held."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from truceline.model.coded import CodedArticle
from truceline.trace.happenings import find_happenings
from truceline.trace.meetings import Meetings, find_meetings
from truceline.trace.sources import Sources
from truceline.trace.timeline import find_timeline

Build = Callable[..., CodedArticle]
MEETING: dict[str, Any] = {"type": "CONSULT", "actors": ("sdn", "egy"), "occurrence": "o1"}


def meetings_of(build_page: Build, *told: tuple[str, dict[str, Any]], as_of: str = "2027-05-12") -> Meetings:
    pages = [build_page(f"{s['words']}.", [s], published=day, outlet=f"Mail {day}") for day, s in told]
    sources = Sources.of(pages)
    return find_meetings(sources, find_timeline(sources, find_happenings(sources), (), as_of))


def plan(date: str, **slots: Any) -> dict[str, Any]:
    return {**MEETING, "words": f"Sudan will meet Egypt on {date}", "status": "planned", "date": date, **slots}


def held(**slots: Any) -> dict[str, Any]:
    return {**MEETING, "words": "Sudan met Egypt", "status": "occurred", "date": "2027-05-10", **slots}


def test_what_was_held_otherwise_than_planned(build_page: Build) -> None:
    planned = ("2027-05-01", plan("2027-05-10", format="one-on-one", level="leaders", host=("sdn",)))
    found = meetings_of(build_page, planned, ("2027-05-11", held(format="plenary", level="leaders", host=("egy",))))
    (meeting,) = found.held
    assert meeting.otherwise == ("format: full delegations, not one-on-one", "host: Egypt, not Sudan")
    assert not found.coming
    assert not found.not_held


def test_what_one_of_them_leaves_open_is_no_difference(build_page: Build) -> None:
    (meeting,) = meetings_of(
        build_page, ("2027-05-01", plan("2027-05-10")), ("2027-05-11", held(format="plenary"))
    ).held
    assert meeting.otherwise == ()


def test_a_meeting_that_was_put_off(build_page: Build) -> None:
    told = [("2027-05-01", plan("2027-05-10")), ("2027-05-08", plan("2027-05-20"))]
    (meeting,) = meetings_of(build_page, *told).coming
    assert meeting.put_off_to == "2027-05-20"
    (passed,) = meetings_of(build_page, *told, as_of="2027-06-01").not_held
    assert passed.entry.outcome == "no statement found"


def test_a_meeting_that_is_denied_is_not_held(build_page: Build) -> None:
    (meeting,) = meetings_of(build_page, ("2027-05-11", held(factuality="CT-"))).not_held
    assert meeting.held is None


def alone(**slots: Any) -> dict[str, Any]:
    return {"type": "CONSULT", "words": "Sudan held talks", "status": "occurred", "actors": ("sdn",), **slots}


@pytest.mark.parametrize(
    ("slots", "found"),
    [
        ({}, 0),
        ({"mode": "third-party", "mediator": ("sdn",)}, 0),
        ({"mode": "third-party", "actors": ("sdn", "egy"), "mediator": ("sdn", "egy")}, 0),
        ({"date": "2027-05-10"}, 0),
        ({"place": "cairo"}, 0),
        ({"mode": "third-party", "host": ("sdn",)}, 1),
        ({"recipients": ("egy",)}, 1),
        ({"actors": ("sdn", "egy"), "rule": "events.act"}, 0),
        ({"mode": "visit", "date": "2027-05-10"}, 0),
        ({"mode": "visit", "recipients": ("egy",)}, 1),
    ],
)
def test_a_contact_is_told_with_who_met_whom(build_page: Build, slots: dict[str, Any], found: int) -> None:
    assert len(meetings_of(build_page, ("2027-05-11", alone(**slots))).held) == found


@pytest.mark.parametrize(("as_of", "coming"), [("2027-06-01", 1), ("2027-12-01", 0)])
def test_a_plan_without_a_day_is_not_to_come_for_ever(build_page: Build, as_of: str, coming: int) -> None:
    open_plan = {**MEETING, "words": "Sudan will meet Egypt", "status": "planned"}
    found = meetings_of(build_page, ("2027-05-01", open_plan), as_of=as_of)
    assert (len(found.coming), len(found.not_held)) == (coming, 1 - coming)


@pytest.mark.parametrize(
    ("slots", "told"),
    [
        ({"status": "proposed"}, False),
        ({"status": "conditional", "factuality": "Uu"}, False),
        ({"status": "planned"}, True),
        ({"status": "proposed", "actors": ("sdn",)}, True),
        ({"status": "planned", "date": "2027-05-12"}, True),
        ({"status": "occurred"}, True),
        ({"status": "occurred", "type": "ASSAULT", "phase": None}, False),
        ({"status": "planned", "type": "RETREAT", "phase": None}, False),
        ({"status": "occurred", "type": "ASSAULT", "phase": None, "recipients": ("sdn",)}, True),
    ],
)
def test_a_pact_only_thought_of_is_told_with_somebody_or_a_day(
    build_page: Build, slots: dict[str, Any], told: bool
) -> None:
    pact = {"words": "A pact is signed", "type": "AGREE", "phase": "signed", **slots}
    happenings = find_happenings(Sources.of([build_page("A pact is signed.", [pact], published="2027-05-11")]))
    assert bool(happenings) is told
