"""What the likeness of two slots weighs for it that they are one fact, as tools/fit_likeness.py learned it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import accumulate
from math import exp

from truceline.lexicon.tables import read_toml


@dataclass(frozen=True, slots=True, kw_only=True)
class LikenessWeights:
    """The model of one kind of slot.

    `alone` is what a pair has without any feature; of each feature `at` are the steps, rising, `sums` what is added
    from each of them on, and `most` the most that it can add. Two slots are one fact from a probability of `sure`.
    """

    sure: float
    alone: float
    at: dict[str, tuple[float, ...]]
    sums: dict[str, tuple[float, ...]]
    most: dict[str, float]

    def probability(self, features: Mapping[str, float]) -> float:
        """How likely two slots that are alike so far tell one fact."""
        return _probability(self._total(features))

    def may_be_sure(self, features: Mapping[str, float]) -> bool:
        """Whether two slots can be one fact by some of their features, whatever the others are."""
        others = sum(most for name, most in self.most.items() if name not in features)
        return _probability(self._total(features) + others) >= self.sure

    def _total(self, features: Mapping[str, float]) -> float:
        total = self.alone
        for name, value in features.items():
            reached = bisect_right(self.at.get(name, ()), value)
            total += self.sums[name][reached - 1] if reached else 0.0
        return total


def _probability(total: float) -> float:
    return 1 / (1 + exp(-total))


@dataclass(frozen=True, slots=True, kw_only=True)
class Likenesses:
    """The models of values, of parties and of acts that are denied."""

    values: LikenessWeights
    sides: LikenessWeights
    acts: LikenessWeights


def load_likenesses(name: str) -> Likenesses:
    """Read the file of weights."""
    data = read_toml(name)
    return Likenesses(**{model: _weights(data[model]) for model in ("values", "sides", "acts")})


def _weights(table: dict[str, object]) -> LikenessWeights:
    of = table["of"]
    assert isinstance(of, dict)
    at = {name: tuple(map(float, steps["at"])) for name, steps in of.items()}
    sums = {name: tuple(accumulate(map(float, steps["adds"]))) for name, steps in of.items()}
    most = {name: max(0.0, *reached) for name, reached in sums.items()}
    sure, alone = float(str(table["sure"])), float(str(table["alone"]))
    return LikenessWeights(sure=sure, alone=alone, at=at, sums=sums, most=most)
