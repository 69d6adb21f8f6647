"""Words looked up in the full text of a case."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from truceline.errors import SearchInvalid
from truceline.model.spans import Span
from truceline.read.decode import replace_surrogates

LONGEST = 1000
"""Code points of what is looked for."""
MOST = 1000
"""Articles that are given at the most."""
AROUND = 24
"""Words of an article that are shown with what was found."""
RANKED = 10_000
"""Articles, those added last, of which the best are given; a word that more hold tells little."""
Shown = tuple[str, str | None, str | None, str | None, str, str | None, str]
OPEN, CLOSE = "\x02", "\x03"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """An article in which the words stand. `snippet` is a run of its text, `marks` the runs of that which match.

    `edit` is the version of its page that has since taken its place; null where it stands.
    """

    page: str
    outlet: str | None
    title: str | None
    published: str | None
    known: str
    snippet: str
    marks: tuple[Span, ...]
    edit: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hits:
    """What was found for some words, the best matches first; `total` counts those left out too."""

    words: str
    total: int
    hits: tuple[Hit, ...]


def search_articles(db: sqlite3.Connection, words: str, until: str | None = None, most: int = 20) -> Hits:
    """Look for articles that hold all of the words, in title or text; `until` is a day (ISO 8601).

    What is a valid expression of FTS5 ("truce OR ceasefire", `"land corridor"`, `withdraw*`) is taken as one,
    everything else as plain words. Raises SearchInvalid.
    """
    if len(words) > LONGEST:
        raise SearchInvalid("there are too many words", why=f"at most {LONGEST} characters are looked for")
    words = replace_surrogates(words).replace("\0", " ")
    plain = " ".join(f'"{word}"' for word in words.replace('"', " ").split())
    if not plain:
        raise SearchInvalid("there are no words to look for", remedy='give some: truceline search CASE "land corridor"')
    try:
        return _found(db, words, words, until, most)
    except sqlite3.OperationalError:  # no expression of FTS5, or one with a column that is not there
        return _found(db, words, plain, until, most)


def _found(db: sqlite3.Connection, words: str, expression: str, until: str | None, most: int) -> Hits:
    known = "JOIN article a ON a.rowid = article_words.rowid AND substr(a.known, 1, 10) <= ?" if until else ""
    matching = f"FROM article_words {known} WHERE article_words MATCH ?"
    given = (until, expression) if until else (expression,)
    (total,) = db.execute(f"SELECT count(*) {matching}", given).fetchone()
    latest = f"SELECT article_words.rowid {matching} ORDER BY article_words.rowid DESC LIMIT 1 OFFSET ?"
    (before,) = db.execute(latest, (*given, RANKED)).fetchone() or (0,) if total > RANKED else (0,)
    best = (
        f"SELECT article_words.rowid {matching} AND article_words.rowid > ? ORDER BY rank, article_words.rowid LIMIT ?"
    )
    rows = [row for (row,) in db.execute(best, (*given, before, max(0, min(most, MOST))))]
    return Hits(words=words, total=total, hits=tuple(_hit(_shown(db, row, expression, until)) for row in rows))


def _shown(db: sqlite3.Connection, row: int, expression: str, until: str | None) -> Shown:
    """What is shown of an article that matches."""
    asked = (
        "SELECT a.id, coalesce(a.outlet, c.file), a.title, a.published, a.known, "
        "(SELECT e.article FROM edit e JOIN article n ON n.id = e.article WHERE e.before = a.id "
        "AND (?1 IS NULL OR substr(n.known, 1, 10) <= ?1) ORDER BY n.known DESC LIMIT 1), "
        "snippet(article_words, -1, ?2, ?3, '…', ?4) "
        "FROM article_words JOIN article a ON a.rowid = article_words.rowid JOIN capture c ON c.article = a.id "
        "WHERE article_words MATCH ?5 AND article_words.rowid = ?6"
    )
    found: Shown = db.execute(asked, (until, OPEN, CLOSE, AROUND, expression, row)).fetchone()
    return found


def _hit(row: Shown) -> Hit:
    page, outlet, title, published, known, edit, marked = row
    snippet, marks = "", []
    for number, part in enumerate(marked.split(OPEN)):
        found, closed, rest = part.partition(CLOSE)
        if number and closed:
            marks.append(Span(len(snippet), len(snippet) + len(found)))
        snippet += found + rest
    return Hit(
        page=page,
        outlet=outlet,
        title=title,
        published=published,
        known=known,
        snippet=snippet,
        marks=tuple(marks),
        edit=edit,
    )
