"""A table of sentences, of who did it and to whom (tests/cases/parties.toml)."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from tests.cases.test_events import code

CASES = tomllib.loads((Path(__file__).parent / "parties.toml").read_text(encoding="utf-8"))["cases"]


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["text"])
def test_parties(case: dict[str, Any], request: pytest.FixtureRequest) -> None:
    if "known_failure" in case:
        request.applymarker(pytest.mark.xfail(reason=case["known_failure"], strict=True))
    coded = code(case["text"])
    names = {a.id: a.name for a in coded.annotated.actors}
    events = [s for s in coded.statements if s.kind in ("event", "position") and case["on"] in s.trigger.of(coded.text)]
    assert events, [s.trigger.of(coded.text) for s in coded.statements]
    assert [names[a] for a in events[0].actors] == case["actors"]
    assert [names[a] for a in events[0].recipients] == case["recipients"]


def test_who_is_only_described_enters_the_record_where_a_statement_needs_it() -> None:
    coded = code("A Zambian court has jailed two journalists. The farmers and the old teachers went home.")
    assert {a.id for a in coded.annotated.actors} == {"zambian-court", "journalists", "zmb"}
    (court,) = [m for m in coded.annotated.mentions if m.of == "zambian-court"]
    assert (court.span.of(coded.text), court.form) == ("Zambian court", "nominal")
    assert court in coded.annotated.described
    assert [m.of for m in coded.annotated.named_in(court.span)] == ["zmb"]


@pytest.mark.parametrize(
    "text",
    [
        "Before the winter, the Peruvian Border Service put out a request for officers to volunteer to go to San Juan.",
        "President Boluarte has made pleas for anyone with some skills to immediately enlist in the fight against it.",
    ],
)
def test_a_request_whose_parts_hang_on_each_other_is_followed_only_so_deep(text: str) -> None:
    assert code(text).text == text
