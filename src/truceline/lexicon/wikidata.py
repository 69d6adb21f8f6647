"""A saved result of the Wikidata Query Service as rows: JSON in both of its shapes, or CSV."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from typing import Any

from truceline.errors import OwnFileUnreadable

NEEDED = ("person", "personLabel", "iso3", "start")
EITHER = ("office", "positionLabel")
REMEDY = "save the result of the query in docs/lexicon.md as JSON or CSV"

PRECISIONS = {"11": 10, "10": 7, "9": 4}
"""Wikidata's precision of a time value, and how many characters of its ISO date are known: day, month, year."""

MOMENT = re.compile(r"[+-]?(\d{4,})-(\d\d)-(\d\d)(?:T[\d:.]+Z?)?")
EARLIEST = 1700


def result_rows(text: str, where: str) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of a result, numbered from 1, each with the text of its variables.

    Raises OwnFileUnreadable where the file is no result, or one of another query.
    """
    begin = text.lstrip("\ufeff \t\r\n")[:1]
    rows = _json_rows(text, where) if begin in ("{", "[") else _csv_rows(text, where)
    first = next(rows, None)
    if first is None:
        raise OwnFileUnreadable("the result has no rows", where=where, remedy=REMEDY)
    yield 1, first
    yield from enumerate(rows, start=2)


def check_columns(named: set[str], where: str) -> None:
    """Raise OwnFileUnreadable where the variables of a result are not those of the query."""
    missing = [name for name in NEEDED if name not in named]
    if not any(name in named for name in EITHER):
        missing.append(" or ".join(EITHER))
    if missing:
        raise OwnFileUnreadable(
            "this is no result of the query", where=where, why=f"no {', '.join(missing)}", remedy=REMEDY
        )


def _json_rows(text: str, where: str) -> Iterator[dict[str, str]]:
    try:
        data = json.loads(text.lstrip("\ufeff"))
    except (ValueError, RecursionError) as error:
        why = "nested too deeply" if isinstance(error, RecursionError) else str(error)
        raise OwnFileUnreadable("this is no JSON", where=where, why=why, remedy=REMEDY) from None
    results = data.get("results") if isinstance(data, dict) else None
    listed = results.get("bindings") if isinstance(results, dict) else data
    if not isinstance(listed, list):
        raise OwnFileUnreadable("this is no result of a query", where=where, remedy=REMEDY)
    rows = [_plain(row) for row in listed if isinstance(row, dict)]
    if rows:
        check_columns({name for row in rows for name in row}, where)
    yield from rows


def _plain(row: dict[str, Any]) -> dict[str, str]:
    """The text of each variable: itself, or the `value` that the verbose shape gives."""
    values = {k: v.get("value") if isinstance(v, dict) else v for k, v in row.items()}
    return {k: str(v) for k, v in values.items() if isinstance(v, str | int | float)}


def _csv_rows(text: str, where: str) -> Iterator[dict[str, str]]:
    reader = csv.DictReader(io.StringIO(text.lstrip("\ufeff"), newline=""))
    try:
        check_columns({name for name in reader.fieldnames or () if name}, where)
        for row in reader:
            yield {k: v for k, v in row.items() if k and isinstance(v, str)}
    except csv.Error as error:
        raise OwnFileUnreadable("this is no CSV", where=where, why=str(error), remedy=REMEDY) from None


def wikidata_number(address: str) -> str:
    """The Q number at the end of an item's address; empty where there is none."""
    number = address.rstrip("/").rpartition("/")[2]
    return number if re.fullmatch(r"Q[0-9]{1,12}", number) else ""


def iso_date(value: str, precision: str = "") -> str | None:
    """An ISO date as fine as it is known, of a time value; None where it is none, or from before 1700."""
    found = MOMENT.fullmatch(value.strip())
    if found is None or len(found[1]) != 4 or value.startswith("-") or int(found[1]) < EARLIEST:
        return None
    if precision and precision not in PRECISIONS:
        return None
    known = f"{found[1]}-{found[2]}-{found[3]}"[: PRECISIONS.get(precision, 10)]
    return known.removesuffix("-00").removesuffix("-00")
