"""Decisions are only ever added, each sealed by the log; nothing of a killed writer is lost or half kept."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from truceline.case.case_file import CaseFile
from truceline.case.custody import first_broken, read_log
from truceline.case.decisions import NewDecision, case_review, decide, first_altered, read_decisions
from truceline.case.provenance import find_provenance
from truceline.errors import CaseFileDamaged, DecisionInvalid, UnknownId
from truceline.model.decision import Decision
from truceline.model.spans import Span
from truceline.pipeline import Engine, case_record, code_case, link_case

AT = "2026-11-27T10:00:00Z"


@pytest.fixture
def own(filled: Path, tmp_path: Path) -> Iterator[CaseFile]:
    """The example pages in a case file of the test's own."""
    path = tmp_path / "alaska.case"
    shutil.copy(filled, path)
    with CaseFile.open(path, AT) as case:
        yield case


def _decide(case: CaseFile, id_: str, verb: Any, other: str | None = None, by: str = "Ana", **slots: str) -> Decision:
    new = NewDecision(id=id_, verb=verb, reviewer=by, reason="because", other=other, slots=slots)
    with case.writing() as db:
        return decide(db, new, AT, "here")


def _ids(case: CaseFile, where: str = "kind = 'event'", what: str = "id FROM statement") -> list[str]:
    return [id_ for (id_,) in case.db.execute(f"SELECT {what} WHERE {where} ORDER BY 1")]


def test_a_decision_comes_back_as_it_was_kept(own: CaseFile) -> None:
    first, second = _ids(own)[:2]
    made = [_decide(own, first, "accept"), _decide(own, second, "edit", date="2025-08-15"), _decide(own, "1", "undo")]
    assert read_decisions(own.db, "here") == tuple(made)
    assert [d.seq for d in made] == [1, 2, 3]
    entries = [e for e in read_log(own.db) if e.action == "decided"]
    assert [e.subject for e in entries] == [first, second, "decision 1"]
    assert entries[0].detail.startswith("decision 1: accept by Ana, sha256 ")
    assert first_broken(own.db) is None
    assert first_altered(own.db) is None


@pytest.mark.parametrize("table", ["page", "capture", "custody", "decision"])
def test_what_is_kept_for_good_is_never_edited_deleted_nor_replaced(table: str, own: CaseFile) -> None:
    _decide(own, _ids(own)[0], "accept")
    columns = [name for (name,) in own.db.execute("SELECT name FROM pragma_table_info(?)", (table,))]
    other = ", ".join([columns[0], *(f"coalesce({c}, '') || 'x'" for c in columns[1:])])
    new = ", ".join([f"{columns[0]} || '9'", *columns[1:]])
    kept = own.db.execute(f"SELECT rowid, * FROM {table}").fetchall()
    assert kept
    for sql in (
        *(f"UPDATE {table} SET {column} = {column}" for column in columns),
        f"UPDATE OR REPLACE {table} SET {columns[0]} = 1",
        f"DELETE FROM {table}",
        f"INSERT OR REPLACE INTO {table} SELECT {other} FROM {table}",
        f"REPLACE INTO {table} SELECT {', '.join(columns)} FROM {table}",
        f"INSERT INTO {table} SELECT {other} FROM {table} WHERE 1 ON CONFLICT DO UPDATE SET {columns[1]} = 'x'",
        f"REPLACE INTO {table} (rowid, {', '.join(columns)}) SELECT rowid, {new} FROM {table}",
    ):
        with contextlib.suppress(sqlite3.Error):
            own.db.execute(sql)
        assert set(kept) <= set(own.db.execute(f"SELECT rowid, * FROM {table}")), sql


