"""The examples of docs/python.md run as they stand there, and its tables say what is there."""

from __future__ import annotations

import contextlib
import io
import re
from pathlib import Path

import pytest

from truceline.publish.columns import COLUMNS, REPORT

PAGE = Path(__file__).resolve().parents[2] / "docs" / "python.md"
EXAMPLE = re.compile(r"```python\n(.*?)```\n(?:\n```text\n(.*?)```)?", re.DOTALL)


def test_the_examples_print_what_the_page_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    examples = EXAMPLE.findall(PAGE.read_text(encoding="utf-8"))
    assert len(examples) > 5
    for code, expected in examples:
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(compile(code, str(PAGE), "exec"), names)
        assert printed.getvalue() == expected, code


@pytest.mark.parametrize("view", COLUMNS)
def test_the_columns_of_every_view_are_listed_in_order(view: str) -> None:
    columns = COLUMNS[view]
    ends_with_report = list(columns)[-len(REPORT) :] == list(REPORT)
    own = list(columns)[: -len(REPORT)] if ends_with_report else list(columns)
    listed = ", ".join(f"`{name}`" for name in own) + (", report" if ends_with_report else "")
    assert f"| {view} | {listed} |" in PAGE.read_text(encoding="utf-8")


def test_the_columns_of_a_report_are_told() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert all(f"`{name}`" in text for name in REPORT)
