"""Words of time as letters: each token of a sentence becomes one letter, so that shapes can be regular expressions.

A letter stands for a set of classes: "second" is both an ordinal and a unit, "May" with a capital letter a month.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import repeat
from typing import Final

from truceline.lexicon.time_words import TimeWords

OTHER = "x"
"""The letter of every word that says nothing of time."""

LONGEST = 40
"""More tokens than any shape has: no time reaches farther."""

CURRENCY = frozenset("$€£¥")

FIRST_LETTER = 0xE000  # private use area: can't be met in a shape by accident

FIGURES = (
    r"(?<![\w.,])\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:\.\d{1,6})?(?:Z|[+-]\d\d:?\d\d)?)?(?!\w)"
    r"|(?<![\w.,/])\d{4}/\d\d/\d\d(?![\w/])"
    r"|(?<![\w.,/])\d{1,2}/\d{1,2}(?:/\d{2,4})?(?![\w/])"
    r"|(?<![\w.,])\d{1,2}\.\d{1,2}\.\d{4}(?!\w)"
    r"|(?<![\w.,])\d{1,2}-\d{1,2}-\d{4}(?![\w-])"
    r"|(?<![\w.,:])\d{1,2}[:.]\d\d(?::\d\d)?(?![\d:])"
    r"|(?<![\w$€£¥])\d{1,3}(?:,\d{3})+(?![\d,])"
    r"|(?<![\w$€£¥])\d{1,12}(?:\.\d{1,4})?(?:st|nd|rd|th|s)?(?![\d_])"
)

TOKEN = re.compile(
    rf"(?=\S)(?:[A-Za-z]{{2,}}(?!\w)|[^\W\d_]{{2,}}(?![\d_])|['’]s\b|[^\w\s]|(?=\d)(?:{FIGURES})"
    r"|[ap]\.m\.?|[AP]\.M\.?|B\.C\.(?:E\.)?|A\.D\."
    r"|[^\W\d_]+(?![\d_])|\w+)"
)
"""A token, plain words first, as most are. Nothing but blanks lies between two of them."""

DIGIT = re.compile(r"\d")

NUMBER_FORMS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("ISO", re.compile(r"\d{4}([-/])\d\d\1\d\d.*")),
    ("DIGITS", re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}")),
    ("CLOCK", re.compile(r"(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?")),
    ("DOTCLOCK", re.compile(r"(?:[01]?\d|2[0-4])\.[0-5]\d")),
    ("HOURS", re.compile(r"(?:[01]\d|2[0-4])[0-5]\d")),
    ("HOUR", re.compile(r"1?\d|2[0-4]")),
    ("DAY", re.compile(r"0?[1-9]|[12]\d|3[01]")),
    ("DAYTH", re.compile(r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)")),
    ("ORDINAL", re.compile(r"\d{1,2}(?:st|nd|rd|th)")),
    ("YEAR", re.compile(r"1[0-9]\d\d|20\d\d")),
    ("YEAR3", re.compile(r"[1-9]\d{1,2}")),
    ("YEAR2", re.compile(r"\d\d")),
    ("DECADE", re.compile(r"(?:1[5-9]|20)\d0s")),
    ("DECADE3", re.compile(r"[1-9]\d0s")),
    ("DECADE2", re.compile(r"[1-9]0s")),
    ("FRACTION", re.compile(r"1/2")),
    ("NUM", re.compile(r"\d{1,6}|\d{1,3}(?:,\d{3})+|\d{1,4}\.\d{1,2}")),
)
"""What a token that begins with a digit may be. A token has every class whose form fits it."""


@dataclass
class Tokens:
    """The tokens of one sentence as they are written, the letter of each, and where the first begins in the text.

    It is mypy that keeps it frozen: at run time that would take longer than the rest of making one.
    """

    text: Final[str]
    start: Final[int]
    words: Final[list[str]]
    letters: Final[str]

    @cached_property
    def starts(self) -> list[int]:
        """Where each stands in the text. Asked only in a sentence that may have a time: most have none."""
        return _starts(self.text, self.start, self.words)

    def end(self, index: int) -> int:
        """Where a token ends in the text."""
        return self.starts[index] + len(self.words[index])

    def word(self, index: int) -> str:
        """A token as written."""
        return self.words[index]


@dataclass(frozen=True, slots=True)
class Alphabet:
    """The letters that stand for sets of classes, and the words that have them."""

    words: TimeWords
    literals: frozenset[str]
    _letters: dict[frozenset[str], str] = field(default_factory=dict, init=False, repr=False)
    _of_label: dict[str, str] = field(default_factory=dict, init=False, repr=False)
    _known: dict[str, str] = field(default_factory=dict, init=False, repr=False)

    def __post_init__(self) -> None:
        for word, classes in _classes_of_words(self.words.classes, self.literals).items():
            self._add_word(word, classes)
        for combination in _number_classes():
            self._letter(combination)

    def tokenize(self, text: str, start: int, end: int) -> Tokens:
        """The tokens of a stretch of text."""
        words = TOKEN.findall(text, start, end)
        letters: Iterable[str] = map(self._known.get, words, repeat(OTHER))
        if DIGIT.search(text, start, end):
            letters = self._with_figures(text, start, words, letters)
        return Tokens(text, start, words, "".join(letters))

    def letters_of(self, label: str) -> str:
        """All letters whose set has a class, or a literal word."""
        return self._of_label.get(label, "")

    def _letter(self, classes: frozenset[str]) -> str:
        if not classes:
            return OTHER
        letter = self._letters.get(classes)
        if letter is None:
            letter = self._letters[classes] = chr(FIRST_LETTER + len(self._letters))
            for label in classes:
                self._of_label[label] = self._of_label.get(label, "") + letter
        return letter

    def _add_word(self, word: str, classes: frozenset[str]) -> None:
        capital = self._letter(classes)
        for form in (word.capitalize(), word.upper()):
            self._known[form] = capital
        self._known[word] = self._letter(classes - self.words.capital)

    def _with_figures(self, text: str, start: int, words: list[str], letters: Iterable[str]) -> list[str]:
        """Give numbers in figures their letters, too; a sum of money has none of its own."""
        found = list(letters)
        for at, word in enumerate(words):
            if found[at] == OTHER and word[0].isdigit() and not _is_sum(text, start, words, at):
                found[at] = self._letters.get(number_classes(word), OTHER)
        return found


def _starts(text: str, start: int, words: Sequence[str]) -> list[int]:
    """Where each of the tokens of a stretch begins in the text."""
    found = []
    for word in words:
        start = text.index(word, start)
        found.append(start)
        start += len(word)
    return found


def _is_sum(text: str, start: int, words: Sequence[str], at: int) -> bool:
    """Whether the sign of a currency stands right before a token."""
    if at and words[at - 1] not in CURRENCY:
        return False
    place = _starts(text, start, words[: at + 1])[at]
    return text[place - 1 : place] in CURRENCY


@lru_cache(maxsize=4096)
def number_classes(word: str) -> frozenset[str]:
    """The classes of a token that begins with a digit."""
    return frozenset(label for label, form in NUMBER_FORMS if form.fullmatch(word))


def _classes_of_words(classes: Mapping[str, Mapping[str, str]], literals: Iterable[str]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {literal: {literal} for literal in sorted(literals)}
    for label, words in classes.items():
        for word in words:
            found.setdefault(word, set()).add(label)
    return {word: frozenset(labels) for word, labels in found.items()}


def _number_classes() -> tuple[frozenset[str], ...]:
    """Every combination of classes that a number can have, found by looking at one number of each kind."""
    samples = (
        *(str(n) for n in range(100)),
        *(f"{n:02}" for n in range(10)),
        *(f"{hour:02}{minute}" for hour in range(26) for minute in ("00", "59", "60", "99")),
        *("100", "999", "2200", "9999", "12345", "1,460", "2.5", "12.75", "10.30", "5.5", "10:30", "10:30:00", "23.59"),
        *("2025-08-15", "15/8/2025", "15.8.2025", "1/2", "9/11", "1st", "15th", "32nd", "1990s", "480s", "90s", "15s"),
    )
    return tuple(dict.fromkeys(number_classes(s) for s in samples))
