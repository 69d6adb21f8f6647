"""Floors of attribution in political news. They rise with docs/measurements.md and never fall."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.conftest import Score


def test_attributions_of_political_news(score: Score) -> None:
    figures = score("attribution", "attribution/polnear.dev.jsonl")
    assert figures["strict_f1"] >= 0.58
    assert figures["overlap_f1"] >= 0.71
    assert figures["speaker_accuracy"] >= 0.92
    assert figures["end_to_end_f1"] >= 0.65
