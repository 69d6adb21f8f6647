"""The commands that go by a `truceline.toml`, and those that look words up and write tables."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from truceline.cli import NOTHING_READ, main

PAGE = (
    "Envoys of Kenya and Ethiopia met in Nairobi on 4 May 2027.\n\nEnvoys of Peru and Chile met in Arica on 5 May 2027."
)
SIDES = '[case]\nparties = ["Kenya", "Ethiopia"]\n'


@pytest.fixture
def case(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> Path:
    (tmp_path / "page.txt").write_text(PAGE, encoding="utf-8")
    (tmp_path / "truceline.toml").write_text(SIDES, encoding="utf-8")
    assert main(["add", str(tmp_path / "own.case"), str(tmp_path / "page.txt")]) == 0
    assert f"{tmp_path / 'truceline.toml'} is kept" in capfd.readouterr().err
    return tmp_path / "own.case"


def test_init_writes_one_and_never_over_another(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["init", str(tmp_path / "own.case")]) == 0
    text = (tmp_path / "truceline.toml").read_text(encoding="utf-8")
    assert main(["init", str(tmp_path)]) == NOTHING_READ
    assert capfd.readouterr().err.splitlines()[-1].endswith("there is one already; edit it, or move it away first")
    assert (tmp_path / "truceline.toml").read_text(encoding="utf-8") == text


def test_views_keep_to_the_parties_unless_told_otherwise(case: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["meetings", str(case)]) == 0
    kept = capfd.readouterr()
    assert "Arica" not in kept.out
    assert kept.out.endswith(
        "Kept to what involves Kenya and Ethiopia: 1 of 2 statements are left out\n(--all-parties shows them).\n"
    )
    assert kept.err == ""
    assert main(["meetings", str(case), "--all-parties"]) == 0
    assert "Arica" in capfd.readouterr().out
    assert main(["meetings", str(case), "--format", "json"]) == 0
    assert json.loads(capfd.readouterr().out)["kept_to"]["left_out"] == 1


def test_another_config_is_told_of_and_gone_by_after_the_next_add(
    case: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    other = case.with_name("other.toml")
    other.write_text('[case]\nparties = ["Peru"]\nmediators = ["Chile"]\n', encoding="utf-8")
    assert main(["meetings", str(case), "--config", str(other)]) == 0
    told = capfd.readouterr()
    assert "Arica" not in told.out
    assert told.err == f"truceline: {other} is not what the case holds; run `truceline add {case}` to go by it\n"
    assert main(["add", str(case), "--config", str(other)]) == 0
    capfd.readouterr()
    assert main(["meetings", str(case), "--config", str(other)]) == 0
    told = capfd.readouterr()
    assert "Arica" in told.out
    assert told.err == ""


def test_each_error_of_a_config_is_a_line_and_nothing_is_read(case: Path, capfd: pytest.CaptureFixture[str]) -> None:
    bad = case.with_name("bad.toml")
    bad.write_text("[case]\npartys = []\ntitle = 4\n", encoding="utf-8")
    assert main(["add", str(case), "--config", str(bad)]) == NOTHING_READ
    lines = capfd.readouterr().err.splitlines()
    assert [line.partition(": ")[2].partition(":")[0] for line in lines] == [
        f"{bad}, case.partys",
        f"{bad}, case.title",
    ]
    assert main(["meetings", str(case), "--config", str(bad)]) == 0
    assert "Nairobi" in capfd.readouterr().out


def test_words_are_looked_up(case: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["search", str(case), "envoys", "arica"]) == 0
    assert "[[Arica]]" in capfd.readouterr().out
    assert main(["search", str(case), "hovercraft"]) == 0
    assert capfd.readouterr().out == "SEARCH: no page found with these words\n"
    assert main(["search", str(case), '"']) == NOTHING_READ


def test_views_go_out_as_tables(case: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "tables"
    assert main(["export", str(case), "-o", str(folder), "--view", "meetings", "--view", "pages"]) == 0
    assert (
        capfd.readouterr().err
        == f"truceline: wrote {folder / 'meetings.csv'}\ntruceline: wrote {folder / 'pages.csv'}\n"
    )
    with (folder / "meetings.csv").open(encoding="utf-8", newline="") as file:
        (meeting,) = csv.DictReader(file)
    assert (meeting["date"], meeting["places"]) == ("2027-05-04", "Nairobi")
    assert main(["export", str(case), "--as", "jsonl", "-o", str(folder), "--all-parties"]) == 0
    lines = (folder / "meetings.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["start"] for line in lines] == ["2027-05-04", "2027-05-05"]


def test_init_makes_no_folder_and_writes_into_no_other(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["init", str(tmp_path / "not-there")]) == NOTHING_READ
    assert "there is no such folder; make it first" in capfd.readouterr().err
    assert not list(tmp_path.iterdir())
