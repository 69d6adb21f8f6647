"""Whole numbers in figures and words, as the rules of `check` read them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from truceline.lexicon.number_words import NumberWords
from truceline.lexicon.phrases import places_of, words_in

FIGURES = r"\d{1,3}(?:,\d{3}){1,2}|\d{1,7}"
FIGURE = re.compile(r"\d(?<!\w\d)")
LONGEST_LEAD = 40
"""Code points before a number that may belong to it ("each of the following")."""


@lru_cache(maxsize=4)
def number_regex(words: NumberWords) -> str:
    """A regular expression for "1,968", "42", "twenty-two" and "nine"; no part of it repeats without bound."""
    values = sorted(words.values.items())
    small = "|".join(w for w, value in values if value < 10)
    tens = "|".join(w for w, value in values if 20 <= value < 100)
    alone = "|".join(sorted((w for w, value in values if value < 100), key=lambda w: -len(w)))
    return rf"(?:{FIGURES}|(?:{tens})[ -](?:{small})|(?:{alone}))(?![\w%])(?![.,:]\d)"


def numbered(
    pattern: re.Pattern[str], text: str, words: NumberWords, before: re.Pattern[str] | None = None
) -> Iterator[re.Match[str]]:
    """The matches in a text of a pattern that begins with a number, in text order: it is looked for there alone.

    Words right before the number that match `before`, which ends with "$", belong to a match too.
    """
    last = 0
    for start in _begun(text, words):
        if start >= last:
            led = before.search(text, max(last, start - LONGEST_LEAD), start) if before else None
            match = (pattern.match(text, led.start()) if led else None) or pattern.match(text, start)
            if match:
                yield match
                last = match.end()


def _begun(text: str, words: NumberWords) -> list[int]:
    """Where the figures and the words of number of a text begin, in text order."""
    starts = [figure.start() for figure in FIGURE.finditer(text)]
    spelled = words.values.keys() & words_in(text)
    if spelled:
        starts += places_of(spelled, text)
    return sorted(starts)


def read_whole(text: str, words: NumberWords) -> int | None:
    """The value of a whole number; None for "hundred" and above in words, which pages use to round."""
    plain = text.lower().replace(",", "")
    if plain.isdigit():
        return int(plain)
    tens, _, ones = plain.replace(" ", "-").partition("-")
    parts = [words.values.get(part) for part in (tens, ones) if part]
    found = [p for p in parts if p is not None and p < 100]
    if len(found) != len(parts) or not found or (len(found) == 2 and (found[0] % 10 or found[1] > 9)):
        return None
    return sum(found)
