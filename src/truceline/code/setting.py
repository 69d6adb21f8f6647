"""Whether an article speaks of a negotiation at all: everyday politics has demands, deals and talks too."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache
from itertools import islice, zip_longest
from math import ceil

from truceline.code.context import SentenceContext, once_an_article

SHORT = 600
"""Characters below which a text is too short to judge; it counts as speaking of a negotiation."""

READ = 20_000
"""Characters from the beginning that are looked at."""

DENSITY = 0.8
"""Words of war and diplomacy in a thousand characters that make an article one on a negotiation.

Looked up on 30 articles on negotiations (the least has 1.1) and 70 of general news (66 have less than 0.8, among them
one on a negotiation; the other four are on Korea and Afghanistan)."""


WORD = re.compile(r"\w+")


@once_an_article
def speaks_of_negotiation(context: SentenceContext) -> bool:
    """Whether the article of a sentence has enough words of war and diplomacy."""
    return has_setting(context.text, context.lexicon.issues.setting)


def is_on_negotiation(context: SentenceContext) -> bool:
    """Whether the article of a sentence is long enough to be judged, and speaks of a negotiation."""
    return len(context.text) >= SHORT and speaks_of_negotiation(context)


def has_setting(text: str, words: tuple[str, ...]) -> bool:
    """Whether a text is short, or has enough of the words of war and diplomacy."""
    if len(text) < SHORT:
        return True
    read = text[:READ].lower()
    enough = max(2, ceil(DENSITY * len(read) / 1000))
    if _most(WORD.findall(read), _seconds(words)) < enough:
        return False  # the quick answer
    return sum(1 for _ in islice(_pattern(words).finditer(read), enough)) == enough


def _most(read: list[str], seconds: Mapping[str, frozenset[str] | None]) -> int:
    """How many of the words and phrases a text can have at most, whatever stands between the words of a phrase."""
    pairs = zip_longest(read, read[1:], fillvalue="")
    return sum((then := seconds[word]) is None or after in then for word, after in pairs if word in seconds)


@lru_cache(maxsize=4)
def _seconds(words: tuple[str, ...]) -> Mapping[str, frozenset[str] | None]:
    """The second words of phrases by their first; None for a word that also stands alone."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for first, *rest in (WORD.findall(w.lower()) for w in words):
        found[first].add(rest[0] if rest else "")
    return {first: None if "" in rest else frozenset(rest) for first, rest in found.items()}


@lru_cache(maxsize=4)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted({w.lower() for w in words}, key=lambda w: (-len(w), w))
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)")
