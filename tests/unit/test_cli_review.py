"""The commands of reviewers, run as a person runs them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from pathlib import Path

import pytest

from truceline.cli import NOTHING_READ, main
from truceline.publish.demo import example_pages


@pytest.fixture(scope="module")
def alaska(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("case") / "alaska.case"
    assert main(["add", str(path), *example_pages()]) == 0
    return path


@pytest.fixture
def own(alaska: Path, tmp_path: Path) -> Path:
    """The example pages in a case file of the test's own."""
    path = tmp_path / "own.case"
    with sqlite3.connect(alaska) as whole, sqlite3.connect(path) as copy:
        whole.backup(copy)
    return path


def _printed(arguments: Sequence[str], capfd: pytest.CaptureFixture[str], code: int = 0) -> str:
    capfd.readouterr()
    assert main(arguments) == code
    out, err = capfd.readouterr()
    return out if code == 0 else err


def _one(case: Path, sql: str) -> str:
    with sqlite3.connect(case) as db:
        return str(db.execute(sql).fetchone()[0])


HELD = "SELECT id FROM statement WHERE date = '2025-08-18' AND type = 'CONSULT' AND status = 'occurred' ORDER BY id"


def test_views_are_kept_anew_at_the_first_look_after_a_decision(own: Path, capfd: pytest.CaptureFixture[str]) -> None:
    def made_of() -> str:
        return _one(own, "SELECT made_of FROM view WHERE name = 'timeline'")

    id_, before = _one(own, HELD), made_of()
    _printed(["decide", str(own), id_, "reject", "--by", "Ana", "--reason", "of another war"], capfd)
    assert made_of() == before
    told = _printed(["timeline", str(own)], capfd)
    assert made_of() != before
    assert _printed(["timeline", str(own)], capfd) == told


