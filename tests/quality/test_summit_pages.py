"""Twenty invented pages about summits, with conflicts and traps: what the rules find on them, and nothing else."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.conftest import Score

GOLD = Path(__file__).parent / "summit_pages" / "gold.jsonl"
RECALL = 0.80
"""Just under the figure measured on all twenty pages."""
PRECISION = 0.95


def test_summit_pages_keep_precision_and_recall(score: Score) -> None:
    figures = score("conflicts", str(GOLD))
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
