"""Two names that are one with a slip of the pen."""

from __future__ import annotations

from dataclasses import dataclass

from truceline.lexicon.spelling import SlipWords, letters_of, undoubled

FEWER = 8
"""Letters from which two may differ, and from which one may have moved past more than its neighbour."""
HARDLY_ANOTHER, HARDLY_CHANGED = 6, 9
"""Letters from which one put in, left out or moved hardly makes another name; and from which one changed does not."""

FRENCH_END = {"er", "re"}
"""Ends of words that British and American English write in two ways."""


@dataclass(frozen=True, slots=True)
class Slip:
    """How two names differ: in one letter (or one that moved, or was doubled in another's place) or in two.

    `changed` where one letter stands in another's place, `ending` where both can be forms of one word, `inside` where
    they begin and end alike, `sure` where what differs hardly makes another name.
    """

    letters: int
    changed: bool
    ending: bool
    inside: bool
    sure: bool


def slip_between(one: str, other: str, words: SlipWords, *, transcribed: bool = True) -> Slip | None:
    """How two names differ as by a slip; None where they do not, or in a sound of another script, if they may be
    `transcribed` from one, or in a way of writing of another country."""
    a, b = (letters_of(name).replace(" ", "") for name in (one, other))
    if not a or not b or a[0] != b[0] or a.removesuffix("s") == b.removesuffix("s") or {a, b} in words.variants:
        return None
    if a[:-2] == b[:-2] and {a[-2:], b[-2:]} == FRENCH_END:
        return None
    if a.endswith("s") != b.endswith("s") and min(len(a), len(b)) >= FEWER:
        a, b = a.removesuffix("s"), b.removesuffix("s")
    short, long = sorted((a, b), key=len)
    parts, most = _parts_apart(a, b), 2 if len(short) >= FEWER else 1
    moved = len(a) == len(b) and _has_moved(a, b, parts)
    letters = 1 if moved else apart(*parts, most)
    if letters > most or (transcribed and not moved and words.sound(a) == words.sound(b)):
        return None
    changed = len(a) == len(b) and not moved
    ending = _differ_in_ending(short, long, words)
    inside = a[-1] == b[-1] and not long.startswith(short) and one.isascii() == other.isascii()
    hardly = len(short) >= (HARDLY_CHANGED if changed else HARDLY_ANOTHER)
    sure = letters == 1 and hardly and (moved or (inside and not ending))
    return Slip(letters, changed, ending, inside, sure)


def _differ_in_ending(short: str, long: str, words: SlipWords) -> bool:
    """Whether two names can be forms of one word ("Korea", "Koreans")."""
    if short.endswith("s") and long.endswith("s"):
        more = long[len(short) - 1 : -1] if long.startswith(short[:-1]) else ""
    else:
        more = long[len(short) :] if long.startswith(short) else ""
    return more in words.endings or words.stem(short) == words.stem(long)


def _parts_apart(a: str, b: str) -> tuple[str, str]:
    """What is left of two names without what they share at their beginnings and ends."""
    least = min(len(a), len(b))
    start = next((i for i in range(least) if a[i] != b[i]), least)
    end = next((i for i in range(least - start) if a[-1 - i] != b[-1 - i]), least - start)
    return a[start : len(a) - end], b[start : len(b) - end]


def _has_moved(a: str, b: str, parts: tuple[str, str]) -> bool:
    """Whether a letter of a name stands elsewhere in another: past its neighbour, or, in a long name, past several; or
    whether another letter is doubled."""
    one, other = parts
    if len(one) == 2 and one == other[::-1]:
        return True
    if len(a) < FEWER:
        return False
    return one in (other[1:] + other[0], other[-1] + other[:-1]) or undoubled(a) == undoubled(b)


def apart(a: str, b: str, most: int) -> int:
    """How many letters must be put in, left out, changed, or moved past their neighbours to make one of the other; one
    above the most where it is more than that.

    The optimal string alignment distance, after Damerau, A technique for computer detection and correction of spelling
    errors, 1964.
    """
    rows: list[list[int]] = [list(range(len(b) + 1))]
    for i, x in enumerate(a, 1):
        row = [i]
        for j, y in enumerate(b, 1):
            steps = [rows[-1][j] + 1, row[-1] + 1, rows[-1][j - 1] + (x != y)]
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                steps.append(rows[-2][j - 2] + 1)
            row.append(min(steps))
        rows.append(row)
        if min(row) > most:
            break
    return min(rows[-1][-1], most + 1)
