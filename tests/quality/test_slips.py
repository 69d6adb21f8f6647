"""Genuine slips of real articles, as readers found them: floors that may only rise, and the form of the lists."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.slips import GENUINE, GOLD, gold, is_as_read, measure, sources

from truceline.pipeline import Engine

FOUND, MOST_OTHER_FLAGS = 9, 0
"""Of half a: slips found, of 44; flags that are no listed slip."""
HALVES = [half for half in ("a", "b") if (GOLD / f"gold-{half}.jsonl").exists()]


def test_finds_what_a_reader_found(shared: Path) -> None:
    figures = measure(shared, "a", Engine())
    assert figures.found["all"] >= FOUND
    assert figures.other_flags <= MOST_OTHER_FLAGS


@pytest.mark.parametrize("half", HALVES)
def test_places_are_those_that_were_read(half: str, shared: Path) -> None:
    rows = gold(half)
    articles = sources(shared, rows)
    assert all(is_as_read(slip, articles[row["id"]]) for row in rows for slip in row["slips"])


@pytest.mark.parametrize("half", HALVES)
def test_lists_hold_no_text(half: str) -> None:
    slips = [slip for row in gold(half) for slip in row["slips"]]
    assert {key for slip in slips for key in slip} <= {"cause", "kind", "grade", "evidence", "why"}
    assert {slip["grade"] for slip in slips} <= {*GENUINE, "arguable"}
    places = [e for slip in slips for e in slip["evidence"] if "knowledge" not in e]
    assert all(e.keys() == {"part", "start", "end", "hash"} for e in places)
