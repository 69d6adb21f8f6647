"""Floors of what is kept of an archive and of which copies are found in it (docs/measurements.md)."""

from __future__ import annotations

from pathlib import Path

from benchmarks.near_copies import measure
from benchmarks.relevance import lost_articles, read_rows

from truceline.lexicon.lexicon import load_lexicon


def test_pages_with_statements_of_the_parties_are_kept(shared: Path) -> None:
    gold = list(read_rows(shared / "bench/statements/dev.jsonl"))
    assert len(lost_articles(gold, load_lexicon())) <= 0.02 * len(gold)


def test_altered_copies_are_found_and_nothing_else(shared: Path) -> None:
    found = measure(shared, seed=7)
    assert found.precision >= 0.99
    assert found.recall >= 0.985
    hits, total = found.by_sort["cut to 30 %"]
    assert hits >= 0.96 * total
    assert found.seconds < 10  # 2.2 on a machine with other work; ten times as much would be another algorithm
