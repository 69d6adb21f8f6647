"""Measure a desk under load: readers and a reviewer on loopback, on a copy of a case.

    python benchmarks/desk_load.py [CASE] [--readers 50] [--seconds 120]

Without CASE the example pages are one. First home is asked for alone, also by Chromium where that is installed; then
readers open every view, pages, search, days and the JSON interface without a pause, and a reviewer decides as fast as
the desk lets one, by its form. Printed: the milliseconds of home alone, the answers by status, the milliseconds of an
answer under load, and the decisions sent and kept. Client and server share the machine. Exit code 1 where an answer was
an error or a decision is lost.
"""

from __future__ import annotations

import argparse
import http.client
import json
import re
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

from playwright.sync_api import sync_playwright

from truceline import Case, example_pages
from truceline.case.articles import days_of_publication
from truceline.publish.dossier.addresses import VIEWS

PATIENCE = 120


@dataclass
class Seen:
    """What came of the requests of all readers."""

    statuses: Counter[int | str] = field(default_factory=Counter)
    seconds: list[float] = field(default_factory=list)
    sent: list[str] = field(default_factory=list)


def main() -> int:
    """Run, print, and give the exit code."""
    options = _options()
    with tempfile.TemporaryDirectory() as folder:
        path = _copy(options.case, Path(folder))
        served = subprocess.Popen(
            [sys.executable, "-m", "truceline.cli", "serve", str(path), "--port", "0"],
            stderr=subprocess.PIPE,
            text=True,
        )
        assert served.stderr is not None
        found = re.search(r"http://(\S+)/", served.stderr.readline())
        assert found
        try:
            return _measure(found[1], path, options)
        finally:
            served.send_signal(signal.SIGINT)
            served.wait(timeout=120)


def _measure(host: str, path: Path, options: argparse.Namespace) -> int:
    first = time.perf_counter()
    _get(http.client.HTTPConnection(host, timeout=PATIENCE), "/")
    print(f"home, the first time: {time.perf_counter() - first:.1f} s")
    alone = [_timed(http.client.HTTPConnection(host, timeout=PATIENCE), "/", Seen()) for _ in range(20)]
    print(f"home, alone: median {1000 * statistics.median(alone):.0f} ms, most {1000 * max(alone):.0f} ms")
    _in_browser(host)
    with Case(path) as case:
        known = days_of_publication(case.file().db)
    days = (known[len(known) // 10], known[len(known) // 5])
    seen, until = Seen(), time.monotonic() + options.seconds
    threads = [threading.Thread(target=_read, args=(host, n, days[n % 2], until, seen)) for n in range(options.readers)]
    threads.append(threading.Thread(target=_review, args=(host, until, seen)))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    cuts = statistics.quantiles(seen.seconds, n=100)
    print(
        f"{options.readers} readers, {options.seconds} s: {sum(seen.statuses.values()):,} answers {dict(seen.statuses)}"
    )
    print("ms under load: " + ", ".join(f"{p} % within {1000 * cuts[p - 1]:.0f}" for p in (50, 95, 99)))
    with Case(path) as case:
        kept = [d.decision.reason for d in case.decisions().decided]
    lost = set(seen.sent) - set(kept)
    print(f"decisions: {len(seen.sent)} sent, {len(kept)} kept, {len(lost)} lost")
    return 1 if lost or set(seen.statuses) - {200, 303} else 0


def _in_browser(host: str) -> None:
    """Print when home can be used in a browser, its scripts run: the least and the most of five."""
    chromium = shutil.which("chromium")
    if chromium is None:
        return
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        page, found = browser.new_page(), []
        for _ in range(5):
            page.goto(f"http://{host}/")
            found.append(page.evaluate("performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd"))
        browser.close()
    print(f"home in Chromium: interactive after {min(found):.0f} to {max(found):.0f} ms")


def _read(host: str, number: int, day: str, until: float, seen: Seen) -> None:
    paths = ["/", *(f"/{view}" for view in list(VIEWS)[1:]), "/search?q=ceasefire", "/decisions", "/feed.atom"]
    paths += [f"/timeline?known_at={day}", "/api/views/timeline?limit=50", "/api/queue", "/api/case"]
    connection = http.client.HTTPConnection(host, timeout=PATIENCE)
    turn = number
    while time.monotonic() < until:
        seen.seconds.append(_timed(connection, paths[turn % len(paths)], seen))
        turn += 7


def _review(host: str, until: float, seen: Seen) -> None:
    """Decide on one thing after another as a browser does; each decision has a reason of its own to be found by."""
    connection = http.client.HTTPConnection(host, timeout=PATIENCE)
    _, text, headers = _get(connection, "/review")
    cookie = {"Cookie": headers["set-cookie"].partition(";")[0]}
    csrf = re.findall(r'name="csrf" value="(\w+)"', text)[0]
    headers = _post(connection, "/reviewer", {"csrf": csrf, "name": "Ana"}, cookie)[1]
    cookie = {"Cookie": headers["set-cookie"].partition(";")[0]}
    while time.monotonic() < until:
        connection.request("GET", "/api/queue?limit=1&by=Ana", headers=cookie)
        entries = json.loads(connection.getresponse().read())["entries"]
        if not entries:
            break
        reason = f"reason {len(seen.sent)}"
        form = {"csrf": csrf, "verb": "reject", "id": entries[0]["id"], "reason": reason}
        status, _ = _post(connection, "/review", form, cookie)
        seen.statuses[status] += 1
        if status == 303:
            seen.sent.append(reason)
        time.sleep(0.2)


def _timed(connection: http.client.HTTPConnection, path: str, seen: Seen) -> float:
    began = time.perf_counter()
    try:
        seen.statuses[_get(connection, path)[0]] += 1
    except (OSError, http.client.HTTPException) as error:
        seen.statuses[type(error).__name__] += 1
        connection.close()
    return time.perf_counter() - began


def _get(connection: http.client.HTTPConnection, path: str) -> tuple[int, str, dict[str, str]]:
    connection.request("GET", path)
    answer = connection.getresponse()
    text = answer.read().decode()
    return answer.status, text, {name.lower(): value for name, value in answer.getheaders()}


def _post(
    connection: http.client.HTTPConnection, path: str, fields: dict[str, str], cookie: dict[str, str]
) -> tuple[int, dict[str, str]]:
    headers = {**cookie, "Content-Type": "application/x-www-form-urlencoded"}
    connection.request("POST", path, urlencode(fields), headers)
    answer = connection.getresponse()
    answer.read()
    return answer.status, {name.lower(): value for name, value in answer.getheaders()}


def _copy(case: Path | None, folder: Path) -> Path:
    path = folder / "load.case"
    if case:
        shutil.copy(case, path)
    else:
        with Case(path) as made:
            made.add(example_pages())
    return path


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("case", nargs="?", type=Path)
    parser.add_argument("--readers", type=int, default=50)
    parser.add_argument("--seconds", type=int, default=120)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
