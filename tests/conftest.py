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

Score = Callable[[str, str], dict[str, Any]]


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder ../shared. A test that needs it is skipped without it, but fails in CI, where it must be there."""
    if SHARED.is_dir():
        return SHARED
    if os.environ.get("CI"):
        pytest.fail("../shared is missing, and in CI a test that needs it must run")
    pytest.skip("needs ../shared, the folder of gold data beside the checkout")


@pytest.fixture(scope="session")
def score(shared: Path) -> Score:
    """Score the installed commands: `score("text", "pages/html.jsonl")` gives the figures of bench.py."""

    def run(task: str, gold: str) -> dict[str, Any]:
        bench = shared / "bench"
        path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"
        done = subprocess.run(
            [sys.executable, bench / "bench.py", task, bench / gold],
            env={**os.environ, "PATH": path},
            capture_output=True,
            text=True,
            check=True,
        )
        figures: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
        return figures

    return run
