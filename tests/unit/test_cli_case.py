"""The commands of a case file, run as a person runs them."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Sequence
from pathlib import Path

import pytest

from truceline.cli import NOTHING_READ, main
from truceline.publish.demo import example_pages

VIEWS = ("status", "timeline", "meetings", "positions", "sequence", "ledger")


@pytest.fixture(scope="module")
def alaska(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example pages as a case file, made by the command."""
    path = tmp_path_factory.mktemp("case") / "alaska.case"
    assert main(["add", str(path), *example_pages()]) == 0
    return path


def _printed(arguments: Sequence[str], capfd: pytest.CaptureFixture[str], code: int = 0) -> str:
    capfd.readouterr()
    assert main(arguments) == code
    out, err = capfd.readouterr()
    return out if code == 0 else err


def test_adding_again_changes_nothing(alaska: Path, capfd: pytest.CaptureFixture[str]) -> None:
    before = alaska.read_bytes()
    capfd.readouterr()
    assert main(["add", str(alaska), *example_pages()]) == 0
    told = capfd.readouterr().err.splitlines()
    assert told[0] == f"truceline: {alaska}: 0 new pages, 14 known already, 0 not read"
    assert re.fullmatch(r".*: 14 pages, 1\d\d statements, \d+ happenings, 13 lineages, 12 conflicts", told[1])
    assert alaska.read_bytes() == before


