"""Pages are kept once, as captured, and come back as they were; what was broken off goes on."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import time
from dataclasses import replace
from pathlib import Path

import pytest

from truceline.capture.files import capture_paths
from truceline.capture.json_lines import read_json_line
from truceline.case.captures import pages_to_code
from truceline.case.case_file import CaseFile
from truceline.case.custody import first_broken
from truceline.errors import PageNotFound
from truceline.model.identity import content_sha256
from truceline.model.page import Page
from truceline.pipeline import Added, Engine, add_pages, code_case, link_case

AT = "2026-11-26T12:00:00Z"


def _page(text: str, **fields: str) -> Page:
    sha256 = content_sha256(text)
    return Page(**{"id": sha256[:12], "source": text, "sha256": sha256, "kind": "plain", **fields})  # type: ignore[arg-type]


def _added(case: CaseFile, *pages: Page) -> Added:
    *_, last = add_pages(pages, case, AT)
    assert isinstance(last, Added)
    return last


def _rows(case: CaseFile, columns: str) -> list[tuple[object, ...]]:
    return case.db.execute(f"SELECT {columns} FROM capture ORDER BY rowid").fetchall()


def test_a_page_is_kept_once(case: CaseFile) -> None:
    page = _page("Peru and Chile met in Arica.")
    assert _added(case, page, page) == Added(1, 1, 0)
    assert _added(case, page) == Added(0, 1, 0)
    assert case.db.execute("SELECT count(*) FROM custody WHERE action = 'captured'").fetchone() == (1,)


def test_one_text_of_two_addresses_is_two_pages_and_one_set_of_bytes(case: CaseFile) -> None:
    page = _page("Peru and Chile met in Arica.", url="https://a.example/1")
    _added(case, page, replace(page, url="https://b.example/1"))
    assert _rows(case, "article, version") == [(page.id, 1), (f"{page.id}~2", 1)]
    assert case.db.execute("SELECT count(*) FROM page").fetchone() == (1,)


def test_an_edited_page_is_its_next_version(case: CaseFile) -> None:
    first = _page("Peru and Chile met in Arica.", url="https://a.example/1")
    second = _page("Peru and Chile met in Tacna.", url="https://a.example/1")
    given = read_json_line(b'{"id": "p1", "text": "Kenya and Uganda met."}')
    edited = read_json_line(b'{"id": "p1", "text": "Kenya and Uganda did not meet."}')
    _added(case, first, second, given, edited)
    assert _rows(case, "article, version, version_of") == [
        (first.id, 1, None),
        (second.id, 2, first.id),
        ("p1", 1, None),
        ("p1~2", 2, "p1"),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_bytes_come_back_as_captured(encoding: str, case: CaseFile, tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes("Perú’s envoy met Chile’s in Arica – at last.\r\n".encode(encoding))
    (page,) = capture_paths([path])
    assert isinstance(page, Page)
    _added(case, page)
    (back,) = pages_to_code(case.db, "a tool", "here")
    assert back == replace(page, captured=AT)
    assert back.as_captured == path.read_bytes()
    assert content_sha256(back.as_captured) == back.sha256


def test_pages_are_never_edited_nor_deleted(case: CaseFile) -> None:
    _added(case, _page("Peru and Chile met in Arica."))
    for table in ("page", "capture"):
        with pytest.raises(sqlite3.IntegrityError, match="never edited"):
            case.db.execute(f"UPDATE {table} SET sha256 = 'x'")
        with pytest.raises(sqlite3.IntegrityError, match="never deleted"):
            case.db.execute(f"DELETE FROM {table}")


def test_what_cannot_be_read_is_kept_once_with_its_reason(case: CaseFile, engine: Engine, tmp_path: Path) -> None:
    gone = tmp_path / "gone.txt"
    for _ in range(2):
        first, added = add_pages(capture_paths([gone]), case, AT)
        assert isinstance(first, PageNotFound)
        assert added == Added(0, 0, 1)
    junk = _page("Home\nNews\nSport\n", file="junk.txt")
    _added(case, junk)
    for _ in range(2):
        list(code_case(case, engine, AT))
    assert [what for (what,) in case.db.execute("SELECT what FROM unread")] == [
        "there is no such file",
        "no sentences found",
    ]


def test_articles_of_an_older_tool_are_made_anew(case: CaseFile, engine: Engine) -> None:
    _added(case, _page("Peru and Chile met in Arica on 4 May 2027."))
    assert len(list(code_case(case, engine, AT))) == 1
    link_case(case, engine, AT)
    assert list(code_case(case, engine, AT)) == []
    case.db.execute("UPDATE article SET tool = 'an older one'")
    assert len(list(code_case(case, engine, AT))) == 1
    assert case.db.execute("SELECT count(*) FROM article").fetchone() == (1,)
    link_case(case, engine, AT)
    assert case.db.execute("SELECT count(*) FROM statement").fetchone() == (1,)


def test_a_killed_add_loses_nothing_and_goes_on(tmp_path: Path, engine: Engine) -> None:
    pages = [
        _page(f"Envoys of Peru and Chile met in Arica on {day} May 2027.", published="2027-06-01")
        for day in range(1, 29)
    ]
    whole = _fill(tmp_path / "whole.case", pages, engine)
    chance, path = random.Random(7), tmp_path / "killed.case"
    for _ in range(12):
        child = os.fork()
        if not child:
            _fill(path, pages, engine)
            os._exit(0)
        time.sleep(chance.uniform(0.005, 0.2))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    assert _fill(path, pages, engine) == whole


def _fill(path: Path, pages: list[Page], engine: Engine) -> dict[str, list[tuple[object, ...]]]:
    """Add pages to a case file, and give all that is in it but the order of the log."""
    with CaseFile.open(path, AT, create=True) as case:
        list(add_pages(pages, case, AT))
        list(code_case(case, engine, AT))
        link_case(case, engine, AT)
        assert case.db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert first_broken(case.db) is None
        tables = [name for (name,) in case.db.execute("SELECT name FROM pragma_table_list WHERE type = 'table'")]
        found = {
            t: sorted(case.db.execute(f"SELECT * FROM {t}"), key=str)
            for t in tables
            if t not in ("custody", "sqlite_schema")
        }
        return found | {"log": case.db.execute("SELECT action, subject, detail FROM custody ORDER BY 1, 2").fetchall()}
