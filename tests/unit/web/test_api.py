"""The JSON interface: views, things, decisions and pages of a case."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from truceline import Case
from truceline.web.work import bring_up_to_date

VIEWS = ("status", "timeline", "meetings", "positions", "sequence", "ledger", "conflicts", "statements", "pages")
PAGE = (
    "Envoys of Peru and Chile met in Arica on Wednesday, 5 May 2027, the foreign ministry said.\n\n"
    "Peru demands a ceasefire before any talks on the border.\n"
)


def entries(client: TestClient, path: str) -> list[dict[str, Any]]:
    answer = client.get(path)
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.json()["entries"]
    return found


@pytest.mark.parametrize("name", VIEWS)
def test_a_view_has_the_entries_of_its_command(name: str, desk: TestClient, case_file: Path) -> None:
    with Case(case_file) as case:
        known = len(case.view(name))
    answer = desk.get(f"/api/views/{name}?limit=200").json()
    assert answer["total"] == known
    assert len(answer["entries"]) == min(known, 200)


def test_a_view_is_given_page_by_page(desk: TestClient) -> None:
    whole = entries(desk, "/api/views/timeline?limit=200")
    parts = [
        entry
        for start in range(0, len(whole), 7)
        for entry in entries(desk, f"/api/views/timeline?limit=7&offset={start}")
    ]
    assert parts == whole
    assert entries(desk, "/api/views/timeline?offset=10000") == []


def test_a_view_is_of_the_day_that_is_asked_for(desk: TestClient, case_file: Path) -> None:
    with Case(case_file) as case:
        known = len(case.pages(known_at="2025-08-15"))
    assert 0 < known < 14
    assert desk.get("/api/views/pages?known_at=2025-08-15").json()["total"] == known


def test_changes_name_their_quotes(desk: TestClient) -> None:
    found = entries(desk, "/api/changes?since=2025-08-14&until=2025-08-20")
    assert any(change["report"] and change["report"]["quote"] for change in found)


def test_words_are_found_and_things_explained(desk: TestClient) -> None:
    (hit, *_) = entries(desk, "/api/search?q=ceasefire")
    found = desk.get("/api/explain", params={"id": hit["page"]}).json()
    assert found["what"] == "article"
    assert found["origins"][0]["sound"] is True


def test_a_missed_statement_is_added_to_its_words(desk: TestClient, case_file: Path) -> None:
    (hit, *_) = entries(desk, "/api/search?q=interpreters")
    new = {
        "id": hit["page"],
        "verb": "add",
        "by": "Ana",
        "kind": "event",
        "words": "Only interpreters will sit with them",
    }
    slots = {"type": "CONSULT", "status": "planned", "actors": "donald-trump"}
    made = desk.post("/api/decisions", json={**new, "slots": slots})
    assert made.status_code == 201, made.text
    subject = made.json()["decision"]["subjects"][0]
    assert subject["rule"] == "reviewer"
    assert desk.get("/api/explain", params={"id": subject["id"]}).json()["what"] == "event"
    with Case(case_file) as case:
        case.keep_views()
    (told,) = (e for e in entries(desk, "/api/views/statements?limit=200") if e["statement"]["id"] == subject["id"])
    assert told["report"]["verdict"] == "added"
    second = entries(desk, "/api/queue?by=Bo&second=true")
    assert [(q["id"], q["rule"]) for q in second] == [(subject["id"], "reviewer")]
    assert entries(desk, "/api/queue?by=Ana&second=true") == []
    wrong = desk.post("/api/decisions", json={**new, "span": [5, 2], "slots": slots})
    assert wrong.status_code == 400


@pytest.mark.parametrize(
    ("path", "status", "told"),
    [
        ("/api/views/gossip", 400, "gossip"),
        ("/api/views/timeline?limit=0", 400, "limit"),
        ("/api/views/timeline?limit=201", 400, "limit"),
        ("/api/views/timeline?offset=-1", 400, "offset"),
        ("/api/views/timeline?known_at=2025-02-30", 400, "2025-02-30"),
        ("/api/views/timeline?known=2025-02-03", 400, "known"),
        ("/api/views/timeline?limit=1&limit=2", 400, "twice"),
        ("/api/changes?since=2025-08-14", 400, "until"),
        ("/api/search?q=%20", 400, "words"),
        ("/api/explain?id=nothing", 404, "nothing"),
        ("/api/nowhere", 404, "Not Found"),
    ],
)
def test_what_cannot_be_asked_is_told(path: str, status: int, told: str, desk: TestClient) -> None:
    answer = desk.get(path)
    assert answer.status_code == status
    error = answer.json()["error"]
    assert set(error) == {"what", "where", "why", "remedy", "line"}
    assert told in error["line"]


def test_a_decision_is_kept_with_who_and_when(desk: TestClient, case_file: Path) -> None:
    (first, *_) = entries(desk, "/api/queue?limit=1")
    new = {"id": first["id"], "verb": "reject", "by": "Ana", "reason": "two meetings"}
    made = desk.post("/api/decisions", json=new)
    assert made.status_code == 201
    assert made.json()["decision"]["reviewer"] == "Ana"
    with Case(case_file) as case:
        (kept,) = case.decisions().decided
    assert (kept.decision.verb, kept.decision.reason, kept.things) == ("reject", "two meetings", (first["id"],))
    assert first["id"] not in [entry["id"] for entry in entries(desk, "/api/queue?limit=200")]


def test_a_decision_is_undone_and_the_undo_is_kept_too(desk: TestClient) -> None:
    (first, *_) = entries(desk, "/api/queue?limit=1")
    made = desk.post("/api/decisions", json={"id": first["id"], "verb": "accept", "by": "Ana"}).json()["decision"]
    undo = {"id": str(made["seq"]), "verb": "undo", "by": "Bo"}
    assert desk.post("/api/decisions", json=undo).status_code == 201
    assert [d["outcome"] for d in entries(desk, "/api/decisions")] == ["undone", "stands"]
    assert entries(desk, "/api/queue?limit=1")[0]["id"] == first["id"]


def test_a_second_reviewer_sees_what_the_first_decided(desk: TestClient) -> None:
    (first, *_) = entries(desk, "/api/queue?limit=1")
    desk.post("/api/decisions", json={"id": first["id"], "verb": "accept", "by": "Ana"})
    (again,) = entries(desk, "/api/queue?by=Bo&second=true")
    assert again["id"] == first["id"]
    assert again["judged"][0]["decision"]["reviewer"] == "Ana"
    assert entries(desk, "/api/queue?by=Ana&second=true") == []


@pytest.mark.parametrize(
    "new",
    [
        {"id": "x", "verb": "accept", "by": " "},
        {"id": "x", "verb": "praise", "by": "Ana"},
        {"id": "x", "verb": "accept"},
        {"id": "x", "verb": "accept", "by": "Ana", "when": "now"},
        {"id": "99", "verb": "undo", "by": "Ana"},
        ["x"],
    ],
)
def test_a_decision_that_cannot_be_is_none(new: object, desk: TestClient) -> None:
    assert desk.post("/api/decisions", json=new).status_code == 400
    assert entries(desk, "/api/decisions") == []


def test_a_rejection_needs_a_reason(desk: TestClient) -> None:
    (first, *_) = entries(desk, "/api/queue?limit=1")
    answer = desk.post("/api/decisions", json={"id": first["id"], "verb": "reject", "by": "Ana"})
    assert answer.status_code == 400
    assert "needs a reason" in answer.json()["error"]["what"]


def test_views_say_how_far_behind_they_are_until_they_are_found_anew(desk: TestClient, case_file: Path) -> None:
    before = desk.get("/api/views/conflicts?limit=200").json()
    rejected = before["entries"][0]["id"]
    desk.post("/api/decisions", json={"id": rejected, "verb": "reject", "by": "Ana", "reason": "no"})
    late = desk.get("/api/views/conflicts?limit=200").json()
    assert (late["behind"], late["total"]) == (1, before["total"])
    bring_up_to_date(case_file, "finding views")
    now = desk.get("/api/views/conflicts?limit=200").json()
    assert (now["behind"], now["total"]) == (0, before["total"] - 1)
    assert rejected not in [entry["id"] for entry in now["entries"]]


def test_a_page_is_kept_and_coded_by_and_by(desk: TestClient, case_file: Path) -> None:
    new = {"text": PAGE, "outlet": "Border Post", "published": "2027-05-06"}
    assert desk.post("/api/pages", json=new).json() == {"new": 1, "known": 0, "unread": 0, "told": []}
    assert desk.post("/api/pages", json=new).json()["known"] == 1
    assert desk.get("/api/case").json()["up_to_date"] is False
    bring_up_to_date(case_file, "coding pages")
    about = desk.get("/api/case").json()
    assert (about["up_to_date"], about["counts"]["pages"]) == (True, 15)
    assert "Border Post" in [page["name"] for page in entries(desk, "/api/views/pages")]


def test_what_is_no_page_is_told_and_kept_as_unread(desk: TestClient) -> None:
    answer = desk.post("/api/pages", json={"outlet": "Border Post"}).json()
    assert (answer["new"], answer["unread"]) == (0, 1)
    assert "neither text nor html" in answer["told"][0]
