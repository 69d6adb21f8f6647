"""Floors of factuality against UW and MEANTIME; they can only rise. Measured November 2026."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

# file, ceiling of the mean absolute error and floor of r: the outlet's view on the scale of the corpus
FLOORS = (("uw.dev.jsonl", 0.465, 0.735), ("meantime.dev.jsonl", 0.18, 0.72))


@pytest.mark.parametrize(("name", "error", "correlation"), FLOORS)
def test_floor(shared: Path, name: str, error: float, correlation: float) -> None:
    command = (sys.executable, ROOT / "benchmarks/factuality.py", shared / "bench/factuality" / name)
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    figures = json.loads(done.stdout.splitlines()[-1])[name]["scale"]
    assert figures["mae"] <= error
    assert figures["r"] >= correlation
