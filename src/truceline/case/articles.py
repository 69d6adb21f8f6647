"""Coded articles in a case: kept as they were coded, given back for linking, checking and every view."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from truceline.case.at_hand import AtHand
from truceline.case.custody import log
from truceline.case.snapshot import pack, unpack
from truceline.case.together import empty
from truceline.case.versions import STANDS, keep_edit, place_later_versions, place_version
from truceline.model.coded import CodedArticle


def keep_article(db: sqlite3.Connection, coded: CodedArticle, tool: str, at: str, where: str) -> None:
    """Keep a coded article with its other parts, in place of what another tool made of the page.

    Raises CaseFileDamaged where another version of the page cannot be read.
    """
    if db.execute("SELECT 1 FROM article WHERE id = ?", (coded.id,)).fetchone():
        empty(db)
        db.execute("DELETE FROM edit WHERE ? IN (article, before)", (coded.id,))
        db.execute("DELETE FROM article WHERE id = ?", (coded.id,))
    coded = place_version(db, coded, where)
    article, own = coded.article, coded.of_text()
    db.execute(
        "INSERT INTO article (id, outlet, title, url, published, published_from, known, language, text, tool, coded) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            *(article.id, article.page.outlet or article.outlet, article.title, article.page.url),
            *(article.published, article.published_from, article.known or "", article.language),
            *(own.text, tool, pack(coded)),
        ),
    )
    keep_edit(db, coded)
    place_later_versions(db, coded.id, tool, where)
    log(db, at, "coded", article.id, f"statements: {len(own.statements)}, {tool}")


def articles(
    db: sqlite3.Connection, where: str, until: str | None = None, at_hand: AtHand | None = None
) -> Iterator[CodedArticle]:
    """The coded articles in the order in which they became known, of edits of one page the latest alone.

    `until` is a day (ISO 8601): only those known by its end. What is at hand is not unpacked again. Raises
    CaseFileDamaged.
    """
    known = "?1 IS NULL OR substr(a.known, 1, 10) <= ?1"
    asked = f"SELECT a.id, a.coded FROM article a WHERE ({known}) AND {STANDS} ORDER BY a.known, a.id"
    for article, coded in db.execute(asked, (until,)):
        place = f"{where}, {article}"
        yield at_hand.article(article, coded, place) if at_hand else unpack(coded, place)


def days_known(db: sqlite3.Connection) -> dict[str, str]:
    """From when each article could be known (ISO 8601), by its id."""
    return dict(db.execute("SELECT id, known FROM article"))


def days_of_publication(db: sqlite3.Connection) -> list[str]:
    """The days (ISO 8601) on which articles were published, each once, the earliest first."""
    asked = "SELECT DISTINCT substr(published, 1, 10) FROM article WHERE length(published) >= 10 ORDER BY 1"
    return [day for (day,) in db.execute(asked)]
