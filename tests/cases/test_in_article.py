"""What counts only in an article on a negotiation, and the same words in an article on nothing of the kind."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from tests.cases.test_events import code

DATA: dict[str, Any] = tomllib.loads((Path(__file__).parent / "in_article.toml").read_text(encoding="utf-8"))
CASES: list[dict[str, Any]] = DATA["cases"]
RULES = tuple(DATA["rules"]["names"])


def told(around: str, text: str) -> list[str]:
    """What the rules at test find in a sentence at the end of an article."""
    coded = code(f"{around.strip()}\n\n{text}")
    start = len(coded.text) - len(text)
    names = {a.id: a.name for a in coded.annotated.actors}
    found = []
    for s in coded.statements:
        if s.span.start >= start and s.rule.endswith(RULES):
            who = "+".join(names[a] for a in s.actors) or "-"
            found.append(f"{s.rule}: {who} {s.type} {s.status} {s.factuality}")
    return found


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["text"])
def test_in_an_article_on_a_negotiation(case: dict[str, Any]) -> None:
    assert told(DATA["around"]["negotiation"], case["text"]) == case["found"]


@pytest.mark.parametrize("case", [c for c in CASES if c["found"]], ids=lambda c: c["text"])
def test_in_an_article_on_something_else(case: dict[str, Any]) -> None:
    assert told(DATA["around"]["other"], case["text"]) == []
