"""Rows as Arrow tables, and those as frames of pandas and polars: libraries of an extra, loaded when first asked."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from itertools import islice
from typing import TYPE_CHECKING, Any

from truceline.errors import LibraryMissing
from truceline.publish.columns import LISTS, Columns
from truceline.publish.rows import Cells

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

EXTRA = "truceline[frames]"
TOGETHER = 10_000
"""Rows that are held as Python objects at a time."""


def arrow_table(rows: Iterable[Cells], columns: Columns) -> pyarrow.Table:
    """Rows in the order given, each column of its type whatever the rows hold. Raises LibraryMissing."""
    pa = _library("pyarrow")
    types = {
        "text": pa.string(),
        "texts": pa.list_(pa.string()),
        "count": pa.int64(),
        "counts": pa.list_(pa.int64()),
        "day": pa.date32(),
    }
    schema = pa.schema([(name, types[holds]) for name, holds in columns.items()])
    listed = [name for name, holds in columns.items() if holds in LISTS]
    empty: Cells = dict.fromkeys(listed, ())
    given = iter(rows)
    batches = []
    while batch := [{**empty, **cells} for cells in islice(given, TOGETHER)]:
        batches.append(pa.RecordBatch.from_pylist(batch, schema=schema))
    return pa.Table.from_batches(batches, schema=schema)


def pandas_frame(table: pyarrow.Table) -> pandas.DataFrame:
    """The table as a frame: days as timestamps, whole numbers that may be missing. Raises LibraryMissing."""
    pa, pd = _library("pyarrow"), _library("pandas")
    frame: pandas.DataFrame = table.to_pandas(types_mapper={pa.int64(): pd.Int64Dtype()}.get, date_as_object=False)
    return frame


def polars_frame(table: pyarrow.Table) -> polars.DataFrame:
    """The table as a frame of polars. Raises LibraryMissing."""
    frame: polars.DataFrame = _library("polars").from_arrow(table)
    return frame


def _library(name: str) -> Any:
    try:
        return import_module(name)
    except ImportError as error:
        raise LibraryMissing(
            f"{name} is not installed", why=str(error), remedy=f"install it with the extra: pip install '{EXTRA}'"
        ) from None
