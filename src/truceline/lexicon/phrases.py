"""Patterns, and lists of phrases as patterns, that are searched only where a word that they need stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from truceline.model.spans import Span

GAP = r"(?:,? {1,2}|\n(?!\n))"
ANY_WORD = r"(?:(?:[a-z]\.){2,4}|[\w’'.-]{0,29}[\w’'-])"
LINKS = "the a an of at in on to for with by from and or that which who is are was were as after before until since"
NEGATED = frozenset({"not", "not|never"})
"""Words of a phrase that may hang on the word before them: "did not", "didn't"."""
NO_LINK = rf"(?!(?:{'|'.join(LINKS.split())})\b)"
LETTERS = re.compile(r"\w+")
WITHIN_WORD = re.compile(r"(?<=\w)(?=\w)")
PARAGRAPH = re.compile(r"[^\n]+(?:\n[^\n]+)*")
RECENT, LAST = 4096, 4
"""Stretches of text whose words are kept: more than the sentences of one article, which many rules ask for. And whole
texts."""


@lru_cache(maxsize=RECENT)
def words_in(text: str) -> frozenset[str]:
    """The runs of letters and digits of a text in small letters; those of its lines are kept too."""
    if "\n" in text:
        return frozenset().union(*map(words_in, text.split("\n")))
    return frozenset(LETTERS.findall(text.lower()))


def _places_of(word: str, text: str, start: int, end: int) -> Iterator[int]:
    """Where a word stands as a run of letters and digits in a part of a text in small letters."""
    at = text.find(word, start, end)
    while at >= 0:
        after = at + len(word)
        if not text[at - 1 : at].isalnum() and (after == end or not text[after : after + 1].isalnum()):
            yield at
        at = text.find(word, at + 1, end)


def places_of(words: Iterable[str], text: str) -> list[int]:
    """Where some words, in small letters, stand in a text."""
    lowered = text.lower()
    if len(lowered) != len(text):
        wanted = frozenset(words)
        return [run.start() for run in LETTERS.finditer(text) if run.group().lower() in wanted]
    return [place for word in words for place in _places_of(word, lowered, 0, len(lowered))]


@lru_cache(maxsize=LAST)
def _paragraphs_of(text: str) -> tuple[tuple[int, int, frozenset[str]], ...]:
    """The stretches of a text without a blank line: where each begins and ends, and its words."""
    return tuple((*run.span(), words_in(run.group())) for run in PARAGRAPH.finditer(text))


class _Had(NamedTuple):
    """Which words of the three lists of a pattern a text has."""

    needs: frozenset[str]
    also: frozenset[str]
    begins: frozenset[str]


@dataclass(frozen=True, slots=True, eq=False)
class CuedPattern:
    """A pattern and words, in small letters, of which every match holds one: without these a text is not searched.

    Where `needs` is empty every text is. Of `also`, if there are any, a match holds one besides; with one of `begins`,
    if there are any, it begins, so that it is looked for there alone. Every match holds a match of `core`, if there is
    one, which is found sooner.
    """

    regex: re.Pattern[str]
    needs: frozenset[str]
    also: frozenset[str] = frozenset()
    begins: frozenset[str] = frozenset()
    core: re.Pattern[str] | None = None

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The first match in a part of a text."""
        end = len(text) if end is None else end
        begun = self._begun(text, start, end)
        return None if begun is None else next(self._matches(text, start, end, begun), None)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """The match that a text is, if it is one."""
        return self.regex.fullmatch(text)

    def finditer(self, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
        """The matches in a part of a text, in text order."""
        begun = self._begun(text, start, end)
        return iter(()) if begun is None else self._matches(text, start, end, begun)

    def find_in_paragraphs(self, text: str) -> Iterator[re.Match[str]]:
        """The matches in each paragraph of a text, in text order; for a pattern that goes over no blank line."""
        had = _parted(text).had(self)
        if had:
            needs, also, begins = had  # the second list is the shorter one
            for start, end, words in _paragraphs_of(text):
                if not (also and also.isdisjoint(words)) and not (needs and needs.isdisjoint(words)):
                    yield from self._matches(text, start, end, begins)

    def may_be_in(self, text: str, start: int, end: int) -> bool:
        """Whether a part of a text has the words."""
        return self._begun(text, start, end) is not None

    def had_by(self, words: frozenset[str]) -> _Had | None:
        """The words of the pattern among those of a text; None where it has none that a match must hold."""
        return _Had(self.needs & words, self.also & words, self.begins & words) if self.may_match(words) else None

    def _begun(self, text: str, start: int, end: int) -> frozenset[str] | None:
        """The words of a part of a text with which a match may begin; None where the part cannot have a match, as most
        have none for want of words in the whole text."""
        if end - start == len(text):
            return self.begins & words_in(text) if self.may_match(words_in(text)) else None
        had: _Had | CuedPattern | None = _parted(text).had(self)
        if not had:
            return None
        words = words_in(text[start:end])
        if WITHIN_WORD.match(text, start) or WITHIN_WORD.match(text, end):
            had = self  # the part has a piece of a word that need be none of the text
        if (had.needs and had.needs.isdisjoint(words)) or (had.also and had.also.isdisjoint(words)):
            return None
        return had.begins & words

    def may_match(self, words: frozenset[str]) -> bool:
        """Whether some words have those that a match must hold."""
        return not (self.needs and self.needs.isdisjoint(words)) and not (self.also and self.also.isdisjoint(words))

    def _matches(self, text: str, start: int, end: int, begun: frozenset[str]) -> Iterator[re.Match[str]]:
        """The matches in a part of a text that begin with some words, or anywhere where the pattern names none."""
        if self.core and not self.core.search(text, start, end):
            return
        lowered = text.lower() if end - start == len(text) else _parted(text).lowered
        if not self.begins or len(lowered) != len(text):
            yield from self.regex.finditer(text, start, end)
            return
        last = start
        for place in sorted(place for word in begun for place in _places_of(word, lowered, start, end)):
            match = self.regex.match(text, place, end) if place >= last else None
            if match:
                yield match
                last = match.end()


_UNASKED = _Had(frozenset(), frozenset(), frozenset())
"""What stands for the words of a pattern that were not looked for yet."""


class _Parted:
    """A text that is searched in parts: in small letters, and with the words that it has of each pattern."""

    __slots__ = ("_had", "_words", "lowered")

    def __init__(self, text: str) -> None:
        self.lowered, self._words = text.lower(), words_in(text)
        self._had: dict[CuedPattern, _Had | None] = {}

    def had(self, pattern: CuedPattern) -> _Had | None:
        """The words of a pattern that the text has; None where it cannot have a match."""
        had = self._had.get(pattern, _UNASKED)
        if had is _UNASKED:
            had = self._had[pattern] = pattern.had_by(self._words)
        return had


@lru_cache(maxsize=LAST)
def _parted(text: str) -> _Parted:
    return _Parted(text)


def parts_for(text: str, parts: Iterable[Span], *patterns: CuedPattern) -> Iterable[Span]:
    """The parts of a text that have a word which one of some patterns needs; none if the whole text lacks them."""
    needs = [p.needs for p in patterns if p.may_be_in(text, 0, len(text))]
    if not needs or not all(needs):
        return parts if needs else ()
    wanted = frozenset().union(*needs)
    return (part for part in parts if not wanted.isdisjoint(words_in(part.of(text))))


def cued(
    regex: str, *needs: str, also: Iterable[str] = (), core: str | None = None, flags: re.RegexFlag = re.NOFLAG
) -> CuedPattern:
    """A pattern with the words of which it needs one, those of which it needs another, and what it holds."""
    found = re.compile(core, flags) if core else None
    return CuedPattern(re.compile(regex, flags), frozenset(needs), frozenset(also), core=found)


@lru_cache(maxsize=64)
def phrase_pattern(phrases: tuple[str, ...]) -> CuedPattern:
    """The pattern that matches any of some phrases, the longest first, whatever the case."""
    if not phrases:
        return CuedPattern(re.compile(r"(?!)"), frozenset({""}))  # a word that no text has
    longest_first = sorted(phrases, key=lambda p: (-len(p), p))
    regex = rf"(?<![\w-])(?:{'|'.join(map(phrase_regex, longest_first))})(?!\w)"
    needed, begun = ([of(phrase) for phrase in phrases] for of in (_rarest, _begins))
    needs, begins = (frozenset().union(*words) if all(words) else frozenset() for words in (needed, begun))
    return CuedPattern(re.compile(regex, re.IGNORECASE), needs, begins=begins)


def phrase_regex(phrase: str) -> str:
    """The regular expression of one phrase. No part of it can repeat without bound."""
    regex = ""
    words = phrase.split()
    for at, word in enumerate(words, start=1):
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
        if optional and at == len(words):
            return rf"{regex.removesuffix(GAP)}(?:{GAP}(?:{choices}))?"
        regex += f"(?:(?:{choices}){GAP})?" if optional else f"(?:{choices}){GAP}"
    return regex.removesuffix(GAP)


def _literal(word: str) -> str:
    """A word as written, with either apostrophe, and "to_date" as two words; "may" and "states" only in small letters,
    since May is a month and states are united."""
    if word in ("may", "states"):
        return f"(?-i:{word})"
    return GAP.join(map(re.escape, word.split("_"))).replace("'", "['’]")


def _spaced(choice: str) -> str:
    """The words of one choice in small letters."""
    return choice.lower().replace("_", " ")


def _rarest(phrase: str) -> frozenset[str]:
    """A part of the longest word that a phrase must have, as rarer; of each choice. Empty where it must have none.

    A "not" may hang on the word before it, which then ends in an "n".
    """
    words = phrase.split()
    must = []
    for word, after in zip(words, [*words[1:], ""], strict=True):
        if word in ("...", "~") or word.endswith("?") or (word in NEGATED and word != words[0]):
            continue
        parts = _parts(word.split("|"))
        must.append(parts | {f"{part}n" for part in parts} if after in NEGATED else parts)
    return max(must, key=lambda parts: min(map(len, parts), default=0), default=frozenset())


def _begins(phrase: str) -> frozenset[str]:
    """The runs of letters with which a phrase begins; empty where these can be any, or it begins with a mark."""
    words = phrase.split()
    found: set[str] = set()
    for word, after in zip(words, [*words[1:], ""], strict=True):
        begun = [run.group() for choice in word.split("|") if (run := LETTERS.match(_spaced(choice)))]
        if len(begun) <= word.count("|"):
            return frozenset()
        found.update(begun, (f"{run}n" for run in begun if after in NEGATED))
        if not word.endswith("?"):
            break
    return frozenset(found)


def _parts(choices: Iterable[str]) -> frozenset[str]:
    """The longest run of letters of each of some words; empty where one is without letters ("*")."""
    runs = [max(LETTERS.findall(_spaced(choice)), key=len, default="") for choice in choices]
    return frozenset(runs) if all(runs) else frozenset()
