"""A program of its own that reads a Parquet file on standard input and writes its rows as JSON lines.

It runs apart from truceline, with bounded memory, as the library that it needs takes whatever a file says that it
needs, and ends the whole process over some files that are broken.
"""

from __future__ import annotations

import datetime
import sys
from collections.abc import Sequence
from typing import Any

import msgspec

from truceline.capture.limits import LARGEST_PAGE

MOST_MEMORY = 1_500_000_000
"""Bytes that the program may take: the library itself takes 0.6 billion of addresses."""
TOGETHER = 64
"""Rows that are read at once."""


def main(fields: Sequence[str], columns: Sequence[str]) -> int:
    """Write the first line, the columns that there are, then, where the columns are given, each row as an object."""
    _bound_memory()
    import pyarrow.parquet as pq

    file = pq.ParquetFile(sys.stdin.buffer, memory_map=False, pre_buffer=False, buffer_size=1 << 20)
    _write(list(file.schema_arrow.names))
    if not columns:
        return 0
    for batch in file.iter_batches(TOGETHER, columns=list(dict.fromkeys(columns)), use_threads=False):
        for row in batch.to_pylist():
            _write({field: _plain(row[column]) for field, column in zip(fields, columns, strict=True)})
    return 0


def _plain(value: Any) -> Any:
    """A value as a row of text has it: times as ISO 8601, numbers as they are written."""
    if isinstance(value, bytes):
        return value[:LARGEST_PAGE].decode("utf-8", "replace")
    if isinstance(value, datetime.date | datetime.datetime):
        return value.isoformat()
    return value if value is None or isinstance(value, str) else str(value)


def _write(value: Any) -> None:
    sys.stdout.buffer.write(msgspec.json.encode(value) + b"\n")


def _bound_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))


if __name__ == "__main__":
    half = len(sys.argv[1:]) // 2
    sys.exit(main(sys.argv[1 : 1 + half], sys.argv[1 + half :]))
