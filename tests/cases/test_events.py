"""Tables of sentences and the events that they tell (tests/cases/events*.toml)."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from truceline.annotate.parser import SpacyParser
from truceline.lexicon.lexicon import load_lexicon
from truceline.model.coded import CodedArticle
from truceline.model.identity import content_sha256
from truceline.model.page import Page
from truceline.model.statement import Statement
from truceline.pipeline import Engine, code_pages

FILES = sorted(Path(__file__).parent.glob("events*.toml"))
CASES = [c for file in FILES for c in tomllib.loads(file.read_text(encoding="utf-8"))["cases"]]
ENGINE = Engine(load_lexicon(), SpacyParser())


def code(text: str) -> CodedArticle:
    """Code one text published on 2024-03-14."""
    page = Page(id="t", source=text, sha256=content_sha256(text), kind="plain", clean=True, published="2024-03-14")
    (coded,) = code_pages([page], ENGINE)
    assert isinstance(coded, CodedArticle)
    return coded


def told(coded: CodedArticle, s: Statement) -> dict[str, Any]:
    """What a case may say of an event."""
    names = {a.id: a.name for a in coded.annotated.actors}
    countries = {a.id: a.country or "@none" for a in coded.annotated.actors}
    return {
        "type": s.type or "@none",
        "mode": s.mode,
        "trigger": s.trigger.of(coded.text),
        "status": s.status,
        "factuality": s.factuality,
        "phase": s.phase or "@none",
        "date": s.date or "@none",
        "plover": s.plover,
        "cameo": s.cameo,
        "rule": s.rule,
        "format": s.format,
        "level": s.level,
        "actors": [names[a] for a in s.actors],
        "recipients": [names[a] for a in s.recipients],
        "sources": [countries[a] for a in s.actors],
        "targets": [countries[a] for a in s.recipients],
        "quantities": [[q.low, q.high, q.unit] for q in s.quantities],
    }


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["text"])
def test_events(case: dict[str, Any], request: pytest.FixtureRequest) -> None:
    if "known_failure" in case:
        request.applymarker(pytest.mark.xfail(reason=case["known_failure"], strict=True))
    coded = code(case["text"])
    found = [told(coded, s) for s in coded.statements if s.kind == "event"]
    assert [e["trigger"] for e in found] == [e["trigger"] for e in case["events"]]
    for event, wanted in zip(found, case["events"], strict=True):
        assert {k: event[k] for k in wanted} == wanted
