"""Words by which a page tells up to which moment one of its counts, lists, polls or the page itself holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from truceline.lexicon.tables import read_toml


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class HoldingWords:
    """`things` has the class of a noun; `verbs` and `words` the lists of `check_holdings.toml`, by name."""

    things: Mapping[str, str]
    verbs: Mapping[str, frozenset[str]]
    words: Mapping[str, frozenset[str]]

    @property
    def particles(self) -> Mapping[str, str]:
        """The particle that a verb needs."""
        pairs = (pair.split() for pair in self.words["with_particle"])
        return {pair[0]: pair[1] for pair in pairs}


def load_holdings(name: str) -> HoldingWords:
    """Read the file of holdings."""
    data = read_toml(name)
    return HoldingWords(
        things={noun: class_ for class_, nouns in data["things"].items() for noun in nouns},
        verbs={key: frozenset(word.split()[0] for word in words) for key, words in data["verbs"].items()},
        words={key: frozenset(words) for key, words in data["words"].items()},
    )
