"""Titles: which line is the headline, and which lines say it again."""

from __future__ import annotations

import re
from collections.abc import Sequence

from truceline.lexicon.furniture import PageWords, words_of_line

# What parts an outlet's name from a title: a bar, a dash or a guillemet between blanks.
_SUFFIX = re.compile(r"\s+(?:[|·•»«›]|[–—-]{1,2}|::)\s+")


def near_titles(mine: frozenset[str], its: frozenset[str]) -> bool:
    """Whether two lines, given by their content words, are one headline: the longer has two thirds of the shorter."""
    shorter = min(len(mine), len(its))
    if not shorter:
        return False
    return len(mine & its) * 3 >= 2 * shorter and (shorter >= 2 or mine == its)


def cut_outlet(title: str, outlet: str | None, words: PageWords) -> str:
    """Cut the outlet's name from the end (or the start) of a page's title."""
    parts = _SUFFIX.split(title)
    if len(parts) < 2:
        return title.strip()
    names = words.content(words_of_line(outlet or ""))
    while len(parts) > 1 and _is_outlet(parts[-1], parts[0], names, words):
        parts.pop()
    if len(parts) > 1 and names and names >= words.content(words_of_line(parts[0])):
        parts.pop(0)
    end = title.find(parts[-1], title.find(parts[0])) + len(parts[-1])
    return title[title.find(parts[0]) : end].strip()


def _is_outlet(part: str, head: str, names: frozenset[str], words: PageWords) -> bool:
    """A last part is the outlet's where it bears its name, or is short beside what stands before it."""
    last = words_of_line(part)
    if names and names & words.content(last):
        return True
    return len(last) <= 4 and len(last) * 2 <= len(words_of_line(head))


def choose_title(variants: Sequence[str], outlet: str | None, words: PageWords) -> str | None:
    """Choose one title from a page's variants, best kind first: the first one that another repeats, or the first."""
    cut = [t for v in variants if (t := cut_outlet(" ".join(v.split()), outlet, words))]
    for title in cut:
        if sum(title == other for other in cut) > 1:
            return title
    return cut[0] if cut else None
