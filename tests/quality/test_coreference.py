"""Floors of the coreference of actors on annotated news; they follow docs/measurements.md and never fall."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

BENCHMARK = Path(__file__).resolve().parents[2] / "benchmarks" / "coreference.py"

# part, floors of right names and of right descriptions and pronouns, ceiling of wrong actors of all; some parts have no
# names
FLOORS = (
    ("dev", 0.97, 0.86, 0.01), ("blind", 0.99, 0.82, 0.01), ("more", 0.0, 0.85, 0.03), ("fresh", 0.0, 0.86, 0.02),
    ("others", 0.0, 0.80, 0.03), ("last", 0.0, 0.84, 0.01), ("final", 0.0, 0.68, 0.01), ("eighth", 0.0, 0.87, 0.01),
    ("tenth", 0.0, 0.81, 0.03), ("ninth", 0.0, 0.74, 0.03), ("eleventh", 0.0, 0.83, 0.02), ("twelfth", 0.0, 0.74, 0.02),
    ("thirteenth", 0.0, 0.74, 0.04),
)  # fmt: skip


@pytest.mark.parametrize(("part", "names", "references", "wrong"), FLOORS)
def test_floor(shared: Path, part: str, names: float, references: float, wrong: float) -> None:
    command = (sys.executable, BENCHMARK, shared, "--part", part)
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    figures = json.loads(done.stdout.splitlines()[-1])
    assert figures.get("name", {}).get("right", 0.0) >= names
    assert figures["nominal and pronoun"]["right"] >= references
    assert figures["all"]["wrong"] <= wrong
