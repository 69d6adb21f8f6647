"""On which words of two sentences it hangs that both cannot be true, as a model judges that gives odds alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from truceline.model.spans import Span

LEFT_OUT = 3
"""Words beside each other that are left out together: of one alone the meaning is mostly kept by its neighbours."""
MOST_WORDS = 10
"""Words of a sentence that are told at the most."""
LEAST_SHARE = 0.4
"""How much a word must weigh of the weightiest of its sentence, to be one of them."""
WORD = re.compile(r"\S+")
ENDS = re.compile(r"(?:\W|\b(?:an?|and|as|but|of|or|than|that|the|to|which|who|with)\b)+", re.IGNORECASE)
"""What is taken off both ends of the words told: marks, and words that lead on to what is not told."""

Odds = Callable[[str, str], float]
"""The odds (their logarithm) that two sentences exclude each other."""


def deciding_words(odds: Odds, one: str, other: str) -> tuple[str, str]:
    """The run of words of each sentence without which the odds would fall most.

    Each three words beside each other are left out in turn; a word weighs what the odds fall by on the average without
    it. Asks for some `len(words) - 2` odds of each sentence. Either may be the sentence whole, if it is very short.
    """
    whole = odds(one, other)
    ours = _weightiest(one, lambda rest: whole - odds(rest, other))
    theirs = _weightiest(other, lambda rest: whole - odds(one, rest))
    return ours, theirs


def _weightiest(text: str, fall: Callable[[str], float]) -> str:
    """The run of words of a text that weighs most, each word less than is asked of it counting against the run."""
    words = [Span(*m.span()) for m in WORD.finditer(text)]
    if len(words) <= LEFT_OUT:
        return _trimmed(text)
    falls = [
        fall(f"{text[: words[at].start]}{text[words[at + LEFT_OUT - 1].end :]}".strip())
        for at in range(len(words) - LEFT_OUT + 1)
    ]
    weights = [_mean(falls[max(0, at - LEFT_OUT + 1) : at + 1]) for at in range(len(words))]
    asked = LEAST_SHARE * max(weights)
    runs = [
        (sum(weights[start:end]) - asked * (end - start), -start, -end)
        for start in range(len(words))
        for end in range(start + 1, min(len(words), start + MOST_WORDS) + 1)
    ]
    _, start, end = max(runs)
    return _trimmed(text[words[-start].start : words[-end - 1].end])


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def _trimmed(text: str) -> str:
    """A run of words without what only leads on at its ends; whole where nothing else is in it."""
    start = match.end() if (match := ENDS.match(text)) else 0
    end = len(text)
    while end > start and (last := re.search(rf"{ENDS.pattern}$", text[start:end], re.IGNORECASE)):
        end = start + last.start()
    return text[start:end] or text
