"""Additive logistic models over steps of features, as the lexicon's tables of weights hold them: fitting and writing.

Needs numpy, which spaCy brings along; truceline itself adds up the weights without it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

STEPS = 8
"""Steps of a feature."""
SMALL = 0.05
ROUNDS = 30

Matrix = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Additive:
    """A model: the names of its features, the steps of each, and a weight for every step and one for none."""

    names: Sequence[str]
    steps: Sequence[Sequence[float]]
    weights: Matrix

    @classmethod
    def learned(cls, features: Sequence[Mapping[str, float]], told: Sequence[bool], ridge: float) -> Additive:
        """Learn from examples, with a penalty on the squares of the weights."""
        names = sorted({name for of_one in features for name in of_one})
        values = _values(features, names)
        steps = _steps(values)
        return cls(names, steps, _fit(_taken(values, steps), np.array(told, dtype=float), ridge))

    def chances(self, features: Sequence[Mapping[str, float]]) -> Matrix:
        """The probability of each of some examples."""
        taken = _taken(_values(features, self.names), self.steps)
        return np.asarray(1 / (1 + np.exp(-taken @ self.weights)))

    def table(self, name: str, sure: float) -> str:
        """The model as the lexicon has it: steps and weights of its features, and from which probability it is sure."""
        weights = list(self.weights)
        lines = [f"\n[{name}]\nsure = {sure}\nalone = {weights.pop():.2f}\n\n[{name}.of]\n"]
        for feature, own in zip(self.names, self.steps, strict=True):
            adds = [(at, weights.pop(0)) for at in own]
            kept = [(at, w) for at, w in adds if abs(w) >= SMALL]
            if kept:
                at, add = ", ".join(f"{at:g}" for at, _ in kept), ", ".join(f"{w:.2f}" for _, w in kept)
                lines.append(f'"{feature}" = {{ at = [{at}], adds = [{add}] }}\n')
        return "".join(lines)


def _values(features: Sequence[Mapping[str, float]], names: Sequence[str]) -> Matrix:
    return np.array([[float(of_one.get(name, 0.0)) for name in names] for of_one in features])


def _steps(values: Matrix) -> list[list[float]]:
    """The steps of each feature: all its values if they are few, else quantiles of them."""
    steps = []
    for column in values.T:
        own = np.unique(column)
        at = own[1:] if len(own) <= STEPS else np.unique(np.quantile(column, np.linspace(0.1, 0.95, STEPS)).round(2))
        steps.append([float(x) for x in at if x > own[0]])
    return steps


def _taken(values: Matrix, steps: Sequence[Sequence[float]]) -> Matrix:
    """Which steps each example has reached, with a column of ones at the end."""
    reached = [values[:, i] >= at for i, own in enumerate(steps) for at in own]
    return np.column_stack([*reached, np.ones(len(values))]).astype(float)


def _fit(taken: Matrix, told: Matrix, ridge: float) -> Matrix:
    """The weights of a logistic model with a penalty on their squares, but for the last; by Newton's steps."""
    weights = np.zeros(taken.shape[1])
    penalty = np.full(taken.shape[1], ridge)
    penalty[-1] = 1e-6
    for _ in range(ROUNDS):
        chance = 1 / (1 + np.exp(-np.clip(taken @ weights, -30, 30)))
        slope = taken.T @ (told - chance) - penalty * weights
        bend = (taken.T * (chance * (1 - chance))) @ taken + np.diag(penalty)
        weights += np.linalg.solve(bend, slope)
    return weights
