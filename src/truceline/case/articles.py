"""Coded articles in a case: kept as they were coded, given back for linking, checking and every view."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from truceline.case.custody import log
from truceline.case.snapshot import pack, unpack
from truceline.case.together import empty
from truceline.model.coded import CodedArticle


def keep_article(db: sqlite3.Connection, coded: CodedArticle, tool: str, at: str) -> None:
    """Keep a coded article with its other parts, in place of what another tool made of the page."""
    article, own = coded.article, coded.of_text()
    if db.execute("SELECT 1 FROM article WHERE id = ?", (article.id,)).fetchone():
        empty(db)
        db.execute("DELETE FROM article WHERE id = ?", (article.id,))
    db.execute(
        "INSERT INTO article (id, outlet, title, url, published, published_from, known, language, text, tool, coded) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            *(article.id, article.page.outlet or article.outlet, article.title, article.page.url),
            *(article.published, article.published_from, article.known or "", article.language),
            *(own.text, tool, pack(coded)),
        ),
    )
    log(db, at, "coded", article.id, f"{len(own.statements)} statements, {tool}")


def articles(db: sqlite3.Connection, where: str, until: str | None = None) -> Iterator[CodedArticle]:
    """The coded articles in the order in which they became known.

    `until` is a day (ISO 8601): only those known by its end. Raises CaseFileDamaged.
    """
    asked = "SELECT id, coded FROM article WHERE ? IS NULL OR substr(known, 1, 10) <= ? ORDER BY known, id"
    for article, coded in db.execute(asked, (until, until)):
        yield unpack(coded, where=f"{where}, {article}")


def days_of_publication(db: sqlite3.Connection) -> list[str]:
    """The days (ISO 8601) on which articles were published, each once, the earliest first."""
    asked = "SELECT DISTINCT substr(published, 1, 10) FROM article WHERE length(published) >= 10 ORDER BY 1"
    return [day for (day,) in db.execute(asked)]
