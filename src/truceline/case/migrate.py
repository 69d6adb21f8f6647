"""The schema of a case file, brought from any earlier version to this one."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from truceline.case.custody import log
from truceline.errors import CaseFileForeign


@cache
def migrations() -> tuple[str, ...]:
    """The SQL that makes each version of the schema from the one before it; the first makes it from nothing."""
    folder = files("truceline.case") / "migrations"
    names = sorted(f.name for f in folder.iterdir() if f.name.endswith(".sql"))
    return tuple((folder / name).read_text(encoding="utf-8") for name in names)


def schema_version(db: sqlite3.Connection) -> int:
    """The version of a file's schema; 0 of a new file."""
    version: int = db.execute("PRAGMA user_version").fetchone()[0]
    return version


def migrate(db: sqlite3.Connection, at: str, where: str, steps: Sequence[str] | None = None) -> None:
    """Bring the schema up to date, all of it or nothing. Raises CaseFileForeign for a file of a newer truceline."""
    steps = migrations() if steps is None else steps
    version = schema_version(db)
    if version > len(steps):
        raise CaseFileForeign(
            "a newer truceline made this case file",
            where=where,
            why=f"its schema is {version}, this one knows {len(steps)}",
            remedy="use that truceline",
        )
    if version == len(steps):
        return
    db.execute("BEGIN IMMEDIATE")
    try:
        version = schema_version(db)  # another process may have been quicker
        for sql in steps[version:]:
            for statement in _statements(sql):
                db.execute(statement)
        if version < len(steps):
            db.execute(f"PRAGMA user_version = {len(steps)}")
            log(db, at, "migrated" if version else "created", f"schema {len(steps)}")
        db.execute("COMMIT")
    except BaseException:
        db.execute("ROLLBACK")
        raise


def _statements(sql: str) -> list[str]:
    """The statements of a script, one by one, so that they run in one transaction (`executescript` would commit)."""
    found, open_lines = [], ""
    for line in sql.splitlines(keepends=True):
        open_lines += line
        if line.rstrip().endswith(";") and sqlite3.complete_statement(open_lines):
            found.append(open_lines)
            open_lines = ""
    return found
