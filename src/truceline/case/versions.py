"""Versions of one page in a case: which come before which, and which are edits of one another."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, replace

from truceline.case.snapshot import pack, unpack
from truceline.errors import UnknownId
from truceline.model.coded import CodedArticle
from truceline.model.interval_moments import in_utc
from truceline.trace.versions import Difference, find_difference, told_earlier

LOOK_BACK = 5
"""Earlier versions of which one can be an edit, the latest first: between two there may have been "page not found"."""

STANDS = (
    "NOT EXISTS (SELECT 1 FROM edit e JOIN article n ON n.id = e.article WHERE e.before = a.id "
    "AND (?1 IS NULL OR substr(n.known, 1, 10) <= ?1))"
)
"""Of the articles `a` those of which no later edit is known by the day ?1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A version of a page as it was captured.

    `number` is the order in which it was added. `coded` says that it could be read, `stands` that no later edit of it
    is known, so that views tell what it says.
    """

    article: str
    number: int
    captured: str
    sha256: str
    known: str | None
    coded: bool
    stands: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionedPage:
    """A page with its versions in the order of their capture, and what differs between each and the one before it that
    could be read."""

    page: str
    outlet: str | None
    url: str | None
    versions: tuple[Version, ...]
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Versions:
    """The pages of a case that have several versions, those captured last behind."""

    pages: tuple[VersionedPage, ...]


def find_versions(db: sqlite3.Connection, where: str, id_: str | None = None) -> Versions:
    """The pages with several versions; with an id of an article or an address, that page alone.

    Raises CaseFileDamaged, or UnknownId where the case has no such page.
    """
    named = "article = ?1 OR url = ?1 OR given_id = ?1"
    if id_ is not None and not db.execute(f"SELECT 1 FROM capture WHERE {named}", (id_,)).fetchone():
        remedy = "`truceline pages CASE` and the other views name pages"
        raise UnknownId("the case has no page with this id or address", where=id_, remedy=remedy)
    asked = (
        "SELECT version_of FROM capture WHERE version_of IS NOT NULL AND (?1 IS NULL OR version_of IN "
        f"(SELECT coalesce(version_of, article) FROM capture WHERE {named})) "
        "GROUP BY version_of ORDER BY max(captured), version_of"
    )
    return Versions(pages=tuple(_page(db, where, page) for (page,) in db.execute(asked, (id_,)).fetchall()))


def outlets_of_edited(db: sqlite3.Connection, until: str | None) -> list[str | None]:
    """The outlets of the articles of which a later edit is known by the end of a day (ISO 8601), one for each."""
    asked = (
        "SELECT a.outlet FROM edit e JOIN article a ON a.id = e.before JOIN article n ON n.id = e.article "
        "WHERE a.known != '' AND (?1 IS NULL OR substr(n.known, 1, 10) <= ?1) GROUP BY a.id"
    )
    return [outlet for (outlet,) in db.execute(asked, (until,))]


def place_version(db: sqlite3.Connection, coded: CodedArticle, where: str) -> CodedArticle:
    """An article with what follows from the versions of its page before it. Raises CaseFileDamaged."""
    before, _ = _neighbours(db, coded.id)
    return _placed(db, coded, before, where) if before else coded


def place_later_versions(db: sqlite3.Connection, article: str, tool: str, where: str) -> None:
    """Place the coded versions that follow an article anew, which was coded after them.

    Those of another tool are about to be coded anew, so that the nearest will do. Raises CaseFileDamaged.
    """
    earlier, later = _neighbours(db, article)
    before = [article, *earlier]
    for number, id_ in enumerate(later):
        packed, made_by = db.execute("SELECT coded, tool FROM article WHERE id = ?", (id_,)).fetchone()
        if made_by == tool or number < LOOK_BACK:
            coded = _placed(db, unpack(packed, where=f"{where}, {id_}"), before, where)
            row = (coded.article.known or "", pack(coded), id_)
            db.execute("UPDATE article SET known = ?, coded = ? WHERE id = ?", row)
            keep_edit(db, coded)
        before.insert(0, id_)


def keep_edit(db: sqlite3.Connection, coded: CodedArticle) -> None:
    """Keep of which version an article is an edit, in place of what was kept of that."""
    db.execute("DELETE FROM edit WHERE article = ?", (coded.id,))
    if coded.edit_of:
        db.execute("INSERT INTO edit VALUES (?, ?)", (coded.id, coded.edit_of))


def _placed(db: sqlite3.Connection, coded: CodedArticle, before: list[str], where: str) -> CodedArticle:
    """An article of which these coded versions come before, the latest first."""
    (known,) = db.execute("SELECT known FROM article WHERE id = ?", (before[0],)).fetchone()
    article = coded.article
    article = replace(article, page=replace(article.page, after=known or None))
    annotated = replace(coded.annotated, article=article)
    coded = replace(coded, annotated=annotated, edit_of=None, edited_from=None, earlier=())
    for id_ in before[:LOOK_BACK]:
        (packed,) = db.execute("SELECT coded FROM article WHERE id = ?", (id_,)).fetchone()
        version = unpack(packed, where=f"{where}, {id_}")
        earlier = told_earlier(version, coded)
        if earlier is not None:
            return replace(coded, edit_of=id_, edited_from=version.first_edited, earlier=earlier)
    return coded


def _neighbours(db: sqlite3.Connection, article: str) -> tuple[list[str], list[str]]:
    """The coded versions of an article's page captured before it, the latest first, and those captured after it."""
    rows = _captures(db, article)
    place = next((n for n, row in enumerate(rows) if row[0] == article), 0)
    coded = [row[0] if row[4] else None for row in rows]
    before, after = coded[:place], coded[place + 1 :]
    return [id_ for id_ in reversed(before) if id_], [id_ for id_ in after if id_]


