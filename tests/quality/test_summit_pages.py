"""Twenty invented pages about summits, with conflicts and traps: what the rules find on them, and nothing else."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

GOLD = Path(__file__).parent / "summit_pages" / "gold.jsonl"
RECALL = 0.80
"""Just under the figure measured on all twenty pages."""
PRECISION = 0.95


def test_summit_pages_keep_precision_and_recall(shared: Path) -> None:
    figures = _bench(shared)
    assert figures["precision"] >= PRECISION
    assert figures["recall"] >= RECALL
    assert figures["trap_hits"] == 0


def test_gold_stands_where_its_quotes_say() -> None:
    for line in GOLD.read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        text = case["pages"][0]["text"]
        rows = [*case["conflicts"], *case["traps"]]
        found = [e for row in rows for e in row["evidence"] if e["page"]]
        assert [text[e["start"] : e["end"]] for e in found] == [e["quote"] for e in found]


def _bench(shared: Path) -> dict[str, Any]:
    """The figures that the scorer prints last, with the truceline of this interpreter."""
    folder = Path(sys.executable).parent
    done = subprocess.run(
        [sys.executable, str(shared / "bench" / "bench.py"), "conflicts", str(GOLD)],
        env={**os.environ, "PATH": f"{folder}{os.pathsep}{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        check=True,
    )
    figures: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return figures
