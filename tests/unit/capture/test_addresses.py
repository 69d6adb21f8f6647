"""Addresses are asked only as their outlets wish, within bounds, and never into a private network unasked."""

from __future__ import annotations

import gzip
import socket
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from truceline.capture import connection
from truceline.capture.addresses import Asker
from truceline.capture.columns import Columns
from truceline.capture.connection import ask, read_address
from truceline.capture.intake import Intake
from truceline.case.asked import Asked, read_asked
from truceline.case.case_file import CaseFile
from truceline.errors import AddressRefused, FetchFailed, PageError, PageTooLarge
from truceline.model.page import Page
from truceline.pipeline import Added, add_pages

AT = "2026-11-26T12:00:00Z"
TEXT = "Envoys of Peru and Chile met in Arica on 4 May 2027."
FEED = f"<rss><channel><title>Ridge Wire</title><item><link>https://x.example/a</link><description>{TEXT}</description>"
FEED += "</item></channel></rss>"
Answer = Callable[[BaseHTTPRequestHandler], None]


class Outlet:
    """A server of the test: answers by path, and which paths were asked with which headers."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        outlet = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                outlet.asked.append((self.path, {k.lower(): v for k, v in self.headers.items()}))
                outlet.answers.get(self.path, gives(b"", status=404))(self)

            def log_message(self, *_: Any) -> None:
                return

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self._server.server_address[1]}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture
def outlet() -> Iterator[Outlet]:
    made = Outlet()
    yield made
    made.close()


def gives(body: bytes, media: str = "text/html", status: int = 200, **headers: str) -> Answer:
    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(status)
        request.send_header("Content-Type", media)
        for name, value in headers.items():
            request.send_header(name.replace("_", "-"), value)
        request.send_header("Content-Length", str(len(body)))
        request.end_headers()
        request.wfile.write(body)

    return answer


def capture(url: str, known: Asked | None = None, private: bool = True) -> list[Page | PageError | Asked]:
    asker = Asker(lambda: AT, private=private, known=lambda _: known, pause=0)
    return list(asker.capture(url, Columns()))


def test_a_page_is_captured_with_its_address_and_time(outlet: Outlet) -> None:
    html = f"<html><body><p>{TEXT}</p></body></html>".encode()
    outlet.answers["/a?b=1"] = gives(gzip.compress(html), Content_Encoding="gzip", ETag='"7"')
    page, asked = capture(f"{outlet.address}/a?b=1")
    assert isinstance(page, Page)
    assert (page.url, page.captured, page.as_captured) == (f"{outlet.address}/a?b=1", AT, html)
    assert asked == Asked(url=f"{outlet.address}/a?b=1", status=200, etag='"7"')
    (robots, _), (_, headers) = outlet.asked
    assert robots == "/robots.txt"
    assert headers["user-agent"].startswith("truceline/")


def test_a_feed_gives_its_items_and_is_asked_only_for_what_is_new(outlet: Outlet, tmp_path: Path) -> None:
    url = f"{outlet.address}/feed"

    def answer(request: BaseHTTPRequestHandler) -> None:
        same = request.headers.get("If-None-Match") == '"1"'
        (gives(b"", status=304) if same else gives(FEED.encode(), "application/rss+xml", ETag='"1"'))(request)

    outlet.answers["/feed"] = answer
    with CaseFile.open(tmp_path / "own.case", AT, create=True) as case:
        asker = Asker(lambda: AT, private=True, known=lambda u: read_asked(case.db, u), pause=0)
        intake = Intake(asker=asker)
        assert list(add_pages(intake.pages([url]), case, AT)) == [Added(1, 0, 0)]
        assert list(add_pages(intake.pages([url]), case, AT)) == [Added(0, 0, 0, unchanged=1)]
        (kept,) = case.db.execute("SELECT url, outlet FROM capture").fetchall()
        assert kept == ("https://x.example/a", "Ridge Wire")
        told = case.db.execute("SELECT detail FROM custody WHERE action = 'asked'").fetchall()
        assert told == [("status 200",), ("status 304",)]


def test_addresses_are_not_asked_unless_that_is_wanted(outlet: Outlet) -> None:
    (error,) = Intake().pages([f"{outlet.address}/a"])
    assert isinstance(error, AddressRefused)
    assert "--fetch" in error.line
    assert not outlet.asked


@pytest.mark.parametrize(
    ("robots", "status", "allowed"),
    [
        ("User-agent: *\nDisallow: /private", 200, True),
        ("User-agent: *\nDisallow: /a", 200, False),
        ("User-agent: truceline\nDisallow: /\n\nUser-agent: *\nAllow: /", 200, False),
        ("nothing to see", 404, True),
        ("", 503, False),
    ],
)
def test_the_wish_of_the_outlet_is_followed(robots: str, status: int, allowed: bool, outlet: Outlet) -> None:
    outlet.answers |= {"/robots.txt": gives(robots.encode(), "text/plain", status), "/a": gives(TEXT.encode())}
    first = capture(f"{outlet.address}/a")[0]
    assert isinstance(first, Page if allowed else AddressRefused)
    assert ("/a" in [path for path, _ in outlet.asked]) == allowed


def test_private_addresses_are_refused(outlet: Outlet) -> None:
    port = outlet.address.rpartition(":")[2]
    for host in ("127.0.0.1", "localhost", "[::1]", "0.0.0.0", "169.254.169.254", "10.0.0.1", "[::ffff:127.0.0.1]"):
        (error,) = capture(f"http://{host}:{port}/a", private=False)
        assert isinstance(error, AddressRefused), host
        assert "private network" in error.line
    assert not outlet.asked


def test_a_redirect_to_a_private_address_is_refused(outlet: Outlet, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first address is let through, as a public one would be; the one that it leads to is not."""
    look = connection._refuse_private
    port = outlet.address.rpartition(":")[2]

    def let_through(address: str, url: str, private: bool) -> None:
        look(address, url, private or url.endswith(("/robots.txt", "/a")))

    monkeypatch.setattr(connection, "_refuse_private", let_through)
    outlet.answers["/a"] = gives(b"", status=302, Location=f"http://localhost:{port}/secret")
    (error,) = capture(f"{outlet.address}/a", private=False)
    assert isinstance(error, AddressRefused)
    assert "private network" in error.line
    assert "/secret" not in [path for path, _ in outlet.asked]
    outlet.answers["/a"] = gives(b"", status=302, Location="file:///etc/passwd")
    (error,) = capture(f"{outlet.address}/a", private=False)
    assert isinstance(error, AddressRefused)


