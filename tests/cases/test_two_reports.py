"""What `two_reports` finds by itself between pages of our own, whatever other rules find there too."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from truceline.annotate.survey import survey
from truceline.check.case import Case
from truceline.check.rules.two_reports import find_two_reports_conflicts
from truceline.lexicon.lexicon import load_lexicon
from truceline.model.coded import CodedArticle
from truceline.model.page import Page
from truceline.pipeline import read_pages
from truceline.read.parts import with_parts

LEXICON = load_lexicon()
TABLE = Path(__file__).parent / "two_reports.toml"
CASES: list[dict[str, Any]] = tomllib.loads(TABLE.read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_finds_what_the_case_expects_and_nothing_else(case: dict[str, Any]) -> None:
    articles = []
    for number, text in enumerate(case["pages"]):
        told = " ".join(text.split())
        page = Page(
            id=f"page-{number}", source=told, sha256=f"{number}" * 64, kind="plain", clean=True, published="2031-06-12"
        )
        read = with_parts(read_pages(iter([page]), LEXICON))
        articles += [CodedArticle(annotated=a, statements=()) for a in survey(read, LEXICON)]  # type: ignore[arg-type]
    found = find_two_reports_conflicts(Case.of(articles, LEXICON))
    told_apart = [f"{c.kind}: {c.evidence[0].value} | {c.evidence[1].value}" for c in found]
    assert told_apart == case.get("expect", [])
