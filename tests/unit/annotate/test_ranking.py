"""The choice among candidates does not hang on the order of their features, which another process has otherwise."""

from __future__ import annotations

from functools import reduce
from itertools import permutations
from operator import add

from truceline.annotate.references.ranking import Candidate, Choice, Meant, choose
from truceline.lexicon.antecedents import Weights

ROUNDED = {"near": 0.1, "subject": 0.2, "named often": 0.3, "only one": -0.6}
"""Weights whose sum, added up one by one, is nought or not by their order."""
WEIGHTS = Weights(of=ROUNDED, nobody=ROUNDED, sure=0.0, sure_if_far=0.0)


class InOrder(set[str]):
    """A set that gives its members in the order in which they came."""

    def __init__(self, members: tuple[str, ...]) -> None:
        super().__init__(members)
        self._order = members

    def __iter__(self):  # type: ignore[no-untyped-def]
        return iter(self._order)


def _choice(first: tuple[str, ...], second: tuple[str, ...]) -> Choice:
    found: dict[Meant, Candidate] = {
        (name,): Candidate((name,), 0, 0, "subject", InOrder(of)) for name, of in (("kestria", first), ("oru", second))
    }
    return choose(found, None, WEIGHTS)


def test_candidates_with_the_same_features_are_alike_whatever_their_order() -> None:
    orders = tuple(permutations(ROUNDED))
    assert len({reduce(add, map(ROUNDED.__getitem__, order)) for order in orders}) > 1
    choices = {(c.meant, c.sure) for order in orders for c in (_choice(orders[0], order), _choice(order, orders[0]))}
    assert choices == {(("kestria",), 0.5)}


def test_nobody_is_weighed_alike_whatever_the_order_of_the_words_own_features() -> None:
    found: dict[Meant, Candidate] = {("oru",): Candidate(("oru",), 0, 0, "subject", {"near"})}
    assert len({choose(found, order, WEIGHTS).sure for order in permutations(ROUNDED)}) == 1
