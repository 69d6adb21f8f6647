"""What changed between two days: each kind once, and nothing where nothing did."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from truceline.lexicon.lexicon import load_lexicon
from truceline.model.coded import CodedArticle
from truceline.model.conflict import Conflict
from truceline.model.statement import On
from truceline.trace.changes import Changes, find_changes
from truceline.trace.content import Happening
from truceline.trace.known import Known
from truceline.trace.sources import Sources

Build = Callable[..., CodedArticle]
Told = tuple[str, dict[str, Any]]
MEETING: dict[str, Any] = {"type": "CONSULT", "actors": ("sdn", "egy"), "occurrence": "o1", "date": "2027-05-10"}
PLAN: Told = ("2027-05-01", {**MEETING, "words": "Sudan will meet Egypt", "status": "planned"})
AGAIN: Told = ("2027-05-03", {**MEETING, "words": "Egypt is to meet Sudan", "status": "planned"})
MOVED: Told = (
    "2027-05-03",
    {**MEETING, "words": "Egypt will see Sudan later", "status": "planned", "date": "2027-05-15"},
)
HELD: Told = ("2027-05-11", {**MEETING, "words": "Sudan met Egypt", "status": "occurred"})
OFF: Told = ("2027-05-09", {**MEETING, "words": "Sudan did not meet Egypt", "status": "occurred", "factuality": "CT-"})


def known(build_page: Build, day: str, told: Sequence[Told], conflicts: tuple[Conflict, ...] = ()) -> Known:
    """What a case knows by a day: a page for each statement published by then."""
    by_then = [(published, s) for published, s in told if published <= day]
    pages = [build_page(f"{s['words']}.", [s], published=when, outlet=f"Mail {when}") for when, s in by_then]
    return Known(day=day, sources=Sources.of(pages), conflicts=conflicts, lexicon=load_lexicon())


def changes(build_page: Build, told: Sequence[Told], since: str, until: str) -> Changes:
    before, after = known(build_page, since, told), known(build_page, until, told)
    return find_changes(before, after)


@pytest.mark.parametrize(
    ("told", "since", "until", "kinds"),
    [
        ([PLAN], "2027-04-01", "2027-05-02", ["added"]),
        ([PLAN, OFF], "2027-05-02", "2027-05-09", ["withdrawn", "newly confirmed"]),
        ([PLAN, MOVED], "2027-05-02", "2027-05-04", ["moved", "newly confirmed"]),
        ([PLAN, HELD], "2027-05-02", "2027-05-12", ["took place", "newly confirmed"]),
        ([PLAN], "2027-05-02", "2027-05-12", ["lapsed"]),
        ([PLAN, AGAIN], "2027-05-02", "2027-05-04", ["newly confirmed"]),
        ([PLAN, HELD], "2027-05-12", "2027-06-12", []),
        ([PLAN], "2027-05-02", "2027-05-08", []),
        ([PLAN], "2027-05-12", "2027-06-12", []),
    ],
)
def test_happenings(told: list[Told], since: str, until: str, kinds: list[str], build_page: Build) -> None:
    assert [c.kind for c in changes(build_page, told, since, until).changes] == kinds


def test_a_moved_meeting_tells_both_dates_and_the_page(build_page: Build) -> None:
    (moved, _) = changes(build_page, [PLAN, MOVED], "2027-05-02", "2027-05-04").changes
    assert (moved.before, moved.after) == ("2027-05-10", "2027-05-15")
    assert isinstance(moved.thing, Happening)
    assert moved.report is not None
    assert moved.report.known == "2027-05-03"


def test_a_party_that_turns_round(build_page: Build) -> None:
    base = {"kind": "position", "holders": ("egy",), "issue": "ceasefire", "on": On(step="ceasefire")}
    no: Told = ("2027-05-01", {**base, "words": "Egypt rejects a truce", "stance": "rejects"})
    yes: Told = ("2027-05-05", {**base, "words": "Egypt supports a truce", "stance": "supports"})
    found = changes(build_page, [no, yes], "2027-05-02", "2027-05-06").changes
    assert [c.kind for c in found] == ["added", "turned"]
    assert not changes(build_page, [no, yes], "2027-05-06", "2027-05-09").changes


def test_a_new_conflict_is_told_once(build_page: Build, build_conflict: Callable[..., Conflict]) -> None:
    page = build_page("They met on 3 May.", published="2027-05-03")
    conflict = build_conflict((page, "3 May"), "They met on 5 May.")
    before, after = known(build_page, "2027-05-02", []), known(build_page, "2027-05-04", [], (conflict,))
    assert [c.kind for c in find_changes(before, after).changes] == ["newly contradicted"]
    assert not find_changes(after, after).changes
