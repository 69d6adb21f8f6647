"""However an outlet edits a page, a day shows what a case of only the versions seen by then shows."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from truceline.api.views import VIEWS, KnownCase
from truceline.case.case_file import CaseFile
from truceline.model.page import Page
from truceline.pipeline import Engine, add_pages, code_case, link_case

AT = "2027-12-01T00:00:00Z"
DAYS = tuple(f"2027-05-{day:02}" for day in range(3, 10))
SENTENCES = (
    "Envoys of Sudan and Chad met in Geneva on 2 May 2027.",
    "Envoys of Sudan and Chad met in Geneva on 1 May 2027.",
    "Envoys of Sudan and Chad will meet in Cairo on 12 May 2027.",
    "Sudan demands a ceasefire before talks on a peace deal.",
    "Chad rejects a ceasefire.",
    "The hotel stands above the lake, and the buses of the delegations leave at eight.",
)
texts = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=5, unique=True).map(" ".join)


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine()


def _versions(told: Iterable[tuple[str, str]]) -> list[Page]:
    """The versions of a page that was published on the first of all days, each captured on its day."""
    return [
        Page(
            id="p",
            source=text,
            sha256=hashlib.sha256(text.encode()).hexdigest(),
            kind="plain",
            clean=True,
            url="https://post.example/1",
            outlet="Post",
            published=DAYS[0],
            captured=f"{day}T12:00:00Z",
        )
        for text, day in sorted(told, key=lambda version: version[1])
    ]


def _views(given: Iterable[Page], day: str, engine: Engine) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder, CaseFile.open(Path(folder) / "own.case", AT, create=True) as case:
        list(add_pages(given, case, AT))
        list(code_case(case, engine, AT))
        link_case(case, engine, AT)
        assert case.db.execute("PRAGMA foreign_key_check").fetchall() == []
        known = KnownCase(case, day)
        return {name: find(known).record() for name, find in VIEWS.items()}


@given(
    told=st.lists(st.tuples(texts, st.sampled_from(DAYS)), min_size=1, max_size=5, unique_by=lambda v: v[1]),
    day=st.sampled_from(DAYS),
)
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_day_shows_no_version_that_was_seen_later(told: list[tuple[str, str]], day: str, engine: Engine) -> None:
    first, *later = _versions(told)
    seen = [first, *(page for page in later if (page.captured or "")[:10] <= day)]
    assert _views([first, *later], day, engine) == _views(seen, day, engine)