def _captures(db: sqlite3.Connection, article: str) -> list[tuple[str, int, str, str, str | None]]:
    """The captures of an article's page in their order: article, number, time, digest, and known where it is coded."""
    row = db.execute("SELECT coalesce(version_of, article) FROM capture WHERE article = ?", (article,)).fetchone()
    asked = (
        "SELECT c.article, c.version, c.captured, c.sha256, a.known FROM capture c "
        "LEFT JOIN article a ON a.id = c.article WHERE c.article = ?1 OR c.version_of = ?1"
    )
    return sorted(db.execute(asked, row or (article,)), key=lambda row: (in_utc(row[2]), row[1]))


def _page(db: sqlite3.Connection, where: str, page: str) -> VersionedPage:
    outlet, url = db.execute(
        "SELECT coalesce(c.outlet, a.outlet), c.url FROM capture c LEFT JOIN article a ON a.id = c.article "
        "WHERE c.article = ?",
        (page,),
    ).fetchone()
    rows = _captures(db, page)
    edits = "SELECT before FROM edit WHERE before IN (SELECT value FROM json_each(?))"
    edited = {before for (before,) in db.execute(edits, (json.dumps([row[0] for row in rows]),))}
    versions = tuple(
        Version(
            article=article,
            number=number,
            captured=captured,
            sha256=sha256,
            known=known or None,
            coded=known is not None,
            stands=known is not None and article not in edited,
        )
        for article, number, captured, sha256, known in rows
    )
    coded = [v.article for v in versions if v.coded]
    return VersionedPage(
        page=page, outlet=outlet, url=url, versions=versions, differences=tuple(_differences(db, where, coded))
    )


def _differences(db: sqlite3.Connection, where: str, coded: list[str]) -> Iterator[Difference]:
    """What differs between each version and the one that it is an edit of, else the one before it."""
    for number, id_ in enumerate(coded[1:], start=1):
        row = db.execute("SELECT before FROM edit WHERE article = ?", (id_,)).fetchone()
        yield find_difference(_article(db, where, row[0] if row else coded[number - 1]), _article(db, where, id_))


def _article(db: sqlite3.Connection, where: str, id_: str) -> CodedArticle:
    (packed,) = db.execute("SELECT coded FROM article WHERE id = ?", (id_,)).fetchone()
    return unpack(packed, where=f"{where}, {id_}")
