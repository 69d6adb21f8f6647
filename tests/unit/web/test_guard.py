"""What every request passes before the desk answers it."""

from __future__ import annotations

import time

import pytest
from starlette.testclient import TestClient

from truceline.errors import AccessInvalid
from truceline.web import guard
from truceline.web.access import Access, make_access
from truceline.web.session import Session, csrf_token, seal, unseal

ACCEPT = {"id": "1", "verb": "undo", "by": "Ana"}
TOKEN = "a long enough token"


def test_every_answer_carries_a_strict_policy(desk: TestClient) -> None:
    for path in ("/api/case", "/nowhere", "/api/openapi.json"):
        headers = desk.get(path).headers
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["cache-control"] == "no-store"


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "", "192.0.2.7", "127.0.0.1.evil.example"])
def test_a_foreign_name_is_no_way_in_on_loopback(host: str, desk: TestClient) -> None:
    answer = desk.get("/api/case", headers={"host": host})
    assert answer.status_code == 421
    assert "title" not in answer.text


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:99", "127.0.0.1:8347", "[::1]:8347"])
def test_loopback_by_any_of_its_names_is(host: str, desk: TestClient) -> None:
    assert desk.get("/api/case", headers={"host": host}).status_code == 200


def test_further_names_are_given() -> None:
    access = make_access("192.0.2.7", names=frozenset({"Desk.example"}))
    assert access.is_called("desk.example:8347")
    assert access.is_called("192.0.2.7:8347")
    assert not access.is_called("other.example")


def test_off_loopback_there_is_always_a_token() -> None:
    assert make_access("127.0.0.1").token is None
    for host in ("0.0.0.0", "::", "192.0.2.7", "desk.example"):
        made = make_access(host).token
        assert made is not None
        assert len(made) > 40
    with pytest.raises(AccessInvalid, match="at least 16"):
        make_access("0.0.0.0", "short")


def test_without_the_token_nothing_is_shown(guarded: TestClient) -> None:
    assert guarded.get("/api/case").status_code == 401
    assert guarded.get("/api/openapi.json").status_code == 401
    assert guarded.post("/api/decisions", json=ACCEPT).status_code == 401
    assert guarded.get("/", follow_redirects=False).headers["location"] == "/enter"
    assert guarded.get("/api/case", headers={"Authorization": "Bearer wrong"}).status_code == 401
    assert guarded.get("/api/case", headers={"Authorization": f"Bearer {TOKEN}"}).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "http://localhost:9999"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_another_site_changes_nothing(headers: dict[str, str], desk: TestClient) -> None:
    assert desk.post("/api/decisions", json=ACCEPT, headers=headers).status_code == 403


def test_what_a_form_of_another_site_can_send_is_no_json(desk: TestClient) -> None:
    for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"):
        answer = desk.post("/api/decisions", content=b'{"id":"1"}', headers={"Content-Type": kind})
        assert answer.status_code == 415


def test_with_a_cookie_the_token_of_its_session_is_needed(guarded: TestClient) -> None:
    access = guarded.app.state.desk.access  # type: ignore[attr-defined]
    session = Session(id="s", reviewer="Ana", admitted=True, until=Session.new().until)
    cookie = {"Cookie": f"truceline_session={seal(session, access.secret)}"}
    assert guarded.get("/api/case", headers=cookie).status_code == 200
    assert guarded.post("/api/decisions", json=ACCEPT, headers=cookie).status_code == 403
    own = {**cookie, "X-CSRF-Token": csrf_token(session, access.secret)}
    assert guarded.post("/api/decisions", json=ACCEPT, headers=own).status_code == 400  # nothing there to undo


def test_a_session_is_sealed_and_ends() -> None:
    secret = Access().secret
    session = Session.new()
    sealed = seal(session, secret)
    assert unseal(sealed, secret) == session
    assert unseal(sealed, Access().secret) is None
    body, _, mark = sealed.partition(".")
    assert unseal(f"{body[:-4]}AAAA.{mark}", secret) is None
    over = Session(id="s", reviewer="", admitted=True, until=0)
    assert unseal(seal(over, secret), secret) is None
    assert all(unseal(value, secret) is None for value in ("", ".", "é.x", "x" * 9000))


def test_a_body_is_bounded(desk: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "LARGEST_BODY", 1000)
    large = b'{"text":"' + b"x" * 2000 + b'"}'
    headers = {"Content-Type": "application/json"}
    assert desk.post("/api/pages", content=large, headers=headers).status_code == 413
    pieces = iter([large[:900], large[900:]])  # without a Content-Length
    assert desk.post("/api/pages", content=pieces, headers=headers).status_code == 413
    assert desk.get("/api/case").json()["up_to_date"] is True


def test_changes_have_a_pace(desk: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time, "monotonic", lambda: 0.0)
    answers = [desk.post("/api/decisions", json=ACCEPT).status_code for _ in range(62)]
    assert (answers[0], answers[59], answers[60]) == (400, 400, 429)
    assert desk.get("/api/case").status_code == 200
    monkeypatch.setattr(time, "monotonic", lambda: 1.0)
    assert desk.post("/api/decisions", json=ACCEPT).status_code == 400
