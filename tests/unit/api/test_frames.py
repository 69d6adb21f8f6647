"""Views as tables: the same columns whatever a case holds, rows that open what they rest on."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from pyarrow import parquet

from truceline import Case, View
from truceline.errors import ExportFailed, LibraryMissing, UnknownId
from truceline.publish import frames
from truceline.publish.columns import COLUMNS, OF_ONE_DAY, REPORT


def _view(case: Case, name: str) -> View[Any, Any]:
    if name == "diff":
        return case.diff("2025-08-14", "2025-08-16")
    return case.search("ceasefire") if name == "search" else case.view(name)


@pytest.mark.parametrize("name", COLUMNS)
def test_a_view_is_a_table_of_its_columns(name: str, alaska: Case) -> None:
    view = _view(alaska, name)
    table = view.to_arrow()
    assert table.num_rows >= len(view) > 0 or name == "positions"
    assert table.schema.names == list(COLUMNS[name])
    assert {key for row in view.rows() for key in row} <= set(COLUMNS[name])
    assert list(view.to_pandas().columns) == view.to_polars().columns == list(COLUMNS[name])


@pytest.mark.parametrize("name", OF_ONE_DAY)
def test_an_empty_case_has_the_same_columns(name: str, alaska: Case, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("The orchard above the town has been in flower since the last days of April.", encoding="utf-8")
    with Case(tmp_path / "empty.case") as empty:
        empty.add(page)
        assert _view(empty, name).to_arrow().schema == _view(alaska, name).to_arrow().schema


@pytest.mark.parametrize("name", [n for n, columns in COLUMNS.items() if set(REPORT) <= set(columns)])
def test_every_id_of_a_row_is_explained(name: str, alaska: Case) -> None:
    """The id of a happening is that of the day as of which it is told, so that of a past day may open nothing."""
    rows = _view(alaska, name).to_arrow().to_pylist()
    for row in rows:
        known = ("statement", "page", "conflict") + (() if name == "diff" else ("happening",))
        ids = [row[key] for key in known if row.get(key)]
        ids += row.get("statements") or []
        for id_ in dict.fromkeys(ids):
            try:
                assert alaska.explain(id_).origins
            except UnknownId:
                pytest.fail(f"{name}: {id_} of {row}")
    placed = [row for row in rows if row["statement"]]
    assert placed
    assert all(row["page"] and row["outlet"] and row["quote"] and row["known"] for row in placed)


def test_quotes_lie_in_the_page_where_the_row_says(alaska: Case) -> None:
    row = alaska.statements().to_arrow().to_pylist()[0]
    (origin,) = alaska.explain(row["statement"]).origins
    assert origin.page_span == (row["page_start"], row["page_end"])


def test_days_and_numbers_have_types(alaska: Case) -> None:
    schema = alaska.timeline().to_arrow().schema
    assert schema.field("known").type == pa.date32()
    assert schema.field("actors").type == pa.list_(pa.string())
    frame = alaska.timeline().to_pandas()
    assert frame.dtypes["information"].name == "Int64"
    assert frame.dtypes["start"].kind == "M"


def test_pages_that_could_not_be_read_are_listed(tmp_path: Path) -> None:
    told: list[Exception] = []
    with Case(tmp_path / "own.case") as case:
        case.add(tmp_path / "gone.html", on_error=told.append)
        (row,) = case.pages().to_arrow().to_pylist()
    assert len(told) == 1
    assert row["page"] is None
    assert row["reason"] == "not read: there is no such file"


def test_a_missing_library_is_one_line_that_names_the_extra(alaska: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> object:
        raise ModuleNotFoundError(f"No module named {name!r}") if name == "polars" else ImportError(name)

    monkeypatch.setattr(frames, "import_module", lambda n: importlib.import_module(n) if n == "pyarrow" else missing(n))
    with pytest.raises(LibraryMissing, match=r"polars is not installed .*pip install 'truceline\[frames\]'"):
        alaska.timeline().to_polars()


def test_parquet_holds_the_table(alaska: Case, tmp_path: Path) -> None:
    (path,) = alaska.export(tmp_path / "tables", "parquet", ["timeline"])
    assert parquet.read_table(path).equals(alaska.timeline().to_arrow())


def test_a_folder_that_cannot_be_written_is_told(alaska: Case, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(ExportFailed, match="cannot be written"):
        alaska.export(tmp_path / "file")
