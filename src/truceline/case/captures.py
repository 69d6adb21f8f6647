"""Pages in a case: kept as captured, once each, and given back as they were."""

from __future__ import annotations

import hashlib
import sqlite3
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace

from truceline.case.custody import log
from truceline.case.snapshot import unzip
from truceline.errors import CaseFileDamaged, PageError
from truceline.model.interval_moments import in_utc
from truceline.model.page import Page
from truceline.read.decode import decode_page


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """A page as it is kept. `versions` are the articles of all bytes of its address or given id; `sound` says that the
    bytes still have the SHA-256 under which they were captured.
    """

    page: Page
    versions: tuple[str, ...]
    sound: bool


COLUMNS = "article, c.sha256, given_id, captured, kind, as_text, clean, url, outlet, title, published, file, version_of"


def keep_page(db: sqlite3.Connection, page: Page, at: str) -> str | None:
    """Keep a page as captured, and give the id of its article; null where the case has it already.

    The same bytes under another address are another page. Other bytes under a known id or address are its next
    version, also those of an earlier one that are seen again later: the article of a known id gets that id with a
    number. `at` is the time of capture where the page has none.
    """
    if _is_known(db, page):
        return None
    (known,) = db.execute("SELECT count(*) FROM capture WHERE given_id = ?", (page.id,)).fetchone()
    article = f"{page.id}~{known + 1}" if known else page.id
    content = page.as_captured
    packed = zlib.compress(content, 6)
    db.execute("INSERT OR IGNORE INTO page VALUES (?, ?, ?)", (page.sha256, packed, len(content)))
    captured = page.captured or at
    version, version_of = _version(db, page)
    db.execute(
        "INSERT INTO capture VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            *(article, page.sha256, page.id, captured, page.kind, page.content is None, page.clean),
            *(page.url, page.outlet, page.title, page.published, page.file, version, version_of),
        ),
    )
    log(db, at, "captured", article, f"sha256 {page.sha256}, {len(content)} bytes, version {version}")
    return article


def keep_unread(db: sqlite3.Connection, error: PageError, at: str) -> None:
    """Keep that a page could not be read, once."""
    row = (at, error.where, error.what, error.why, error.remedy)
    asked = "INSERT OR IGNORE INTO unread (at, place, what, why, remedy) VALUES (?, ?, ?, ?, ?)"
    if db.execute(asked, row).rowcount:
        log(db, at, "could not read", error.where, error.what)


def read_unread(db: sqlite3.Connection) -> tuple[PageError, ...]:
    """What could not be read or coded, in the order in which it was met."""
    rows = db.execute("SELECT what, place, why, remedy FROM unread ORDER BY id")
    return tuple(PageError(what, where=place, why=why, remedy=remedy) for what, place, why, remedy in rows)


def count_to_code(db: sqlite3.Connection, tool: str) -> int:
    """How many pages have no article made by this tool."""
    asked = "SELECT count(*) FROM capture WHERE article NOT IN (SELECT id FROM article WHERE tool = ?)"
    count: int = db.execute(asked, (tool,)).fetchone()[0]
    return count


def pages_to_code(db: sqlite3.Connection, tool: str, where: str) -> Iterator[Page]:
    """The pages without an article made by this tool, in the order of their capture. Raises CaseFileDamaged.

    Pages that are coded while this goes on are not given again.
    """
    asked = (
        f"SELECT {COLUMNS}, content FROM capture c JOIN page p ON p.sha256 = c.sha256 WHERE c.rowid = ? "
        "AND NOT EXISTS (SELECT 1 FROM article a WHERE a.id = c.article AND a.tool = ?)"
    )
    for (row,) in db.execute("SELECT rowid FROM capture ORDER BY rowid").fetchall():
        found = db.execute(asked, (row, tool)).fetchone()
        if found:
            yield _page(found, where)


def read_capture(db: sqlite3.Connection, article: str, where: str) -> Capture:
    """The page of an article as it is kept, with its versions. Raises CaseFileDamaged."""
    asked = (
        f"SELECT {COLUMNS}, content, coalesce(version_of, article) FROM capture c "
        "JOIN page p ON p.sha256 = c.sha256 WHERE article = ?"
    )
    row = db.execute(asked, (article,)).fetchone()
    if row is None:
        raise CaseFileDamaged("a page of the case is missing", where=f"{where}, {article}")
    *columns, first = row
    page = _page(tuple(columns), where)
    own = db.execute("SELECT article FROM capture WHERE article = ?1 OR version_of = ?1 ORDER BY version", (first,))
    return Capture(
        page=page,
        versions=tuple(name for (name,) in own),
        sound=hashlib.sha256(page.as_captured).hexdigest() == page.sha256,
    )


def _is_known(db: sqlite3.Connection, page: Page) -> bool:
    """Whether a case has a page's bytes under its id and address, and no others that were captured in between."""
    asked = "SELECT 1 FROM capture WHERE given_id = ? AND sha256 = ? AND url IS ?"
    if not db.execute(asked, (page.id, page.sha256, page.url)).fetchone():
        return False
    if page.captured is None:
        return True
    where, which = _same_page(page)
    rows = db.execute(f"SELECT captured, sha256 FROM capture WHERE {where} ORDER BY version", (which,))
    captured, sha256 = max(((in_utc(captured), sha256) for captured, sha256 in rows), key=lambda row: row[0])
    return in_utc(page.captured) <= captured or sha256 == page.sha256


def _same_page(page: Page) -> tuple[str, str]:
    """How captures of a page are told: by its address, else by the id given."""
    return ("url = ?", page.url) if page.url else ("url IS NULL AND given_id = ?", page.id)


def _version(db: sqlite3.Connection, page: Page) -> tuple[int, str | None]:
    """Which version of a page this is, and the article of the first one; two of one address, or of one given id."""
    where, which = _same_page(page)
    earlier = db.execute(f"SELECT article FROM capture WHERE {where} ORDER BY rowid", (which,)).fetchall()
    return len(earlier) + 1, earlier[0][0] if earlier else None


def _page(row: tuple[object, ...], where: str) -> Page:
    article, sha256, _, captured, kind, as_text, clean, url, outlet, title, published, file, version_of, packed = row
    assert isinstance(packed, bytes)
    try:
        content = unzip(packed)
    except (zlib.error, ValueError) as error:
        raise CaseFileDamaged(
            "a page of the case cannot be read", where=f"{where}, {article}", why=str(error)
        ) from None
    page = Page(
        id=str(article),
        source=content.decode("utf-8", "replace") if as_text else decode_page(content),
        sha256=str(sha256),
        kind="html" if kind == "html" else "plain",
        url=_text(url),
        outlet=_text(outlet),
        title=_text(title),
        published=_text(published),
        captured=_text(captured),
        clean=bool(clean),
        file=_text(file),
        version_of=_text(version_of),
    )
    return page if as_text else replace(page, content=content)


def _text(value: object) -> str | None:
    return None if value is None else str(value)
