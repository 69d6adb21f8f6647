"""A case file opens, or says in one line why not; what is written together is kept together."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from truceline.case.case_file import CaseFile
from truceline.case.custody import first_broken, log, read_log
from truceline.case.migrate import migrate, migrations, schema_version
from truceline.errors import (
    CaseFileBusy,
    CaseFileDamaged,
    CaseFileForeign,
    CaseFileMissing,
    CaseFileUnwritable,
)

AT = "2026-11-26T12:00:00Z"


def test_a_new_case_file_is_a_database_that_others_can_read(tmp_path: Path) -> None:
    path = tmp_path / "own.case"
    CaseFile.open(path, AT, create=True).close()
    with sqlite3.connect(path) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert db.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        tables = db.execute("SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table'")
        assert {name for name, strict in tables if not strict} <= {"sqlite_schema"}


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"no database at all, but a page of text" * 40, CaseFileForeign),
        (b"SQLite format 3\x00" + b"\x07" * 5000, CaseFileForeign),
    ],
)
def test_what_is_no_case_file_is_told(content: bytes, error: type[Exception], tmp_path: Path) -> None:
    path = tmp_path / "own.case"
    path.write_bytes(content)
    with pytest.raises((error, CaseFileDamaged)):
        CaseFile.open(path, AT)
    assert path.read_bytes() == content


def test_another_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE cows (name TEXT)")
    with pytest.raises(CaseFileForeign, match="no case file"):
        CaseFile.open(path, AT, create=True)
    with sqlite3.connect(path) as db:
        assert db.execute("SELECT name FROM sqlite_master").fetchall() == [("cows",)]


def test_a_folder_and_a_missing_file_are_told(tmp_path: Path) -> None:
    with pytest.raises(CaseFileForeign, match="folder"):
        CaseFile.open(tmp_path, AT, create=True)
    with pytest.raises(CaseFileMissing, match="truceline add"):
        CaseFile.open(tmp_path / "gone.case", AT)
    with pytest.raises(CaseFileUnwritable):
        CaseFile.open(tmp_path / "no" / "folder.case", AT, create=True)


def test_a_file_of_a_newer_truceline_is_told_and_left(tmp_path: Path) -> None:
    path = tmp_path / "own.case"
    CaseFile.open(path, AT, create=True).close()
    with sqlite3.connect(path) as db:
        db.execute(f"PRAGMA user_version = {len(migrations()) + 1}")
    with pytest.raises(CaseFileForeign, match="newer truceline"):
        CaseFile.open(path, AT)


def test_what_fails_in_the_middle_is_not_kept(case: CaseFile) -> None:
    with pytest.raises(RuntimeError):
        _log_and_fail(case)
    assert [e.action for e in read_log(case.db)] == ["created"]
    with case.writing() as db:
        log(db, AT, "captured", "q")
    assert [e.subject for e in read_log(case.db)][1:] == ["q"]


def test_a_second_writer_waits_and_then_is_told(case: CaseFile) -> None:
    with CaseFile.open(case.path, AT) as other, case.writing():
        assert other.db.execute("SELECT count(*) FROM capture").fetchone() == (0,), "reading goes on"
        with pytest.raises(CaseFileBusy, match="another process"), other.writing(patience=0.05):
            pass


def test_a_full_disk_is_told_and_loses_nothing(case: CaseFile) -> None:
    pages = case.db.execute("PRAGMA page_count").fetchone()[0]
    case.db.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(CaseFileUnwritable, match="full"):
        _log_much(case)
    assert case.db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert len(list(read_log(case.db))) == 1


def _log_and_fail(case: CaseFile) -> None:
    with case.writing() as db:
        log(db, AT, "captured", "p")
        raise RuntimeError


def _log_much(case: CaseFile) -> None:
    with case.writing() as db:
        for number in range(5000):
            log(db, AT, "captured", f"page {number}", "x" * 100)


def test_the_log_shows_what_was_changed_in_it(case: CaseFile) -> None:
    with case.writing() as db:
        for name in "pqr":
            log(db, AT, "captured", name)
    assert first_broken(case.db) is None
    for forbidden in ("UPDATE custody SET subject = 'x'", "DELETE FROM custody"):
        with pytest.raises(sqlite3.IntegrityError, match="never"):
            case.db.execute(forbidden)
    case.db.execute("DROP TRIGGER custody_is_kept")
    case.db.execute("UPDATE custody SET subject = 'x' WHERE seq = 3")
    broken = first_broken(case.db)
    assert broken is not None
    assert broken.seq == 3
    case.db.execute("DROP TRIGGER custody_stays")
    case.db.execute("DELETE FROM custody WHERE seq = 3")
    broken = first_broken(case.db)
    assert broken is not None
    assert broken.seq == 4


def test_each_step_of_the_schema_is_kept_as_a_whole_or_not_at_all() -> None:
    db = sqlite3.connect(":memory:", isolation_level=None)
    migrate(db, AT, "here")
    further = (*migrations(), "CREATE TABLE later (id TEXT) STRICT;\nINSERT INTO nowhere VALUES (1);\n")
    with pytest.raises(sqlite3.OperationalError):
        migrate(db, AT, "here", further)
    assert schema_version(db) == len(migrations())
    assert not db.execute("SELECT 1 FROM sqlite_master WHERE name = 'later'").fetchall()
    migrate(db, AT, "here", (*migrations(), "CREATE TABLE later (id TEXT) STRICT;\n"))
    assert schema_version(db) == len(migrations()) + 1
    assert [e.action for e in read_log(db)][-1] == "migrated"
