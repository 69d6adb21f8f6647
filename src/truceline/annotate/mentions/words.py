"""The words of a sentence as names are made of them: capitals, possessives, and whether only a blank lies between."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from truceline.model.spans import Span

WORD = re.compile(r"[^\W_]+(?:[.'&-][^\W_]+)*")
SAME_WIDTH = {"’": "'", "‘": "'", "ʼ": "'", "´": "'", "\xa0": " ", "\u202f": " ", "‑": "-", "‐": "-"}
# A word with what stands before it, and the sign behind it.
SPACED = re.compile(rf"([\W_]*)({WORD.pattern})(?=(.?))", re.DOTALL)
# These signs may belong to the word before them, as may one behind the sentence.
MARKS = frozenset({".", "'", ""})
# What parts a name from words that an editor put before it: "[President Yoweri] Museveni".
PUT_IN = "] "
# What no gap is: it holds a letter.
NO_GAP = "a"
ABBREVIATED = frozenset(
    "mr mrs ms dr gen lt col maj sgt capt adm brig sen rep gov jr sr st prof rev hon messrs".split()  # noqa: SIM905
)
ARTICLE_PREFIX = re.compile(r"(?:al|el|as|ad|ash|an|ar|at|az|bin|ibn|d|l|de|ould)[-'][A-Z]")


@dataclass(slots=True, unsafe_hash=True)
class Word:
    """A word without its possessive ending. `joined`: nothing but a blank parts it from the last.

    `lower` is the word in small letters without a closing stop, `capital` tells whether it is written like a name. It
    is mypy that keeps a word frozen, as a Token.
    """

    start: Final[int]
    end: Final[int]
    text: Final[str]
    possessive: Final[bool]
    joined: Final[bool]
    lower: Final[str] = field(repr=False, compare=False)
    capital: Final[bool] = field(repr=False, compare=False)

    @property
    def initial(self) -> bool:
        """Whether it is one letter, such as a middle initial."""
        return len(self.text.rstrip(".")) == 1 and self.text[0].isupper()


def same_width(text: str) -> str:
    """The text with plain apostrophes, hyphens and blanks, every character in its place."""
    for odd, plain in SAME_WIDTH.items():
        text = text.replace(odd, plain)
    return text


def split_words(plain: str, span: Span, cuts: frozenset[int] = frozenset()) -> tuple[Word, ...]:
    """Split a sentence of a text with plain apostrophes into words; cuts part hyphened ones."""
    inside = [at for at in cuts if span.start < at < span.end]
    if inside:
        return _split_at(plain, span, inside)
    words: list[Word] = []
    end, blank = span.start, NO_GAP
    for gap, text, mark in SPACED.findall(plain, *span):
        start = end + len(gap)
        end = start + len(text)
        if mark not in MARKS and text.isalpha():
            joined = gap in (blank, PUT_IN)
            words.append(Word(start, end, text, False, joined, text.lower(), text[0].isupper()))
            blank = " "
        else:
            word = _marked(plain, start, end, gap in (blank, PUT_IN))
            words.append(word)
            blank = " " if word.end <= end else ". "
    return tuple(words)


def _split_at(plain: str, span: Span, cuts: Sequence[int]) -> tuple[Word, ...]:
    """Split a sentence into words, hyphened ones also at some offsets."""
    words: list[Word] = []
    last_end = -1
    for start, end in _runs(plain, span, frozenset(cuts)):
        word = _marked(plain, start, end, plain[last_end:start] == " ")
        words.append(word)
        last_end = max(end, word.end)
    return tuple(words)


def _marked(plain: str, start: int, end: int, joined: bool) -> Word:
    """A word with more than letters in it or with a mark behind it: without "'s", with the stop of an abbreviation."""
    text, mark, possessive = plain[start:end], plain[end : end + 1], False
    lower = text.lower()
    if lower.endswith("'s") and len(text) > 2:
        text, lower, end, possessive = text[:-2], lower[:-2], end - 2, True
    elif mark == "." and _keeps_stop(text):
        text, end = text + ".", end + 1
    elif mark == "'" and text.endswith("s") and plain[end + 1 : end + 2] == " ":
        possessive = text[0].isupper()
    return Word(start, end, text, possessive, joined, lower, text[0].isupper() or _has_article(text))


def _runs(plain: str, span: Span, cuts: frozenset[int]) -> Iterator[tuple[int, int]]:
    """The bounds of all words."""
    for match in WORD.finditer(plain, *span):
        start, end = match.span()
        for at in sorted(cuts.intersection(range(start + 1, end))) if "-" in match.group() else ():
            if plain[at] == "-":
                yield start, at
                start = at + 1
            elif plain[at - 1] == "-" and at - 1 > start:
                yield start, at - 1
                start = at
        yield start, end


def _has_article(text: str) -> bool:
    """Whether a word in small letters is a name by what an article leads up to: "al-Hadad"."""
    return ("-" in text or "'" in text) and ARTICLE_PREFIX.match(text) is not None


def _keeps_stop(text: str) -> bool:
    return (len(text) == 1 and text.isupper()) or "." in text or text.lower() in ABBREVIATED


def looks_like_headline(words: tuple[Word, ...], closing: str) -> bool:
    """Whether nearly all long words have capitals and no stop ends the line, so that capitals tell nothing."""
    if closing in ".!?”\"'":
        return False
    long = [w for w in words if len(w.text) > 3]
    return len(long) > 3 and sum(w.capital for w in long) > 0.7 * len(long)
