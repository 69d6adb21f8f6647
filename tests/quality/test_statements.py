"""Floors of what is found in real articles. They rise with docs/measurements.md and never fall."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.conftest import Score


UNDERSTOOD = (".at_hand", ".vowed", ".unnamed", "events.act", "events.unsaid", "assessments.foretold")
"""Rules of statements that leave their step or their actor to the article, so that their slots stay emptier."""


def test_statements_of_real_articles(score: Score) -> None:
    figures = score("statements", "statements/dev.jsonl")
    assert figures["found_f1"] >= 0.718
    assert figures["core_f1"] >= 0.515
    assert figures["slots"]["source"] >= 0.80
    assert figures["slots"]["date"] >= 0.57
    assert figures["slots"]["issue"] >= 0.61
    assert figures["slots"]["on"] >= 0.535
    assert figures["missing"] == 0
    assert figures["slots"]["actors"] >= 0.745


def test_slots_of_what_names_its_parties(score: Score) -> None:
    figures = score("statements", "statements/dev.jsonl", UNDERSTOOD)
    assert figures["found_f1"] >= 0.67
    assert figures["core_f1"] >= 0.505
    assert figures["slots"]["on"] >= 0.62
    assert figures["slots"]["actors"] >= 0.75
    assert figures["slots"]["recipients"] >= 0.50


def test_statements_of_the_founding_page(score: Score) -> None:
    figures = score("seed", "seed.json")["statements"]
    assert figures["found_f1"] >= 0.89
    assert figures["core_f1"] >= 0.77
