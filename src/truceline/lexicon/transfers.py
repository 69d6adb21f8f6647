"""The verbs and nouns by which one gives, gets or keeps something."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from truceline.lexicon.tables import read_toml

Doing = Literal["gives", "gets", "keeps"]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class TransferLexicon:
    """What the subject of a verb does, or who a noun is of, by lemma, each with the word that must stand beside it (""
    for none); `land` and `held` are the lemmas of which land or a captive can be what is transferred. `lemmas` are
    those of the verbs and nouns.
    """

    verbs: Mapping[str, tuple[tuple[str, Doing], ...]]
    nouns: Mapping[str, Doing]
    land: frozenset[str]
    held: frozenset[str]
    lemmas: frozenset[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "lemmas", frozenset((*self.verbs, *self.nouns)))


def load_transfers(name: str) -> TransferLexicon:
    """Read the file of transfers."""
    data = read_toml(name)
    verbs: dict[str, tuple[tuple[str, Doing], ...]] = {}
    for doing, words in data["verbs"].items():
        for word in words:
            lemma, _, beside = word.partition(" ")
            verbs[lemma] = (*verbs.get(lemma, ()), (beside, doing))
    return TransferLexicon(
        verbs={lemma: tuple(sorted(ways, reverse=True)) for lemma, ways in verbs.items()},
        nouns={noun: doing for doing, nouns in data["nouns"].items() for noun in nouns},
        land=frozenset(data["once"]["land"]),
        held=frozenset(data["once"]["held"]),
    )
