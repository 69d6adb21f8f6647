"""Two names that are one with a slip of the pen."""

from __future__ import annotations

from truceline.lexicon.spelling import SlipWords, letters_of

FEWER = 8
"""Letters from which two may differ."""


def is_slip(one: str, other: str, words: SlipWords) -> bool:
    """Whether two names differ in a letter or two as by a slip, and in no ending, no sound of another script and
    no way of writing of another country."""
    a, b = (letters_of(name).replace(" ", "") for name in (one, other))
    if not a or not b or a[0] != b[0] or words.sound(a) == words.sound(b) or words.stem(a) == words.stem(b):
        return False
    short, long = sorted((a, b), key=len)
    if (long.startswith(short) and long[len(short) :] in words.endings) or frozenset((a, b)) in words.variants:
        return False
    letters = apart(a, b, 2)
    return letters == 1 or (letters == 2 and len(short) >= FEWER)


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
