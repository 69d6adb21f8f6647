"""Floors of the linking of occurrences on gold statements; they follow docs/measurements.md and never fall."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

BENCHMARK = Path(__file__).resolve().parents[2] / "benchmarks" / "occurrences.py"


def test_floor(shared: Path) -> None:
    command = (sys.executable, BENCHMARK, shared)
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    figures = json.loads(done.stdout.splitlines()[-1])
    assert figures["f1"] >= 0.70
    assert figures["p"] >= 0.96
