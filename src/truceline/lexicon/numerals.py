"""The English numerals up to ninety-nine, cardinal and ordinal, as patterns name them.

They are those of `events_numbers.toml`, read when the module is, so that a pattern can be a constant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from truceline.lexicon.number_words import load_number_words

FIGURES = re.compile(r"\d+")


def _with_compounds(tens: Mapping[str, int], ones: Mapping[str, int]) -> Iterator[tuple[str, int]]:
    """The words of a table below a hundred, and what a ten makes with those below ten: "twenty-first"."""
    yield from ((word, n) for word, n in ones.items() if n < 100)
    for ten, n in tens.items():
        if 20 <= n < 100:
            yield from ((f"{ten}-{one}", n + m) for one, m in ones.items() if m < 10)


_WORDS = load_number_words("events_numbers.toml")
CARDINALS: Mapping[str, int] = dict(_with_compounds(_WORDS.values, _WORDS.values))
ORDINALS: Mapping[str, int] = dict(_with_compounds(_WORDS.values, _WORDS.ordinals))


def up_to(numerals: Mapping[str, int], most: int, least: int = 1) -> dict[str, int]:
    """The numerals from one number to another, both included."""
    return {word: n for word, n in numerals.items() if least <= n <= most}


def any_of(numerals: Mapping[str, int]) -> str:
    """Numerals as the choices of a regular expression, the longest first."""
    return "|".join(sorted(numerals, key=len, reverse=True))


def read_ordinal(words: str) -> int:
    """The number of an ordinal ("fourth", "4th"), or of bare figures. Raises KeyError for other words."""
    figures = FIGURES.match(words)
    return int(figures.group()) if figures else ORDINALS[words.lower()]
