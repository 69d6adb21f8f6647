"""The case file: one SQLite database that holds a negotiation's pages, and what is made of them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from truceline.case.migrate import migrate, schema_version
from truceline.errors import CaseFileBusy, CaseFileDamaged, CaseFileForeign, CaseFileMissing, CaseFileUnwritable

APPLICATION = 0x74726C6E
"""SQLite's application_id of a case file: "trln"."""
PATIENCE = 20.0
"""Seconds that a writer waits for another."""


class CaseFile:
    """An open case file. Many may read it while one writes; what is written together is kept together or not at all."""

    def __init__(self, path: Path, db: sqlite3.Connection) -> None:
        self.path, self.db = path, db

    @classmethod
    def open(cls, path: Path, at: str, *, create: bool = False, shared: bool = False) -> CaseFile:
        """Open a case file, bring its schema up to date, and create it if asked. `at` is the time now, ISO 8601 UTC.

        A `shared` one may be used by several threads, which must take turns.

        Raises CaseFileMissing, CaseFileForeign, CaseFileDamaged, CaseFileBusy or CaseFileUnwritable.
        """
        if path.is_dir():
            raise CaseFileForeign("this is a folder", where=str(path), remedy="name a file")
        if not create and not path.is_file():
            remedy = "`truceline add CASE PAGE…` makes one"
            raise CaseFileMissing("there is no such case file", where=str(path), remedy=remedy)
        with told(path):
            db = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None, check_same_thread=not shared)
            try:
                _prepare(db, path, at)
            except BaseException:
                db.close()
                raise
        return cls(path, db)

    def __enter__(self) -> CaseFile:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; the last to do so folds the write-ahead log into it."""
        self.db.close()

    @contextmanager
    def writing(self, patience: float = PATIENCE) -> Iterator[sqlite3.Connection]:
        """A transaction: all of it is kept, or, if the process or the disk fails, nothing of it.

        Raises CaseFileBusy where another process writes for so many seconds, CaseFileUnwritable where the disk does not
        let it.
        """
        with told(self.path):
            self.db.execute(f"PRAGMA busy_timeout = {int(1000 * patience)}")
            self.db.execute("BEGIN IMMEDIATE")
            try:
                yield self.db
                self.db.execute("COMMIT")
            except BaseException:
                if self.db.in_transaction:
                    self.db.execute("ROLLBACK")
                raise


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Tell what SQLite says of a file as one of our errors."""
    try:
        yield
    except sqlite3.OperationalError as error:
        why, where = str(error), str(path)
        if error.sqlite_errorname.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
            remedy = "wait until it is done, then run the command again"
            raise CaseFileBusy("another process writes to the case", where=where, remedy=remedy) from None
        raise CaseFileUnwritable("the case file cannot be used", where=where, why=why) from None
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorname == "SQLITE_NOTADB":
            raise CaseFileForeign("this is no case file", where=str(path)) from None
        raise CaseFileDamaged("the case file is damaged", where=str(path), why=str(error)) from None


def _prepare(db: sqlite3.Connection, path: Path, at: str) -> None:
    version = schema_version(db)
    (application,) = db.execute("PRAGMA application_id").fetchone()
    (things,) = db.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if (version or things) and application != APPLICATION:
        raise CaseFileForeign("this is a database, but no case file", where=str(path))
    db.execute("PRAGMA foreign_keys = ON")
    if not version:
        db.execute("PRAGMA journal_mode = WAL")
        db.execute(f"PRAGMA application_id = {APPLICATION}")
    migrate(db, at, where=str(path))
