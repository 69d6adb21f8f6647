"""Addresses that a case asked, so that they are asked the next time only for what is new."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from truceline.case.custody import log


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a server said of an address: the HTTP status, and the marks by which it tells a newer page."""

    url: str
    status: int
    etag: str | None = None
    modified: str | None = None


def keep_asked(db: sqlite3.Connection, asked: Asked, at: str) -> None:
    """Keep what a server said, after the pages that it gave were kept."""
    if asked.status == 200:
        row = (asked.url, asked.etag, asked.modified, at)
        db.execute("INSERT OR REPLACE INTO asked (url, etag, modified, at) VALUES (?, ?, ?, ?)", row)
    log(db, at, "asked", asked.url, f"status {asked.status}")


def read_asked(db: sqlite3.Connection, url: str) -> Asked | None:
    """What a server said last of an address when it gave a page."""
    row = db.execute("SELECT etag, modified FROM asked WHERE url = ?", (url,)).fetchone()
    return Asked(url=url, status=200, etag=row[0], modified=row[1]) if row else None
