"""Lines of briefs that readers judged: what is right stays, what is false goes; and the form of the list."""

from __future__ import annotations

from pathlib import Path

from benchmarks.judged_lines import VERDICTS, articles, is_as_read, judged, measure

from truceline.pipeline import Engine

RIGHT_TOLD, FALSE_TOLD = 371, 104
"""Of 371 right lines those that are told at the least, of 147 false ones at the most; measured 371, 104."""


def test_right_lines_stay_and_false_ones_go(shared: Path) -> None:
    _, kept, _ = measure(shared, Engine())
    assert kept["all", "right"] >= RIGHT_TOLD
    assert kept["all", "false"] <= FALSE_TOLD


def test_places_are_those_that_were_read(shared: Path) -> None:
    read = list(articles(shared, judged()))
    assert len(read) == len(judged())
    assert all(is_as_read(line, article) for row, article in read for line in row["lines"])


def test_the_list_holds_no_text() -> None:
    lines = [line for row in judged() for line in row["lines"]]
    assert {line["verdict"] for line in lines} == set(VERDICTS)
    assert all(line.keys() == {"section", "verdict", "kind", "rule", "start", "end", "hash"} for line in lines)
