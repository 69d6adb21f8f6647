"""The timeline: what became of plans, and when each thing was known."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from truceline.model.coded import CodedArticle
from truceline.model.statement import On
from truceline.trace.happenings import find_happenings
from truceline.trace.sources import Sources
from truceline.trace.stands import find_stands
from truceline.trace.timeline import Timeline, find_timeline, last_known

Build = Callable[..., CodedArticle]
MEETING: dict[str, Any] = {"type": "CONSULT", "actors": ("sdn", "egy"), "occurrence": "o1", "factuality": "CT+"}
PLAN = {**MEETING, "words": "Sudan will meet Egypt", "status": "planned", "date": "2027-05-10"}
HELD = {**MEETING, "words": "Sudan met Egypt", "status": "occurred", "date": "2027-05-10"}
OFF = {**MEETING, "words": "Sudan did not meet Egypt", "status": "occurred", "factuality": "CT-"}


def timeline_of(*articles: CodedArticle, as_of: str | None = None) -> Timeline:
    sources = Sources.of(articles)
    return find_timeline(sources, find_happenings(sources), find_stands(sources), as_of or last_known(sources))


def page(build_page: Build, day: str | None, *statements: dict[str, Any]) -> CodedArticle:
    text = " ".join(f"{s['words']}." for s in statements)
    return build_page(text, statements, published=day, outlet=f"Delta Mail {day}")


@pytest.mark.parametrize(
    ("told", "as_of", "outcome"),
    [
        ([("2027-05-01", PLAN), ("2027-05-11", HELD)], None, "held"),
        ([("2027-05-01", PLAN), ("2027-05-11", OFF)], None, "not held"),
        ([("2027-05-01", PLAN)], "2027-05-12", "no statement found"),
        ([("2027-05-01", PLAN)], "2027-05-10", None),
        ([("2027-05-01", PLAN)], None, None),
        ([("2027-05-01", {**PLAN, "date": None})], "2027-08-01", None),
        ([("2027-05-11", HELD)], "2027-08-01", None),
        ([("2027-06-01", PLAN)], "2027-06-02", "told afterwards"),
        ([("2027-06-01", PLAN), ("2027-06-02", PLAN)], None, "told afterwards"),
        ([("2027-05-10", PLAN), ("2027-06-02", PLAN)], None, "no statement found"),
        ([(None, PLAN)], "2027-06-02", "no statement found"),  # nobody knows when that page speaks
    ],
)
def test_what_became_of_a_plan(
    told: Sequence[tuple[str | None, dict[str, Any]]], as_of: str | None, outcome: str | None, build_page: Build
) -> None:
    (entry,) = timeline_of(*(page(build_page, day, s) for day, s in told), as_of=as_of).entries
    assert entry.outcome == outcome


def test_a_moved_meeting_keeps_its_history(build_page: Build) -> None:
    moved = {**PLAN, "words": "Sudan will now meet Egypt", "date": "2027-05-20"}
    pages = [
        page(build_page, "2027-05-01", PLAN),
        page(build_page, "2027-05-08", moved),
        page(build_page, "2027-05-09", moved),
    ]
    (entry,) = timeline_of(*pages, as_of="2027-05-12").entries
    assert [(t.known, t.date) for t in entry.turns] == [("2027-05-01", "2027-05-10"), ("2027-05-08", "2027-05-20")]
    assert entry.outcome is None


def test_a_look_back_at_the_plan_is_no_turn(build_page: Build) -> None:
    pages = [
        page(build_page, "2027-05-01", PLAN),
        page(build_page, "2027-05-11", HELD),
        page(build_page, "2027-05-12", PLAN),
    ]
    (entry,) = timeline_of(*pages).entries
    assert [t.state for t in entry.turns] == ["planned", "held"]


def test_entries_stand_by_date_and_those_without_one_last(build_page: Build) -> None:
    undated = {**HELD, "words": "Egypt met Ethiopia", "actors": ("egy", "eth"), "occurrence": "o2", "date": None}
    early = {**HELD, "words": "Sudan saw Ethiopia", "actors": ("sdn", "eth"), "occurrence": "o3", "date": "2026-01"}
    found = list(timeline_of(page(build_page, "2027-05-11", HELD, undated, early)).entries)
    assert [e.happening.dates for e in found] == [("2026-01",), ("2027-05-10",), ()]


def test_a_deadline_that_passes_is_told(build_page: Build) -> None:
    wish = {
        "kind": "position",
        "words": "Egypt wants a truce by Friday",
        "holders": ("egy",),
        "stance": "demands",
        "issue": "ceasefire",
        "on": On(step="ceasefire"),
        "due": "2027-05-07",
    }
    reached = {
        "words": "Sudan and the RSF agreed to a ceasefire",
        "type": "AGREE",
        "phase": "agreed",
        "issue": "ceasefire",
        "actors": ("sdn", "rsf"),
        "status": "occurred",
        "date": "2027-05-06",
        "occurrence": "o4",
    }
    asked = page(build_page, "2027-05-01", wish)
    assert [d.outcome for d in timeline_of(asked, as_of="2027-05-06").to_come] == [None]
    assert [d.outcome for d in timeline_of(asked, as_of="2027-05-08").passed] == ["no statement found"]
    (met,) = timeline_of(asked, page(build_page, "2027-05-07", reached)).deadlines
    assert met.outcome == "held"
    assert met.settled_by is not None
    late = {**reached, "date": "2027-05-20"}
    (missed,) = timeline_of(asked, page(build_page, "2027-05-21", late)).deadlines
    assert missed.outcome == "no statement found"


def test_a_plan_does_not_corroborate_what_was_held(build_page: Build) -> None:
    (entry,) = timeline_of(page(build_page, "2027-05-01", PLAN), page(build_page, "2027-05-11", HELD)).entries
    assert (entry.corroboration.lineages, entry.corroboration.digit) == (1, 2)


@pytest.mark.parametrize(
    ("plan", "held_on", "dates"),
    [
        ("2027-05-10", "2027-05-11", ("2027-05-10",)),
        ("2027-05-10", "2027-05-10", ("2027-05-10",)),
        ("2027-05-20", "2027-05-11", ()),  # held before the day that was planned: another day, not told
        (None, "2027-05-11", ()),
    ],
)
def test_what_was_held_as_planned_has_the_planned_date(
    plan: str | None, held_on: str, dates: tuple[str, ...], build_page: Build
) -> None:
    told = ((page(build_page, "2027-05-01", {**PLAN, "date": plan})), page(build_page, held_on, {**HELD, "date": None}))
    (entry,) = timeline_of(*told).entries
    assert (entry.happening.state, entry.happening.dates) == ("held", dates)
