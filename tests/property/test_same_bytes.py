"""The same pages give the same bytes in every process: Python keeps sets in another order in each."""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import permutations
from pathlib import Path

import pytest

import truceline
from truceline.lexicon.lexicon import load_lexicon

EXAMPLES = Path(truceline.__file__).parent / "publish/examples"
SEEDS = ("0", "1", "2")


@pytest.mark.parametrize("command", [("code",), ("check", "--exit-zero", "--format", "jsonl")])
def test_the_examples_give_the_same_bytes_under_other_hash_seeds(command: tuple[str, ...]) -> None:
    pages = sorted(str(page) for page in EXAMPLES.rglob("*") if page.suffix in (".txt", ".html"))
    assert pages
    told = {_run((*command, *pages), seed) for seed in SEEDS}
    assert len(told) == 1
    assert next(iter(told))


def _run(arguments: tuple[str, ...], seed: str) -> bytes:
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    return subprocess.run(
        [sys.executable, "-m", "truceline.cli", *arguments], env=environment, capture_output=True, check=True
    ).stdout


def test_what_words_weigh_together_does_not_hang_on_their_order() -> None:
    counts = load_lexicon().word_counts
    words = ("truce", "ferry", "mediator", "glacier", "accord")
    added = {sum(map(counts.weight, order)) for order in permutations(words)}
    assert len(added) > 1
    assert len({counts.weight_of(order) for order in permutations(words)}) == 1
