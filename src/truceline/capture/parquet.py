"""Pages from Parquet: a row an article, read by a program of its own that has bounded memory."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from typing import BinaryIO

import msgspec

from truceline.capture.columns import Columns
from truceline.capture.json_lines import lines_of
from truceline.capture.limits import LARGEST_PAGE
from truceline.capture.rows import page_of
from truceline.errors import ArchiveBroken, LibraryMissing, PageError, PageTooLarge, RowInvalid
from truceline.model.page import Page

TOLD = 200
"""Characters that are told of what went wrong."""


def capture_parquet(file: BinaryIO, where: str, name: str, columns: Columns) -> Iterator[Page | PageError]:
    """Make a page of each row of a Parquet file on the disk; a row that is none becomes an error that names it.

    Raises ColumnsUnknown, ArchiveBroken where the file breaks off or takes too much memory, or LibraryMissing.
    """
    if find_spec("pyarrow") is None:
        raise LibraryMissing("pyarrow is not installed", where=where, remedy="pip install 'truceline[frames]'")
    (header,) = _lines(file, where, ())
    found = columns.found_in(msgspec.json.decode(header, type=list[str]), where)
    for number, line in enumerate(_lines(file, where, (*found, *found.values())), start=0):
        if number:  # the first line has the columns
            yield _row(line, where, name, number)


def _row(line: bytes, where: str, name: str, number: int) -> Page | PageError:
    told = f"row {number:,}"
    if len(line) > LARGEST_PAGE:
        why = f"at most {LARGEST_PAGE:,} bytes are read"
        return PageTooLarge("the row is larger than a page", where=f"{where}, {told}", why=why)
    try:
        fields = msgspec.json.decode(line, type=dict[str, str | None])
        return page_of(fields, lambda what: RowInvalid(what, where=f"{where}, {told}"), f"{name}, {told}")
    except RowInvalid as error:
        return error


def _lines(file: BinaryIO, where: str, words: Sequence[str]) -> Iterator[bytes]:
    """What the program writes. Raises ArchiveBroken where it ends in failure."""
    file.seek(0)
    command = [sys.executable, "-m", "truceline.capture.parquet_rows", *words]
    with subprocess.Popen(command, stdin=file, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as program:
        assert program.stdout is not None
        assert program.stderr is not None
        try:
            yield from lines_of(program.stdout, where)  # type: ignore[arg-type]
            said = program.stderr.read(100_000).decode("utf-8", "replace").strip()
            if program.wait():
                why = said.splitlines()[-1][:TOLD] if said else f"its reader ended with {program.returncode}"
                raise ArchiveBroken("the file cannot be read, or not to its end", where=where, why=why)
        finally:
            program.kill()
