"""What the models that read two sentences were fitted to: every case is read, every row of real sentences is whole."""

from __future__ import annotations

import re
import runpy
from pathlib import Path
from typing import get_args

import pytest

from truceline.model.conflict import ConflictKind

ROOT = Path(__file__).resolve().parents[3]
CASES = ROOT / "tools" / "pair_cases"
TABLES = ("real.tsv", "real_left_out.tsv")
PAIRS = ("real_pairs.tsv", "real_pairs_left_out.tsv")


@pytest.mark.parametrize("path", sorted(CASES.glob("*.txt")), ids=lambda path: path.stem)
def test_cases_are_read_and_each_quote_stands_once_in_its_page(path: Path) -> None:
    read_case = runpy.run_path(str(ROOT / "tests" / "quality" / "voices" / "build.py"))["read_case"]
    told = re.split(r"^(?=case: )", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    cases = [read_case(case.splitlines()) for case in told]
    assert len({case["id"] for case in cases}) == len(cases) >= 40
    kinds = {conflict["kind"] for case in cases for conflict in case["conflicts"]}
    assert kinds <= set(get_args(ConflictKind))


@pytest.mark.parametrize("name", TABLES)
def test_rows_name_an_article_a_sentence_a_label_and_a_kind(name: str) -> None:
    rows = [line.split("\t") for line in (CASES / name).read_text(encoding="utf-8").splitlines()]
    for article, number, label, kind, written in rows:
        assert article
        assert number.isdecimal()
        assert label in ("C", "H")
        assert kind in get_args(ConflictKind)
        assert len(written.split()) >= 4
    assert sum(label == "C" for _, _, label, *_ in rows) * 2 == len(rows)


@pytest.mark.parametrize("name", PAIRS)
def test_pairs_name_an_article_two_sentences_a_label_and_where_one_differs_a_kind(name: str) -> None:
    rows = [line.split("\t") for line in (CASES / name).read_text(encoding="utf-8").splitlines()]
    assert len({tuple(row[:3]) for row in rows}) == len(rows)
    for article, first, second, label, kind in rows:
        assert article
        assert re.fullmatch("[0-9a-f]{8}", first)
        assert re.fullmatch("[0-9a-f]{8}", second)
        assert (kind in get_args(ConflictKind)) == (label in ("C", "D", "U"))
        assert label in ("C", "D", "U") or (label in ("N", "-") and kind == "-")


def test_no_article_is_learned_from_and_left_out() -> None:
    learned, left_out = (
        {line.split("\t")[0] for name in names for line in (CASES / name).read_text(encoding="utf-8").splitlines()}
        for names in zip(TABLES, PAIRS, strict=True)
    )
    assert not learned & left_out
