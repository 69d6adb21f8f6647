"""What the reading of ages from parses knows: nouns for people, what is done on birthdays, what is no exact age."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from truceline.lexicon.tables import read_toml

Sex = Literal["m", "f"]

PERSON_ENDS = ("man", "woman", "ologist", "smith", "keeper", "maker", "player", "worker")
"""How nouns for a person end that no list need hold: "salvage*man*", "cheese*maker*"."""
NO_PEOPLE = frozenset({"human", "peacekeeper", "housekeeper"})


@dataclass(frozen=True, slots=True, kw_only=True)
class AgeWords:
    """Lists of `check_ages.toml`: lemmas in lower case."""

    about: frozenset[str]
    keeps: frozenset[str]
    falls: frozenset[str]
    turns: frozenset[str]
    states: frozenset[str]
    people: frozenset[str]
    any_of: frozenset[str]
    kin: frozenset[str]
    titles: frozenset[str]
    women: frozenset[str]
    men: frozenset[str]
    anybody: frozenset[str]

    def is_person(self, noun: str) -> bool:
        """Whether a noun is of one person."""
        lists = (self.people, self.any_of, self.kin, self.titles)
        return any(noun in words for words in lists) or self._ends_so(noun)

    def describes(self, noun: str) -> bool:
        """Whether a noun can stand for one who has been named, where nobody else was called so."""
        return (noun in self.people or self._ends_so(noun)) and noun not in self.any_of and noun not in self.kin

    def is_before_name(self, word: str) -> bool:
        """Whether a word with a capital before a name is none of its words: "*Hostage* Carla Nunez"."""
        return word in self.titles or self.describes(word)

    def sex_of(self, noun: str) -> Sex | None:
        """The sex that a noun tells."""
        if noun in self.women or noun.endswith("woman"):
            return "f"
        return "m" if noun in self.men or noun.endswith("man") else None

    @staticmethod
    def _ends_so(noun: str) -> bool:
        return noun.endswith(PERSON_ENDS) and noun not in NO_PEOPLE


def load_ages(name: str) -> AgeWords:
    """Read the file of ages."""
    return AgeWords(**{key: frozenset(words) for key, words in read_toml(name).items()})
