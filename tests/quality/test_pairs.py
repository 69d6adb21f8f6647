"""The second blind measure, tests/quality/pairs: its gold is what its sources build, each quote within one sentence."""

from __future__ import annotations

import json
import re
import runpy
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parent / "pairs"
STOP = re.compile(r"(?<![A-Z])(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bJan)[.!?][\"”'’]?\s+(?=[\"“'‘(]?[A-Z0-9])|\n")


@pytest.mark.parametrize("half", ["a", "b"])
def test_gold_is_what_its_source_builds(half: str) -> None:
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
def test_a_case_holds_one_conflict_or_one_trap(half: str) -> None:
    assert all(len(case["conflicts"]) + len(case["traps"]) == 1 for case in _cases(half))


@pytest.mark.parametrize("half", ["a", "b"])
def test_the_sides_of_a_conflict_are_two_sentences(half: str) -> None:
    for case in _cases(half):
        texts = {page["id"]: page["text"] for page in case["pages"]}
        for row in case["conflicts"]:
            one, other = row["evidence"]
            if one["page"] == other["page"]:
                first, second = sorted((one, other), key=lambda place: int(place["start"]))
                stop = STOP.search(texts[one["page"]], first["end"] - 2)
                assert stop is not None
                assert stop.start() < second["start"]


@pytest.mark.parametrize("half", ["a", "b"])
def test_each_kind_stands_in_the_half_at_least_three_times(half: str) -> None:
    found = [row["kind"] for case in _cases(half) for row in case["conflicts"] if row["class"] != "different_scope"]
    assert len(set(found)) == 17
    assert all(found.count(kind) >= 3 for kind in found)


def test_the_halves_share_no_outlet_and_no_six_words() -> None:
    outlets, runs = zip(*[(_outlets(half), _runs(half)) for half in ("a", "b")], strict=True)
    assert not outlets[0] & outlets[1]
    assert not runs[0] & runs[1]


def _gold(half: str) -> Path:
    return FOLDER / f"gold-{half}.jsonl"


def _cases(half: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in _gold(half).read_text(encoding="utf-8").splitlines()]


def _places(case: dict[str, Any]) -> list[dict[str, Any]]:
    rows = [*case["conflicts"], *case["traps"]]
    return [place for row in rows for place in row["evidence"] if place["page"]]


def _outlets(half: str) -> set[str]:
    return {page["outlet"] for case in _cases(half) for page in case["pages"]}


def _runs(half: str) -> set[tuple[str, ...]]:
    texts = [re.findall(r"\w+", page["text"].lower()) for case in _cases(half) for page in case["pages"]]
    return {tuple(words[at : at + 6]) for words in texts for at in range(len(words) - 5)}
