"""Pages from JSON lines: one object a line, as other programs hand them over."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from truceline.errors import JsonLineInvalid, PageError, PageTooLarge
from truceline.model.identity import content_sha256
from truceline.model.page import Page
from truceline.read.decode import replace_surrogates
from truceline.read.kind import tell_kind

LARGEST_PAGE = 50_000_000  # bytes; the longest article of the 10,472 measured has 0.1 million
_SHAPE = '{"id", "text" or "html", "title"?, "url"?, "outlet"?, "published"?, "clean"?, "case"?}'
_TEXT_KEYS = ("url", "outlet", "title", "published", "case", "captured")


def capture_json_lines(lines: Iterable[bytes], where: str = "") -> Iterator[Page | PageError]:
    """Make a page of each line; a line that is none becomes an error that names it. Empty lines are passed over.

    A line without an id gets one from its page's SHA-256. `where` is the name of the file.
    """
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                yield read_json_line(line)
            except PageError as error:
                place = f"{where}, line {number}" if where else f"line {number}"
                yield type(error)(error.what, where=place, why=error.why, remedy=error.remedy)


def read_json_line(line: bytes) -> Page:
    """Make a page of one JSON line. Raises JsonLineInvalid, or PageTooLarge."""
    if len(line) > LARGEST_PAGE:
        raise PageTooLarge(f"the line has {len(line):,} bytes", why=f"at most {LARGEST_PAGE:,} are read")
    fields = _parse_object(line)
    values: dict[str, Any] = {key: _text_field(fields, key) for key in _TEXT_KEYS}
    html, text = _text_field(fields, "html"), _text_field(fields, "text")
    source = text if text is not None else html
    if source is None:
        raise _invalid("there is neither text nor html")
    clean = fields.get("clean")
    if clean not in (None, True, False):
        raise _invalid('"clean" is neither true nor false')
    sha256 = content_sha256(source)
    return Page(
        id=_page_id(fields) or sha256[:12],
        source=source,
        sha256=sha256,
        kind="html" if text is None else "plain" if clean else tell_kind(source),
        clean=bool(clean),
        **values,
    )


def _parse_object(line: bytes) -> dict[str, Any]:
    try:
        fields = json.loads(line.decode("utf-8-sig", "replace"), strict=False)
    except RecursionError:
        raise _invalid("the JSON is nested too deeply") from None
    except ValueError as error:
        raise _invalid("this is no JSON", why=str(error)) from None
    if not isinstance(fields, dict):
        raise _invalid(f"this is a JSON {_name_type(fields)} and no object")
    return fields


def _text_field(fields: dict[str, Any], key: str) -> str | None:
    value = fields.get(key)
    if value is None:
        return None
    if not isinstance(value, str):
        raise _invalid(f'"{key}" is a {_name_type(value)} and no string')
    return replace_surrogates(value)


def _page_id(fields: dict[str, Any]) -> str:
    value = fields.get("id")
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise _invalid(f'"id" is a {_name_type(value)} and no string')
    return replace_surrogates(str(value))


def _name_type(value: object) -> str:
    names = {dict: "object", list: "list", str: "string", bool: "true or false", int: "number", float: "number"}
    return names.get(type(value), "null")


def _invalid(what: str, why: str = "") -> JsonLineInvalid:
    return JsonLineInvalid(what, why=why, remedy=f"a line is {_SHAPE}")
