"""Spans, and the map between an article's text and the page it was taken from."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open run `[start, end)` of Unicode code points."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def of(self, text: str) -> str:
        """The characters of the span in its text."""
        return text[self.start : self.end]


class Piece(NamedTuple):
    """A run of the text and the run of the page that it stands for.

    The two lengths are equal where characters were taken over one by one. Where they differ
    (an entity such as `&amp;`, white space made one blank) the two runs map as a whole.
    """

    text: int
    page: int
    length: int
    page_length: int

    @property
    def verbatim(self) -> bool:
        return self.length == self.page_length


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """A two-way map between offsets into a text and offsets into its page.

    Pieces are in text order, do not overlap in the text, and never overlap in the page. Text that
    lies in no piece (the blank line between two paragraphs) stands for nothing in the page.
    """

    pieces: tuple[Piece, ...]
    _starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_starts", tuple(p.text for p in self.pieces))

    @classmethod
    def identity(cls, length: int) -> OffsetMap:
        """The map of a text that is its page."""
        return cls((Piece(0, 0, length, length),) if length else ())

    @classmethod
    def joined(cls, pieces: Iterable[Piece]) -> OffsetMap:
        """A map in which neighbouring verbatim pieces are made one."""
        kept: list[Piece] = []
        for p in pieces:
            if p.length == 0:
                continue
            last = kept[-1] if kept else None
            if (
                last
                and last.verbatim
                and p.verbatim
                and last.text + last.length == p.text
                and last.page + last.page_length == p.page
            ):
                kept[-1] = Piece(last.text, last.page, last.length + p.length, last.page_length + p.page_length)
            else:
                kept.append(p)
        return cls(tuple(kept))

    def to_page(self, span: Span) -> Span | None:
        """The run of the page from the first to the last mapped character of a span; None where nothing is mapped."""
        first = max(0, bisect_right(self._starts, span.start) - 1)
        last = bisect_left(self._starts, span.end)
        start: int | None = None
        end = 0
        for p in self.pieces[first:last]:
            low, high = max(span.start, p.text), min(span.end, p.text + p.length)
            if low >= high:
                continue
            page_low = p.page + (low - p.text if p.verbatim else 0)
            page_high = p.page + (high - p.text if p.verbatim else p.page_length)
            start = page_low if start is None else min(start, page_low)
            end = max(end, page_high)
        return None if start is None else Span(start, end)

    def to_text(self, page_span: Span) -> Span | None:
        """The run of the text from the first to the last character that comes from a run of the page."""
        start: int | None = None
        end = 0
        for p in self.pieces:
            low, high = max(page_span.start, p.page), min(page_span.end, p.page + p.page_length)
            if low >= high:
                continue
            text_low = p.text + (low - p.page if p.verbatim else 0)
            text_high = p.text + (high - p.page if p.verbatim else p.length)
            start = text_low if start is None else min(start, text_low)
            end = max(end, text_high)
        return None if start is None else Span(start, end)
