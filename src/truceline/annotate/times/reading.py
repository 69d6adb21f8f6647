"""What a shape has matched, and what is read out of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from truceline.annotate.times.numbers import read_number
from truceline.annotate.times.setting import Setting
from truceline.annotate.times.tokens import Tokens
from truceline.lexicon.time_words import TimeWords
from truceline.model.interval import Interval
from truceline.model.time import TimexType


@dataclass(frozen=True, slots=True)
class Parts:
    """The named parts of a matched shape."""

    tokens: Tokens
    match: re.Match[str]
    words: TimeWords

    def has(self, name: str) -> bool:
        """Whether an optional part is there."""
        return self.match.group(name) is not None

    def all(self, name: str) -> list[str]:
        """The words of a part, in lower case."""
        start, end = self.match.span(name)
        return [self.tokens.word(i).lower() for i in range(start, end)]

    def word(self, name: str) -> str:
        """The first word of a part, in lower case."""
        return self.tokens.word(self.match.start(name)).lower()

    def code(self, name: str, *labels: str) -> str:
        """What the lexicon says of the first word of a part, in the first of some classes that has it."""
        word = self.word(name)
        return next(self.words.classes[label][word] for label in labels if word in self.words.classes[label])

    def number(self, name: str) -> float | None:
        """The number that a part spells; None for a number that is not told ("several")."""
        return read_number(self.all(name), self.words)

    def whole(self, name: str) -> int:
        """The whole number that a part spells. Raises ValueError where it spells none."""
        number = self.number(name)
        if number is None:
            raise ValueError("no number")
        return int(number)

    def ordinal(self, name: str) -> int:
        """The number of an ordinal or day of the month: "15th", "third", "15"."""
        word = self.word(name)
        digits = re.match(r"\d+", word)
        return int(digits.group()) if digits else int(self.code(name, "ORDINALWORD"))


@dataclass(frozen=True, slots=True)
class Reading:
    """The type, value and mod of a time. `interval` is given where the value does not say it."""

    type: TimexType
    value: str | None
    mod: str | None = None
    interval: Interval | None = None


@dataclass(frozen=True, slots=True)
class Pattern:
    """A shape and the function that reads what it matches. None means that it is no time after all."""

    name: str
    shape: str
    read: Callable[[Parts, Setting], Reading | None]
