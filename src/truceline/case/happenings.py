"""Reports of happenings in a case as reviewers left them, and which other happenings a report may be of."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from truceline.trace.alike import Reported, likeness
from truceline.trace.decided import Review

MOST_COMPARED = 1000
"""Reports that are compared with one: those of its type, its page and its day first."""
MOST_OFFERED = 9
"""Happenings that are offered: one for each of the keys from 1 to 9."""
COLUMNS = "s.id, s.article, s.occurrence, s.quote, s.type, s.date, s.place"


@dataclass(frozen=True, slots=True, kw_only=True)
class Other:
    """Another report, with which one may be merged or from which it may be split; `reports` are those of its happening.

    `outlet` is who published its page, `published` when (ISO 8601).
    """

    id: str
    article: str
    outlet: str
    published: str | None
    date: str | None
    quote: str
    reports: int
    same_page: bool


def reports_of(db: sqlite3.Connection, occurrence: str, review: Review) -> list[str]:
    """The statements that report a happening as reviewers left it, by page and place; those added last."""
    found = {occurrence, *(o for o in review.joined if review.occurrence("", o) == occurrence)}
    rows = db.execute(
        "SELECT DISTINCT id, occurrence FROM statement WHERE occurrence IN (SELECT value FROM json_each(?1)) "
        "OR id IN (SELECT value FROM json_each(?2)) ORDER BY article, span_start",
        (json.dumps(sorted(found)), json.dumps(sorted(review.parted))),
    ).fetchall()
    rows += [(one.id, one.occurrence) for one in _added(review)]
    return [s for s, o in rows if review.occurrence(s, o) == occurrence]


def find_others(db: sqlite3.Connection, id_: str, review: Review) -> tuple[tuple[Other, ...], tuple[Other, ...]]:
    """The other reports of the happening that a statement reports, and the happenings that look most like it, each by
    the report that does most. None where it reports no happening."""
    this = next((one for one in _added(review) if one.id == id_), None) or next(_read(db, "s.id = ?", [id_]), None)
    if this is None:
        return (), ()
    own = review.occurrence(id_, this.occurrence)
    same = [s for s in reports_of(db, own, review) if s != id_] if own else []
    marks = ", ".join("?" * len(same))
    told = [*_read(db, f"s.id IN ({marks})", same), *(one for one in _added(review) if one.id in same)]
    alike: dict[str, Reported] = {}
    for one in sorted(_comparable(db, this, review), key=lambda one: (-likeness(this, one), one.id)):
        happening = review.occurrence(one.id, one.occurrence)
        if happening and happening != own and one.id not in review.rejected:
            alike.setdefault(happening, one)
    first = list(alike.values())[:MOST_OFFERED]
    return tuple(_others(db, told[:MOST_OFFERED], this, review)), tuple(_others(db, first, this, review))


def _comparable(db: sqlite3.Connection, this: Reported, review: Review) -> Iterator[Reported]:
    """Reports of other happenings in the page, or in any page by or on one who takes part."""
    near = (
        "s.kind = 'event' AND s.occurrence IS NOT NULL AND (s.article = ? OR EXISTS (SELECT 1 FROM statement_actor x "
        "WHERE x.article = s.article AND x.statement = s.id AND x.actor IN (SELECT value FROM json_each(?)))) "
        "ORDER BY (s.type IS ?) + (s.article = ?) + 2 * (s.date IS ?) DESC, s.id LIMIT ?"
    )
    values = (this.article, json.dumps(sorted(this.actors)), this.type, this.article, this.date, MOST_COMPARED)
    yield from _read(db, near, values)
    yield from (one for one in _added(review) if one.id != this.id)


def _read(db: sqlite3.Connection, where: str, values: Iterable[object]) -> Iterator[Reported]:
    rows = db.execute(f"SELECT {COLUMNS} FROM statement s WHERE s.occurrence IS NOT NULL AND {where}", [*values])
    for id_, article, occurrence, quote, type_, date, place in rows.fetchall():
        asked = (
            "SELECT actor FROM statement_actor WHERE article = ? AND statement = ? AND role IN ('actor', 'recipient')"
        )
        actors = frozenset(actor for (actor,) in db.execute(asked, (article, id_)))
        yield Reported(
            id=id_,
            article=article,
            occurrence=occurrence,
            quote=quote,
            type=type_,
            date=date,
            place=place,
            actors=actors,
        )


def _added(review: Review) -> Iterator[Reported]:
    """The reports that reviewers added."""
    for article, own in review.added.items():
        for s in (a.statement for a in own):
            if s.occurrence:
                yield Reported(
                    id=s.id,
                    article=article,
                    occurrence=s.occurrence,
                    quote=review.quotes.get(s.id, ""),
                    type=s.type,
                    date=s.date,
                    place=s.place,
                    actors=frozenset((*s.actors, *s.recipients)),
                )


def _others(db: sqlite3.Connection, some: Iterable[Reported], this: Reported, review: Review) -> Iterator[Other]:
    asked = (
        "SELECT coalesce(c.outlet, a.outlet, c.file, a.id), a.published FROM article a "
        "JOIN capture c ON c.article = a.id WHERE a.id = ?"
    )
    for one in some:
        outlet, published = db.execute(asked, (one.article,)).fetchone()
        happening = review.occurrence(one.id, one.occurrence) or one.occurrence
        yield Other(
            id=one.id,
            article=one.article,
            outlet=outlet,
            published=published,
            date=one.date,
            quote=one.quote,
            reports=len(reports_of(db, happening, review)),
            same_page=one.article == this.article,
        )
