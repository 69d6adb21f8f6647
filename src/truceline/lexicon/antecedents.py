"""What the features of a pronoun's candidates weigh, as tools/fit_antecedents.py learned it."""

from __future__ import annotations

from dataclasses import dataclass

from truceline.lexicon.tables import read_toml


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """The model of one kind of pronoun.

    `of` are the weights of a candidate's features, `nobody` those of the word's own features, for it that no candidate
    is meant; a candidate is chosen if its probability is at least `sure`, or `sure_if_far` where it stands two or more
    sentences back or speech comes between, and for descriptions.
    """

    of: dict[str, float]
    nobody: dict[str, float]
    sure: float
    sure_if_far: float


@dataclass(frozen=True, slots=True, kw_only=True)
class AntecedentWeights:
    """The models of he and she, of it, and of they."""

    people: Weights
    body: Weights
    several: Weights


def load_antecedents(name: str) -> AntecedentWeights:
    """Read the file of weights."""
    data = read_toml(name)
    return AntecedentWeights(**{kind: Weights(**data[kind]) for kind in ("people", "body", "several")})
