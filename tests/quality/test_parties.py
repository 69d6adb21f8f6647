"""Floors of who did it and to whom in sentences of news. They rise with docs/measurements.md and never fall."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.conftest import Score


def test_both_parties_of_an_event(score: Score) -> None:
    assert score("plv", "events/plv_train.jsonl")["type_and_both_actors"] >= 0.29


def test_countries_of_parties(score: Score) -> None:
    figures = score("gsr", "events/plover_gsr_cameo.jsonl")
    assert figures["source_country"] >= 0.50
    assert figures["target_country"] >= 0.43
    assert figures["dyad_and_type"] >= 0.345
