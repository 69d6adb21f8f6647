"""The kinds of files that hold pages, each told by a file's first bytes, or by its name where these say too little."""

from __future__ import annotations

import io
import os
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePath
from typing import BinaryIO

from truceline.capture.columns import Columns
from truceline.capture.content import pages_of_bytes
from truceline.capture.json_lines import capture_json_lines, lines_of
from truceline.capture.limits import LARGEST_PAGE
from truceline.capture.parquet import capture_parquet
from truceline.capture.streams import SUFFIXES, unpacked
from truceline.capture.tables import SAMPLE, capture_table
from truceline.capture.wacz import capture_wacz
from truceline.capture.warc import capture_warc
from truceline.errors import JsonLineInvalid, PageError, PageTooLarge, PageUnreadable
from truceline.model.page import Page

Pages = Iterator[Page | PageError]
SKIPPED = 64
"""White space before the first character of JSON."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """An open file: `where` it lies in words, its bytes as they are (`file`) and unpacked (`stream`).

    `first` are its first bytes, `head` the first ones unpacked. Both are still to be read from the stream.
    """

    where: str
    name: str
    file: BinaryIO
    stream: BinaryIO
    first: bytes
    head: bytes
    columns: Columns

    @property
    def suffix(self) -> str:
        """The end of its name in lower case, without that of what packed it: `.csv` of `export.csv.gz`."""
        path = PurePath(self.name.lower())
        return PurePath(path.stem).suffix if path.suffix in SUFFIXES else path.suffix


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of file: how it is told, and how its pages are had."""

    name: str
    is_it: Callable[[Given], bool]
    capture: Callable[[Given], Pages]
    sought: bool = False
    """Whether it is read here and there, and not from the beginning to the end."""


def _one_page(given: Given) -> Pages:
    content = given.stream.read(LARGEST_PAGE + 1)
    if len(content) > LARGEST_PAGE:
        why = f"at most {LARGEST_PAGE:,} bytes of one are read"
        raise PageTooLarge("the page is too large, or never ends", where=given.where, why=why)
    return pages_of_bytes(content, given.where, given.name)


def _json_lines(given: Given) -> Pages:
    return capture_json_lines(lines_of(given.stream, given.where), given.where, given.columns, given.name)


def _json_list(given: Given) -> Pages:
    raise JsonLineInvalid(
        "this is one list of JSON", where=given.where, remedy="write each page on a line of its own (jq -c '.[]')"
    )


KINDS = (
    Kind(
        name="WARC",
        is_it=lambda g: g.head.startswith((b"WARC/1.", b"WARC/0.")) or g.suffix == ".warc",
        capture=lambda g: capture_warc(g.file, g.where, g.name),
        sought=True,
    ),
    Kind(
        name="WACZ",
        is_it=lambda g: g.head.startswith((b"PK\x03\x04", b"PK\x05\x06")),
        capture=lambda g: capture_wacz(g.file, g.where, g.name),
        sought=True,
    ),
    Kind(
        name="Parquet",
        is_it=lambda g: g.head.startswith(b"PAR1"),
        capture=lambda g: capture_parquet(g.file, g.where, g.name, g.columns),
        sought=True,
    ),
    Kind(
        name="table",
        is_it=lambda g: g.suffix in (".csv", ".tsv", ".tab"),
        capture=lambda g: capture_table(g.stream, g.head, g.where, g.name, g.columns),
    ),
    Kind(
        name="JSON lines",
        is_it=lambda g: g.suffix in (".jsonl", ".ndjson") or g.head[:SKIPPED].lstrip().startswith((b'{"', b"{ ")),
        capture=_json_lines,
    ),
    Kind(
        name="JSON", is_it=lambda g: g.suffix == ".json" and g.head[:SKIPPED].lstrip()[:1] == b"[", capture=_json_list
    ),
    Kind(name="page", is_it=lambda _: True, capture=_one_page),
)
"""All kinds, the surest sign first. The last is what is left: a page of HTML or text, or a feed."""


def capture_file(file: BinaryIO, where: str, name: str, columns: Columns) -> Pages:
    """The pages of an open file, whatever its kind. Raises PageError."""
    first = file.read(8)
    stream = unpacked(file, first, where)
    head = _peeked(stream)
    given = Given(where=where, name=name, file=file, stream=stream, first=first, head=head, columns=columns)
    kind = next(kind for kind in KINDS if kind.is_it(given))
    if kind.sought and not _is_whole(file):
        remedy = "save it as a file first"
        raise PageUnreadable(f"a {kind.name} file cannot be read from a pipe", where=where, remedy=remedy)
    yield from kind.capture(given)


def _is_whole(file: BinaryIO) -> bool:
    """Whether a file lies on a disk or in memory, and is no pipe and no device."""
    return isinstance(file, io.BytesIO) or stat.S_ISREG(os.fstat(file.fileno()).st_mode)


def _peeked(stream: BinaryIO) -> bytes:
    """The first bytes of a stream, which stay to be read."""
    peek: Callable[[int], bytes] = stream.peek  # type: ignore[attr-defined]  # a BufferedReader
    return peek(SAMPLE)[:SAMPLE]
