"""Pages from files, feeds and JSON lines; what cannot be read is told and stops nothing."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from truceline.capture import kinds
from truceline.capture.files import capture_paths
from truceline.capture.json_lines import capture_json_lines
from truceline.errors import (
    JsonLineInvalid,
    PageError,
    PageIsBinary,
    PageIsEmpty,
    PageIsFolder,
    PageNotFound,
    PageTooLarge,
    PageUnreadable,
)
from truceline.model.page import Page

TEXT = "The envoys met in Doha and left without a paper."
RSS = f"""<?xml version="1.0" encoding="utf-8"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Ridge Wire</title>
<item><title>One clause</title><link>https://x.example/a</link><pubDate>Mon, 04 Mar 2024 09:00:00 +0300</pubDate>
<description>Short.</description><content:encoded>&lt;p&gt;{TEXT}&lt;/p&gt;</content:encoded></item>
<item><title>Two</title><pubDate>soon</pubDate><description>{TEXT} &x;</description></item>
<item><title>Three</title></item></channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Hill Post</title><entry><title>A</title>
<link href="https://y.example/b"/><published>2024-03-04T09:00:00Z</published><summary>{TEXT}</summary></entry></feed>"""


def capture(*paths: Path) -> list[Page | PageError]:
    return list(capture_paths(paths))


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_a_file_is_a_page(tmp_path: Path) -> None:
    (page,) = capture(write(tmp_path, "page.txt", TEXT))
    assert isinstance(page, Page)
    assert page.id == hashlib.sha256(TEXT.encode()).hexdigest()[:12] == page.sha256[:12]
    assert (page.source, page.kind, page.clean, page.title) == (TEXT, "plain", False, None)


def test_errors_stop_nothing(tmp_path: Path) -> None:
    good = write(tmp_path, "good.html", f"<html><p>{TEXT}</p></html>")
    found = capture(
        tmp_path / "none.txt",
        tmp_path,
        write(tmp_path, "empty.txt", " \n"),
        write(tmp_path, "marks.txt", b"\xef\xbb\xbf \n"),
        write(tmp_path, "picture.txt", b"\x89PNG\r\n\x1a\n"),
        write(tmp_path, "broken.xml", "<rss"),
        Path("nul\0byte"),
        good,
    )
    kinds = [PageNotFound, PageIsFolder, PageIsEmpty, PageIsEmpty, PageIsBinary]
    assert [type(f) for f in found[:5]] == kinds
    assert isinstance(found[6], PageUnreadable)
    assert isinstance(found[7], Page)
    assert found[7].kind == "html"
    for error in found[:5]:
        assert isinstance(error, PageError)
        assert "\n" not in error.line
        assert str(tmp_path) in error.line


def test_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kinds, "LARGEST_PAGE", 10)
    (error,) = capture(write(tmp_path, "big.txt", "x" * 11))
    assert isinstance(error, PageTooLarge)


def test_a_page_that_never_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kinds, "LARGEST_PAGE", 1000)
    (error,) = capture(Path("/dev/zero"))
    assert isinstance(error, PageTooLarge)


def test_a_feed_is_a_page_for_each_item(tmp_path: Path) -> None:
    first, second, third = capture(write(tmp_path, "feed.xml", RSS))
    assert isinstance(first, Page)
    assert isinstance(second, Page)
    assert (first.title, first.url, first.outlet) == ("One clause", "https://x.example/a", "Ridge Wire")
    assert (first.published, first.kind, first.source) == ("2024-03-04T09:00:00+03:00", "html", f"<p>{TEXT}</p>")
    assert second.published is None
    assert "root:" not in second.source
    assert isinstance(third, PageIsEmpty)
    assert "item 3" in third.line


def test_an_atom_feed(tmp_path: Path) -> None:
    (page,) = capture(write(tmp_path, "feed.atom", ATOM))
    assert isinstance(page, Page)
    assert (page.url, page.published, page.outlet) == ("https://y.example/b", "2024-03-04T09:00:00Z", "Hill Post")
    (error,) = capture(write(tmp_path, "none.xml", "<?xml version='1.0'?><feed></feed>"))
    assert isinstance(error, PageIsEmpty)


def test_a_file_of_json_lines(tmp_path: Path) -> None:
    found = capture(write(tmp_path, "pages.jsonl", json.dumps({"id": "a", "text": TEXT}) + "\nno\n"))
    assert isinstance(found[0], Page)
    assert found[0].id == "a"
    assert isinstance(found[1], JsonLineInvalid)
    assert "pages.jsonl, line 2" in found[1].line


def lines(*objects: Any) -> list[Page | PageError]:
    return list(capture_json_lines(o if isinstance(o, bytes) else json.dumps(o).encode() for o in objects))


def test_a_json_line_is_a_page() -> None:
    given = {"id": "x/1", "text": TEXT, "title": "T", "url": "u", "outlet": "o", "published": "2024", "case": "c"}
    (page,) = lines({**given, "clean": True})
    assert isinstance(page, Page)
    assert {k: getattr(page, k) for k in given if k != "text"} == {k: v for k, v in given.items() if k != "text"}
    assert (page.source, page.clean, page.kind) == (TEXT, True, "plain")


def test_html_numbers_and_missing_ids() -> None:
    html, number, none = lines({"html": "<p>x</p>"}, {"id": 7, "text": "x"}, {"text": "x", "title": None})
    assert isinstance(html, Page)
    assert isinstance(number, Page)
    assert isinstance(none, Page)
    assert (html.kind, number.id, none.id) == ("html", "7", none.sha256[:12])


@pytest.mark.parametrize(
    "line",
    [
        b"{",
        b"[1]",
        b'"x"',
        b"3",
        b"null",
        b"true",
        b'{"id": "a"}',
        b'{"text": 3}',
        b'{"text": "x", "id": [1]}',
        b'{"text": "x", "id": true}',
        b'{"text": "x", "title": {}}',
        b'{"text": "x", "clean": "yes"}',
        b"[" * 200_000,
        b"\xff\xfe",
    ],
)
def test_lines_that_are_no_page(line: bytes) -> None:
    good = b'{"id": "b", "text": "x"}'
    empty, (error, page) = b" \n", lines(line, good)
    assert isinstance(error, JsonLineInvalid)
    assert error.line.startswith("line 1: ")
    assert isinstance(page, Page)
    assert len(lines(empty, good)) == 1


def test_lone_surrogates_are_replaced_one_for_one() -> None:
    (page,) = lines(b'{"id": "a\\ud800", "text": "b\\udc00c\\u0000"}')
    assert isinstance(page, Page)
    assert (page.id, page.source) == ("a\ufffd", "b\ufffdc\x00")


def test_a_line_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("truceline.capture.json_lines.LARGEST_PAGE", 5)
    (error,) = lines({"text": "long"})
    assert isinstance(error, PageTooLarge)
