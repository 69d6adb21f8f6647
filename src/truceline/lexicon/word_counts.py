"""How much a word tells: by how many of some thousand articles have it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from math import fsum, log

from truceline.errors import LexiconInvalid
from truceline.lexicon.tables import read_rows

UNKNOWN = 5
"""Articles that a word is taken to stand in which is in the table of none."""


@dataclass(frozen=True)
class WordCounts:
    """In how many of `articles` articles the stem of each word stands."""

    articles: int
    of: Mapping[str, int]

    @cached_property
    def _weights(self) -> dict[str, float]:
        return {word: log(self.articles / count) for word, count in self.of.items()}

    @cached_property
    def _most(self) -> float:
        return log(self.articles / UNKNOWN)

    def weight(self, word: str) -> float:
        """The logarithm of one in how many articles has a stem: 0 where all have it, the most for an unknown one."""
        return self._weights.get(word, self._most)

    def weight_of(self, words: Iterable[str]) -> float:
        """What some stems weigh together, the same in whatever order they come."""
        return fsum(map(self.weight, words))


def load_word_counts(name: str) -> WordCounts:
    """Read the table of counts; the row `*` has the number of all articles. Raises LexiconInvalid without it."""
    rows = {row["stem"]: int(row["articles"]) for row in read_rows(name, ("stem", "articles"))}
    if "*" not in rows:
        raise LexiconInvalid("no row for all articles", where=name)
    return WordCounts(rows.pop("*"), rows)
