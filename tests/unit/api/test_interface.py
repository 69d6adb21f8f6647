"""`import truceline` is quick, has the names that it says, and tells what goes wrong in one line."""

from __future__ import annotations

import ast
import subprocess
import sys
import warnings
from datetime import date
from pathlib import Path

import pytest

import truceline as tl
from truceline.errors import CaseFileMissing, DayInvalid, PageNotFound, UnknownName

FOLDER = Path(tl.__file__).parent


def _loaded_after(code: str) -> set[str]:
    told = f"import sys\n{code}\nprint(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_importing_loads_nothing() -> None:
    loaded = _loaded_after("import truceline")
    assert {m for m in loaded if m.startswith("truceline.")} == set()
    assert not {"spacy", "numpy", "pyarrow"} & loaded


def test_the_help_of_the_commands_loads_no_parser_and_no_frames() -> None:
    loaded = _loaded_after("from truceline.cli import build_parser; build_parser()")
    assert not {"spacy", "numpy", "pyarrow", "pandas", "polars", "truceline.pipeline"} & loaded


def test_every_name_is_there_and_has_its_type() -> None:
    typed = ast.parse((FOLDER / "__init__.pyi").read_text(encoding="utf-8"))
    named = {alias.name for node in typed.body if isinstance(node, ast.ImportFrom) for alias in node.names}
    assert sorted((*named, "__version__")) == dir(tl)
    for name in named:
        assert getattr(tl, name).__name__ == name
    with pytest.raises(AttributeError):
        getattr(tl, "no_such_name")  # noqa: B009  # mypy knows that it is not there


def test_pages_that_cannot_be_read_are_warned_of_and_the_others_go_on(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("Envoys of Peru and Chile met in Arica on 4 May 2027.", encoding="utf-8")
    with pytest.warns(UserWarning, match=r"gone\.html: there is no such file") as warned:
        (article,) = tl.read_pages(["gone.html", tmp_path])
    assert [w.filename for w in warned] == [__file__]
    assert article.page.file == "page.txt"
    told: list[tl.TrucelineError] = []
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert list(tl.read_pages("gone.html", on_error=told.append)) == []
    assert [type(error) for error in told] == [PageNotFound]


def test_articles_are_coded_as_the_command_codes_them(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("Envoys of Peru and Chile met in Arica on 4 May 2027.", encoding="utf-8")
    (article,) = tl.read_pages(page)
    (coded,) = tl.code_articles([article])
    record = tl.record_of(coded)
    assert [s["type"] for s in record["statements"]] == ["CONSULT"]
    assert record["tool"]["truceline"] == tl.__version__
    (found,) = tl.check_articles([article])
    assert [a.id for a in found.articles] == [coded.id]


def test_what_is_not_there_is_told(alaska: tl.Case, tmp_path: Path) -> None:
    with pytest.raises(CaseFileMissing):
        tl.Case(tmp_path / "gone.case").timeline()
    with pytest.raises(UnknownName, match="one of status, timeline"):
        alaska.view("weather")
    with pytest.raises(UnknownName, match="one of csv, jsonl, parquet"):
        alaska.export(tmp_path, format="docx")  # type: ignore[arg-type]
    with pytest.raises(DayInvalid):
        alaska.status(known_at="16 August 2025")


def test_a_day_may_be_a_date(alaska: tl.Case) -> None:
    by_date, by_text = (alaska.timeline(day) for day in (date(2025, 8, 16), "2025-08-16"))
    assert by_date.whole == by_text.whole
    assert by_date.whole.as_of == "2025-08-16"


def test_own_files_make_an_engine(tmp_path: Path) -> None:
    own = tmp_path / "own.txt"
    own.write_text("RIVER_LIBERATION_ARMY_ [TCDREB]\n", encoding="utf-8")
    told: list[str] = []
    engine = tl.make_engine(actors=[own], on_remark=told.append)
    assert "+" in engine.lexicon.version
    assert told == [f"{own}: 1 new name, 0 known already, 0 lines to look at"]
