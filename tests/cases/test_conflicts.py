"""Pages of our own, from text to conflicts: what must be found, and where there must be silence."""

from __future__ import annotations

import hashlib
import tomllib
from pathlib import Path
from typing import Any

import pytest

from truceline.model.conflict import Conflict
from truceline.model.page import Page
from truceline.pipeline import CaseRecord, Engine, check_pages

CASES: list[dict[str, Any]] = [
    case
    for path in sorted(Path(__file__).parent.glob("conflicts*.toml"))
    for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
]


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_finds_just_the_conflicts_of_the_case(case: dict[str, Any], engine: Engine) -> None:
    found = list(_check(case, engine))
    wanted = [*case.get("expect", ()), *case.get("known", ())]
    missing = [line for line in wanted if not any(_is(conflict, line) for conflict in found)]
    surplus = [_shown(c) for c in found if not any(_is(c, line) for line in wanted)]
    assert (missing, surplus) == ([], [])


@pytest.mark.parametrize("case", [c for c in CASES if len(c["pages"]) > 1], ids=lambda case: case["id"])
def test_order_of_pages_does_not_matter(case: dict[str, Any], engine: Engine) -> None:
    turned = {**case, "pages": case["pages"][::-1]}
    assert _check(case, engine) == _check(turned, engine)


def _check(case: dict[str, Any], engine: Engine) -> tuple[Conflict, ...]:
    (record,) = check_pages(_pages(case), engine)
    assert isinstance(record, CaseRecord)
    return record.conflicts


def _pages(case: dict[str, Any]) -> list[Page]:
    return [
        Page(
            id=digest,
            source=text,
            sha256=digest,
            kind="plain",
            title=page.get("title"),
            published=page.get("published"),
            clean=True,
        )
        for page in case["pages"]
        if (text := page["text"].strip()) and (digest := hashlib.sha256(text.encode()).hexdigest())
    ]


def _is(conflict: Conflict, line: str) -> bool:
    kind, _, sides = line.partition(": ")
    if conflict.kind != kind:
        return False
    quotes = [e.quote for e in conflict.evidence if e.quote]
    return all(any(_meet(side, quote) for quote in quotes) for side in sides.split(" | "))


def _meet(side: str, quote: str) -> bool:
    """Whether a quote holds the words of one side, or lies in them."""
    return side.lower() in quote.lower() or quote.lower() in side.lower()


def _shown(conflict: Conflict) -> tuple[str, list[str | None]]:
    return conflict.kind, [e.quote for e in conflict.evidence]
