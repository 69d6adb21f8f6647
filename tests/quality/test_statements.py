"""Floors of what is found in real articles. They rise with docs/measurements.md and never fall."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.conftest import Score


def test_statements_of_real_articles(score: Score) -> None:
    figures = score("statements", "statements/dev.jsonl")
    assert figures["found_f1"] >= 0.60
    assert figures["core_f1"] >= 0.445
    assert figures["missing"] == 0
    assert figures["slots"]["actors"] >= 0.735
    assert figures["slots"]["recipients"] >= 0.48
