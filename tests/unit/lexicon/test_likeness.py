"""What the likeness of two slots weighs."""

from __future__ import annotations

import pytest

from truceline.lexicon.lexicon import load_lexicon
from truceline.lexicon.likeness import LikenessWeights

WEIGHTS = LikenessWeights(
    sure=0.5, alone=-2.0, at={"shared": (1.0, 3.0), "near": (1.0,)}, sums={"shared": (1.0, 3.0), "near": (1.5,)},
    most={"shared": 3.0, "near": 1.5},
)  # fmt: skip


@pytest.mark.parametrize(("shared", "chance"), [(0, 0.119), (1, 0.269), (2.9, 0.269), (3, 0.731), (40, 0.731)])
def test_adds_what_the_last_step_gives_that_is_reached(shared: float, chance: float) -> None:
    assert WEIGHTS.probability({"shared": shared}) == pytest.approx(chance, abs=0.001)


@pytest.mark.parametrize("known", [{}, {"near": 0.0}, {"shared": 1.0}])
def test_what_is_not_known_yet_may_add_the_most(known: dict[str, float]) -> None:
    assert WEIGHTS.may_be_sure(known)


def test_two_slots_cannot_be_one_fact_when_nothing_else_can_add_enough() -> None:
    assert not WEIGHTS.may_be_sure({"shared": 0.0})
    assert not WEIGHTS.may_be_sure({"shared": 1.0, "near": 0.0})


def test_features_without_a_weight_tell_nothing() -> None:
    assert WEIGHTS.probability({"colour of the sea": 7.0}) == WEIGHTS.probability({})


def test_steps_of_the_table_rise_and_each_has_its_weight() -> None:
    likenesses = load_lexicon().likenesses
    for weights in (likenesses.values, likenesses.sides, likenesses.acts):
        assert weights.at.keys() == weights.sums.keys()
        for name, at in weights.at.items():
            assert list(at) == sorted(set(at))
            assert len(at) == len(weights.sums[name])
