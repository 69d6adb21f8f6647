"""Shards: an archive in many files, each coded by itself into a file of records and one of what could not be read.

A shard is done when both its files are there; they are put there together, whole, so that a worker lost in the middle
leaves nothing, and what is broken off goes on where it stood. Paths are those of fsspec: folders, `s3://`, `gs://` …
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import PurePosixPath
from typing import IO, Any, BinaryIO, Literal, cast

import fsspec

from truceline.capture.columns import Columns
from truceline.capture.kinds import capture_file
from truceline.errors import LibraryMissing, OutputForeign, PageError, PageUnreadable, ShardsAlike
from truceline.model.page import Page
from truceline.model.record import SCHEMA, as_line
from truceline.pipeline import Engine, record_lines, tool_versions
from truceline.scale.processes import run_each, usual_workers

RecordFormat = Literal["jsonl", "parquet"]
MARK = "truceline.json"
"""The file of a folder that says which truceline made its records."""
ENDINGS: Mapping[RecordFormat, str] = {"jsonl": "records.jsonl.gz", "parquet": "records.parquet"}
ISSUES = "issues.jsonl.gz"
COUNTED = ("statements", "conflicts")
COLUMNS = ("id", "url", "outlet", "title", "published", "language", *COUNTED, "record")
"""Columns of a Parquet file of records: how many statements and conflicts one has, and the whole of it as JSON."""
ROWS = 1000
"""Records that are held at a time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shard:
    """A file of pages (`source`) and where its records and issues go."""

    source: str
    records: str
    issues: str
    columns: Columns


@dataclass(frozen=True, slots=True, kw_only=True)
class ShardDone:
    """How many records and issues a shard gave."""

    source: str
    records: int
    issues: int


def plan_shards(
    sources: Sequence[str], folder: str, engine: Engine, columns: Columns, format_: RecordFormat = "jsonl"
) -> list[Shard]:
    """The shards of some files that are still to be coded into a folder, which is made if need be.

    Raises ShardsAlike where two files have one name, OutputForeign where the folder holds records of another
    truceline, or cannot be used.
    """
    files, root = _folder(folder)
    _mark(files, root, engine, folder)
    there = {PurePosixPath(path).name for path in files.ls(root, detail=False)}
    shards: dict[str, Shard] = {}
    for source in sources:
        name = PurePosixPath(source).name
        if name in shards:
            why = f"{shards[name].source} and {source}"
            raise ShardsAlike(f"two files are called {name!r}", why=why, remedy="name one of them otherwise")
        shards[name] = Shard(
            source=source,
            records=f"{folder.rstrip('/')}/{name}.{ENDINGS[format_]}",
            issues=f"{folder.rstrip('/')}/{name}.{ISSUES}",
            columns=columns,
        )
    return [s for s in shards.values() if not {PurePosixPath(s.records).name, PurePosixPath(s.issues).name} <= there]


def code_shard(shard: Shard, engine: Engine) -> ShardDone:
    """Code the pages of a shard and put its records and issues where they belong, both or none of them."""
    issues: list[PageError] = []
    records = _Counted(_records(record_lines(_pages(shard), engine), issues))
    files, path = fsspec.core.url_to_fs(shard.records)
    _, issues_path = fsspec.core.url_to_fs(shard.issues)
    write = _write_parquet if shard.records.endswith(ENDINGS["parquet"]) else _write_lines
    with files.transaction:
        with files.open(path, "wb") as file:
            write(records, file)
        with files.open(issues_path, "wb") as file:
            _write_lines(map(_issue_line, issues), file)
    return ShardDone(source=shard.source, records=records.number, issues=len(issues))


def code_shards(shards: Sequence[Shard], engine: Engine, workers: int | None = None) -> Iterator[ShardDone]:
    """Code shards one after the other, or several at a time in so many processes: one for each core, at most four,
    where it is not said. Raises WorkerLost."""
    workers = min(workers or usual_workers(), len(shards))
    if workers < 2:
        return (code_shard(shard, engine) for shard in shards)
    return run_each(code_shard, shards, engine, workers)


def _pages(shard: Shard) -> Iterator[Page | PageError]:
    name = PurePosixPath(shard.source).name
    try:
        with fsspec.open(shard.source, "rb") as file:
            yield from capture_file(cast(BinaryIO, file), shard.source, name, shard.columns)
    except PageError as error:
        yield error
    except (OSError, ValueError) as error:
        yield PageUnreadable("the file cannot be read", where=shard.source, why=str(error))


def _records(lines: Iterable[str | PageError], issues: list[PageError]) -> Iterator[str]:
    for line in lines:
        if isinstance(line, PageError):
            issues.append(line)
        else:
            yield line


class _Counted(Iterator[str]):
    """Lines, counted as they pass."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines
        self.number = 0

    def __next__(self) -> str:
        line = next(self._lines)
        self.number += 1
        return line


def _issue_line(error: PageError) -> str:
    return as_line({"what": error.what, "where": error.where, "why": error.why, "remedy": error.remedy})


def _write_lines(lines: Iterable[str], file: IO[bytes]) -> None:
    """Lines packed, the same bytes for the same lines."""
    with gzip.GzipFile("", "wb", 6, cast(BinaryIO, file), mtime=0) as packed:
        for line in lines:
            packed.write(line.encode("utf-8", "replace") + b"\n")


def _write_parquet(lines: Iterable[str], file: IO[bytes]) -> None:
    """A row for each record, ROWS at a time. Raises LibraryMissing."""
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError as error:
        remedy = "pip install 'truceline[frames]'"
        raise LibraryMissing("records as Parquet need pyarrow", why=str(error), remedy=remedy) from None
    schema = pa.schema([(name, pa.int64() if name in COUNTED else pa.string()) for name in COLUMNS])
    given = map(_row, lines)
    with parquet.ParquetWriter(file, schema, compression="zstd") as writer:
        while rows := list(islice(given, ROWS)):
            writer.write_batch(pa.RecordBatch.from_pylist(rows, schema=schema))


def _row(line: str) -> dict[str, Any]:
    record: dict[str, Any] = json.loads(line)
    return {**{name: record.get(name) for name in COLUMNS}, **{n: len(record[n]) for n in COUNTED}, "record": line}


def _folder(folder: str) -> tuple[fsspec.AbstractFileSystem, str]:
    files, root = fsspec.core.url_to_fs(folder)
    try:
        files.makedirs(root, exist_ok=True)
    except OSError as error:
        why = error.strerror or str(error)
        raise OutputForeign("this is no folder that can be written to", where=folder, why=why) from None
    return files, root


def _mark(files: fsspec.AbstractFileSystem, root: str, engine: Engine, folder: str) -> None:
    """Say which truceline makes the records of a folder. Raises OutputForeign where another made them."""
    path, ours = f"{root}/{MARK}", {"schema": SCHEMA, "tool": tool_versions(engine)}
    if not files.exists(path):
        with files.open(path, "wb") as file:
            file.write(as_line(ours).encode() + b"\n")
        return
    try:
        theirs = json.loads(files.cat_file(path))
    except ValueError:
        theirs = None
    if theirs != ours:
        why = "its records would differ from those that are there"
        remedy = "name another folder, or empty this one"
        raise OutputForeign("the folder holds records of another truceline", where=folder, why=why, remedy=remedy)
