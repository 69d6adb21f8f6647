"""Text for a reader: page characters made harmless, lines of a terminal wrapped by the cells that they fill."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from truceline.model.spans import Span

REPLACEMENT = "\ufffd"
DROPPED = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
"""Soft hyphens and joiners: they have no width and no meaning outside their script."""
KEPT = frozenset("\n\t\u200c\u200d")
"""Line ends, and the joiners that Arabic and Indic scripts need: a browser does no harm with them."""
HARMFUL = frozenset(("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"))
"""Unicode categories that may move the cursor, turn the direction of the line, or break the output."""


def neutralise(text: str) -> str:
    """Make the characters of a page harmless on a terminal: white space is one blank, controls are shown as U+FFFD."""
    shown: list[str] = []
    for char in text:
        if char.isspace():
            if shown and shown[-1] != " ":
                shown.append(" ")
        elif char not in DROPPED:
            shown.append(REPLACEMENT if unicodedata.category(char) in HARMFUL else char)
    return "".join(shown).strip()


def harmless(text: str) -> str:
    """The same for a browser, which breaks lines and joins letters itself: white space and joiners stay as they are."""
    if text.isprintable():
        return text
    return "".join(char if char in KEPT or char.isprintable() else _shown(char) for char in text)


def offset_of_shown(text: str, start: int, shown: int) -> int:
    """The offset in a text of what a browser shows as the character `shown` from `start` on; the end where it shows
    fewer."""
    for at in range(start, len(text)):
        if shown <= 0:
            return at
        shown -= len(harmless(text[at]))
    return len(text)


def _shown(char: str) -> str:
    if char.isspace():
        return " "
    return "" if char in DROPPED else REPLACEMENT


def quoted(text: str) -> str:
    """Words of a page in double quotation marks, their own marks made single."""
    return '"' + re.sub('["“”„«»]', "'", text) + '"'


def cells(text: str) -> int:
    """The columns that a text fills on a terminal: wide characters two, combining marks none."""
    if text.isascii():
        return len(text)
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def wrap(text: str, width: int, first: str = "", rest: str | None = None) -> list[str]:
    """Break a text at blanks into lines of at most `width` cells; `first` and `rest` are what the lines begin with.

    A word longer than a line is cut. The text is taken as neutralised.
    """
    rest = first if rest is None else rest
    lines: list[str] = []
    line, empty = first, True
    for word in _words(text, max(8, width - max(cells(first), cells(rest)))):
        if not empty and cells(line) + 1 + cells(word) > width:
            lines.append(line)
            line, empty = rest, True
        line += word if empty else f" {word}"
        empty = False
    return [*lines, line] if not empty or first.strip() else lines


def columns(left: list[str], right: list[str], width: int, between: str = " | ") -> list[str]:
    """Set two blocks of lines side by side, the left one `width` cells wide."""
    rows = []
    for n in range(max(len(left), len(right))):
        a = left[n] if n < len(left) else ""
        b = right[n] if n < len(right) else ""
        rows.append(f"{a}{' ' * (width - cells(a))}{between}{b}".rstrip())
    return rows


def excerpt(text: str, focus: Span, words: int) -> tuple[str, int]:
    """Cut a text to so many words around a focus, with dots where words are left out.

    Gives the excerpt and by how much offsets into the text must be moved to point into it.
    """
    bounds = list(_word_bounds(text))
    if len(bounds) <= words:
        return text, 0
    at = next((n for n, b in enumerate(bounds) if b.end > focus.start), len(bounds) - 1)
    upto = next((n for n, b in enumerate(bounds) if b.end >= focus.end), len(bounds) - 1)
    spare = max(0, words - (upto - at + 1))
    low = 0 if upto < words else max(0, min(at - spare // 4, len(bounds) - words))
    high = min(len(bounds), low + words)
    start, end = bounds[low].start, bounds[high - 1].end
    head, tail = ("… " if low else ""), (" …" if high < len(bounds) else "")
    return f"{head}{text[start:end]}{tail}", len(head) - start


def _word_bounds(text: str) -> Iterator[Span]:
    start = None
    for n, char in enumerate(text):
        if char.isspace():
            if start is not None:
                yield Span(start, n)
            start = None
        elif start is None:
            start = n
    if start is not None:
        yield Span(start, len(text))


def _words(text: str, longest: int) -> Iterator[str]:
    """The words of a text, those too long for a line in pieces; "par." keeps its number."""
    for word in re.findall(r"\(?par\. \S+|\S+", text):
        while cells(word) > longest:
            cut = longest
            while cells(word[:cut]) > longest:
                cut -= 1
            yield word[:cut]
            word = word[cut:]
        yield word