def test_a_folder_is_read_and_what_is_hidden_left(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "pages"
    (folder / "may").mkdir(parents=True)
    (folder / "may" / "one.txt").write_text("Envoys of Peru and Chile met in Arica on 4 May 2027.", encoding="utf-8")
    (folder / "two.txt").write_text("Envoys of Peru and Chile met in Tacna on 6 May 2027.", encoding="utf-8")
    (folder / ".notes").write_text("Not a page, but a note of mine on both meetings.", encoding="utf-8")
    case = tmp_path / "own.case"
    assert main(["add", str(case), str(folder), str(tmp_path / "gone.txt")]) == 0
    told = capfd.readouterr().err
    assert f"{case}: 2 new pages, 0 known already, 1 not read" in told
    assert "gone.txt: there is no such file" in told


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_fits_80_columns_and_says_what_it_is(view: str, alaska: Path, capfd: pytest.CaptureFixture[str]) -> None:
    text = _printed([view, str(alaska)], capfd)
    assert text.startswith(f"{view.upper()} of 14 pages, as known on 20 Aug 2025.\n")
    assert max(map(len, text.splitlines())) <= 80
    assert "None" not in text


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_is_json_for_programs(view: str, alaska: Path, capfd: pytest.CaptureFixture[str]) -> None:
    found = json.loads(_printed([view, str(alaska), "--format", "json"], capfd))
    assert found["schema"].startswith("truceline-")
    assert found["as_of"] == "2025-08-20"


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_known_at_a_day_knows_nothing_later(view: str, alaska: Path, capfd: pytest.CaptureFixture[str]) -> None:
    text = _printed([view, str(alaska), "--known-at", "2025-08-14"], capfd)
    assert text.startswith(f"{view.upper()} of 1 page, as known on 14 Aug 2025.\n")
    assert "Meridian Wire" not in text


@pytest.mark.parametrize("view", VIEWS)
def test_an_empty_case_says_so(view: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    case = tmp_path / "empty.case"
    page = tmp_path / "page.txt"
    page.write_text("The orchard above the town has been in flower since the last days of April.", encoding="utf-8")
    assert main(["add", str(case), str(page)]) == 0
    text = _printed([view, str(case)], capfd)
    assert "no statement found" in text or "none found" in text


def test_changes_between_two_days(alaska: Path, capfd: pytest.CaptureFixture[str]) -> None:
    text = _printed(["diff", str(alaska), "2025-08-14", "2025-08-16"], capfd)
    assert text.startswith("CHANGES from 14 Aug 2025 to 16 Aug 2025.")
    assert "PLANNED BEFORE, TOLD AS HELD NOW: MEETINGS AND ACTS (1)" in text
    assert "NEWLY CONTRADICTED" in text
    assert _printed(["diff", str(alaska), "2025-08-16", "2025-08-16"], capfd).endswith("CHANGES: no statement found\n")


def test_every_id_of_the_status_is_explained(alaska: Path, capfd: pytest.CaptureFixture[str]) -> None:
    text = _printed(["status", str(alaska), "--all"], capfd)
    ids = {word for words in _in_brackets(text) for word in words.split()}
    assert len(ids) > 10
    with sqlite3.connect(alaska) as db:
        digests = {sha256 for (sha256,) in db.execute("SELECT sha256 FROM page")}
    for id_ in ids:
        told = _printed(["explain", str(alaska), id_], capfd)
        assert id_ in told.splitlines()[0]
        assert "(as captured)" in " ".join(told.split())
        assert any(digest in told for digest in digests)


def _in_brackets(text: str) -> list[str]:
    parts = " ".join(text.split()).split("[")[1:]
    return [w for w in (part.split("]")[0] for part in parts) if all(len(id_) == 12 for id_ in w.split())]


@pytest.mark.parametrize(
    "arguments",
    [
        ["status", "gone.case"],
        ["explain", "CASE", "000000000000"],
        ["diff", "gone.case", "2025-01-01", "2025-01-02"],
    ],
)
def test_what_is_not_there_is_one_line(arguments: list[str], alaska: Path, capfd: pytest.CaptureFixture[str]) -> None:
    told = _printed([str(alaska) if a == "CASE" else a for a in arguments], capfd, NOTHING_READ)
    assert told.count("\n") == 1
    assert told.startswith("truceline: ")


def test_a_case_that_was_broken_off_says_so(alaska: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    case = tmp_path / "own.case"
    with sqlite3.connect(alaska) as whole, sqlite3.connect(case) as copy:
        whole.backup(copy)
        copy.execute("DELETE FROM together")
    assert main(["status", str(case)]) == 0
    assert "run `truceline add` to go on" in capfd.readouterr().err


def test_text_of_a_page_cannot_move_the_cursor(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    page, case = tmp_path / "page.txt", tmp_path / "own.case"
    page.write_text(
        "Envoys of Peru and Chile met in Arica \x1b[2J\u202e on 4 May 2027 for talks on the port.", encoding="utf-8"
    )
    assert main(["add", str(case), str(page)]) == 0
    for view in VIEWS:
        assert not {"\x1b", "\u202e"} & set(_printed([view, str(case)], capfd))
    with sqlite3.connect(case) as db:
        (id_,) = db.execute("SELECT id FROM statement LIMIT 1").fetchone()
    assert not {"\x1b", "\u202e"} & set(_printed(["explain", str(case), id_], capfd))


def test_a_log_that_was_changed_shows_in_the_status(
    alaska: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    case = tmp_path / "own.case"
    with sqlite3.connect(alaska) as whole, sqlite3.connect(case) as copy:
        whole.backup(copy)
    assert "CUSTODY LOG" not in _printed(["status", str(case)], capfd)
    with sqlite3.connect(case) as copy:
        copy.execute("DROP TRIGGER custody_is_kept")
        copy.execute("UPDATE custody SET detail = 'nothing' WHERE seq = 3")
    assert "THE CUSTODY LOG WAS CHANGED: line 3 does not follow" in _printed(["status", str(case)], capfd)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (["gone.case", "abc"], "there is no such case file"),
        (["gone.case"], "this is a case, and no sentence; name an id"),
    ],
)
def test_a_case_is_taken_for_no_sentence(given: list[str], told: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", *given]) == NOTHING_READ
    assert told in capfd.readouterr().err


def test_a_day_before_all_pages_has_no_status(alaska: Path, capfd: pytest.CaptureFixture[str]) -> None:
    told = _printed(["status", str(alaska), "--known-at", "2020-01-01"], capfd)
    assert told.split("\n\n")[1].strip() == "No page of the case was known by then."


def test_pages_without_a_date_are_counted_as_that(alaska: Path, capfd: pytest.CaptureFixture[str]) -> None:
    told = " ".join(_printed(["status", str(alaska)], capfd).split())
    assert "published 14 Aug 2025 to 20 Aug 2025, 2 of them without a date" in told
    assert "Admiralty" in _printed(["timeline", str(alaska)], capfd)
