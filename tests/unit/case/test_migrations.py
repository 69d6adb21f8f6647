"""Case files of every earlier schema are brought up to date, with all that they hold."""

from __future__ import annotations

import gzip
import sqlite3
from pathlib import Path

import pytest

from truceline.case.case_file import CaseFile
from truceline.case.custody import first_broken, read_log
from truceline.case.decisions import first_altered, read_decisions
from truceline.case.migrate import migrate, migrations, schema_version
from truceline.pipeline import Engine, case_record, code_case, link_case

AT = "2026-11-26T12:00:00Z"
KEPT = sorted((Path(__file__).parent / "schemas").glob("*.case.gz"))


@pytest.mark.parametrize("packed", KEPT, ids=lambda path: path.name)
def test_a_file_of_an_earlier_schema_is_what_it_was_and_goes_on(packed: Path, tmp_path: Path, engine: Engine) -> None:
    path = tmp_path / "earlier.case"
    path.write_bytes(gzip.decompress(packed.read_bytes()))
    with sqlite3.connect(path) as before:
        number = before.execute("PRAGMA user_version").fetchone()[0]
        pages = before.execute("SELECT * FROM page").fetchall()
        statements = {row[0] for row in before.execute("SELECT id FROM statement")}
    assert f"{number}.case.gz" == packed.name
    with CaseFile.open(path, AT) as case:
        assert schema_version(case.db) == len(migrations())
        assert case.db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert first_broken(case.db) is None
        assert [e.action for e in read_log(case.db)][-1] == "migrated"
        assert case.db.execute("SELECT * FROM page").fetchall() == pages
        before_coding = case_record(case, engine.lexicon)
        assert {s.id for a in before_coding.articles for s in a.statements} == statements
        assert not [e for e in code_case(case, engine, AT) if isinstance(e, Exception)]
        assert not link_case(case, engine, AT)
        told = [s for a in case_record(case, engine.lexicon).articles for s in a.statements]
        assert {s.type for s in told} >= {"CONSULT"}
        assert first_broken(case.db) is None


def test_there_is_a_file_of_the_first_schema_and_of_the_last_without_additions() -> None:
    assert {"1.case.gz", "5.case.gz"} <= {path.name for path in KEPT}


def test_decisions_of_an_earlier_schema_stay_as_they_were_sealed(tmp_path: Path) -> None:
    path = tmp_path / "earlier.case"
    path.write_bytes(gzip.decompress((KEPT[0].parent / "5.case.gz").read_bytes()))
    with sqlite3.connect(path) as before:
        rows = before.execute("SELECT * FROM decision ORDER BY seq").fetchall()
    with CaseFile.open(path, AT) as case:
        assert case.db.execute("SELECT * FROM decision ORDER BY seq").fetchall() == rows
        assert [d.verb for d in read_decisions(case.db, "here")] == ["accept", "edit", "reject", "undo"]
        assert first_altered(case.db) is None
        assert case.db.execute("PRAGMA foreign_key_check").fetchall() == []
        with pytest.raises(sqlite3.IntegrityError, match="never deleted"):
            case.db.execute("DELETE FROM decision")


@pytest.mark.parametrize("version", range(len(migrations()) + 1))
def test_any_version_comes_to_one_and_the_same_schema(version: int) -> None:
    one, whole = (sqlite3.connect(":memory:", isolation_level=None) for _ in range(2))
    migrate(one, AT, "here", migrations()[:version])
    migrate(one, AT, "here")
    migrate(whole, AT, "here")
    described = "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name"
    assert one.execute(described).fetchall() == whole.execute(described).fetchall()