def test_a_decision_that_was_altered_shows(own: CaseFile) -> None:
    for id_ in _ids(own)[:3]:
        _decide(own, id_, "accept")
    own.db.execute("DROP TRIGGER decision_is_kept")
    own.db.execute("UPDATE decision SET reviewer = 'Bo' WHERE seq = 2")
    assert first_altered(own.db) == 2
    own.db.execute("DROP TRIGGER decision_stays")
    own.db.execute("DELETE FROM decision WHERE seq = 1")
    assert first_altered(own.db) == 1
    assert first_broken(own.db) is None, "the log itself is whole"


def test_rejected_things_leave_the_record_and_are_explained(own: CaseFile, engine: Engine) -> None:
    (statement, *_), (conflict, *_) = _ids(own), _ids(own, "1", "id FROM conflict")
    _decide(own, statement, "reject")
    _decide(own, conflict, "reject")
    for day in (None, "2027-01-01"):
        record = case_record(own, engine.lexicon, day)
        assert statement not in {s.id for a in record.articles for s in a.statements}
        assert conflict not in {c.id for c in record.conflicts}
    for id_ in (statement, conflict):
        told = find_provenance(own.db, id_, case_review(own), "here").decisions
        assert [(d.decision.reviewer, d.decision.verb, d.decision.reason) for d in told] == [
            ("Ana", "reject", "because")
        ]


def test_merged_and_split_happenings_are_explained(own: CaseFile, engine: Engine) -> None:
    asked = "SELECT occurrence FROM statement WHERE occurrence IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 2"
    one, other = (o for (o,) in own.db.execute(asked))
    reports = {o: len(find_provenance(own.db, o, case_review(own), "here").origins) for o in (one, other)}
    _decide(own, one, "merge", other)
    merged = find_provenance(own.db, one, case_review(own), "here")
    assert len(merged.origins) == sum(reports.values())
    assert [d.decision.verb for d in merged.decisions] == ["merge"]
    first, *_, last = _ids(own, f"occurrence = '{one}'")
    _decide(own, first, "split", last)
    record = case_record(own, engine.lexicon)
    (apart,) = {s.occurrence for a in record.articles for s in a.statements if s.id == last}
    assert apart is not None
    assert len(find_provenance(own.db, apart, case_review(own), "here").origins) == 1
    assert len(find_provenance(own.db, one, case_review(own), "here").origins) == sum(reports.values()) - 1


def test_decisions_outlive_a_new_coding(own: CaseFile, engine: Engine) -> None:
    rejected, edited = _ids(own)[:2]
    _decide(own, rejected, "reject")
    _decide(own, edited, "edit", date="2025-08-17")
    own.db.execute("UPDATE article SET tool = 'an older one'")
    list(code_case(own, engine, AT))
    link_case(own, engine, AT)
    record = case_record(own, engine.lexicon)
    found = {s.id: s for a in record.articles for s in a.statements}
    assert rejected not in found
    assert found[edited].date == "2025-08-17"
    assert record.verdicts == {edited: "edited"}


@pytest.mark.parametrize(
    ("new", "told"),
    [
        ({"verb": "reject", "reason": " "}, "needs a reason"),
        ({"verb": "accept", "reviewer": "\t"}, "name of its reviewer"),
        ({"verb": "accept", "reviewer": "x" * 201}, "name of its reviewer"),
        ({"verb": "reject", "reason": "x" * 2001}, "2,000 characters"),
        ({"verb": "edit"}, "needs slots"),
        ({"verb": "edit", "slots": {"actors": "nobody at all"}}, "not one actor of the case"),
        ({"verb": "merge"}, "two statements"),
        ({"verb": "undo"}, "no decision with this number"),
        ({"verb": "undo", "id": "9" * 40}, "no decision with this number"),
    ],
)
def test_what_cannot_be_decided_is_told_and_not_kept(new: dict[str, Any], told: str, own: CaseFile) -> None:
    base = {"id": _ids(own)[0], "reviewer": "Ana", "reason": "because"}
    with pytest.raises(DecisionInvalid, match=told), own.writing() as db:
        decide(db, NewDecision(**{**base, **new}), AT, "here")
    assert read_decisions(own.db, "here") == ()


