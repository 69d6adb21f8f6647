"""Pages from rows: what a line of JSON, a line of a table or a row of Parquet says of a page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from truceline.errors import PageError
from truceline.model.identity import content_sha256
from truceline.model.page import Page
from truceline.read.decode import replace_surrogates
from truceline.read.kind import tell_kind

TEXTS = ("url", "outlet", "title", "published", "case", "captured")

Invalid = Callable[[str], PageError]
"""Makes the error of a row out of what is wrong with it."""


def page_of(fields: Mapping[str, Any], invalid: Invalid, file: str | None = None) -> Page:
    """Make a page of what a row says, by the names of COLUMNS, `case` and `clean`. Raises what `invalid` makes.

    A row without an id gets one from its page's SHA-256.
    """
    values: dict[str, Any] = {key: text_field(fields, key, invalid) for key in TEXTS}
    html, text = text_field(fields, "html", invalid), text_field(fields, "text", invalid)
    source = text if text is not None else html
    if source is None:
        raise invalid("there is neither text nor html")
    clean = fields.get("clean")
    if clean not in (None, True, False):
        raise invalid('"clean" is neither true nor false')
    sha256 = content_sha256(source)
    return Page(
        id=_page_id(fields, invalid) or sha256[:12],
        source=source,
        sha256=sha256,
        kind="html" if text is None else "plain" if clean else tell_kind(source),
        clean=bool(clean),
        file=file,
        **values,
    )


def text_field(fields: Mapping[str, Any], key: str, invalid: Invalid) -> str | None:
    """A string of a row; null where it has none."""
    value = fields.get(key)
    if value is None:
        return None
    if not isinstance(value, str):
        raise invalid(f'"{key}" is a {name_type(value)} and no string')
    return replace_surrogates(value)


def _page_id(fields: Mapping[str, Any], invalid: Invalid) -> str:
    value = fields.get("id")
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise invalid(f'"id" is a {name_type(value)} and no string')
    return replace_surrogates(str(value))


def name_type(value: object) -> str:
    """What JSON calls a value."""
    names = {dict: "object", list: "list", str: "string", bool: "true or false", int: "number", float: "number"}
    return names.get(type(value), "null")
