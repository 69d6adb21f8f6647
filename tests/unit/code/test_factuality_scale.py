"""Views as numbers: weights of named cues, added up and kept between -3 and +3."""

from __future__ import annotations

from tests.unit.code.test_factuality_outlet import view

from truceline.code.reality.scale import on_scale
from truceline.lexicon.lexicon import load_lexicon
from truceline.lexicon.status_cues import FactualityScale

SCALES = load_lexicon().status_cues.scales
MET, NOT_MET = "The envoys met in Tunis.", "The envoys have not met in Tunis."


def test_weights_of_the_cues_that_fired_are_added() -> None:
    scale = FactualityScale(1.0, {"CT+": 0.5, "tense CT+": 0.25, "negation CT-": -9.0})
    assert on_scale(view(MET, "met"), scale) == 1.75


def test_a_number_stays_within_the_scale() -> None:
    assert on_scale(view(MET, "met"), FactualityScale(9.0, {})) == 3.0
    assert on_scale(view(NOT_MET, "met"), FactualityScale(0.0, {"negation CT-": -9.0})) == -3.0


def test_corpora_agree_on_plain_cases() -> None:
    for name in ("uw", "meantime"):
        assert on_scale(view(MET, "met"), SCALES[name]) > 2.5
        assert on_scale(view(NOT_MET, "met"), SCALES[name]) < -1.5


def test_what_is_said_leans_towards_plus_for_annotators() -> None:
    told = view("Rabat says the envoys met in Tunis.", "met")
    assert told.factuality == "Uu"
    assert on_scale(told, SCALES["uw"]) > 2.0
