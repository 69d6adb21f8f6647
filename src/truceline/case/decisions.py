"""Decisions in a case: made on what stands in it, kept for good, each sealed by the custody log."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import msgspec

from truceline.case.custody import log
from truceline.case.snapshot import unpack
from truceline.case.together import read_conflicts, read_linked_article
from truceline.errors import CaseFileDamaged, DecisionInvalid, UnknownId
from truceline.model.added import KINDS, added, check_added
from truceline.model.coded import CodedArticle
from truceline.model.decision import (
    LONGEST_NAME,
    LONGEST_QUOTE,
    LONGEST_REASON,
    NEEDS_REASON,
    Decision,
    Slots,
    Subject,
    Verb,
)
from truceline.model.edits import ACTORS, check_decision, read_edit
from truceline.model.identity import content_sha256, digest
from truceline.model.spans import Span
from truceline.trace.decided import Review, review, undone_of
from truceline.trace.matching import (
    LEAST_SHARED,
    pages_decided_on,
    shared_part,
    subject_of_conflict,
    subject_of_statement,
)

if TYPE_CHECKING:
    from truceline.case.case_file import CaseFile

COLUMNS = "seq, at, reviewer, verb, subjects, slots, undoes, reason, tool"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewDecision:
    """A decision as it is handed in.

    `id` is that of a statement or conflict, or the number of the decision to undo; `other` is the second statement of a
    merger or split; in a merger a happening stands for the first statement that reports it. `slots` are the values of
    an edit, as written. To add a statement, `id` is that of an article, `kind` is what it is, `words` are its words,
    which the text has once, or `span` is where they are in the text; `slots` are what it tells.
    """

    id: str
    verb: Verb
    reviewer: str
    reason: str = ""
    other: str | None = None
    slots: Mapping[str, str] = field(default_factory=dict)
    kind: str = ""
    words: str = ""
    span: Span | None = None


def decide(db: sqlite3.Connection, new: NewDecision, at: str, where: str) -> Decision:
    """Keep a decision, in the transaction of the caller. Raises DecisionInvalid, UnknownId or CaseFileDamaged."""
    _check_words(new)
    (seq,) = db.execute("SELECT coalesce(max(seq), 0) + 1 FROM decision").fetchone()
    tool = db.execute("SELECT tool FROM together").fetchone()
    subjects, slots = _told(db, new, seq, where)
    decision = Decision(
        seq=seq,
        at=at,
        reviewer=new.reviewer.strip(),
        verb=new.verb,
        subjects=subjects,
        slots=slots,
        undoes=_undoes(db, new, where),
        reason=new.reason.strip(),
        tool=tool[0] if tool else "",
    )
    row = _row(decision)
    db.execute(f"INSERT INTO decision ({COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
    subject = subjects[0].id if subjects else f"decision {decision.undoes}"
    log(db, at, "decided", subject, _sealed(row))
    return decision


def read_decisions(db: sqlite3.Connection, where: str) -> tuple[Decision, ...]:
    """All decisions, the oldest first. Raises CaseFileDamaged."""
    names = COLUMNS.split(", ")
    found = []
    for row in db.execute(f"SELECT {COLUMNS} FROM decision ORDER BY seq"):
        values = dict(zip(names, row, strict=True))
        try:
            read = {name: msgspec.json.decode(values[name]) for name in ("subjects", "slots")}
            decision = msgspec.convert({**values, **read}, Decision)
            check_decision(decision)
        except (msgspec.MsgspecError, DecisionInvalid, RecursionError) as error:
            place = f"{where}, decision {row[0]}"
            raise CaseFileDamaged("a decision cannot be read", where=place, why=str(error)) from None
        found.append(decision)
    return tuple(found)


def case_review(case: CaseFile) -> Review:
    """What was decided on a case, and what became of each decision in its record as it is now."""
    where = str(case.path)
    decisions = read_decisions(case.db, where)
    if not decisions:
        return Review()
    linked, older = (find(case.db, decisions, where) for find in (articles_decided_on, edited_since))
    return review(decisions, linked, read_conflicts(case.db), older)


def first_altered(db: sqlite3.Connection) -> int | None:
    """The number of the first decision that is not as the log has it, or is missing; None where all are."""
    rows = {row[0]: row for row in db.execute(f"SELECT {COLUMNS} FROM decision ORDER BY seq")}
    sealed = [detail for (detail,) in db.execute("SELECT detail FROM custody WHERE action = 'decided' ORDER BY seq")]
    for seq, detail in enumerate(sealed, start=1):
        if seq not in rows or _sealed(rows[seq]) != detail:
            return seq
    return next((seq for seq in rows if seq > len(sealed)), None)


def articles_decided_on(db: sqlite3.Connection, decisions: Iterable[Decision], where: str) -> tuple[CodedArticle, ...]:
    """The articles as linked of the pages, in whichever version, on which something was decided.

    Raises CaseFileDamaged.
    """
    asked = (
        "SELECT l.article, l.coded FROM linked l JOIN capture c ON c.article = l.article "
        "WHERE coalesce(c.version_of, c.article) IN (SELECT coalesce(d.version_of, d.article) FROM capture d "
        "WHERE d.sha256 IN (SELECT value FROM json_each(?))) ORDER BY l.article"
    )
    return _unpacked(db, asked, decisions, where)


def edited_since(db: sqlite3.Connection, decisions: Iterable[Decision], where: str) -> tuple[CodedArticle, ...]:
    """The versions of pages on which something was decided and of which later edits are known.

    Raises CaseFileDamaged.
    """
    asked = (
        "SELECT a.id, a.coded FROM edit e JOIN article a ON a.id = e.before JOIN capture c ON c.article = a.id "
        "WHERE c.sha256 IN (SELECT value FROM json_each(?)) GROUP BY a.id ORDER BY a.id"
    )
    return tuple(coded.of_text() for coded in _unpacked(db, asked, decisions, where))


def _unpacked(
    db: sqlite3.Connection, asked: str, decisions: Iterable[Decision], where: str
) -> tuple[CodedArticle, ...]:
    pages = json.dumps(sorted(pages_decided_on(decisions)))
    return tuple(unpack(coded, where=f"{where}, {article}") for article, coded in db.execute(asked, (pages,)))


def _check_words(new: NewDecision) -> None:
    if not new.reviewer.strip() or len(new.reviewer) > LONGEST_NAME:
        raise DecisionInvalid("a decision needs the name of its reviewer", remedy="give it with --by NAME")
    if len(new.reason) > LONGEST_REASON:
        raise DecisionInvalid(f"the reason has more than {LONGEST_REASON:,} characters", where=new.id)
    if new.verb in NEEDS_REASON and not new.reason.strip():
        raise DecisionInvalid(f"to {new.verb} needs a reason", where=new.id, remedy="give it with --reason")


def _told(db: sqlite3.Connection, new: NewDecision, seq: int, where: str) -> tuple[tuple[Subject, ...], Slots]:
    """What is decided on, and the values of slots that the decision tells."""
    if new.verb == "undo":
        return (), {}
    if new.verb == "add":
        slots = _slots(db, new, new.kind) if new.kind in KINDS else {}
        return (_added(db, new, seq, slots, where),), slots
    subjects = _subjects(db, new, where)
    return subjects, _slots(db, new, subjects[0].kind) if new.verb == "edit" else {}


def _added(db: sqlite3.Connection, new: NewDecision, seq: int, slots: Slots, where: str) -> Subject:
    """The statement to add, which neither truceline nor a reviewer tells already."""
    check_added(new.kind, slots)
    coded = read_linked_article(db, new.id, where)
    if coded is None:
        remedy = "`truceline pages CASE` names the pages that stand"
        raise UnknownId("the case has no such page to add a statement to", where=new.id, remedy=remedy)
    span = _span_of(new, coded.text)
    sentence = coded.annotated.sentence_at(span.start)
    id_ = digest("added", seq, coded.article.page.sha256, new.kind, span)
    subject = subject_of_statement(coded, added(id_, new.kind, span, sentence.index if sentence else 0, slots))
    if subject.anchors[0].page_span is None:
        raise DecisionInvalid("these words stand nowhere in the page", where=new.id)
    known = (*(subject_of_statement(coded, s) for s in coded.statements), *_standing_additions(db, where).values())
    for other in known:
        if other.kind == new.kind and shared_part(other.anchors[0], subject.anchors[0]) >= LEAST_SHARED:
            remedy = f"edit or accept {other.id}, or name the words that it leaves out"
            raise DecisionInvalid(f"these words have a statement of this kind already: {other.id}", remedy=remedy)
    return subject


def _span_of(new: NewDecision, text: str) -> Span:
    """The words of a statement to add in a text, without the blanks around them."""
    if new.span is None:
        count = text.count(new.words) if new.words.strip() else 0
        if count != 1:
            why = f"they stand there {count} times" if count else "they are not in its text"
            raise DecisionInvalid("these words name no one place of the page", where=new.words[:80], why=why)
        span = Span(text.index(new.words), text.index(new.words) + len(new.words))
    else:
        span = Span(*new.span)
    words = span.of(text) if 0 <= span.start < span.end <= len(text) else ""
    start = span.start + len(words) - len(words.lstrip())
    span = Span(start, start + len(words.strip()))
    if span.start >= span.end:
        raise DecisionInvalid("nothing is chosen to add a statement to", where=new.id, remedy="choose some words")
    if span.end - span.start > LONGEST_QUOTE:
        raise DecisionInvalid(f"a statement has at most {LONGEST_QUOTE:,} characters", where=new.id)
    return span


def _standing_additions(db: sqlite3.Connection, where: str) -> dict[str, Subject]:
    """The statements that reviewers added and that nobody took back, by their ids."""
    decisions = read_decisions(db, where)
    undone = undone_of(decisions)
    return {d.subjects[0].id: d.subjects[0] for d in decisions if d.verb == "add" and d.seq not in undone}


def _subjects(db: sqlite3.Connection, new: NewDecision, where: str) -> tuple[Subject, ...]:
    """What is decided on: of a merger or split the two statements, which report happenings, two or one."""
    if new.verb == "merge":
        new = replace(new, id=_reporting(db, new.id), other=new.other and _reporting(db, new.other))
    first = _subject(db, new.id, where)
    if new.verb not in ("merge", "split"):
        if new.verb == "edit" and first.of != "statement":
            raise DecisionInvalid("only statements can be edited", where=new.id, remedy="accept or reject a conflict")
        return (first,)
    if new.other is None or new.other == new.id:
        raise DecisionInvalid(
            f"to {new.verb} needs two statements", where=new.id, remedy="name the second one after it"
        )
    second = _subject(db, new.other, where)
    for subject in (first, second):
        if not subject.says.get("occurrence"):
            raise DecisionInvalid("only statements that report a happening are merged or split", where=subject.id)
    return first, second


def _subject(db: sqlite3.Connection, id_: str, where: str) -> Subject:
    asked = "SELECT l.article, l.coded FROM statement s JOIN linked l ON l.article = s.article WHERE s.id = ? LIMIT 1"
    for article, packed in db.execute(asked, (id_,)).fetchall():
        coded = unpack(packed, where=f"{where}, {article}")
        return next(subject_of_statement(coded, s) for s in coded.statements if s.id == id_)
    for conflict in read_conflicts(db):
        if conflict.id == id_:
            pages = [e.page for e in conflict.evidence if e.page]
            asked = f"SELECT article, sha256 FROM capture WHERE article IN ({', '.join('?' * len(pages))})"
            return subject_of_conflict(conflict, dict(db.execute(asked, pages)))
    if own := _standing_additions(db, where).get(id_):
        return own
    asked = "SELECT id FROM statement WHERE occurrence = ? ORDER BY article, span_start"
    if reports := [report for (report,) in db.execute(asked, (id_,))]:
        remedy = f"decide on the statements that report it: {' '.join(reports)}"
        raise DecisionInvalid("this is a happening", where=id_, remedy=remedy)
    remedy = "`truceline status CASE` and the other views name ids"
    raise UnknownId("the case has no statement or conflict with this id", where=id_, remedy=remedy)


def _reporting(db: sqlite3.Connection, id_: str) -> str:
    """The first statement that reports a happening of this id; the id itself where there is none."""
    asked = "SELECT id FROM statement WHERE occurrence = ? ORDER BY article, span_start LIMIT 1"
    row = db.execute(asked, (id_,)).fetchone()
    return str(row[0]) if row else id_


def _slots(db: sqlite3.Connection, new: NewDecision, kind: str) -> Slots:
    """The values of slots of a statement of this kind; actors and places, which may be named, by their ids."""
    if not new.slots:
        raise DecisionInvalid(f"to {new.verb} needs slots", where=new.id, remedy="name them as slot=value")
    slots = read_edit(new.slots, kind)
    for slot, value in slots.items():
        if slot in ACTORS:
            slots[slot] = [_known(db, "actor", name, slot) for name in value]
        elif slot == "place" and value is not None:
            slots[slot] = _known(db, "place", value, slot)
    return slots


def _known(db: sqlite3.Connection, table: str, name: str, slot: str) -> str:
    """The id of an actor or place of the case, which is given by it or by the name."""
    asked = f"SELECT id FROM {table} WHERE id = ?1 UNION SELECT id FROM {table} WHERE name = ?1 COLLATE NOCASE"
    found = [id_ for (id_,) in db.execute(asked, (name,))]
    if name in found or len(found) == 1:
        return name if name in found else str(found[0])
    why = f"{name}: {', '.join(map(str, found)) or 'no such id or name'}"
    raise DecisionInvalid(f"not one {table} of the case", where=slot, why=why, remedy="give the id")


def _undoes(db: sqlite3.Connection, new: NewDecision, where: str) -> int | None:
    """The decision to undo, which no standing decision undoes yet."""
    if new.verb != "undo":
        return None
    number = int(new.id) if new.id.isascii() and new.id.isdigit() and len(new.id) < 10 else 0
    if not db.execute("SELECT 1 FROM decision WHERE seq = ?", (number,)).fetchone():
        remedy = "`truceline decisions CASE` gives the numbers"
        raise DecisionInvalid("there is no decision with this number", where=new.id, remedy=remedy)
    if number in undone_of(read_decisions(db, where)):
        raise DecisionInvalid("this decision is undone already", where=new.id, remedy="undo the one that undid it")
    return number


def _row(d: Decision) -> tuple[object, ...]:
    subjects = msgspec.json.encode(d.subjects).decode()
    slots = json.dumps(d.slots, ensure_ascii=False, separators=(",", ":"))
    return d.seq, d.at, d.reviewer, d.verb, subjects, slots, d.undoes, d.reason, d.tool


def _sealed(row: tuple[object, ...]) -> str:
    """What the log says of a decision: its number, what was done by whom, and the SHA-256 of all of it."""
    seq, _, reviewer, verb, *_ = row
    return f"decision {seq}: {verb} by {reviewer}, sha256 {content_sha256(json.dumps(row))}"