def test_only_what_is_there_is_decided_on(own: CaseFile) -> None:
    with pytest.raises(UnknownId):
        _decide(own, "0" * 12, "accept")
    (happening, *_) = _ids(own, "occurrence IS NOT NULL", "occurrence FROM statement")
    with pytest.raises(DecisionInvalid, match="decide on the statements that report it"):
        _decide(own, happening, "accept")
    (position, *_) = _ids(own, "kind = 'position' AND occurrence IS NULL")
    with pytest.raises(DecisionInvalid, match="report a happening"):
        _decide(own, _ids(own, "occurrence IS NOT NULL")[0], "merge", position)
    _decide(own, position, "accept")
    _decide(own, "1", "undo")
    with pytest.raises(DecisionInvalid, match="undone already"):
        _decide(own, "1", "undo")


@pytest.mark.parametrize(
    "spoilt",
    [
        {"subjects": '[{"of": "statement"}]'},
        {"subjects": "[]"},
        {"subjects": "[" * 20_000},
        {"verb": "praise"},
        {"verb": "edit"},
        {"slots": '{"span": [0, 9]}'},
        {"verb": "edit", "slots": '{"__class__": "int"}'},
        {"verb": "edit", "slots": '{"actors": {"a": 1}}'},
        {"verb": "edit", "slots": '{"date": 7}'},
        {"verb": "edit", "slots": '{"status": "happened"}'},
        {"verb": "merge"},
        {"undoes": 1},
        {"undoes": 9},
    ],
)
def test_a_decision_that_somebody_spoilt_is_told(spoilt: dict[str, Any], own: CaseFile) -> None:
    _decide(own, _ids(own)[0], "accept")
    own.db.execute("PRAGMA ignore_check_constraints = ON")
    own.db.execute("PRAGMA foreign_keys = OFF")
    own.db.execute("DROP TRIGGER decision_is_kept")
    for column, value in spoilt.items():
        own.db.execute(f"UPDATE decision SET {column} = ?", (value,))
    with pytest.raises(CaseFileDamaged, match="here, decision 1"):
        read_decisions(own.db, "here")


def test_a_killed_writer_loses_nothing_that_was_kept(own: CaseFile) -> None:
    ids = _ids(own)
    own.close()
    for round_ in range(4):
        reader, writer = os.pipe()
        child = os.fork()
        if not child:
            _decide_on_and_on(own.path, ids, writer)
        os.close(writer)
        time.sleep(0.05 * (round_ + 1))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        with os.fdopen(reader, "rb") as told:
            kept = told.read().split()
        with CaseFile.open(own.path, AT) as case:
            decisions = read_decisions(case.db, "here")
            assert case.db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            assert first_broken(case.db) is None
            assert first_altered(case.db) is None
        assert [d.seq for d in decisions] == list(range(1, len(decisions) + 1))
        assert {int(seq) for seq in kept} <= {d.seq for d in decisions}
    assert decisions


def _decide_on_and_on(path: Path, ids: list[str], told: int) -> None:
    """Decide until killed, and tell each decision once it is kept."""
    with CaseFile.open(path, AT) as case:
        while True:
            for id_ in ids:
                os.write(told, b"%d " % _decide(case, id_, "accept").seq)


WHITE_HOUSE = "Only interpreters will sit with them"
MISSED = {"type": "CONSULT", "status": "planned", "actors": "Donald Trump, vladimir-putin", "date": "2025-08-15"}


def _page_with(case: CaseFile, words: str) -> str:
    (found,) = case.db.execute("SELECT id FROM article WHERE instr(text, ?)", (words,)).fetchone()
    return str(found)


def _addition(case: CaseFile, **more: Any) -> NewDecision:
    base = {"id": _page_with(case, WHITE_HOUSE), "kind": "event", "words": WHITE_HOUSE, "slots": MISSED}
    return NewDecision(**{**base, "verb": "add", "reviewer": "Ana", **more})


