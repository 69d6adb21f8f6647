"""Tables as CSV and JSON lines."""

from __future__ import annotations

import csv
import io
import json
from datetime import date

from truceline.publish.columns import Columns
from truceline.publish.export import write_csv, write_jsonl

COLUMNS: Columns = {"words": "text", "who": "texts", "known": "day", "age": "count"}


def test_csv_has_a_line_of_names_and_joins_lists() -> None:
    file = io.BytesIO()
    write_csv(
        [{"words": 'He said "no",\nthen left', "who": ("Peru", "Chile"), "known": date(2027, 5, 4)}], COLUMNS, file
    )
    names, row = csv.reader(io.StringIO(file.getvalue().decode()))
    assert names == list(COLUMNS)
    assert row == ['He said "no",\nthen left', "Peru | Chile", "2027-05-04", ""]


def test_what_a_spreadsheet_would_run_is_text() -> None:
    file = io.BytesIO()
    write_csv([{"words": "=HYPERLINK(A1)", "who": ("@SUM(A1)",), "age": -3}], COLUMNS, file)
    _, row = csv.reader(io.StringIO(file.getvalue().decode()))
    assert row == ["'=HYPERLINK(A1)", "'@SUM(A1)", "", "-3"]


def test_jsonl_has_every_column() -> None:
    file = io.BytesIO()
    write_jsonl([{"words": "Truce", "known": date(2027, 5, 4)}], COLUMNS, file)
    assert json.loads(file.getvalue()) == {"words": "Truce", "who": [], "known": "2027-05-04", "age": None}
