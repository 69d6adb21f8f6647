"""What all articles of a case make together: statements as linked, conflicts, lineages, in tables to look things up."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from truceline.case.custody import log
from truceline.case.snapshot import pack, unpack
from truceline.link.lineages import Copy, Lineage
from truceline.model.coded import CodedArticle
from truceline.model.conflict import Conflict, Evidence, Knowledge
from truceline.model.identity import digest
from truceline.model.record import Json, record_of
from truceline.model.spans import Span
from truceline.model.statement import Statement

TABLES = (
    "view_entry",
    "view",
    "evidence",
    "conflict",
    "lineage",
    "linked",
    "statement_actor",
    "statement",
    "place",
    "actor",
    "together",
)
"""In the order in which they can be emptied."""

ROLES = {"actors": "actor", "recipients": "recipient", "holders": "holder", "host": "host", "mediator": "mediator"}
"""The role in the table of those who stand in each slot of a statement."""


def made_of(db: sqlite3.Connection) -> str:
    """What the tables must be made of: a digest of how many pages there are, and of the articles' ids and tools.

    Pages count too, so that one which is kept and not coded yet is missed.
    """
    (pages,) = db.execute("SELECT count(*) FROM capture").fetchone()
    rows = db.execute("SELECT id, tool FROM article ORDER BY id").fetchall()
    return digest(pages, *(part for row in rows for part in row))


def is_made_of_all(db: sqlite3.Connection) -> bool:
    """Whether the tables are made of all pages and articles as they are, by whatever tool."""
    row = db.execute("SELECT made_of FROM together").fetchone()
    return row is not None and row[0] == made_of(db)


def is_up_to_date(db: sqlite3.Connection, tool: str) -> bool:
    """Whether the tables are made of all pages and articles as they are, by this tool."""
    row = db.execute("SELECT made_of, tool FROM together").fetchone()
    return row is not None and row == (made_of(db), tool)


def empty(db: sqlite3.Connection) -> None:
    """Forget what linking and checking found."""
    for table in TABLES:
        db.execute(f"DELETE FROM {table}")


def keep_together(
    db: sqlite3.Connection,
    linked: Sequence[CodedArticle],
    conflicts: Sequence[Conflict],
    lineages: Sequence[Lineage],
    tool: str,
    at: str,
) -> None:
    """Put what linking and checking found in place of what they found before. `linked` are articles of text alone."""
    empty(db)
    _keep_names(db, linked)
    disputed: defaultdict[str, list[Span]] = defaultdict(list)
    for e in (e for c in conflicts for e in c.evidence if e.page and e.span):
        disputed[e.page or ""].append(e.span or Span(0, 0))
    for coded in linked:
        db.execute("INSERT INTO linked VALUES (?, ?)", (coded.id, pack(_as_viewed(coded, disputed[coded.id]))))
        _keep_statements(db, coded)
    copies = {c.article: c for lineage in lineages for c in lineage.copies}
    for lineage in lineages:
        for article in lineage.articles:
            copy = copies.get(article)
            row = (article, lineage.id, copy and copy.of, copy and copy.share)
            db.execute("INSERT INTO lineage VALUES (?, ?, ?, ?)", row)
    for conflict in conflicts:
        _keep_conflict(db, conflict)
    db.execute("INSERT INTO together VALUES (1, ?, ?)", (made_of(db), tool))
    log(db, at, "linked", f"articles: {len(linked)}", f"conflicts: {len(conflicts)}, {tool}")


def _as_viewed(coded: CodedArticle, disputed: Sequence[Span]) -> CodedArticle:
    """An article with what views look at, its times where conflicts turn on them; the rest stands with it as it was
    coded."""
    times = tuple(t for t in coded.annotated.times if any(t.span.overlaps(span) for span in disputed))
    return replace(coded, annotated=replace(coded.annotated, quotations=(), times=times, referred=()), conflicts=())


def _keep_names(db: sqlite3.Connection, linked: Iterable[CodedArticle]) -> None:
    for coded in linked:
        actors = ((a.id, a.name, a.kind, a.country, a.sector) for a in coded.annotated.actors)
        places = ((p.id, p.name, p.country, p.lat, p.lon, p.geonames) for p in coded.annotated.places)
        db.executemany("INSERT OR IGNORE INTO actor VALUES (?, ?, ?, ?, ?)", actors)
        db.executemany("INSERT OR IGNORE INTO place VALUES (?, ?, ?, ?, ?, ?)", places)


def _keep_statements(db: sqlite3.Connection, coded: CodedArticle) -> None:
    records: list[Json] = record_of(coded, {})["statements"]
    for statement, record in zip(coded.statements, records, strict=True):
        db.execute(
            f"INSERT INTO statement VALUES ({', '.join('?' * 24)})",
            (*_columns(coded, statement, record), json.dumps(record, ensure_ascii=False, separators=(",", ":"))),
        )
        named = sorted(set(_roles(statement)))
        rows = ((coded.id, statement.id, role, who) for role, who in named)
        db.executemany("INSERT INTO statement_actor VALUES (?, ?, ?, ?)", rows)


def _columns(coded: CodedArticle, s: Statement, record: Json) -> tuple[object, ...]:
    page_start, page_end = record["page_span"] or (None, None)
    return (
        *(s.id, coded.id, s.kind, s.span.of(coded.text), s.type, s.status, s.phase, s.factuality),
        *(s.date, s.said, s.due, s.place, s.issue, s.stance, s.relation, s.first, s.then, s.occurrence),
        *(s.span.start, s.span.end, page_start, page_end, s.rule),
    )


def _roles(s: Statement) -> Iterator[tuple[str, str]]:
    for slot, role in ROLES.items():
        yield from ((role, who) for who in getattr(s, slot))
    yield from (("source", level.source) for level in s.attribution if level.source)


def _keep_conflict(db: sqlite3.Connection, c: Conflict) -> None:
    row = (c.id, c.rule, c.kind, c.class_, c.scope, c.severity, c.explanation)
    db.execute("INSERT INTO conflict VALUES (?, ?, ?, ?, ?, ?, ?)", row)
    for rank, e in enumerate(c.evidence):
        known = (e.knowledge.text, e.knowledge.source) if e.knowledge else (None, None)
        row = (c.id, rank, e.page, e.part, *_ends(e.span), *_ends(e.page_span), e.quote, e.value, *known)
        db.execute(f"INSERT INTO evidence VALUES ({', '.join('?' * 12)})", row)


def _ends(span: Span | None) -> tuple[int | None, int | None]:
    return (span.start, span.end) if span else (None, None)


def read_linked(db: sqlite3.Connection, where: str) -> tuple[CodedArticle, ...]:
    """The articles as linked, in the order of their publication. Raises CaseFileDamaged."""
    rows = db.execute(
        "SELECT l.article, l.coded FROM linked l JOIN article a ON a.id = l.article ORDER BY a.known, a.id"
    )
    return tuple(unpack(coded, where=f"{where}, {article}") for article, coded in rows)


def read_linked_article(db: sqlite3.Connection, article: str, where: str) -> CodedArticle | None:
    """An article as linked; null where none of this id stands. Raises CaseFileDamaged."""
    row = db.execute("SELECT coded FROM linked WHERE article = ?", (article,)).fetchone()
    return unpack(row[0], where=f"{where}, {article}") if row else None


def read_conflicts(db: sqlite3.Connection) -> tuple[Conflict, ...]:
    """The conflicts, as `check` orders them."""
    found = []
    for row in db.execute("SELECT * FROM conflict ORDER BY rowid"):
        asked = "SELECT * FROM evidence WHERE conflict = ? ORDER BY rank"
        evidence = tuple(_evidence(e) for e in db.execute(asked, row[:1]))
        values = dict(zip(("id", "rule", "kind", "class_", "scope", "severity", "explanation"), row, strict=True))
        found.append(Conflict(**values, evidence=evidence))
    return tuple(found)


def read_lineages(db: sqlite3.Connection) -> tuple[Lineage, ...]:
    """The lineages, in the order of their first articles."""
    rows: defaultdict[str, list[tuple[str, str | None, float | None]]] = defaultdict(list)
    for article, lineage, copy_of, share in db.execute("SELECT * FROM lineage ORDER BY rowid"):
        rows[lineage].append((article, copy_of, share))
    return tuple(_lineage(own) for own in rows.values())


def _lineage(rows: Sequence[tuple[str, str | None, float | None]]) -> Lineage:
    copies = (Copy(article, of, share) for article, of, share in rows if of is not None and share is not None)
    return Lineage(articles=tuple(article for article, _, _ in rows), copies=tuple(copies))


def _evidence(row: tuple[Any, ...]) -> Evidence:
    _, _, page, part, start, end, page_start, page_end, quote, value, text, source = row
    return Evidence(
        page=page,
        part=part,
        span=None if start is None else Span(start, end),
        page_span=None if page_start is None else Span(page_start, page_end),
        quote=quote,
        value=value,
        knowledge=None if text is None else Knowledge(text=text, source=source),
    )


def count_linked(db: sqlite3.Connection) -> int:
    """How many articles are linked."""
    count: int = db.execute("SELECT count(*) FROM linked").fetchone()[0]
    return count


def count_together(db: sqlite3.Connection) -> dict[str, int]:
    """How many pages, statements, happenings, lineages and conflicts a case has, by these words."""
    asked = {
        "pages": "SELECT count(*) FROM article",
        "statements": "SELECT count(*) FROM statement",
        "happenings": "SELECT count(DISTINCT occurrence) FROM statement",
        "lineages": "SELECT count(DISTINCT lineage) FROM lineage",
        "conflicts": "SELECT count(*) FROM conflict",
    }
    return {what: db.execute(sql).fetchone()[0] for what, sql in asked.items()}