def _add(case: CaseFile, **more: Any) -> Decision:
    with case.writing() as db:
        return decide(db, _addition(case, **more), AT, "here")


def test_a_statement_is_added_to_words_and_stands_from_the_day_of_its_page(own: CaseFile, engine: Engine) -> None:
    made = _add(own)
    (subject,) = made.subjects
    assert (subject.rule, subject.anchors[0].quote) == ("reviewer", WHITE_HOUSE)
    assert made.slots["actors"] == ["donald-trump", "vladimir-putin"]
    assert read_decisions(own.db, "here") == (made,)
    assert first_altered(own.db) is None
    for day, stands in ((None, True), ("2025-08-14", True), ("2025-08-13", False)):
        record = case_record(own, engine.lexicon, day)
        assert (subject.id in {s.id for a in record.articles for s in a.statements}) == stands, day
        assert record.verdicts.get(subject.id) == ("added" if stands else None)
    told = find_provenance(own.db, subject.id, case_review(own), "here")
    assert (told.what, told.rule, told.origins[0].found) == ("event", "reviewer", WHITE_HOUSE)
    assert [d.decision.verb for d in told.decisions] == ["add"]


def test_an_addition_outlives_a_new_coding_is_merged_and_undone(own: CaseFile, engine: Engine) -> None:
    id_ = _add(own).subjects[0].id
    own.db.execute("UPDATE article SET tool = 'an older one'")
    list(code_case(own, engine, AT))
    link_case(own, engine, AT)
    asked = "SELECT id FROM statement WHERE occurrence IS NOT NULL AND article = ? ORDER BY span_start LIMIT 1"
    (report,) = own.db.execute(asked, (_page_with(own, WHITE_HOUSE),)).fetchone()
    _decide(own, report, "merge", id_)
    found = {s.id: s for a in case_record(own, engine.lexicon).articles for s in a.statements}
    assert found[id_].occurrence == found[report].occurrence
    happening = find_provenance(own.db, str(found[report].occurrence), case_review(own), "here")
    assert WHITE_HOUSE in {o.found for o in happening.origins}
    _decide(own, "1", "undo")
    assert id_ not in {s.id for a in case_record(own, engine.lexicon).articles for s in a.statements}
    assert find_provenance(own.db, id_, case_review(own), "here").decisions[0].outcome == "undone"


@pytest.mark.parametrize(
    ("new", "told"),
    [
        ({"words": "nowhere at all"}, "not in its text"),
        ({"words": "the"}, "times"),
        ({"words": " "}, "name no one place"),
        ({"words": "", "span": Span(30, 30)}, "nothing is chosen"),
        ({"words": "", "span": Span(900, 10**9)}, "at most 1,000|nothing is chosen"),
        ({"words": "", "span": Span(0, 1200)}, "at most 1,000"),
        ({"kind": "rumour"}, "no kind of statement"),
        ({"kind": "position"}, "holders, stance"),
        ({"slots": {}}, "needs slots"),
        ({"slots": {**MISSED, "actors": "nobody at all"}}, "not one actor of the case"),
        ({"slots": {**MISSED, "stance": "demands"}}, "no such slot"),
        ({"words": "The White House announced the meeting on August 8"}, "statement of this kind already"),
    ],
)
def test_what_cannot_be_added_is_told_and_not_kept(new: dict[str, Any], told: str, own: CaseFile) -> None:
    with pytest.raises(DecisionInvalid, match=told):
        _add(own, **new)
    assert read_decisions(own.db, "here") == ()


def test_nothing_is_added_twice_nor_to_a_page_that_is_not_there(own: CaseFile) -> None:
    _add(own)
    with pytest.raises(DecisionInvalid, match="statement of this kind already"):
        _add(own, reviewer="Bo")
    with pytest.raises(UnknownId, match="no such page"):
        _add(own, id="nothing")
