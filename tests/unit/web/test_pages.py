"""The pages of the desk, without script: views, days, search, review, pages handed over, the feed."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from xml.etree import ElementTree

import pytest
from starlette.testclient import TestClient

from truceline import Case
from truceline.publish.dossier.addresses import VIEWS
from truceline.web.feed import FeedEntry, render_feed
from truceline.web.work import bring_up_to_date

ATOM = "{http://www.w3.org/2005/Atom}"
TOKEN = "a long enough token"


def csrf_of(text: str) -> str:
    found = re.search(r'name="csrf" value="([0-9a-f]+)"', text)
    assert found, text
    return found[1]


def fields_of(text: str, verb: str) -> dict[str, str]:
    """The hidden fields of the form of a verb."""
    forms = re.findall(r'<form method="post" action="/review".*?</form>', text, re.DOTALL)
    form = next(form for form in forms if f'name="verb" value="{verb}"' in form)
    return {name: unescape(value) for name, value in re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', form)}


def begin(client: TestClient, name: str) -> str:
    """Tell a name, and give the first page of review."""
    first = client.get("/review").text
    answer = client.post("/reviewer", data={"csrf": csrf_of(first), "name": name})
    assert answer.status_code == 200
    return answer.text


@pytest.mark.parametrize("view", ["", *list(VIEWS)[1:], "search?q=ceasefire", "decisions", "add", "review"])
def test_a_page_has_no_inline_script_and_asks_for_nothing_elsewhere(view: str, desk: TestClient) -> None:
    answer = desk.get(f"/{view}")
    assert answer.status_code == 200
    assert answer.text.count("<h1") == 1
    assert not re.search(r"<script(?![^>]*\bsrc=\"/assets/)", answer.text)
    assert not re.search(r"\son\w+=|\sstyle=\"", re.sub(r"<(?:svg|path|circle|g)\b[^>]*>", "", answer.text))
    assert not re.search(r"(?:src|href)=\"(?:https?:)?//", re.sub(r'<a [^>]*rel="noreferrer[^>]*>', "", answer.text))


def test_every_link_of_the_desk_leads_somewhere(desk: TestClient) -> None:
    links = {
        unescape(link).partition("#")[0]
        for view in ("", "conflicts", "timeline", "pages", "decisions")
        for link in re.findall(r'(?:href|src)="(/[^"]*)"', desk.get(f"/{view}").text)
    }
    assert len(links) > 20
    for link in links:
        assert desk.get(link).status_code == 200, link


def test_a_day_is_kept_to_from_page_to_page(desk: TestClient) -> None:
    text = desk.get("/timeline?known_at=2025-08-16").text
    assert "as known on 16 Aug 2025" in text
    assert 'href="/conflicts?known_at=2025-08-16"' in text


def test_what_cannot_be_shown_is_told_as_a_page(desk: TestClient) -> None:
    for path, status in (("/timeline?known_at=soon", 400), ("/source?id=nothing", 404), ("/nowhere", 404)):
        answer = desk.get(path)
        assert answer.status_code == status
        assert "<h1>This cannot be shown</h1>" in answer.text


def test_a_reviewer_decides_by_forms_alone(desk: TestClient, case_file: Path) -> None:
    text = begin(desk, "Ana")
    accepted = fields_of(text, "accept")
    text = desk.post("/review", data=accepted).text
    assert "Decision 1 is kept." in text
    rejected = fields_of(text, "reject")
    assert rejected["id"] == accepted["next"]
    missing = desk.post("/review", data=rejected)
    assert missing.status_code == 400
    assert "to reject needs a reason" in missing.text
    text = desk.post("/review", data={**rejected, "reason": "of another war"}).text
    text = desk.post("/review", data=fields_of(text, "undo")).text
    with Case(case_file) as case:
        kept = [(d.decision.verb, d.decision.reviewer, d.outcome) for d in case.decisions().decided]
    assert kept == [("accept", "Ana", "stands"), ("reject", "Ana", "undone"), ("undo", "Ana", "stands")]


def test_an_edit_sends_only_what_was_changed(desk: TestClient, case_file: Path) -> None:
    begin(desk, "Ana")
    statement = next(e for e in desk.get("/api/queue?limit=200").json()["entries"] if e["of"] == "statement")
    sent = fields_of(desk.get(f"/review?at={statement['id']}").text, "edit")
    unchanged = {name.replace("was.", "slot.", 1): value for name, value in sent.items() if name.startswith("was.")}
    edit = {**sent, **unchanged, "slot.date": "2025-08-19", "reason": "the day after"}
    assert desk.post("/review", data=edit).status_code == 200
    with Case(case_file) as case:
        (made,) = case.decisions().decided
    assert made.decision.slots == {"date": "2025-08-19"}
    nothing = desk.post("/review", data={**sent, **unchanged, "reason": "none"})
    assert nothing.status_code == 400
    assert "to edit needs slots" in nothing.text


def test_a_second_reviewer_sees_the_first_and_what_was_said(desk: TestClient) -> None:
    text = begin(desk, "Ana")
    sent = fields_of(text, "reject")
    desk.post("/review", data={**sent, "reason": "of <b>another</b> war"})
    desk.cookies.clear()
    begin(desk, "Bo")
    again = desk.get("/review?second=1").text
    assert f'name="id" value="{sent["id"]}"' in again
    assert "<bdi>Ana</bdi> rejected" in again
    assert "of &lt;b&gt;another&lt;/b&gt; war" in again
    desk.post("/review", data=fields_of(again, "accept"))
    assert "1 thing judged by two reviewers or more, and on 0 they agree" in desk.get("/decisions").text


WORDS = "Only interpreters will sit with them"


def source_of(case_file: Path, words: str) -> str:
    with Case(case_file) as case:
        return next(page.coded.id for page in case.known().sources.pages if words in page.coded.text)


def added_fields(text: str) -> dict[str, str]:
    form = re.search(r'<form method="post" action="/statement".*?</form>', text, re.DOTALL)
    assert form, text
    return {n: unescape(v) for n, v in re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', form[0])}


def test_a_missed_statement_is_added_to_a_sentence_by_forms_alone(desk: TestClient, case_file: Path) -> None:
    page = source_of(case_file, WORDS)
    plain = desk.get(f"/source?id={page}").text
    assert 'class="add"' not in plain
    (way,) = re.findall(r'href="([^"]+)">Add a statement to a sentence', plain)
    links = re.findall(r'class="add" href="([^"]+)"', desk.get(unescape(way)).text)
    form = next(text for link in links if f"<mark>{WORDS}" in (text := desk.get(unescape(link)).text))
    sent = {
        **added_fields(form),
        "words": WORDS,
        "kind": "event",
        "type": "CONSULT",
        "status": "planned",
        "name": "Ana",
    }
    wrong = desk.post("/statement", data={**sent, "who": "Nobody At All", "note": "<b>why</b>"})
    assert wrong.status_code == 400
    assert "not one actor of the case" in wrong.text
    assert 'value="&lt;b&gt;why&lt;/b&gt;"' in wrong.text
    told = desk.post("/statement", data={**sent, "who": "Donald Trump, Vladimir Putin", "date": "2025-08-15"})
    assert "Decision 1 is kept." in told.text
    assert f"<mark>{WORDS}</mark>" in told.text
    again = desk.post("/statement", data={**sent, "who": "Donald Trump", "words": WORDS})
    assert "statement of this kind already" in again.text
    with Case(case_file) as case:
        (made,) = case.decisions().decided
        case.keep_views()
    assert (made.decision.verb, made.decision.reviewer, made.decision.slots["date"]) == ("add", "Ana", "2025-08-15")
    assert "meeting, added by a reviewer" in desk.get(f"/source?id={page}").text
    assert "added by a reviewer" in desk.get("/timeline").text
    undone = desk.post("/review", data=fields_of(told.text, "undo"))
    assert "Decision 2 is kept." in undone.text
    with Case(case_file) as case:
        assert [d.outcome for d in case.decisions().decided] == ["undone", "stands"]


def test_words_that_were_selected_are_found_as_the_browser_shows_them(desk: TestClient, case_file: Path) -> None:
    page = source_of(case_file, WORDS)
    text = desk.get(f"/source?id={page}").text
    start = int(re.findall(r'data-start="(\d+)"', text)[1])
    with Case(case_file) as case:
        article = next(p.coded.text for p in case.known().sources.pages if p.coded.id == page)
    at = article.index(WORDS) - start
    chosen = desk.get(f"/statement?id={page}&from={start}.{at}&to={start}.{at + len(WORDS)}").text
    assert f"<mark>{WORDS}</mark>" in chosen
    for asked in ("", "&from=9.9", "&from=5.5&to=5.5", "&from=9.9&to=1.1", "&sentence=999", "&from=x.1&to=9"):
        assert desk.get(f"/statement?id={page}{asked}").status_code == 400, asked
    assert desk.get("/statement?id=nothing&sentence=0").status_code == 404
    form = added_fields(chosen)
    assert desk.post("/statement", data={**form, "name": "Ana", "csrf": "0"}).status_code == 403
    assert desk.post("/statement", data={**form, "name": "Ana", "end": "99999999"}).status_code == 400
    assert desk.post("/statement", data=form).status_code == 403


def test_a_form_of_another_session_is_refused(desk: TestClient, case_file: Path) -> None:
    sent = fields_of(begin(desk, "Ana"), "accept")
    for token in ("", "0" * 64):
        assert desk.post("/review", data={**sent, "csrf": token}).status_code == 403
    desk.cookies.clear()
    assert desk.post("/review", data=sent).status_code == 403
    with Case(case_file) as case:
        assert case.decisions().decided == ()


def test_the_token_is_asked_for_once(guarded: TestClient) -> None:
    first = guarded.get("/")
    assert first.url.path == "/enter"
    wrong = guarded.post("/enter", data={"csrf": csrf_of(first.text), "token": "guess"})
    assert wrong.status_code == 403
    entered = guarded.post("/enter", data={"csrf": csrf_of(first.text), "token": TOKEN})
    assert entered.url.path == "/"
    assert "Where it stands" in entered.text
    assert "; HttpOnly; Max-Age=43200; Path=/; SameSite=strict" in entered.history[0].headers["set-cookie"]


def test_pages_are_pasted_and_uploaded(desk: TestClient, case_file: Path) -> None:
    token = csrf_of(desk.get("/add").text)
    page = "Envoys of Peru and Chile met in Arica on 5 May 2027, the foreign ministry said on Thursday."
    told = desk.post("/add", data={"csrf": token, "page": page}).text
    assert "1 new page, 0 known already, 0 not read" in told
    files = [("file", ("../../<b>.html", f"<p>{page} It rained.</p>".encode())), ("file", ("x.bin", b"\0\1\2" * 99))]
    told = desk.post("/add", data={"csrf": token}, files=files).text
    assert "1 new page, 0 known already, 1 not read" in told
    assert "x.bin" in told
    bring_up_to_date(case_file, "coding pages")
    with Case(case_file) as case:
        assert case.counts()["pages"] == 16
    assert desk.post("/add", data={"csrf": token}).status_code == 400


def test_the_feed_has_conflicts_and_changes_with_their_quotes(desk: TestClient, case_file: Path) -> None:
    feed = ElementTree.fromstring(desk.get("/feed.atom").content)
    entries = feed.findall(f"{ATOM}entry")
    titles = [entry.findtext(f"{ATOM}title") or "" for entry in entries]
    with Case(case_file) as case:
        shown = [c for c in case.conflicts() if c.class_ != "different_scope"]
    assert sum(title.startswith("Conflict: ") for title in titles) == len(shown)
    assert any(title.startswith("Added: ") for title in titles)
    assert all("“" in (entry.findtext(f"{ATOM}content") or "") for entry in entries)
    assert len({entry.findtext(f"{ATOM}id") for entry in entries}) == len(entries)
    times = [entry.findtext(f"{ATOM}updated") for entry in entries]
    assert times == sorted(times, key=str, reverse=True)


def test_a_feed_of_hostile_words_is_well_formed() -> None:
    words = 'a\0b\x0b <script>&amp;]]> \ud800 "\ufffe'
    entry = FeedEntry(of=words, title=words, quotes=(words,), link="/", at="2027-05-05T00:00:00Z")
    feed = ElementTree.fromstring(render_feed(words, "http://localhost", [entry]))
    title = feed.findtext(f"{ATOM}entry/{ATOM}title")
    assert title == 'ab <script>&amp;]]>  "'


def test_review_tells_a_statement_and_its_rule_in_plain_words(desk: TestClient, case_file: Path) -> None:
    with Case(case_file) as case:
        asked = (
            "SELECT id FROM statement WHERE kind = ? AND article = (SELECT article FROM capture WHERE file LIKE '01-%')"
        )
        rows = [case.file().db.execute(asked, (kind,)).fetchone()[0] for kind in ("position", "precondition")]
    assert "of which nobody has judged anything yet" in begin(desk, "Ana")
    headings = [re.search(r"<h2><bdi>(.*?)</bdi>", desk.get(f"/review?at={id_}").text) for id_ in rows]
    position, order = (found[1] for found in headings if found)
    assert position.startswith("Position: ")
    assert order == "Order: first a ceasefire, then peace talks, only on a condition"


def test_review_shows_the_words_of_the_article_and_cuts_none(desk: TestClient, case_file: Path) -> None:
    begin(desk, "Ana")
    with Case(case_file) as case:
        asked = "SELECT conflict FROM evidence WHERE quote LIKE '%very severe%' LIMIT 1"
        (id_,) = case.file().db.execute(asked).fetchone()
    text = desk.get(f"/review?at={id_}").text
    assert "&lt;p" not in text
    assert "… Only interpreters" not in text
    assert re.search(r"<blockquote dir=\"auto\">… \w+", text)
    assert "within_page" not in text
    assert "between_pages" not in text


def test_a_page_without_a_date_has_none_in_the_search(desk: TestClient) -> None:
    text = desk.get("/search?q=glance").text
    assert "09-tracker-fieldnotes.txt</bdi>; no date of publication" in text


def test_a_day_before_all_pages_shows_that_no_page_was_known(desk: TestClient) -> None:
    answer = desk.get("/?known_at=2020-01-01")
    assert answer.status_code == 200
    assert "0 pages" in " ".join(answer.text.split())


def test_the_page_of_a_source_names_no_codes(desk: TestClient, case_file: Path) -> None:
    with Case(case_file) as case:
        (id_,) = case.file().db.execute("SELECT article FROM capture WHERE file LIKE '01-%'").fetchone()
    text = desk.get(f"/source?id={id_}").text
    assert "AGREE" not in text
    assert "agreement" in text
