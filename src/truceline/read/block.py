"""Blocks: runs of visible text with the place in the page where each character stands."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from truceline.model.spans import OffsetMap, Piece, Span

# What is no letter of an article: control characters, soft hyphens, zero-width and bidirectional marks. The joiners
# U+200C and U+200D stay, for they belong to words of several scripts and to emoji.
_DROPPED = (
    "\u0000-\u0008\u000e-\u001b\u007f-\u0084\u0086-\u009f\u00ad"
    "\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
)
_IRREGULAR = re.compile(rf"(?P<blank>\s{{2,}}+|[^\S ])|(?P<dropped>[{_DROPPED}]++)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A line of plain text, or the text of one block of HTML, white space collapsed.

    `pieces` count from the start of the block's text. `gap` says that a blank line (or a tag) parts it from the block
    before. `indent` is the number of blanks before a plain line, `tags` are the names and classes of the HTML elements
    round it, `linked` is the number of characters that lie in links.
    """

    text: str
    pieces: tuple[Piece, ...]
    span: Span
    gap: bool = True
    indent: int = 0
    tag: str = ""
    tags: frozenset[str] = frozenset()
    linked: int = 0


class BlockWriter:
    """Collects the characters of one block; white space becomes one blank, marks that nobody sees are dropped."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._pieces: list[Piece] = []
        self._length = 0
        self._blank: Span | None = None
        self.linked = 0

    @property
    def length(self) -> int:
        return self._length

    def write(self, raw: str, offset: int, *, linked: bool = False) -> None:
        """Take over a run of the page that begins at `offset`."""
        before, at = self._length, 0
        for found in _IRREGULAR.finditer(raw):
            self._copy(raw[at : found.start()], offset + at)
            at = found.end()
            if found.lastgroup == "blank":
                self._hold_blank(Span(offset + found.start(), offset + at))
        self._copy(raw[at:], offset + at)
        if linked:
            self.linked += self._length - before

    def write_for(self, text: str, page: Span, *, linked: bool = False) -> None:
        """Write what a run of the page stands for, such as the character of an entity."""
        text = _IRREGULAR.sub(lambda m: " " if m.lastgroup == "blank" else "", text)
        if not text.strip():
            if text:
                self._hold_blank(page)
            return
        self._flush_blank()
        self._add(text, page)
        if linked:
            self.linked += len(text)

    def break_line(self) -> None:
        """Break the line inside the block."""
        if self._length:
            self._blank = None
            if self._parts[-1] != "\n":
                self._parts.append("\n")
                self._length += 1

    def _copy(self, raw: str, offset: int) -> None:
        kept = raw.strip(" ")
        if not kept:
            if raw:
                self._hold_blank(Span(offset, offset + len(raw)))
            return
        if raw[0] == " ":
            self._hold_blank(Span(offset, offset + 1))
            offset += 1
        self._flush_blank()
        self._add(kept, Span(offset, offset + len(kept)))
        if raw[-1] == " ":
            self._hold_blank(Span(offset + len(kept), offset + len(kept) + 1))

    def _hold_blank(self, page: Span) -> None:
        if self._blank is None:
            self._blank = page
        elif self._blank.end == page.start:
            self._blank = Span(self._blank.start, page.end)

    def _flush_blank(self) -> None:
        blank, self._blank = self._blank, None
        if blank is None or not self._length or self._parts[-1] == "\n":
            return
        self._parts.append(" ")
        self._pieces.append(Piece(self._length, blank.start, 1, blank.end - blank.start))
        self._length += 1

    def _add(self, text: str, page: Span) -> None:
        self._parts.append(text)
        self._pieces.append(Piece(self._length, page.start, len(text), page.end - page.start))
        self._length += len(text)

    def block(
        self,
        source: str,
        *,
        gap: bool = True,
        indent: int = 0,
        tag: str = "",
        tags: frozenset[str] = frozenset(),
    ) -> Block | None:
        """The block as collected, or None where it has no visible text."""
        text = "".join(self._parts).rstrip("\n")
        pieces = OffsetMap.joined(p for p in self._pieces if _maps(source, text, p)).pieces
        if not pieces:
            return None
        span = Span(pieces[0].page, pieces[-1].page + pieces[-1].page_length)
        return Block(
            text=text, pieces=pieces, span=span, gap=gap, indent=indent, tag=tag, tags=tags, linked=self.linked
        )


def _maps(source: str, text: str, piece: Piece) -> bool:
    """Whether a piece is a change of length or the page's own characters: a lone line break made a blank is neither."""
    return piece.length > 1 or piece.page_length > 1 or source[piece.page] == text[piece.text]


def join_blocks(blocks: Iterable[tuple[str, Block]]) -> tuple[str, OffsetMap]:
    """Make the article's text from blocks, each given with what parts it from the one before, and its map."""
    parts: list[str] = []
    pieces: list[Piece] = []
    length = 0
    for separator, block in blocks:
        if parts:
            parts.append(separator)
            length += len(separator)
        pieces.extend(Piece(p.text + length, p.page, p.length, p.page_length) for p in block.pieces)
        parts.append(block.text)
        length += len(block.text)
    return "".join(parts), OffsetMap.joined(pieces)
