"""Find the words of a text again in another, longer one: in order, and in linear time for real pages."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

_WORD = re.compile(r"\w+")
_ANCHOR = 4  # words in a row that make an anchor; common phrases repeat, so an anchor must be unique on both sides
_GAP = 250_000  # largest product of two gaps between anchors that is still compared word by word


def words_of(text: str) -> list[str]:
    """The words of a text, letter case folded."""
    return [w.casefold() for w in _WORD.findall(text)]


def match_words(ours: Sequence[str], theirs: Sequence[str]) -> list[bool]:
    """Say for each of our words whether it is one of theirs, in the longest common order of unique word runs.

    Runs of four words that are unique on both sides are anchors; they are extended both ways, and what is left
    between two anchors is compared word by word where it is short.
    """
    matched = [False] * len(ours)
    at, other = 0, 0
    for start, begin in [*_chain(ours, theirs), (len(ours), len(theirs))]:
        if start < at or begin < other:
            continue  # already covered by the anchor before
        while start > at and begin > other and ours[start - 1] == theirs[begin - 1]:
            start, begin = start - 1, begin - 1
            matched[start] = True
        _match_gap(matched, ours, theirs, (at, start), (other, begin))
        at, other = start, begin
        while at < len(ours) and other < len(theirs) and ours[at] == theirs[other]:
            matched[at] = True
            at, other = at + 1, other + 1
    return matched


def _match_gap(
    matched: list[bool], ours: Sequence[str], theirs: Sequence[str], gap: tuple[int, int], other: tuple[int, int]
) -> None:
    mine, its = ours[slice(*gap)], theirs[slice(*other)]
    if not mine or not its or len(mine) * len(its) > _GAP:
        return
    for block in SequenceMatcher(None, mine, its, autojunk=False).get_matching_blocks():
        for i in range(block.a, block.a + block.size):
            matched[gap[0] + i] = True


def _unique_runs(words: Sequence[str]) -> dict[tuple[str, ...], int]:
    """Where each run of words that occurs just once begins."""
    places: dict[tuple[str, ...], int] = {}
    for i in range(len(words) - _ANCHOR + 1):
        run = tuple(words[i : i + _ANCHOR])
        places[run] = -1 if run in places else i
    return {run: i for run, i in places.items() if i >= 0}


def _chain(ours: Sequence[str], theirs: Sequence[str]) -> list[tuple[int, int]]:
    """The longest chain of anchors that rises on both sides."""
    unique = _unique_runs(ours)
    pairs = [(unique[run], j) for run, j in _unique_runs(theirs).items() if run in unique]
    pairs.sort(key=lambda p: p[1])
    return [pairs[i] for i in longest_rise(p[0] for p in pairs)]


def longest_rise(values: Iterable[int]) -> list[int]:
    """The indices of a longest strictly rising subsequence (patience sorting)."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for i, value in enumerate(values):
        place = bisect_left(tails, value)
        before.append(ends[place - 1] if place else -1)
        tails[place : place + 1] = [value]
        ends[place : place + 1] = [i]
    rise: list[int] = []
    at = ends[-1] if ends else -1
    while at >= 0:
        rise.append(at)
        at = before[at]
    return rise[::-1]
