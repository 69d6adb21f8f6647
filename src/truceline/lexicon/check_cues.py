"""The words by which the rules of `check` know tense, format, opening and order, as patterns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from truceline.errors import LexiconInvalid
from truceline.lexicon.phrases import CuedPattern, phrase_pattern
from truceline.lexicon.tables import read_toml


@dataclass(frozen=True, slots=True)
class CheckCues:
    """Lists of phrases by name.

    In a phrase `a|b` is a choice of words, `a_b` several words as one of them ("soon|in_a_week"), `?` after a word
    makes it optional, `*` stands for any one word, `...` for up to six words, `~` for up to three that are no links
    ("the ~ meeting": "the private, frank meeting").
    """

    phrases: Mapping[str, tuple[str, ...]]
    _patterns: dict[str, CuedPattern] = field(default_factory=dict, init=False, repr=False, compare=False)
    _words: dict[tuple[str, ...], frozenset[str]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def pattern(self, name: str) -> CuedPattern:
        """The pattern that matches any phrase of a list, whatever the case."""
        if name not in self._patterns:
            self._patterns[name] = phrase_pattern(self.phrases[name])
        return self._patterns[name]

    def words(self, *names: str) -> frozenset[str]:
        """The phrases of some lists as a set, for lists of single words."""
        if names not in self._words:
            self._words[names] = frozenset(phrase for name in names for phrase in self.phrases[name])
        return self._words[names]

    def has(self, name: str, text: str) -> bool:
        """Whether a text holds a phrase of a list."""
        return self.pattern(name).search(text) is not None

    def find_all(self, name: str, text: str) -> Iterator[re.Match[str]]:
        """The phrases of a list in a whole text, in text order."""
        return self.pattern(name).find_in_paragraphs(text)

    def find(self, name: str, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
        """The phrases of a list in a part of a text, in text order."""
        return self.pattern(name).finditer(text, start, end)


def load_check_cues(name: str) -> CheckCues:
    """Read the file of cues. Raises LexiconInvalid where a list is empty."""
    data = read_toml(name)
    phrases = {key: tuple(entries) for key, entries in data["phrases"].items()}
    for key, entries in phrases.items():
        if not entries:
            raise LexiconInvalid("empty list of cues", where=f"{name}, {key}")
    return CheckCues(phrases)
