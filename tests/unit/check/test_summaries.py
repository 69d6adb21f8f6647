"""Highlights and a standfirst above a text are cut from it, and held against it."""

from __future__ import annotations

import pytest

from truceline.errors import PageError
from truceline.model.conflict import Conflict
from truceline.model.identity import content_sha256
from truceline.model.page import Page
from truceline.pipeline import Engine, code_pages

STRIKE = """Story highlights Some 4,200 dockers of Karsk walk out after wage talks collapse

The harbour board calls the walkout unlawful

{text}

The board had offered a rise of a few crowns an hour. Nobody at the gates would speak of it.

Families brought soup in the evening, and the cranes stood still over the basin until late at night."""

TRUCE = """Border guards of Oru and Kestria are to pull back from the Vela by Thursday, mediators say

{text}

The river has been the line between the two armies since autumn. Fishermen have not crossed it in that time.

In the villages on both banks people waited for the ferry, which was said to be ready to sail again."""

PRISONERS = """Tarn frees 31 sailors held since the spring, says the mediator

Their boats stay in port

{text}

Relatives stood on the quay from the early morning. A band played, and then it rained on all of them.

The boats are to be inspected next, an official of the port said, but he gave no day for that."""


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine()


def _conflicts(source: str, engine: Engine, title: str) -> tuple[Conflict, ...]:
    sha256 = content_sha256(source)
    page = Page(id="p", source=source, sha256=sha256, kind="plain", title=title, published="2031-06-12")
    (coded,) = code_pages([page], engine)
    assert not isinstance(coded, PageError)
    assert "highlights" not in coded.text
    return coded.conflicts


FIRES = [
    (
        STRIKE,
        "Cranes stand still in Karsk",
        "About 8,600 dockers of Karsk walked out on Monday after wage talks with the harbour board had collapsed.",
        {"4,200", "8,600"},
    ),
    (
        TRUCE,
        "Ferry ready to sail",
        "Border guards of Oru and Kestria will pull back from the Vela by Saturday, the mediators said in a statement.",
        {"Thursday", "Saturday"},
    ),
    (
        PRISONERS,
        "Music on the quay",
        "Tarn has freed 13 sailors whom it had held since the spring, the mediator said on Wednesday.",
        {"31", "13"},
    ),
]


@pytest.mark.parametrize(("page", "title", "text", "values"), FIRES)
def test_a_summary_is_held_against_its_text(page: str, title: str, text: str, values: set[str], engine: Engine) -> None:
    (found,) = _conflicts(page.format(text=text), engine, title)
    summary, told = found.evidence[:2]
    assert (summary.part, told.part) == ("summary", "text")
    assert {v.split()[0] for v in (summary.value, told.value) if v} == values
    assert summary.page_span is not None
    assert page.format(text=text)[summary.page_span.start : summary.page_span.end] == summary.quote


SILENT = [
    (
        STRIKE,
        "About 4,200 dockers of Karsk walked out on Monday after wage talks with the harbour board had collapsed.",
    ),
    (
        STRIKE,
        "Some 3,000 dockers of the Old Basin and 1,200 of the New Basin walked out after wage talks had collapsed.",
    ),
    (TRUCE, "Border guards of Oru and Kestria, who were to pull back from the Vela by Saturday, now will by Thursday."),
    (PRISONERS, "Tarn has freed another 13 sailors whom it had held since the spring, after 18 last week, it said."),
    (PRISONERS, "A Tarnish court freed 13 of the sailors first, said the mediator, and the other 18 in the evening."),
]


@pytest.mark.parametrize(("page", "text"), SILENT)
def test_a_summary_that_its_text_bears_out_is_no_conflict(page: str, text: str, engine: Engine) -> None:
    assert _conflicts(page.format(text=text), engine, "Waiting for the evening") == ()
