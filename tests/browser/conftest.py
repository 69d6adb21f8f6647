"""A real browser, Debian's Chromium, and sites for it to open. In CI it must be there; elsewhere tests are skipped."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, expect, sync_playwright

from truceline import Case, example_pages

OPTIONS = (
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-first-run",
)
PATIENCE = 120_000
"""Milliseconds that a step may take: a busy machine is slow, and no test measures time."""
expect.set_options(timeout=PATIENCE / 2)

HOSTILE = (
    'Anna Berg <script>window.hacked = 1</script> met <svg onload="window.hacked = 2"></svg> Ivan Orlov '
    "\u202egnorw\u202c in Geneva on 3 May 2024. <style>* { display: none }</style> "
    '<img src="https://example.org/x.png" onerror="window.hacked = 3"> '
    f"The president of Russia Vladimir Putin demanded a ceasefire before peace talks, he said {'a' * 3000}.\n\n"
    "«Перемирие начнётся завтра», сказал он.\n\nقال الرئيس إن وقف إطلاق النار يبدأ غدا."
)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium without a window."""
    path = shutil.which("chromium")
    if path is None:
        if os.environ.get("CI"):
            pytest.fail("Chromium is missing, and in CI the tests of the dossier must run")
        pytest.skip("needs Chromium (Debian: apt-get install chromium)")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=OPTIONS, timeout=PATIENCE)
        yield opened
        opened.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser without memory, on a desk."""
    made = browser.new_context(viewport={"width": 1280, "height": 900})
    made.set_default_timeout(PATIENCE)
    yield made
    made.close()


@pytest.fixture(scope="session")
def alaska(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example pages as a case, to be copied or read."""
    path = tmp_path_factory.mktemp("case") / "alaska.case"
    with Case(path) as case:
        case.add(example_pages())
    return path


@pytest.fixture(scope="session")
def site(alaska: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The dossier of the example pages, with that of an earlier day."""
    folder = tmp_path_factory.mktemp("dossier")
    with Case(alaska) as case:
        case.report(folder, days=["2025-08-14"])
    return folder


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The dossier of a page that tries to be more than text, and speaks other scripts."""
    folder = tmp_path_factory.mktemp("hostile")
    page = {
        "id": "../x",
        "text": HOSTILE,
        "title": "</title><script>window.hacked = 4</script>\u202e" + "w" * 300,
        "outlet": '<b onmouseover="window.hacked = 5">Bold</b>',
        "published": "2024-05-04",
        "clean": True,
    }
    (folder / "pages.jsonl").write_text(json.dumps(page) + "\n", encoding="utf-8")
    with Case(folder / "hostile.case") as case:
        case.add(folder / "pages.jsonl")
        case.report(folder / "site", days=[])
    return folder / "site"


@pytest.fixture
def case_file(alaska: Path, tmp_path: Path) -> Path:
    """The example pages as a case of this test."""
    return Path(shutil.copy(alaska, tmp_path / "alaska.case"))


@contextmanager
def serve(case: Path) -> Iterator[str]:
    """A desk that is served, and where."""
    command = [sys.executable, "-m", "truceline.cli", "serve", str(case), "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as served:
        assert served.stderr is not None
        try:
            yield served.stderr.readline().split(" is open at ")[1].split("/ ")[0]
        finally:
            served.terminate()


@pytest.fixture
def serving() -> Callable[[Path], AbstractContextManager[str]]:
    """Serve a case."""
    return serve


@pytest.fixture
def address(case_file: Path) -> Iterator[str]:
    """The desk of the example pages."""
    with serve(case_file) as address:
        yield address
