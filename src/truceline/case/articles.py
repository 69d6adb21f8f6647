"""Coded articles in a case: kept as they were coded, given back for linking, checking and every view."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime

from truceline.case.custody import log
from truceline.case.snapshot import pack, unpack
from truceline.case.together import empty
from truceline.model.article import Article
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
            *(article.published, article.published_from, known_from(article), article.language),
            *(own.text, tool, pack(coded)),
        ),
    )
    log(db, at, "coded", article.id, f"{len(own.statements)} statements, {tool}")


def known_from(article: Article) -> str:
    """The time from which an article could be known, ISO 8601 in UTC as fine as told: its publication or its capture,
    whichever is earlier, since a page that is captured cannot be published later."""
    times = [_utc(t) for t in (article.published, article.page.captured) if t]
    return min(times, default="")


def articles(db: sqlite3.Connection, where: str, until: str | None = None) -> Iterator[CodedArticle]:
    """The coded articles in the order of their ids. `until` is a day (ISO 8601): only those known by its end.

    Raises CaseFileDamaged.
    """
    asked = "SELECT id, coded FROM article WHERE ? IS NULL OR substr(known, 1, 10) <= ? ORDER BY id"
    for article, coded in db.execute(asked, (until, until)):
        yield unpack(coded, where=f"{where}, {article}")


def _utc(time: str) -> str:
    try:
        moment = datetime.fromisoformat(time)
    except ValueError:
        return time
    if moment.tzinfo is None or len(time) <= len("2025-08-16"):
        return time
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
