"""The models that read two sentences together: their pieces of words, how alike sentences are, what they give."""

from __future__ import annotations

from typing import get_args

import numpy as np
import pytest

from truceline.lexicon.pair_model import PairModel, words_of
from truceline.model.conflict import ConflictClass, ConflictKind


@pytest.fixture(scope="module")
def model() -> PairModel:
    return PairModel("pair_model")


# The numbers are those that the tokenizer of the model's base gives (docs/pair_model.md).
@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        (
            "Mr. Çavuşoğlu’s envoy didn't sign on 3 May; €2.5bn was paid.",
            [
                *(2720, 1012, 6187, 27500, 8649, 7630, 1521, 1055, 19918, 2134, 1005, 1056, 3696, 2006, 1017, 2089),
                *(1025, 1574, 2475, 1012, 1019, 24700, 2001, 3825, 1012),
            ],
        ),
        ("“Truce,” said 外務省 — naïve?", [1523, 18415, 1010, 1524, 2056, 1809, 100, 1920, 1517, 15743, 1029]),
        ("tab\tand\nline\x00 $100 `a` a+b", [21628, 1998, 2240, 1002, 2531, 1036, 1037, 1036, 1037, 1009, 1038]),
        ("x" * 101 + " end", [100, 2203]),
        (
            "Сергей Лавров met",
            [1196, 15290, 16856, 29741, 15290, 10325, 1190, 10260, 25529, 16856, 19259, 2777],
        ),
    ],
)
def test_parts_words_as_its_base_does(model: PairModel, text: str, pieces: list[int]) -> None:
    assert model.pieces(text) == pieces


def test_its_kinds_and_classes_are_those_of_a_record(model: PairModel) -> None:
    assert sorted(model.kinds) == sorted(get_args(ConflictKind))
    assert sorted(model.classes) == sorted(get_args(ConflictClass))


def test_words_are_small_letters_without_accents_and_every_sign_is_one() -> None:
    assert list(words_of("Élysée: “No”")) == ["elysee", ":", "“", "no", "”"]


def test_sentences_of_one_thing_are_more_alike_than_those_of_two(model: PairModel) -> None:
    likeness = model.likeness(
        [
            "The envoys signed the truce in Kadara on Monday.",
            "On Monday the agreement was concluded by the negotiators in Kadara.",
            "Snow closed the road over the pass.",
        ]
    )
    assert np.allclose(likeness, likeness.T, atol=1e-5)
    assert likeness[0, 1] > max(likeness[0, 2], likeness[1, 2])


def test_no_sentence_is_alike_to_none(model: PairModel) -> None:
    assert model.likeness([]).shape == (0, 0)
    assert model.likeness(["", "\u200b"]).shape == (2, 2)


def test_a_pair_has_one_reading_whatever_was_read_before(model: PairModel) -> None:
    pair = ("Both sides signed the accord on Friday.", "same page: Nobody has signed the accord so far.")
    first = model.glance(*pair), model.read(*pair)
    other = ("The lake is frozen.", "same page: " + "A very long sentence goes on and on, " * 40)
    model.glance(*other)
    model.read(*other)
    assert (model.glance(*pair), model.read(*pair)) == first


def test_tells_what_excludes_from_what_does_not(model: PairModel) -> None:
    said = "The rebels released all forty prisoners on Sunday."
    excludes = (said, "same page: On Sunday not one of the forty prisoners was let go by the rebels.")
    agrees = (said, "same page: On Sunday the forty prisoners were set free by the rebels.")
    assert model.glance(*excludes).odds > 0 > model.glance(*agrees).odds
    assert model.read(*excludes).odds > 1 > 0 > model.read(*agrees).odds


def test_kind_and_class_are_what_readings_give_together(model: PairModel) -> None:
    pair = ("The talks were held in Vela on Monday.", "same page: The two sides met in Oru for the talks on Monday.")
    readings = (model.glance(*pair), model.read(*pair))
    assert model.kind_of(readings) == "place"
    assert model.class_of(readings) == "contradiction"


@pytest.mark.parametrize("text", ["", " ", "\x00", "word " * 5_000, "[CLS] [SEP] <s> </s> same page: other page"])
def test_reads_whatever_a_page_may_hold(model: PairModel, text: str) -> None:
    assert -30 < model.glance(text, text).odds < 30
    assert -30 < model.read(text, text).odds < 30
