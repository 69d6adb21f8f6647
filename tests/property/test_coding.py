"""Whatever a page says, its record is valid, its spans lie in its text, and coding it twice gives the same bytes."""

from __future__ import annotations

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from truceline.errors import PageError
from truceline.model.identity import content_sha256
from truceline.model.page import Page
from truceline.model.record import as_line, record_of, record_schema
from truceline.pipeline import Engine, code_pages, tool_versions

PARTS = (
    "President Jokowi met",
    "the two sides",
    "Kosovo's prime minister, Albin Kurti,",
    "“We will not sign,”",
    "he said.",
    "on Monday, 3 March 2025",
    "if the shelling stopped",
    "agreed to a ceasefire",
    "before any talks",
    "denied that",
    "nearly three hours",
    "as of 2 May 2024",
    "\n\n",
    "\u202e",
    "\x00",
    "&amp;",
    "🕊",
    "… “‘(",
    "No.",
    "U.S.",
    "is likely to",
    "at least 40 people",
)

texts = st.lists(st.one_of(st.sampled_from(PARTS), st.text(max_size=12)), min_size=1, max_size=14).map(" ".join)


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine()


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=texts)
def test_any_text_gives_a_valid_record_twice(engine: Engine, text: str) -> None:
    page = Page(id="p", source=text, sha256=content_sha256(text), kind="plain", clean=True)
    tool = tool_versions(engine)
    once, again = next(iter(code_pages([page], engine))), next(iter(code_pages([page], engine)))
    if isinstance(once, PageError):
        assert isinstance(again, PageError)
        return
    assert not isinstance(again, PageError)
    record = record_of(once, tool)
    assert as_line(record) == as_line(record_of(again, tool))
    as_line(record).encode("utf-8")
    jsonschema.validate(record, record_schema())
    _spans_lie_in_the_text(record["text"], record)


def _spans_lie_in_the_text(text: str, record: dict[str, object]) -> None:
    spans = []
    for name in ("times", "mentions", "as_of", "statements"):
        items = record[name]
        assert isinstance(items, list)
        spans += [item["span"] for item in items]
    for start, end in spans:
        assert 0 <= start < end <= len(text)
