"""Pages and feeds from addresses, asked only when the user says so, and as their outlets wish (robots.txt)."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

from truceline import __version__
from truceline.capture.bodies import decode_body
from truceline.capture.columns import Columns
from truceline.capture.connection import Answer, ask, read_address, wait
from truceline.capture.kinds import capture_file
from truceline.capture.limits import few_issues
from truceline.case.asked import Asked
from truceline.errors import AddressRefused, FetchFailed, PageError
from truceline.model.page import Page

AGENT = "truceline"
MOST_REDIRECTS = 5
LARGEST_ROBOTS = 500_000
"""Characters of a robots.txt that are read (RFC 9309, section 2.5)."""
PAUSE, LONGEST_PAUSE = 1.0, 30.0
"""Seconds between two questions to one host, and at most where its robots.txt asks for more."""
MOVED = (301, 302, 303, 307, 308)


def is_address(name: str) -> bool:
    """Whether what was given for a page is an address and no file."""
    return name.partition(":")[0].lower() in ("http", "https")


@dataclass
class Asker:
    """Asks for addresses, one after the other. `now` gives the time, `private` allows private networks.

    `known` gives what a server said of an address the last time, so that it need not send the same again.
    """

    now: Callable[[], str]
    private: bool = False
    known: Callable[[str], Asked | None] = lambda _: None
    pause: float = PAUSE
    _robots: dict[str, RobotFileParser] = field(default_factory=dict)

    def capture(self, url: str, columns: Columns) -> Iterator[Page | PageError | Asked]:
        """The pages at an address; last what the server said of it, which is to be kept after them."""
        try:
            answer, place = self._follow(url)
            if answer.status == 200:
                yield from few_issues(self._pages(answer, url, place, columns), url)
        except PageError as error:
            yield type(error)(error.what, where=url, why=error.why, remedy=error.remedy)
            return
        marks = answer.headers if answer.status == 200 else {}
        yield Asked(url=url, status=answer.status, etag=marks.get("etag"), modified=marks.get("last-modified"))

    def _pages(self, answer: Answer, url: str, place: str, columns: Columns) -> Iterator[Page | PageError]:
        try:
            body = decode_body(answer.body, None, answer.headers.get("content-encoding"))
            name = PurePosixPath(urlsplit(place).path).name or urlsplit(place).netloc
            for page in capture_file(io.BytesIO(body), url, name, columns):
                alone = isinstance(page, Page) and page.file == name
                yield replace(page, url=place, file=None, captured=self.now()) if alone else page  # type: ignore[type-var]
        except PageError as error:
            yield type(error)(error.what, where=url, why=error.why, remedy=error.remedy)

    def _follow(self, url: str) -> tuple[Answer, str]:
        """The answer, and the address that gave it. Raises AddressRefused or FetchFailed."""
        before = self.known(url)
        marks = {"If-None-Match": before.etag, "If-Modified-Since": before.modified} if before else {}
        place = url
        for _ in range(MOST_REDIRECTS + 1):
            self._look_at_robots(place)
            answer = self._ask(place, {name: value for name, value in marks.items() if value})
            if answer.status not in MOVED or "location" not in answer.headers:
                break
            place = urljoin(place, answer.headers["location"])
            read_address(place)
        else:
            raise FetchFailed("the address leads on and on", where=url, why=f"{MOST_REDIRECTS} steps are followed")
        if answer.status not in (200, 304):
            why = f"the server says {answer.status}"
            raise FetchFailed("there is no page at the address", where=url, why=why)
        return answer, place

    def _ask(self, url: str, marks: dict[str, str]) -> Answer:
        headers = {"User-Agent": f"{AGENT}/{__version__}", "Accept-Encoding": "gzip", "Connection": "close"}
        return ask(url, headers | marks, private=self.private)

    def _look_at_robots(self, url: str) -> None:
        """Refuse an address that its host does not want asked by programs. Raises AddressRefused."""
        parts = urlsplit(url)
        host = f"{parts.scheme}://{parts.netloc}"
        if host not in self._robots:
            self._robots[host] = self._read_robots(host)
        else:
            asked = self._robots[host].crawl_delay(AGENT)
            wait(min(LONGEST_PAUSE, max(self.pause, float(asked or 0))))
        if not self._robots[host].can_fetch(AGENT, url):
            remedy = "save the page yourself and add the file"
            raise AddressRefused(
                "its outlet does not want it read by programs", where=url, why=f"{host}/robots.txt", remedy=remedy
            )

    def _read_robots(self, host: str) -> RobotFileParser:
        """What a host wants: all is allowed where it says nothing, nothing where it cannot be asked (RFC 9309, 2.3)."""
        rules = RobotFileParser()
        place = f"{host}/robots.txt"
        for _ in range(MOST_REDIRECTS + 1):
            answer = self._ask(place, {})
            if answer.status not in MOVED or "location" not in answer.headers:
                break
            place = urljoin(place, answer.headers["location"])
        if answer.status >= 500:
            rules.parse(["User-agent: *", "Disallow: /"])
        elif answer.status != 200:
            rules.parse([])
        else:
            text = decode_body(answer.body, None, answer.headers.get("content-encoding")).decode("utf-8", "replace")
            rules.parse(text[:LARGEST_ROBOTS].splitlines())
        return rules
