"""Tables as files: CSV, JSON lines, Parquet. A format is a name, an ending, and what writes the rows."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import IO, Any

from truceline.publish.columns import LISTS, Columns, FormatName, Holds
from truceline.publish.frames import arrow_table
from truceline.publish.rows import Cells

BETWEEN = " | "
"""What stands between the entries of a list in a cell of CSV, as in the tables of the lexicon."""
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What makes a spreadsheet run a cell."""


@dataclass(frozen=True, slots=True)
class Format:
    """How a table becomes a file: the ending of its name, and what writes its rows."""

    ending: str
    write: Callable[[Iterable[Cells], Columns, IO[bytes]], None]


def write_csv(rows: Iterable[Cells], columns: Columns, file: IO[bytes]) -> None:
    """CSV in UTF-8 with a line of names. Text that a spreadsheet would run gets an apostrophe before it."""
    text = io.TextIOWrapper(file, encoding="utf-8", errors="replace", newline="", write_through=True)
    lines = csv.writer(text, lineterminator="\n")
    lines.writerow(columns)
    for cells in rows:
        lines.writerow(_csv_cell(cells.get(name)) for name in columns)
    text.detach()


def write_jsonl(rows: Iterable[Cells], columns: Columns, file: IO[bytes]) -> None:
    """A JSON object a line, every column in each; days are ISO 8601."""
    for cells in rows:
        line = {name: _json_cell(cells.get(name), holds) for name, holds in columns.items()}
        file.write(json.dumps(line, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace") + b"\n")


def write_parquet(rows: Iterable[Cells], columns: Columns, file: IO[bytes]) -> None:
    """Parquet of the Arrow table. Raises LibraryMissing."""
    table = arrow_table(rows, columns)
    from pyarrow import parquet

    parquet.write_table(table, file)


FORMATS: Mapping[FormatName, Format] = {
    "csv": Format("csv", write_csv),
    "jsonl": Format("jsonl", write_jsonl),
    "parquet": Format("parquet", write_parquet),
}


def _csv_cell(value: Any) -> object:
    if isinstance(value, str):
        return f"'{value}" if value.startswith(FORMULA) else value
    return _csv_cell(BETWEEN.join(map(str, value))) if isinstance(value, tuple) else value


def _json_cell(value: Any, holds: Holds) -> object:
    if value is None:
        return [] if holds in LISTS else None
    return value.isoformat() if isinstance(value, date) else value
