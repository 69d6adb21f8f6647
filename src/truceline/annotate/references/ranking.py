"""Which candidate a pronoun means: features weighed by a small trained model, nobody where none stands out.

The probability of each candidate, and of nobody, is by the softmax of what their features weigh together (the mention
ranking of Denis and Baldridge, Specialized models and ranking for coreference resolution, 2008). `docs/coreference.md`
is the model's card.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import exp, fsum, inf

from truceline.lexicon.antecedents import Weights
from truceline.model.spans import Span

# Who is only described: a candidate that cannot be chosen.
NOBODY_KNOWN = "?"

# Sentences back from which a candidate is far, and the features that say that speech holds or divides it and the word.
FAR_BACK = 2
OF_SPEECH = frozenset({"person in speech", "in speech", "outside of the speech"})

Meant = tuple[str, ...]
# Actors, relation, where, and whether the words are plural.
Seen = tuple[Meant, str, int, bool]


@dataclass(slots=True)
class Candidate:
    """Whom a pronoun may mean, where it is named nearest (offset, sentences back, relation), and its features.

    `certainty` is that of the words there: below 1.0 where they are a pronoun that was itself only likely to mean them.
    """

    meant: Meant
    at: int
    back: int
    relation: str
    features: set[str] = field(default_factory=set)
    sightings: int = 1
    certainty: float = 1.0


@dataclass(frozen=True, slots=True)
class Choice:
    """Whom a word means (empty: nobody for sure), where that is named, and the feature that decided it."""

    meant: Meant
    at: int = -1
    because: str = ""
    sure: float = 0.0


@dataclass(frozen=True, slots=True)
class Decision:
    """How a word was resolved, or why not: its candidates, its own features and the choice."""

    span: Span
    choice: Choice
    found: Mapping[Meant, Candidate]
    about: tuple[str, ...]


def choose(found: Mapping[Meant, Candidate], about: Iterable[str] | None, weights: Weights) -> Choice:
    """The candidate that is meant, if it is sure enough; what rests on an uncertain answer is as uncertain.

    `about` are features of the word itself; None for a description, where one of the candidates must be meant.
    Sums are exact, since features are sets, whose order another process has otherwise.
    """
    nobody = -inf if about is None else fsum(weights.nobody.get(f, 0.0) for f in about)
    weight = weights.of.get
    scores = {c.meant: fsum([weight(f, 0.0) for f in c.features]) for c in found.values()}
    ranked = sorted(scores, key=lambda m: (-scores[m], m))
    if not ranked or ranked[0][0].startswith(NOBODY_KNOWN):
        return Choice(())
    top = max(nobody, scores[ranked[0]])
    total = exp(nobody - top) + sum(exp(s - top) for s in scores.values())
    best = found[ranked[0]]
    sure = exp(scores[ranked[0]] - top) / total * best.certainty
    if sure < (weights.sure_if_far if about is None or _is_far(best, about) else weights.sure):
        return Choice((), sure=sure)
    return Choice(best.meant, best.at, _deciding(best, found, ranked, weights), sure)


def _is_far(best: Candidate, about: Iterable[str] | None) -> bool:
    """Whether a word's first candidate is of a kind that is often wrong: sentences back, or in or across speech."""
    return best.back >= FAR_BACK or not OF_SPEECH.isdisjoint((*best.features, *(about or ())))


def _deciding(best: Candidate, found: Mapping[Meant, Candidate], ranked: list[Meant], weights: Weights) -> str:
    """The feature that the best has, that the next has not, and that weighs most."""
    rest = found[ranked[1]].features if len(ranked) > 1 else set[str]()
    own = best.features - rest or best.features
    return max(sorted(own), key=lambda f: weights.of.get(f, 0.0))