def test_views_are_found_where_somebody_else_writes(own: Path, capfd: pytest.CaptureFixture[str]) -> None:
    id_ = _one(own, HELD)
    _printed(["decide", str(own), id_, "reject", "--by", "Ana", "--reason", "of another war"], capfd)
    with sqlite3.connect(own, isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        told = _printed(["timeline", str(own), "--format", "json"], capfd)
        other.execute("ROLLBACK")
    assert id_ not in told


def test_what_is_rejected_stays_out_where_further_pages_are_linked(
    own: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    id_ = _one(own, HELD)
    _printed(["decide", str(own), id_, "reject", "--by", "Ana", "--reason", "of another war"], capfd)
    page = tmp_path / "further.txt"
    page.write_text("LIMA, Aug. 21, 2025 - Envoys of Peru and Chile met in Lima on Wednesday.", encoding="utf-8")
    _printed(["add", str(own), str(page)], capfd)
    told = _printed(["timeline", str(own), "--format", "json"], capfd)
    assert "Lima" in told
    assert id_ not in told


def test_a_rejected_statement_leaves_the_views(own: Path, capfd: pytest.CaptureFixture[str]) -> None:
    id_ = _one(own, HELD)
    assert id_ in _printed(["timeline", str(own), "--format", "json"], capfd)
    told = _printed(
        ["decide", str(own), id_, "reject", "--by", "Ana \x1b[2J", "--reason", "of another\u202e war"], capfd
    )
    assert f"1. Ana \ufffd[2J rejected event [{id_}]" in told
    assert not {"\x1b", "\u202e"} & set(told)
    assert id_ not in _printed(["timeline", str(own), "--format", "json"], capfd)
    assert id_ not in _printed(["timeline", str(own), "--known-at", "2027-01-01", "--format", "json"], capfd)
    explained = _printed(["explain", str(own), id_], capfd)
    assert "DECISIONS (1)" in explained
    assert not {"\x1b", "\u202e"} & set(explained)
    assert "Decisions: 1 (`truceline decisions`)" in _printed(["status", str(own)], capfd)


def test_what_is_accepted_and_edited_is_marked(own: Path, capfd: pytest.CaptureFixture[str]) -> None:
    id_ = _one(own, HELD)
    assert "accepted" not in _printed(["timeline", str(own), "--all"], capfd)
    _printed(["decide", str(own), id_, "accept", "--by", "Ana"], capfd)
    assert "accepted)" in " ".join(_printed(["timeline", str(own), "--all"], capfd).split())
    _printed(["decide", str(own), id_, "edit", "date=2025-08-19", "--by", "Bo", "--reason", "as told below"], capfd)
    assert "edited)" in " ".join(_printed(["timeline", str(own), "--all"], capfd).split())
    explained = " ".join(_printed(["explain", str(own), id_], capfd).split())
    assert "date: 2025-08-19, which truceline read as 2025-08-18; reason: as told below" in explained
    conflict = _one(own, "SELECT id FROM conflict ORDER BY rowid LIMIT 1")
    _printed(["decide", str(own), conflict, "accept", "--by", "Ana"], capfd)
    assert f"(accepted) [{conflict}]" in " ".join(_printed(["status", str(own), "--all"], capfd).split())


def test_decisions_are_listed_with_verdicts_by_rule(own: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert _printed(["decisions", str(own)], capfd).startswith("DECISIONS: 0 decisions of 0 reviewers.")
    id_, rule = _one(own, HELD), _one(own, HELD.replace("SELECT id", "SELECT rule"))
    _printed(["decide", str(own), id_, "accept", "--by", "Ana"], capfd)
    _printed(["decide", str(own), id_, "reject", "--by", "Bo", "--reason", "hearsay"], capfd)
    _printed(["decide", str(own), "2", "undo", "--by", "Cy"], capfd)
    text = _printed(["decisions", str(own)], capfd)
    assert max(map(len, text.splitlines())) <= 80
    assert "DECISIONS: 3 decisions of 3 reviewers." in text
    assert f"{rule}: 1 of 1 statement accepted as read" in text
    assert "3. Cy undid decision 2" in text
    found = json.loads(_printed(["decisions", str(own), "--format", "json"], capfd))
    assert [d["outcome"] for d in found["decided"]] == ["stands", "undone", "stands"]
    assert [(r["rule"], r["accepted"], r["precision"]) for r in found["rules"]] == [(rule, 1, 1.0)]


def test_a_decision_that_finds_nothing_is_listed(own: Path, capfd: pytest.CaptureFixture[str]) -> None:
    id_ = _one(own, HELD)
    _printed(["decide", str(own), id_, "accept", "--by", "Ana"], capfd)
    with sqlite3.connect(own) as db:
        (article,) = db.execute("SELECT article FROM statement WHERE id = ?", (id_,)).fetchone()
        db.execute("DELETE FROM linked WHERE article = ?", (article,))
    assert "Decisions: 1, 1 nothing there now" in _printed(["status", str(own)], capfd)
    text = _printed(["decisions", str(own)], capfd)
    assert "TO LOOK AT AGAIN (1)" in text
    assert "NOTHING THERE NOW" in " ".join(text.split())


def test_decisions_that_were_changed_show_in_the_status(own: Path, capfd: pytest.CaptureFixture[str]) -> None:
    _printed(["decide", str(own), _one(own, HELD), "accept", "--by", "Ana"], capfd)
    with sqlite3.connect(own) as db:
        db.execute("DROP TRIGGER decision_is_kept")
        db.execute("UPDATE decision SET reviewer = 'Bo'")
    assert "DECISIONS WERE CHANGED: decision 1 is not as it was logged" in _printed(["status", str(own)], capfd)


@pytest.mark.parametrize(
    "words",
    [
        ["ID", "reject"],
        ["ID", "accept", "date=2025"],
        ["ID", "edit", "date"],
        ["ID", "edit", "date=2025", "date=2026", "--reason", "r"],
        ["ID", "edit", "date=soon", "--reason", "r"],
        ["ID", "merge", "--reason", "r"],
        ["ID", "merge", "a", "b", "--reason", "r"],
        ["ID", "accept", "--by", " "],
        ["nothing", "accept"],
        ["7", "undo"],
    ],
)
def test_what_cannot_be_decided_is_one_line(words: list[str], alaska: Path, capfd: pytest.CaptureFixture[str]) -> None:
    id_ = _one(alaska, HELD)
    told = _printed(["decide", str(alaska), *(id_ if w == "ID" else w for w in words)], capfd, NOTHING_READ)
    assert told.count("\n") == 1
    assert told.startswith("truceline: ")


def test_a_missed_statement_is_added_and_told_as_a_reviewers(own: Path, capfd: pytest.CaptureFixture[str]) -> None:
    page = _one(own, "SELECT id FROM article WHERE instr(text, 'Only interpreters will sit with them')")
    new = ["decide", str(own), page, "add", "type=CONSULT", "status=planned", "actors=Donald Trump,Vladimir Putin"]
    told = _printed([*new, "--kind", "event", "--words", "Only interpreters will sit with them", "--by", "Ana"], capfd)
    assert "Ana added event" in told
    assert "actors: donald-trump, vladimir-putin" in told
    shown = _printed(["timeline", str(own), "--known-at", "2025-08-14"], capfd)
    assert "added by a reviewer" in " ".join(shown.split())
    assert "1 statement that truceline missed" in _printed(["decisions", str(own)], capfd)
    assert "needs more to be told" in _printed([*new[:4], "type=CONSULT", "--kind", "event", "--words", "x"], capfd, 2)
