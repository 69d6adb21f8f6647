"""Runs of text in quotation marks, over several sentences and paragraphs."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter

from truceline.model.spans import Span

PARAGRAPH = re.compile(r"[^\n]+")
# Every choice begins with its mark, so that only marks are looked at.
MARK = re.compile(
    r"“|”|\"|„|«|»|''|``|‘(?<![\w.,!?]‘)(?=\S)|’(?<=\S’)(?!\w)|'(?<![\w.,!?]')(?=\w)|'(?<=[\w.,!?…]')(?!\w)"
)
OPENING, CLOSING = frozenset("“„«‘"), frozenset("”»’")

# Longest run of quoted text in one paragraph; a longer one is an unclosed mark.
LONGEST = 3000


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words in quotation marks. `span` includes the marks, `inner` does not; `closed`: its closing mark is there."""

    span: Span
    inner: Span
    closed: bool


@lru_cache(maxsize=2)
def find_quoted(text: str) -> tuple[Quoted, ...]:
    """Find the outermost runs in quotation marks, in text order, each within one paragraph.

    A run that is not closed in its paragraph counts to the paragraph's end if the next one opens with a mark, as
    speech over several paragraphs does. Single marks count only where a paragraph has no double ones.
    """
    paragraphs = [m.span() for m in PARAGRAPH.finditer(text)]
    found: list[Quoted] = []
    for i, (start, end) in enumerate(paragraphs):
        following = text[paragraphs[i + 1][0] :][:2] if i + 1 < len(paragraphs) else ""
        goes_on = bool(following) and (following[0] in '“"' or following == "''")
        found.extend(_in_paragraph(text, start, end, goes_on))
    return tuple(found)


def _in_paragraph(text: str, start: int, end: int, goes_on: bool) -> list[Quoted]:
    marks = list(MARK.finditer(text, start, end))
    if not marks:
        return []
    double = [m for m in marks if m.group() in '“”"„«»' or len(m.group()) == 2]
    if len(double) < 2 and not (double and goes_on):
        return _paired(text, [m for m in marks if m not in double], end, False)
    return _paired(text, double, end, goes_on)


def _paired(text: str, marks: list[re.Match[str]], end: int, goes_on: bool) -> list[Quoted]:
    found: list[Quoted] = []
    opened: re.Match[str] | None = None
    for mark in marks:
        if opened is None:
            if _opens(text, mark):
                opened = mark
        elif _closes(text, mark):
            if mark.end() - opened.start() <= LONGEST:
                found.append(Quoted(Span(opened.start(), mark.end()), Span(opened.end(), mark.start()), True))
            opened = None
    if opened is not None and goes_on and end - opened.start() <= LONGEST:
        found.append(Quoted(Span(opened.start(), end), Span(opened.end(), end), False))
    return found


def _opens(text: str, mark: re.Match[str]) -> bool:
    sign = mark.group()
    if sign in OPENING or sign == "``":
        return True
    if sign in CLOSING:
        return False
    return not text[mark.end() : mark.end() + 1].isspace()


def _closes(text: str, mark: re.Match[str]) -> bool:
    sign = mark.group()
    if sign in OPENING or sign == "``":
        return False
    return sign in CLOSING or not text[mark.start() - 1].isspace()


_start, _end = attrgetter("span.start"), attrgetter("span.end")


def quoted_near(quoted: tuple[Quoted, ...], span: Span) -> tuple[Quoted, ...]:
    """The runs that meet a span, of all runs in text order."""
    first = bisect_right(quoted, span.start, key=_end)
    return quoted[first : bisect_left(quoted, span.end, key=_start)]


def quoted_at(quoted: tuple[Quoted, ...], offset: int) -> Quoted | None:
    """The run in which an offset lies."""
    return next(iter(quoted_near(quoted, Span(offset, offset + 1))), None)