def test_the_address_that_is_connected_to_is_the_one_looked_at(monkeypatch: pytest.MonkeyPatch, outlet: Outlet) -> None:
    """A name that leads elsewhere at each look-up gains nothing: it is looked up once, and the peer is looked at."""
    port = int(outlet.address.rpartition(":")[2])
    answers = iter([[(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]])
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: next(answers))
    with pytest.raises(AddressRefused):
        ask("http://rebound.example/a", {})


def test_redirects_end(outlet: Outlet) -> None:
    outlet.answers["/a"] = gives(b"", status=301, Location="/b")
    outlet.answers["/b"] = gives(TEXT.encode())
    page = capture(f"{outlet.address}/a")[0]
    assert isinstance(page, Page)
    assert page.url == f"{outlet.address}/b"
    outlet.answers["/b"] = gives(b"", status=301, Location="/a")
    (error,) = capture(f"{outlet.address}/a")
    assert isinstance(error, FetchFailed)


def test_a_body_that_never_ends_is_cut_off_in_time(outlet: Outlet) -> None:
    def drip(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.end_headers()
        for _ in range(600):
            try:
                request.wfile.write(b"x")
                request.wfile.flush()
            except OSError:
                return
            time.sleep(0.05)

    outlet.answers["/a"] = drip
    start = time.monotonic()
    with pytest.raises(FetchFailed, match="takes too long"):
        ask(f"{outlet.address}/a", {}, private=True, seconds=1)
    assert time.monotonic() - start < 10


def test_headers_that_never_end_are_cut_off_in_time() -> None:
    server = socket.create_server(("127.0.0.1", 0))

    def drip() -> None:
        peer, _ = server.accept()
        try:
            for _ in range(600):
                peer.sendall(b"H")
                time.sleep(0.05)
        except OSError:
            return

    threading.Thread(target=drip, daemon=True).start()
    with pytest.raises(FetchFailed, match="takes too long"):
        ask(f"http://127.0.0.1:{server.getsockname()[1]}/", {}, private=True, seconds=1)


def test_a_body_that_is_cut_off_is_none(outlet: Outlet) -> None:
    outlet.answers["/a"] = gives(TEXT.encode(), X="1")
    whole = outlet.answers["/a"]

    def cut(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.send_header("Content-Length", "1000")
        request.end_headers()
        request.wfile.write(b"Envoys of Peru")

    outlet.answers["/a"] = cut
    (error,) = capture(f"{outlet.address}/a")
    assert isinstance(error, FetchFailed)
    outlet.answers["/a"] = whole
    assert isinstance(capture(f"{outlet.address}/a")[0], Page)


def test_a_body_too_large_is_refused(outlet: Outlet, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "LARGEST_PAGE", 100_000)
    outlet.answers["/a"] = gives(b"x" * 1_000_000)
    (error,) = capture(f"{outlet.address}/a")
    assert isinstance(error, PageTooLarge)


@pytest.mark.parametrize(
    "url",
    ["ftp://x.example/a", "https://", "https://u:p@x.example/", "http://x.example:99999/", "https://x\n.example/"],
)
def test_what_is_no_address(url: str) -> None:
    with pytest.raises(AddressRefused):
        read_address(url)


def test_a_server_that_is_not_there() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    (error,) = capture(f"http://127.0.0.1:{port}/a")
    assert isinstance(error, FetchFailed)
