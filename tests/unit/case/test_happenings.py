"""What is offered for a merger or split: what looks most like one happening first, also what reviewers made."""

from __future__ import annotations

from pathlib import Path

import pytest

from truceline.case.case_file import CaseFile
from truceline.case.decisions import NewDecision, case_review, decide
from truceline.case.happenings import MOST_OFFERED, find_others, reports_of
from truceline.trace.alike import Reported, likeness

AT = "2026-11-27T10:00:00Z"


@pytest.fixture
def own(filled: Path, tmp_path: Path) -> CaseFile:
    path = tmp_path / "alaska.case"
    path.write_bytes(filled.read_bytes())
    return CaseFile.open(path, AT)


def _one(case: CaseFile, date: str) -> tuple[str, str]:
    asked = "SELECT id, occurrence FROM statement WHERE type = 'CONSULT' AND date = ? ORDER BY id LIMIT 1"
    id_, occurrence = case.db.execute(asked, (date,)).fetchone()
    return str(id_), str(occurrence)


def _decide(case: CaseFile, new: NewDecision) -> None:
    with case.writing() as db:
        decide(db, new, AT, "here")


def test_the_happening_most_alike_comes_first_and_each_once(own: CaseFile) -> None:
    (later, _), (_, held) = _one(own, "2025-08-25"), _one(own, "2025-08-15")
    same, alike = find_others(own.db, later, case_review(own))
    assert alike[0].id in reports_of(own.db, held, case_review(own))
    assert alike[0].reports > 10
    assert len(alike) == MOST_OFFERED
    assert later not in {o.id for o in (*same, *alike)}
    assert any(o.same_page for o in alike)


def test_what_was_merged_is_offered_to_be_split_and_no_more_to_be_merged(own: CaseFile) -> None:
    (later, _), (_, held) = _one(own, "2025-08-25"), _one(own, "2025-08-15")
    _decide(own, NewDecision(id=held, verb="merge", reviewer="Ana", reason="one", other=later))
    review = case_review(own)
    same, alike = find_others(own.db, later, review)
    assert len(reports_of(own.db, held, review)) > len(same) > 5
    assert not {o.id for o in alike} & set(reports_of(own.db, held, review))


def test_what_reports_no_happening_has_no_others(own: CaseFile) -> None:
    (id_,) = own.db.execute("SELECT id FROM statement WHERE occurrence IS NULL LIMIT 1").fetchone()
    assert find_others(own.db, id_, case_review(own)) == ((), ())


def _reported(**slots: object) -> Reported:
    base = {"id": "a", "article": "p", "occurrence": "o", "quote": "Envoys met in Lima", "type": "CONSULT"}
    more = {"date": "2027-05-04", "place": "lima", "actors": frozenset({"per", "chl"})}
    return Reported(**{**base, **more, **slots})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("nearer", "farther"),
    [
        ({}, {"date": "2027-05-06"}),
        ({"date": "2027-05-06"}, {"date": "2027-09-01"}),
        ({"date": None}, {"date": "2027-09-01"}),
        ({"quote": "they spoke"}, {"actors": frozenset({"per"}), "quote": "they spoke"}),
        ({"quote": "nothing alike"}, {"date": "2027-09-01"}),
    ],
)
def test_parties_and_days_weigh_more_than_words(nearer: dict[str, object], farther: dict[str, object]) -> None:
    assert likeness(_reported(), _reported(**nearer)) > likeness(_reported(), _reported(**farther))
