"""The blind measure in tests/quality/voices: the gold is what its sources build, each quote within one sentence."""

from __future__ import annotations

import json
import re
import runpy
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parent / "voices"
STOP = re.compile(r"(?<![A-Z])(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bJan)[.!?][\"”'’]?\s+(?=[\"“'‘(]?[A-Z0-9])|\n")


@pytest.mark.parametrize("half", ["a", "b"])
def test_gold_is_what_its_sources_build(half: str) -> None:
    build = runpy.run_path(str(FOLDER / "build.py"))
    assert build["write_half"](build["build_half"](half)) == _gold(half).read_text(encoding="utf-8")


@pytest.mark.parametrize("half", ["a", "b"])
def test_each_quote_lies_in_one_sentence_of_its_page(half: str) -> None:
    for case in _cases(half):
        texts = {page["id"]: page["text"] for page in case["pages"]}
        for place in _places(case):
            quote = texts[place["page"]][place["start"] : place["end"]]
            assert quote == place["quote"]
            assert not STOP.search(quote)


@pytest.mark.parametrize("half", ["a", "b"])
def test_no_trap_sits_on_a_conflict(half: str) -> None:
    for case in _cases(half):
        pairs = [sorted(str(place) for place in row["evidence"]) for row in [*case["conflicts"], *case["traps"]]]
        assert all(pairs.count(pair) == 1 for pair in pairs)


@pytest.mark.parametrize("half", ["a", "b"])
def test_each_kind_stands_in_the_half_at_least_twice(half: str) -> None:
    found = [row["kind"] for case in _cases(half) for row in case["conflicts"] if row["class"] != "different_scope"]
    assert len(set(found)) == 17
    assert all(found.count(kind) >= 2 for kind in found)


def _gold(half: str) -> Path:
    return FOLDER / f"gold-{half}.jsonl"


def _cases(half: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in _gold(half).read_text(encoding="utf-8").splitlines()]


def _places(case: dict[str, Any]) -> list[dict[str, Any]]:
    rows = [*case["conflicts"], *case["traps"]]
    return [place for row in rows for place in row["evidence"] if place["page"]]
