"""Floors of events in sentences with PLOVER and CAMEO codes. They rise with docs/measurements.md and never fall."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.conftest import Score


def test_plover_types_of_news_sentences(score: Score) -> None:
    figures = score("plv", "events/plv_train.jsonl")
    assert figures["accuracy"] >= 0.77
    assert figures["macro_f1"] >= 0.80
    assert figures["precision_when_coded"] >= 0.89
    assert figures["type_and_both_actors"] >= 0.49


def test_plover_types_of_codebook_sentences(score: Score) -> None:
    figures = score("gsr", "events/plover_gsr_cameo.jsonl")
    assert figures["type"] >= 0.80
    assert figures["type_precision"] >= 0.76
    assert figures["source_country"] >= 0.855
    assert figures["target_country"] >= 0.795
    assert figures["dyad_and_type"] >= 0.68


def test_cameo_codes_of_codebook_sentences(score: Score) -> None:
    figures = score("cameo", "events/cameo_manual_examples.jsonl")
    assert figures["any"] >= 0.865
    assert figures["root"] >= 0.78
    assert figures["exact"] >= 0.54
    assert figures["events_per_sentence"] <= 1.5
