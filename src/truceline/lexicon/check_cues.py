"""The words by which the rules of `check` know tense, format, opening and order, as patterns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from truceline.errors import LexiconInvalid
from truceline.lexicon.tables import read_toml

GAP = r"(?:,? {1,2}|\n(?!\n))"
ANY_WORD = r"(?:(?:[a-z]\.){2,4}|[\w’'.-]{0,29}[\w’'-])"
LINKS = "the a an of at in on to for with by from and or that which who is are was were as after before until since"
NEGATED = frozenset({"not", "not|never"})
"""Words of a phrase that may hang on the word before them: "did not", "didn't"."""
NO_LINK = rf"(?!(?:{'|'.join(LINKS.split())})\b)"


@dataclass(frozen=True, slots=True)
class CheckCues:
    """Lists of phrases by name.

    In a phrase `a|b` is a choice, `?` after a word makes it optional, `*` stands for any one word,
    `...` for up to six words, `~` for up to three that are no links ("the ~ meeting": "the private, frank meeting").
    """

    phrases: Mapping[str, tuple[str, ...]]
    _patterns: dict[str, re.Pattern[str]] = field(default_factory=dict, init=False, repr=False, compare=False)
    _words: dict[tuple[str, ...], frozenset[str]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def pattern(self, name: str) -> re.Pattern[str]:
        """The pattern that matches any phrase of a list, whatever the case."""
        if name not in self._patterns:
            self._patterns[name] = phrases_regex(self.phrases[name])
        return self._patterns[name]

    def words(self, *names: str) -> frozenset[str]:
        """The phrases of some lists as a set, for lists of single words."""
        if names not in self._words:
            self._words[names] = frozenset(phrase for name in names for phrase in self.phrases[name])
        return self._words[names]

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
        if word == "~":
            regex += rf"(?:{NO_LINK}{ANY_WORD}{GAP}){{0,3}}"
            continue
        if word in NEGATED and regex.endswith(GAP):
            regex = rf"{regex.removesuffix(GAP)}(?:{GAP}(?:{word})|n[’']t){GAP}"
            continue
        optional = word.endswith("?")
        choices = ANY_WORD if word.strip("?") == "*" else "|".join(map(_literal, word.rstrip("?").split("|")))
        regex += f"(?:(?:{choices}){GAP})?" if optional else f"(?:{choices}){GAP}"
    return regex.removesuffix(GAP)


def _literal(word: str) -> str:
    """A word as written; "may" and "states" only in small letters, since May is a month and states are united."""
    return f"(?-i:{word})" if word in ("may", "states") else re.escape(word)


def load_check_cues(name: str) -> CheckCues:
    """Read the file of cues. Raises LexiconInvalid where a list is empty."""
    data = read_toml(name)
    phrases = {key: tuple(entries) for key, entries in data["phrases"].items()}
    for key, entries in phrases.items():
        if not entries:
            raise LexiconInvalid("empty list of cues", where=f"{name}, {key}")
    return CheckCues(phrases)


@lru_cache(maxsize=64)
def phrases_regex(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """The pattern that matches any of some phrases, the longest first, whatever the case."""
    if not phrases:
        return re.compile(r"(?!)")
    longest_first = sorted(phrases, key=lambda p: (-len(p), p))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(phrase_regex, longest_first))})(?!\w)", re.IGNORECASE)
