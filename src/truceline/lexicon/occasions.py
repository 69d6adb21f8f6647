"""What is told as done for the first or the last time: the words for its kinds, its forms and who does it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from truceline.errors import LexiconInvalid
from truceline.lexicon.tables import read_toml


@dataclass(frozen=True, slots=True)
class OccasionLexicon:
    """Kinds of doings by the lemmas of verbs (with the words that must stand below them, "" for none) and nouns.

    `forms`, `limits` and `levels` give the form, the narrower scope and the level that a lemma names, `words` are
    further lists by name. `lemmas` are those of the verbs and nouns.
    """

    verbs: Mapping[str, Mapping[str, str]]
    nouns: Mapping[str, str]
    forms: Mapping[str, str]
    limits: Mapping[str, str]
    levels: Mapping[str, str]
    words: Mapping[str, frozenset[str]]
    lemmas: frozenset[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "lemmas", frozenset((*self.verbs, *self.nouns)))


def load_occasions(name: str) -> OccasionLexicon:
    """Read the file of doings. Raises LexiconInvalid where a noun or a verb names two of them."""
    data = read_toml(name)
    verbs: defaultdict[str, dict[str, str]] = defaultdict(dict)
    nouns: dict[str, str] = {}
    for doing, words in data["doings"].items():
        for verb in words["verbs"]:
            lemma, _, beside = verb.partition(" ")
            if beside in verbs[lemma]:
                raise LexiconInvalid("a verb of two doings", where=f"{name}, {doing}: {verb}")
            verbs[lemma][beside] = doing
        for noun in words["nouns"]:
            if noun in nouns:
                raise LexiconInvalid("a noun of two doings", where=f"{name}, {doing}: {noun}")
            nouns[noun] = doing
    return OccasionLexicon(
        dict(verbs),
        nouns,
        _names_of(data["forms"]),
        _names_of(data["limits"]),
        _names_of(data["levels"]),
        {key: frozenset(words) for key, words in data["words"].items()},
    )


def _names_of(table: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """The name of each list by its words."""
    return {word: name for name, words in table.items() for word in words}
