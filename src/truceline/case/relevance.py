"""Pages that were looked at for whether they speak of a case's parties: why one was kept, and which were left out."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from truceline.case.custody import log
from truceline.model.page import Page

Relevance = Literal["kept", "few_words", "one_side", "no_side"]
"""Whether a page is kept, else how near it comes: it names two sides and few words of diplomacy; one side; none."""
ADDED_SINCE = "EXISTS (SELECT 1 FROM capture c WHERE c.sha256 = o.sha256 AND c.given_id = o.id)"
TITLE = 120
"""Characters that are kept of a title, or of a page's first words where it has none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spotted:
    """Words of a page that count, and of which party they speak; null where of what is negotiated.

    `at` counts in the page's source; -1 is in a title that was given beside it.
    """

    of: str | None
    words: str
    at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sifted:
    """A page with whether it is to be kept and why. `given` is what the user named to have it read."""

    page: Page
    given: str
    verdict: Relevance
    spotted: tuple[Spotted, ...]

    @property
    def kept(self) -> bool:
        return self.verdict == "kept"


@dataclass(frozen=True, slots=True, kw_only=True)
class Omitted:
    """A page that was left out: its id, where it stands, what its title or first words are, and why."""

    id: str
    given: str
    place: str
    url: str | None
    title: str
    verdict: Relevance
    spotted: tuple[Spotted, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OmittedPages:
    """The pages that were left out and not added since, the nearest first; `counts` are of all, by verdict."""

    counts: tuple[tuple[Relevance, int], ...]
    pages: tuple[Omitted, ...]


def keep_reason(db: sqlite3.Connection, sifted: Sifted, article: str, at: str) -> None:
    """Log why a page was kept."""
    log(db, at, "found relevant", article, reason_words(sifted.spotted))


def reason_words(spotted: Iterable[Spotted]) -> str:
    """What was spotted in a page, by side: "Russia: Putin at 20, Kremlin at 310; negotiated: truce at 60"."""
    by_side: dict[str, list[str]] = {}
    for s in spotted:
        place = f"at {s.at}" if s.at >= 0 else "in the title"
        by_side.setdefault(s.of or "negotiated", []).append(f"{s.words} {place}")
    return "; ".join(f"{side}: {', '.join(words)}" for side, words in by_side.items())


def keep_omitted(db: sqlite3.Connection, sifted: Sifted, at: str) -> bool:
    """Keep that a page was left out and why, in place of what was said of it before; false where the case has it."""
    page = sifted.page
    asked = "SELECT 1 FROM capture WHERE sha256 = ? AND given_id = ?"
    if db.execute(asked, (page.sha256, page.id)).fetchone():
        return False
    found = json.dumps([[s.of, s.words, s.at] for s in sifted.spotted], ensure_ascii=False)
    title = " ".join((page.title or page.source[: 2 * TITLE]).split())[:TITLE]
    place = page.file or page.url or sifted.given
    db.execute(
        "INSERT OR REPLACE INTO omitted (at, id, sha256, given, place, url, title, verdict, found) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (at, page.id, page.sha256, sifted.given, place, page.url, title, sifted.verdict, found),
    )
    return True


def read_omitted(db: sqlite3.Connection, most: int | None = None) -> OmittedPages:
    """The pages that were left out and not added since, at most so many of them."""
    counts = db.execute(f"SELECT verdict, count(*) FROM omitted o WHERE NOT {ADDED_SINCE} GROUP BY verdict ORDER BY 1")
    rows = db.execute(
        f"SELECT {COLUMNS} FROM omitted o WHERE NOT {ADDED_SINCE} "
        "ORDER BY verdict = 'no_side', verdict = 'one_side', seq LIMIT ?",
        (-1 if most is None else most,),
    )
    return OmittedPages(counts=tuple(counts.fetchall()), pages=tuple(_omitted(row) for row in rows))


def find_omitted(db: sqlite3.Connection, ids: Iterable[str]) -> Iterator[Omitted]:
    """The pages with some ids that were left out at any time."""
    asked = f"SELECT {COLUMNS} FROM omitted WHERE id IN (SELECT value FROM json_each(?)) ORDER BY seq"
    yield from (_omitted(row) for row in db.execute(asked, (json.dumps(list(ids)),)))


COLUMNS = "id, given, place, url, title, verdict, found"


def _omitted(row: tuple[str, ...]) -> Omitted:
    id_, given, place, url, title, verdict, found = row
    spotted = tuple(Spotted(of=of, words=words, at=at) for of, words, at in json.loads(found))
    kind: Relevance = verdict  # type: ignore[assignment]  # the table holds no other
    return Omitted(id=id_, given=given, place=place, url=url, title=title, verdict=kind, spotted=spotted)
