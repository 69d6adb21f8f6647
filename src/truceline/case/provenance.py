"""Where a thing of a case comes from: from its id down to the bytes of the page, and what was done to that."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from truceline.case.custody import Entry, read_log
from truceline.case.happenings import reports_of
from truceline.case.snapshot import unpack, unzip
from truceline.case.versions import VersionedPage, find_versions
from truceline.errors import UnknownId
from truceline.model.record import statement_record
from truceline.read.decode import decode_page
from truceline.trace.decided import Decided, Review

AROUND = 120
"""Code points shown before and after what is looked for, at most: no word is cut."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """A page in which a thing stands, with the words there: `found`, and what is `before` and `after` them in the
    article's text, for what is not in that in the page.

    `span` and `page_span` are code points of the article's text and of the decoded page. `sound` says that the bytes
    kept still have the SHA-256 under which they were captured. `log` are the lines of custody about the page.
    """

    article: str
    outlet: str | None
    url: str | None
    file: str | None
    published: str | None
    captured: str
    sha256: str
    sound: bool
    span: tuple[int, int] | None
    page_span: tuple[int, int] | None
    before: str
    found: str
    after: str
    log: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """What an id stands for, its filled slots as truceline read them, every place that it rests on, and the decisions
    on it; of an article those on anything in its page, and the versions of that, where there are several.

    `edited_by` is the version of its page that was captured since, of a statement that is only in an earlier one.
    """

    id: str
    what: str
    rule: str | None
    slots: tuple[tuple[str, str], ...]
    origins: tuple[Origin, ...]
    decisions: tuple[Decided, ...] = ()
    versions: VersionedPage | None = None
    edited_by: str | None = None


def find_provenance(db: sqlite3.Connection, id_: str, review: Review, where: str) -> Provenance:
    """Look for a statement, a happening, a conflict or an article of this id. Raises UnknownId or CaseFileDamaged."""
    for look in (_statement, _conflict):
        if found := look(db, id_):
            return replace(found, decisions=review.of(id_))
    if added := _added(db, id_, review):
        return replace(added, decisions=review.of(id_))
    if happening := _happening(db, id_, review):
        return happening
    if article := _article(db, id_):
        pages = find_versions(db, where, id_).pages
        on_page = review.on_pages({o.sha256 for o in article.origins})
        return replace(article, decisions=on_page, versions=pages[0] if pages else None)
    if edited := _edited_statement(db, id_, where):
        return replace(edited, decisions=review.of(id_))
    remedy = "`truceline status CASE` and the other views name ids"
    raise UnknownId("the case has nothing with this id", where=id_, remedy=remedy)


def _statement(db: sqlite3.Connection, id_: str) -> Provenance | None:
    rows = db.execute("SELECT kind, rule, record FROM statement WHERE id = ? LIMIT 1", (id_,)).fetchall()
    if not rows:
        return None
    kind, rule, record = rows[0]
    origins = tuple(_of_statements(db, "id", id_))
    return Provenance(id=id_, what=kind, rule=rule, slots=tuple(_filled(json.loads(record))), origins=origins)


def _added(db: sqlite3.Connection, id_: str, review: Review) -> Provenance | None:
    """A statement that a reviewer added, also one that was taken back."""
    own = (d.decision.subjects[0] for d in review.decided if d.decision.verb == "add")
    subject = next((s for s in own if s.id == id_), None)
    if subject is None:
        return None
    (anchor,) = subject.anchors
    asked = "SELECT article FROM capture WHERE sha256 = ? ORDER BY article LIMIT 1"
    (article,) = db.execute(asked, (anchor.sha256,)).fetchone()
    start, end = subject.says["span"]
    origin = _origin(db, article, (start, end), anchor.page_span, anchor.quote)
    slots = tuple(_filled(subject.says))
    return Provenance(id=id_, what=subject.kind, rule=subject.rule, slots=slots, origins=(origin,))


def _origins_of_added(db: sqlite3.Connection, id_: str, review: Review) -> tuple[Origin, ...]:
    told = _added(db, id_, review)
    return told.origins if told else ()


def _edited_statement(db: sqlite3.Connection, id_: str, where: str) -> Provenance | None:
    """A statement of a version of a page that was edited since."""
    asked = (
        "SELECT a.id, a.coded, min(e.article) FROM edit e JOIN article a ON a.id = e.before GROUP BY a.id ORDER BY a.id"
    )
    for article, packed, edit in db.execute(asked):
        coded = unpack(packed, where=f"{where}, {article}")
        for s in coded.statements:
            if s.id == id_:
                record = statement_record(s, coded.article.map)
                origin = _origin(db, article, s.span, coded.article.map.to_page(s.span), s.span.of(coded.text))
                slots = tuple(_filled(record))
                return Provenance(id=id_, what=s.kind, rule=s.rule, slots=slots, origins=(origin,), edited_by=edit)
    return None


def _happening(db: sqlite3.Connection, id_: str, review: Review) -> Provenance | None:
    """A happening by the statements that report it as reviewers left it."""
    own = reports_of(db, id_, review)
    found = ((s, tuple(_of_statements(db, "id", s))) for s in own)
    origins = tuple(o for s, told in found for o in (told or _origins_of_added(db, s, review)))
    decided = {d.decision.seq: d for s in own for d in review.of(s)}
    slots = (("reports", str(len(origins))),)
    return (
        Provenance(
            id=id_,
            what="happening",
            rule=None,
            slots=slots,
            origins=origins,
            decisions=tuple(decided[seq] for seq in sorted(decided)),
        )
        if origins
        else None
    )


def _conflict(db: sqlite3.Connection, id_: str) -> Provenance | None:
    asked = "SELECT rule, kind, class, scope, severity, explanation FROM conflict WHERE id = ?"
    row = db.execute(asked, (id_,)).fetchone()
    if row is None:
        return None
    slots = tuple(zip(("kind", "class", "scope", "severity", "explanation"), row[1:], strict=True))
    asked = (
        "SELECT article, span_start, span_end, page_start, page_end, quote, knowledge, knowledge_source FROM evidence "
        "WHERE conflict = ? ORDER BY rank"
    )
    origins = []
    for article, start, end, page_start, page_end, quote, knowledge, source in db.execute(asked, (id_,)):
        if article is None:
            slots += (("known apart from the pages", f"{knowledge} ({source})"),)
        else:
            origins.append(_origin(db, article, (start, end), _pair(page_start, page_end), quote))
    return Provenance(id=id_, what="conflict", rule=row[0], slots=slots, origins=tuple(origins))


def _article(db: sqlite3.Connection, id_: str) -> Provenance | None:
    row = db.execute("SELECT title, language, tool FROM article WHERE id = ?", (id_,)).fetchone()
    if row is None:
        return None
    named = zip(("title", "language", "tool"), row, strict=True)
    slots = tuple((name, value) for name, value in named if value)
    return Provenance(id=id_, what="article", rule=None, slots=slots, origins=(_origin(db, id_, None, None, ""),))


def _of_statements(db: sqlite3.Connection, column: str, value: str) -> Iterator[Origin]:
    asked = (
        "SELECT article, span_start, span_end, page_start, page_end, quote FROM statement "
        f"WHERE {column} = ? ORDER BY article, span_start"
    )
    for article, start, end, page_start, page_end, quote in db.execute(asked, (value,)):
        yield _origin(db, article, (start, end), _pair(page_start, page_end), quote)


def _origin(
    db: sqlite3.Connection,
    article: str,
    span: tuple[int, int] | None,
    page_span: tuple[int, int] | None,
    quote: str,
) -> Origin:
    asked = (
        "SELECT c.outlet, a.outlet, c.url, c.file, a.published, a.text, c.captured, c.sha256, c.as_text, p.content "
        "FROM capture c JOIN page p ON p.sha256 = c.sha256 LEFT JOIN article a ON a.id = c.article WHERE c.article = ?"
    )
    given, own, url, file, published, text, captured, sha256, as_text, packed = db.execute(asked, (article,)).fetchone()
    content, sound = _content(packed, sha256)
    start, end = span or (0, 0)
    if text is None or text[start:end] != quote:
        text = content.decode("utf-8", "replace") if as_text else decode_page(content) if content else ""
        start, end = page_span or (0, 0)
    return Origin(
        article=article,
        outlet=given or own,
        url=url,
        file=file,
        published=published,
        captured=captured,
        sha256=sha256,
        sound=sound,
        span=span,
        page_span=page_span,
        before=whole_words(text[max(0, start - AROUND - 1) : start], AROUND, last=True),
        found=text[start:end] if start < end else quote,
        after=whole_words(text[end : end + AROUND + 1], AROUND, last=False) if start < end else "",
        log=tuple(read_log(db, article)),
    )


def whole_words(text: str, most: int, *, last: bool) -> str:
    """A text, or where it is longer than `most` code points its last or first words."""
    if len(text) <= most:
        return text
    parts = text.split(maxsplit=1) if last else text.rsplit(maxsplit=1)
    return parts[-1 if last else 0] if len(parts) > 1 else ""


def _content(packed: bytes, sha256: str) -> tuple[bytes, bool]:
    try:
        content = unzip(packed)
    except (zlib.error, ValueError):
        return b"", False
    return content, hashlib.sha256(content).hexdigest() == sha256


def _filled(record: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """The slots of a statement that say something, as the record writes them."""
    for name, value in record.items():
        if value not in (None, [], "", {}) and name not in ("id", "kind", "rule", "span", "page_span"):
            yield name, value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _pair(start: int | None, end: int | None) -> tuple[int, int] | None:
    return None if start is None or end is None else (start, end)
