"""Pages from JSON lines: one object a line, as other programs hand them over."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from truceline.capture.columns import Columns
from truceline.capture.limits import LARGEST_PAGE
from truceline.capture.rows import name_type, page_of
from truceline.errors import JsonLineInvalid, PageError, PageTooLarge
from truceline.model.page import Page

MOST_VALUES = 1_000_000
"""Lists, objects and commas of a line: what it may take of memory beside its text. A page has a dozen."""
ENDLESS = 20 * LARGEST_PAGE
"""Bytes of one line after which nothing more is read."""
_SHAPE = '{"id", "text" or "html", "title"?, "url"?, "outlet"?, "published"?, "clean"?, "case"?}'


def capture_json_lines(
    lines: Iterable[bytes], where: str = "", columns: Columns | None = None, file: str | None = None
) -> Iterator[Page | PageError]:
    """Make a page of each line; a line that is none becomes an error that names it. Empty lines are passed over.

    A line without an id gets one from its page's SHA-256. `where` is the path of the file and `file` its name;
    `columns` names the keys where they are others.
    """
    for number, line in enumerate(lines, start=1):
        if line.strip():
            place = f"line {number}"
            try:
                yield read_json_line(line, columns, f"{file}, {place}" if file else None)
            except PageError as error:
                told = f"{where}, {place}" if where else place
                yield type(error)(error.what, where=told, why=error.why, remedy=error.remedy)


def lines_of(stream: BinaryIO, where: str) -> Iterator[bytes]:
    """The lines of a stream. One that is larger than any page comes shortened, just so long that it is refused.

    Raises PageTooLarge where a line never ends.
    """
    while line := stream.readline(LARGEST_PAGE + 1):
        yield line
        passed = len(line)
        while len(line) > LARGEST_PAGE and not line.endswith(b"\n"):
            line = stream.readline(LARGEST_PAGE + 1)
            passed += len(line)
            if passed > ENDLESS:
                why = f"at most {ENDLESS:,} bytes of one are passed over"
                raise PageTooLarge("a line never ends", where=where, why=why)


def read_json_line(line: bytes, columns: Columns | None = None, file: str | None = None) -> Page:
    """Make a page of one JSON line. Raises JsonLineInvalid, or PageTooLarge."""
    if len(line) > LARGEST_PAGE:
        raise PageTooLarge(f"the line has more than {LARGEST_PAGE:,} bytes", why="no page has so many")
    fields = _parse_object(line)
    return page_of(columns.renamed(fields) if columns else fields, _invalid, file)


def _parse_object(line: bytes) -> dict[str, Any]:
    if line.count(b"[") + line.count(b"{") + line.count(b",") > MOST_VALUES:
        raise PageTooLarge("the line holds more values than a page has", why=f"at most {MOST_VALUES:,} are read")
    try:
        fields = json.loads(line.decode("utf-8-sig", "replace"), strict=False)
    except RecursionError:
        raise _invalid("the JSON is nested too deeply") from None
    except ValueError as error:
        raise _invalid("this is no JSON", why=str(error)) from None
    if not isinstance(fields, dict):
        raise _invalid(f"this is a JSON {name_type(fields)} and no object")
    return fields


def _invalid(what: str, why: str = "") -> JsonLineInvalid:
    return JsonLineInvalid(what, why=why, remedy=f"a line is {_SHAPE}")
