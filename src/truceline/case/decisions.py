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
from truceline.case.together import read_conflicts
from truceline.errors import CaseFileDamaged, DecisionInvalid, UnknownId
from truceline.model.coded import CodedArticle
from truceline.model.decision import LONGEST_NAME, LONGEST_REASON, NEEDS_REASON, Decision, Slots, Subject, Verb
from truceline.model.edits import ACTORS, check_decision, read_edit
from truceline.model.identity import content_sha256
from truceline.trace.decided import Review, review, undone_of
from truceline.trace.matching import pages_decided_on, subject_of_conflict, subject_of_statement

if TYPE_CHECKING:
    from truceline.case.case_file import CaseFile

COLUMNS = "seq, at, reviewer, verb, subjects, slots, undoes, reason, tool"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewDecision:
    """A decision as it is handed in.

    `id` is that of a statement or conflict, or the number of the decision to undo; `other` is the second statement of a
    merger or split; in a merger a happening stands for the first statement that reports it. `slots` are the values of
    an edit, as written.
    """

    id: str
    verb: Verb
    reviewer: str
    reason: str = ""
    other: str | None = None
    slots: Mapping[str, str] = field(default_factory=dict)


def decide(db: sqlite3.Connection, new: NewDecision, at: str, where: str) -> Decision:
    """Keep a decision, in the transaction of the caller. Raises DecisionInvalid, UnknownId or CaseFileDamaged."""
    _check_words(new)
    (seq,) = db.execute("SELECT coalesce(max(seq), 0) + 1 FROM decision").fetchone()
    tool = db.execute("SELECT tool FROM together").fetchone()
    subjects = () if new.verb == "undo" else _subjects(db, new, where)
    decision = Decision(
        seq=seq,
        at=at,
        reviewer=new.reviewer.strip(),
        verb=new.verb,
        subjects=subjects,
        slots=_slots(db, new, subjects),
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


def _slots(db: sqlite3.Connection, new: NewDecision, subjects: tuple[Subject, ...]) -> Slots:
    """The values of an edit; actors and places, which may be named, by their ids."""
    if new.verb != "edit":
        return {}
    if not new.slots:
        raise DecisionInvalid("to edit needs slots", where=new.id, remedy="name them as slot=value")
    slots = read_edit(new.slots, subjects[0].kind)
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
