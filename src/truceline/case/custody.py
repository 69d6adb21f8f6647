"""The custody log: what was done to a case, when and by which truceline, each line sealed by the one before it."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Action = Literal[
    "created",
    "migrated",
    "asked",
    "captured",
    "found relevant",
    "coded",
    "could not read",
    "linked",
    "configured",
    "decided",
]


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the log. `hash` is the SHA-256 of its other fields and of the hash before it (`previous`)."""

    seq: int
    at: str
    action: str
    subject: str
    detail: str
    previous: str
    hash: str


def log(db: sqlite3.Connection, at: str, action: Action, subject: str, detail: str = "") -> None:
    """Add a line to the log, in the transaction that does what it tells."""
    row = db.execute("SELECT seq, hash FROM custody ORDER BY seq DESC LIMIT 1").fetchone()
    seq, previous = (row[0] + 1, row[1]) if row else (1, "")
    sealed = _seal(seq, at, action, subject, detail, previous)
    db.execute("INSERT INTO custody VALUES (?, ?, ?, ?, ?, ?, ?)", (seq, at, action, subject, detail, previous, sealed))


def read_log(db: sqlite3.Connection, subject: str | None = None) -> Iterator[Entry]:
    """The lines of the log, or those about a subject, the oldest first."""
    asked = "SELECT * FROM custody WHERE ?1 IS NULL OR subject = ?1 ORDER BY seq"
    yield from (Entry(*row) for row in db.execute(asked, (subject,)))


def first_broken(db: sqlite3.Connection) -> Entry | None:
    """The first line that was changed, or before which one is missing; None where the log is whole."""
    before = ""
    for number, row in enumerate(db.execute("SELECT * FROM custody ORDER BY seq"), start=1):
        seq, at, action, subject, detail, previous, sealed = row
        if seq != number or previous != before or sealed != _seal(seq, at, action, subject, detail, previous):
            return Entry(*row)
        before = sealed
    return None


def _seal(seq: int, at: str, action: str, subject: str, detail: str, previous: str) -> str:
    told = f"{seq}\x1f{at}\x1f{action}\x1f{subject}\x1f{detail}\x1f{previous}"
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()
