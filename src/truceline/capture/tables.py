"""Pages from tables of text: exports of news services as CSV or TSV, an article a row, the columns in the first."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, BinaryIO

from truceline.capture.columns import Columns
from truceline.capture.limits import LARGEST_PAGE
from truceline.capture.rows import page_of
from truceline.errors import PageError, PageIsEmpty, PageTooLarge, RowInvalid
from truceline.model.page import Page
from truceline.read.decode import declared_encoding, decode_page

SAMPLE = 65_536
"""Bytes by which the encoding and the delimiter of a table are told."""
MOST_COLUMNS = 2_000
if TYPE_CHECKING:
    from _csv import Reader as Rows


def capture_table(stream: BinaryIO, head: bytes, where: str, file: str, columns: Columns) -> Iterator[Page | PageError]:
    """Make a page of each row of a table; a row that is none becomes an error that names it.

    `head` are its first bytes, which the stream still has. Raises ColumnsUnknown or PageIsEmpty.
    """
    csv.field_size_limit(LARGEST_PAGE)
    encoding = _encoding(head)
    text = io.TextIOWrapper(stream, encoding, errors="replace", newline="")
    rows = csv.reader(_pieces(text), delimiter=_delimiter(head.decode(encoding, "replace"), file))
    header = next(_sound(rows, where), None)
    if not isinstance(header, list):
        raise header or PageIsEmpty("the table is empty", where=where)
    found = columns.found_in(header[:MOST_COLUMNS], where)
    place = {name: header.index(column) for name, column in found.items()}
    for row in _sound(rows, where):
        yield row if isinstance(row, PageError) else _row(row, place, where, file, rows.line_num)


def _row(row: list[str], place: Mapping[str, int], where: str, file: str, line: int) -> Page | PageError:
    told = f"line {line:,}"
    fields = {name: row[at] for name, at in place.items() if at < len(row) and row[at].strip()}
    try:
        return page_of(fields, lambda what: RowInvalid(what, where=f"{where}, {told}"), f"{file}, {told}")
    except RowInvalid as error:
        return error


def _sound(rows: Rows, where: str) -> Iterator[list[str] | PageError]:
    """The rows that are not empty, up to one that cannot be read: nobody knows where the next one begins."""
    try:
        yield from (row for row in rows if any(row))
    except csv.Error as error:
        place, remedy = f"{where}, line {rows.line_num:,}", "see whether a quotation mark is missing before"
        yield PageTooLarge("the table cannot be read from here on", where=place, why=str(error), remedy=remedy)


def _pieces(text: io.TextIOWrapper) -> Iterable[str]:
    """The lines of a text; one that is longer than any page in pieces, which is more than a row may have."""
    return iter(lambda: text.readline(LARGEST_PAGE + 2), "")


def _encoding(head: bytes) -> str:
    for mark, name in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if head.startswith(mark):
            return name
    try:
        (head if len(head) < SAMPLE else head[: head.rfind(b"\n") + 1]).decode("utf-8")
    except UnicodeDecodeError:
        return declared_encoding(head) or "cp1252"
    decode_page(head)  # refuses what is no text
    return "utf-8"


def _delimiter(head: str, file: str) -> str:
    """What parts the columns: a tab by the file's name, else whichever of four the first line has most of."""
    first = head.partition("\n")[0]
    if ".tsv" in file.lower() or ".tab" in file.lower():
        return "\t"
    return max(",;\t|", key=first.count)
