"""What a case rests on: its pages, outlets and days, and what of it is not read or not coded."""

from __future__ import annotations

import sqlite3
from collections import Counter
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from truceline.case.custody import first_broken
from truceline.case.versions import outlets_of_edited

NO_OUTLET = "no outlet named"
CODED = "en"
"""The language that is coded; pages without a language known are coded too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """The pages of a case. Days are ISO 8601; `published` are the first and the last day of publication, and `gap` is
    the longest run of days between two of them, with its ends.

    `undated` counts the pages without a day of publication, which are known from the day of their capture.
    `edited` counts the versions of pages that were edited since; `pages` and `outlets` are without them.
    `broken_at` is the first line of the custody log that was changed or before which one is missing; null where none.
    `outlets` are with the number of their pages, the most first; `not_coded` counts pages by language, `unread` what
    could not be read at all.
    """

    pages: int
    edited: int
    outlets: tuple[tuple[str, int], ...]
    first_known: str | None
    last_known: str | None
    last_capture: str | None
    published: tuple[str, str] | None
    undated: int
    gap: tuple[int, str, str] | None
    not_coded: tuple[tuple[str, int], ...]
    unread: int
    broken_at: int | None


def find_coverage(db: sqlite3.Connection, until: str | None = None) -> Coverage:
    """What a case has; `until` is a day (ISO 8601): only what was known by its end."""
    known = "FROM article WHERE known != '' AND (? IS NULL OR substr(known, 1, 10) <= ?)"
    both = (until, until)
    pages, first, last = db.execute(
        f"SELECT count(*), min(substr(known, 1, 10)), max(substr(known, 1, 10)) {known}", both
    ).fetchone()
    outlets = Counter(dict(db.execute(f"SELECT coalesce(outlet, ?), count(*) {known} GROUP BY 1", (NO_OUTLET, *both))))
    edited = Counter(outlet or NO_OUTLET for outlet in outlets_of_edited(db, until))
    other = db.execute(
        f"SELECT language, count(*) {known} AND language IS NOT NULL AND language != ? GROUP BY 1 ORDER BY 2 DESC, 1",
        (*both, CODED),
    )
    dated = f"SELECT DISTINCT substr(known, 1, 10) {known} AND published IS NOT NULL ORDER BY 1"
    days = [day for (day,) in db.execute(dated, both)]
    broken = first_broken(db)
    return Coverage(
        pages=pages - edited.total(),
        edited=edited.total(),
        outlets=tuple(sorted((outlets - edited).items(), key=lambda item: (-item[1], item[0]))),
        first_known=first,
        last_known=last,
        last_capture=db.execute("SELECT max(captured) FROM capture").fetchone()[0],
        published=(days[0], days[-1]) if days else None,
        undated=db.execute(f"SELECT count(*) {known} AND published IS NULL", both).fetchone()[0],
        gap=_gap(days),
        not_coded=tuple(other.fetchall()),
        unread=db.execute("SELECT count(*) FROM unread").fetchone()[0],
        broken_at=broken.seq if broken else None,
    )


def _gap(days: list[str]) -> tuple[int, str, str] | None:
    gaps = [(_between(a, b), a, b) for a, b in pairwise(days)]
    return max(gaps, default=None, key=lambda gap: gap[0])


def _between(one: str, other: str) -> int:
    try:
        return (date.fromisoformat(other) - date.fromisoformat(one)).days - 1
    except ValueError:
        return 0
