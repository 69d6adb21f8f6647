"""What all tests share: the path of ../shared, which a test may need but never copies from, and its scorer."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"

Score = Callable[..., dict[str, Any]]


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder ../shared. A test that needs it is skipped without it, but fails in CI, where it must be there."""
    if SHARED.is_dir():
        return SHARED
    if os.environ.get("CI"):
        pytest.fail("../shared is missing, and in CI a test that needs it must run")
    pytest.skip("needs ../shared, the folder of gold data beside the checkout")


@pytest.fixture(scope="session")
def score(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Score:
    """Score the installed commands: `score("text", "pages/html.jsonl")` gives the figures of bench.py.

    `without` leaves out the statements whose rules end so.
    """

    def run(task: str, gold: str, without: tuple[str, ...] = ()) -> dict[str, Any]:
        bench = shared / "bench"
        path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"
        kept = tmp_path_factory.mktemp("coded") / "coded.jsonl"

        def figures(*options: str | Path) -> dict[str, Any]:
            done = subprocess.run(
                [sys.executable, bench / "bench.py", task, bench / gold, *options],
                env={**os.environ, "PATH": path},
                capture_output=True,
                text=True,
                check=True,
            )
            found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
            return found

        if not without:
            return figures()
        figures("--save", kept)
        _leave_out(kept, without)
        return figures("--predictions", kept)

    return run


def _leave_out(coded: Path, endings: tuple[str, ...]) -> None:
    """Take the statements whose rules end so out of a file of coded articles."""
    articles = [json.loads(line) for line in coded.read_text(encoding="utf-8").splitlines()]
    for article in articles:
        article["statements"] = [s for s in article.get("statements", []) if not s["rule"].endswith(endings)]
    coded.write_text("".join(json.dumps(a) + "\n" for a in articles), encoding="utf-8")
