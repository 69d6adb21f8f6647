"""The words by which the rules of `check` know tense, format, opening and order, as patterns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from truceline.errors import LexiconInvalid
from truceline.lexicon.tables import read_toml

GAP = r"[\s,]{1,3}"
ANY_WORD = r"[\w’'.-]{1,30}"


@dataclass(frozen=True, slots=True)
class CheckCues:
    """Lists of phrases by name.

    In a phrase `a|b` is a choice, `?` after a word makes it optional, `*` stands for any one word,
    `...` for up to six words.
    """

    phrases: Mapping[str, tuple[str, ...]]
    tables: Mapping[str, Mapping[str, str]]
    _patterns: dict[str, re.Pattern[str]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def pattern(self, name: str) -> re.Pattern[str]:
        """The pattern that matches any phrase of a list, whatever the case."""
        if name not in self._patterns:
            self._patterns[name] = _compiled(name, self.phrases[name])
        return self._patterns[name]

    def has(self, name: str, text: str) -> bool:
        """Whether a text holds a phrase of a list."""
        return self.pattern(name).search(text) is not None

    def find(self, name: str, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
        """The phrases of a list in a part of a text, in text order."""
        return self.pattern(name).finditer(text, start, end)


def phrase_regex(phrase: str) -> str:
    """The regular expression of one phrase. No part of it can repeat without bound."""
    regex = ""
    for word in phrase.split():
        if word == "...":
            regex += rf"(?:{ANY_WORD}{GAP}){{0,6}}"
            continue
        optional = word.endswith("?")
        choices = ANY_WORD if word.strip("?") == "*" else "|".join(map(re.escape, word.rstrip("?").split("|")))
        regex += f"(?:(?:{choices}){GAP})?" if optional else f"(?:{choices}){GAP}"
    return regex.removesuffix(GAP)


def load_check_cues(name: str) -> CheckCues:
    """Read the file of cues. Raises LexiconInvalid where a list is empty."""
    data = read_toml(name)
    phrases = {key: tuple(entries) for key, entries in data["phrases"].items()}
    for key, entries in phrases.items():
        if not entries:
            raise LexiconInvalid("empty list of cues", where=f"{name}, {key}")
    return CheckCues(phrases, data["tables"])


@lru_cache(maxsize=64)
def _compiled(name: str, phrases: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(phrases, key=lambda p: (-len(p), p))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(phrase_regex, longest_first))})(?!\w)", re.IGNORECASE)
