"""The blind measures in tests/quality, voices, pairs and newsroom: their gold is what their sources build, each quote
within one sentence."""

from __future__ import annotations

import json
import re
import runpy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parent
HALVES = [
    *((measure, half) for measure in ("voices", "pairs") for half in ("a", "b")),
    *(("newsroom", author) for author in "abcdefghijkl"),
]
LEAST_OF_A_KIND = {"voices": 2, "pairs": 3, "newsroom": 3}
STOP = re.compile(
    r"(?<![A-Z])(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bSt)(?<!\bGen)(?<!\bSen)(?<!\bJan)(?<!\bFeb)(?<!\bAug)(?<!\bSept)"
    r"(?<!\bOct)(?<!\bNov)(?<!\bDec)(?<![ap]\.m)[.!?][\"”'’]?\s+(?=[\"“'‘(]?[A-Z0-9])|\n"
)

Case = dict[str, Any]

both_halves = pytest.mark.parametrize(("measure", "half"), HALVES)


@both_halves
def test_gold_is_what_its_sources_build(measure: str, half: str) -> None:
    build = runpy.run_path(str(FOLDER / measure / "build.py"))
    assert build["write_half"](build["build_half"](half)) == _gold(measure, half).read_text(encoding="utf-8")


@both_halves
def test_each_quote_lies_in_one_sentence_of_its_page(measure: str, half: str) -> None:
    for case in _cases(measure, half):
        texts = {page["id"]: page["text"] for page in case["pages"]}
        for place in _places(case):
            quote = texts[place["page"]][place["start"] : place["end"]]
            assert quote == place["quote"]
            assert not STOP.search(quote)


@both_halves
def test_no_trap_sits_on_a_conflict(measure: str, half: str) -> None:
    for case in _cases(measure, half):
        pairs = [sorted(str(place) for place in row["evidence"]) for row in [*case["conflicts"], *case["traps"]]]
        assert all(pairs.count(pair) == 1 for pair in pairs)


@both_halves
def test_each_kind_stands_in_the_half_a_few_times(measure: str, half: str) -> None:
    conflicts = [row for case in _cases(measure, half) for row in case["conflicts"]]
    found = [row["kind"] for row in conflicts if row["class"] != "different_scope"]
    assert len(set(found)) == 17
    assert all(found.count(kind) >= LEAST_OF_A_KIND[measure] for kind in found)


@pytest.mark.parametrize("half", ["a", "b"])
def test_a_pair_holds_one_conflict_or_one_trap(half: str) -> None:
    assert all(len(case["conflicts"]) + len(case["traps"]) == 1 for case in _cases("pairs", half))


@pytest.mark.parametrize("half", ["a", "b"])
def test_the_sides_of_a_pair_are_two_sentences(half: str) -> None:
    for case in _cases("pairs", half):
        texts = {page["id"]: page["text"] for page in case["pages"]}
        for one, other in (row["evidence"] for row in case["conflicts"]):
            if one["page"] == other["page"]:
                first, second = sorted((one, other), key=lambda place: int(place["start"]))
                stop = STOP.search(texts[one["page"]], first["end"] - 2)
                assert stop is not None
                assert stop.start() < second["start"]


def test_the_halves_of_pairs_share_no_outlet_and_no_six_words() -> None:
    outlets, runs = zip(*[(_outlets(half), _runs(half)) for half in ("a", "b")], strict=True)
    assert not outlets[0] & outlets[1]
    assert not runs[0] & runs[1]


def _gold(measure: str, half: str) -> Path:
    return FOLDER / measure / f"gold-{half}.jsonl"


def _cases(measure: str, half: str) -> list[Case]:
    return [json.loads(line) for line in _gold(measure, half).read_text(encoding="utf-8").splitlines()]


def _places(case: Case) -> Iterator[dict[str, Any]]:
    yield from (place for row in [*case["conflicts"], *case["traps"]] for place in row["evidence"] if place["page"])


def _outlets(half: str) -> set[str]:
    return {page["outlet"] for case in _cases("pairs", half) for page in case["pages"]}


def _runs(half: str) -> set[tuple[str, ...]]:
    texts = [re.findall(r"\w+", page["text"].lower()) for case in _cases("pairs", half) for page in case["pages"]]
    return {tuple(words[at : at + 6]) for words in texts for at in range(len(words) - 5)}
