"""Floors of events in single sentences by authors who had not seen truceline. They never fall.

Of the authors that are held out only the figures of all together are looked at.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

BENCHMARK = Path(__file__).resolve().parents[2] / "benchmarks" / "event_sentences.py"


@pytest.mark.parametrize(
    ("authors", "floors"),
    [
        ("abcdijkl", {"type": 0.84, "precision": 0.95, "whole": 0.70, "source": 0.80, "target": 0.77, "silent": 0.99}),
        ("efghm", {"type": 0.635, "precision": 0.90, "whole": 0.515, "source": 0.59, "target": 0.575, "silent": 0.98}),
    ],
)
def test_event_sentences(authors: str, floors: dict[str, float]) -> None:
    command = (sys.executable, BENCHMARK, "--authors", authors)
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    figures = json.loads(done.stdout.splitlines()[-1])
    assert not {k: (figures[k], least) for k, least in floors.items() if figures[k] < least}
