"""What a shape has matched, and what is read out of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from truceline.annotate.times.numbers import read_number
from truceline.annotate.times.setting import Setting
from truceline.annotate.times.tokens import Tokens
from truceline.lexicon.time_words import TimeWords
from truceline.model.interval import Interval
from truceline.model.time import TimexType


@dataclass(slots=True)
class Parts:
    """The named parts of a matched shape, and the words beside it.

    `match` is on the letters from the token `start` on. It is mypy that keeps it frozen, as it does tokens.
    """

    tokens: Final[Tokens]
    start: Final[int]
    match: Final[re.Match[str]]
    words: Final[TimeWords]

    @property
    def end(self) -> int:
        """The token behind the match."""
        return self.start + self.match.end()

    def at(self, name: str) -> int:
        """The first token of a part that is there."""
        return self.start + self.match.start(name)

    def has(self, name: str) -> bool:
        """Whether an optional part is there."""
        return name in self.match.re.groupindex and self.match.group(name) is not None

    def all(self, name: str) -> list[str]:
        """The words of a part, in lower case."""
        start, end = self.match.span(name)
        return [self.tokens.word(self.start + i).lower() for i in range(start, end)]

    def word(self, name: str) -> str:
        """The first word of a part, in lower case; empty where the part is not there."""
        return self.tokens.word(self.at(name)).lower() if self.has(name) else ""

    def code(self, name: str, *labels: str) -> str:
        """What the lexicon says of the first word of a part, in the first of some classes that has it."""
        word = self.word(name)
        return next(self.words.classes[label][word] for label in labels if word in self.words.classes[label])

    def number(self, name: str) -> float | None:
        """The number that a part spells; None for a number that is not told ("several")."""
        return read_number(self.all(name), self.words)

    def ordinal(self, name: str) -> int:
        """The number of an ordinal or day of the month: "15th", "third", "15"."""
        word = self.word(name)
        digits = re.match(r"\d+", word)
        return int(digits.group()) if digits else int(self.code(name, "ORDINALWORD"))

    def near(self, name: str) -> frozenset[str]:
        """The words of the lexicon that tell, beside a possible time, whether it is one."""
        return self.words.near[name]

    def before(self, steps: int = 1) -> str:
        """The word some steps before the match, in lower case; empty at the start of the sentence."""
        at = self.start - steps
        return self.tokens.word(at).lower() if at >= 0 else ""

    def after(self, steps: int = 1) -> str:
        """The word some steps after the match, as written; empty at the end of the sentence."""
        at = self.end + steps - 1
        return self.tokens.word(at) if at < len(self.tokens.words) else ""


@dataclass(frozen=True, slots=True)
class Reading:
    """The type, value and mod of a time. `interval` is given where the value does not say it.

    A `floating` time of day has no day yet: its value begins with T. `zone` is the offset from UTC ("Z", "-05:00") or
    the region (of the tz database) that the text gives with a clock time; TIMEX3 values have none, the bounds do.
    A `dated` one has its year in its own words; `counted` is −1 for "two years ago", 1 for "two years later".
    """

    type: TimexType
    value: str | None
    mod: str | None = None
    interval: Interval | None = None
    zone: str = ""
    dated: bool = False
    counted: int = 0
    floating: bool = False

    @property
    def day(self) -> str | None:
        """The value, where it is a day: 2025-08-15, XXXX-08-15, XXXX-WXX-5, XXXX-XX-XX."""
        return self.value if self.type == "DATE" and self.value and DAY.fullmatch(self.value) else None


DAY = re.compile(r"(?:\d{4}|XXXX)-(?:\d\d|XX)-(?:\d\d|XX)|XXXX-WXX-[1-7]")


@dataclass(frozen=True, slots=True)
class Pattern:
    """A shape and the function that reads what it matches. None means that it is no time after all."""

    name: str
    shape: str
    read: Callable[[Parts, Setting], Reading | None]
