"""What a case shows of a day is what a case of only the pages known by then shows, whatever its pages are, and whatever
has been read of them already."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from truceline.api.views import VIEWS, KnownCase
from truceline.case.at_hand import AtHand
from truceline.case.case_file import CaseFile
from truceline.case.snapshot import pack, unpack
from truceline.model.page import Page
from truceline.pipeline import Engine, add_pages, code_case, link_case, linked_record

AT = "2027-12-01T00:00:00Z"
DAYS = tuple(f"2027-05-{day:02}" for day in range(3, 15))
TEXTS = (
    "Envoys of Sudan and Chad will meet in Geneva on 12 May 2027.",
    "Envoys of Sudan and Chad met in Geneva on 12 May 2027.",
    "Envoys of Sudan and Chad met in Cairo on 12 May 2027.",
    "The talks of Sudan and Chad in Geneva did not take place, Egypt said.",
    "Sudan wants a ceasefire before talks on a peace deal.",
    "The Rapid Support Forces want talks on a peace deal before a ceasefire.",
    "Sudan no longer insists on a ceasefire before talks on a peace deal, its foreign minister said.",
    "Sudan and Chad signed a ceasefire in Cairo on Friday.",
    "Chad said that Sudan had violated the ceasefire.",
    "Sudan demanded a ceasefire by 10 May 2027.",
    "Chad rejected the ceasefire. It demanded the withdrawal of Sudanese troops.",
    "President Mahamat Déby supports the ceasefire, his spokesman said on Monday.",
)

SLIPS = (
    "The truce of Sudan and Chad has held for three months. Not a shot has been fired since 3 May.",
    "The truce of Sudan and Chad has now held for seven months. Shelling was reported on 5 May 2027.",
    "Sudan opened the bridge at Adre on 6 May 2027, and the bridge at Adre is still shut, it said.",
    "The bridge at Adre is open again. Chad lifted the embargo on Sudan on 6 May 2027.",
    "Chad tightened the embargo on Sudan on 6 May 2027. The envoy, Aino Salo, 58, welcomed the talks in Geneva.",
    "Aino Salo, 44, the envoy, came to the talks by Sudan and Chad in Geneva, which followed the exchange of maps.",
)


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine()


def pages(told: Iterable[tuple[str, str]]) -> list[Page]:
    """A page for each text and day."""
    return [
        Page(
            id=f"p{number}",
            source=text,
            sha256=hashlib.sha256(f"{number} {text}".encode()).hexdigest(),
            kind="plain",
            clean=True,
            published=day,
            outlet=f"Mail {number}",
        )
        for number, (text, day) in enumerate(told)
    ]


def views(given: Iterable[Page], day: str, engine: Engine) -> dict[str, Any]:
    """All views of a case of some pages, as of a day."""
    with tempfile.TemporaryDirectory() as folder, CaseFile.open(Path(folder) / "own.case", AT, create=True) as case:
        list(add_pages(given, case, AT))
        list(code_case(case, engine, AT))
        link_case(case, engine, AT)
        known = KnownCase(case, day)
        return {name: find(known).record() for name, find in VIEWS.items()}


@given(
    told=st.lists(st.tuples(st.sampled_from(TEXTS), st.sampled_from(DAYS)), min_size=1, max_size=6),
    day=st.sampled_from(DAYS),
)
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_day_shows_nothing_that_was_known_later(told: list[tuple[str, str]], day: str, engine: Engine) -> None:
    given = pages(told)
    assert views(given, day, engine) == views([p for p in given if (p.published or "") <= day], day, engine)


@given(
    told=st.lists(st.tuples(st.sampled_from(TEXTS + SLIPS), st.sampled_from(DAYS)), min_size=2, max_size=6),
    days=st.lists(st.sampled_from(DAYS), min_size=1, max_size=4),
)
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_was_read_of_pages_before_changes_no_day(
    told: list[tuple[str, str]], days: list[str], engine: Engine
) -> None:
    with tempfile.TemporaryDirectory() as folder, CaseFile.open(Path(folder) / "own.case", AT, create=True) as case:
        list(add_pages(pages(told), case, AT))
        list(code_case(case, engine, AT))
        at_hand = AtHand()
        kept = [linked_record(case, engine.lexicon, day, at_hand) for day in days]
        for id_, coded in case.db.execute("SELECT id, coded FROM article").fetchall():
            article = unpack(coded, id_)
            assert article.items
            case.db.execute("UPDATE article SET coded = ? WHERE id = ?", (pack(replace(article, items=b"")), id_))
        assert kept == [linked_record(case, engine.lexicon, day) for day in days]
