"""A kept view is the view; its long lists are read as far as they are looked at."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from truceline.case.case_file import CaseFile
from truceline.case.views import KeptList, forget_view, keep_view, read_view
from truceline.errors import CaseFileDamaged
from truceline.lexicon.lexicon import load_lexicon
from truceline.pipeline import case_record
from truceline.publish.view_json import view_record
from truceline.trace.happenings import find_happenings
from truceline.trace.ledger import find_ledger
from truceline.trace.meetings import find_meetings
from truceline.trace.positions import find_positions
from truceline.trace.sequence import find_order
from truceline.trace.sources import Sources
from truceline.trace.standing import find_standing
from truceline.trace.stands import find_stands
from truceline.trace.timeline import Timeline, find_timeline

AT = "2026-11-26T12:00:00Z"


@pytest.fixture(scope="module")
def views(filled: Path) -> dict[str, object]:
    """Every view of the example pages."""
    lexicon = load_lexicon()
    with CaseFile.open(filled, AT) as case:
        record = case_record(case, lexicon)
    sources = Sources.of(record.articles, record.lineages)
    happenings, as_of = find_happenings(sources), "2025-08-19"
    timeline = find_timeline(sources, happenings, find_stands(sources), as_of, record.conflicts)
    return {
        "timeline": timeline,
        "meetings": find_meetings(sources, timeline),
        "positions": find_positions(sources, lexicon, as_of),
        "order": find_order(sources, happenings, as_of),
        "ledger": find_ledger(sources, lexicon, as_of),
        "standing": find_standing(sources, record.conflicts, lexicon, as_of),
    }


@pytest.mark.parametrize("name", ["timeline", "meetings", "positions", "order", "ledger", "standing"])
def test_a_view_comes_back_as_it_was_kept(name: str, views: dict[str, object], case: CaseFile) -> None:
    view = views[name]
    keep_view(case.db, view, "these pages")
    found = read_view(case.db, type(view), "these pages", "own.case")
    assert found is not None
    assert view_record(found) == view_record(view)
    assert json.dumps(view_record(view))  # there is something in it that can be written


def test_a_view_of_other_pages_is_none(views: dict[str, object], case: CaseFile) -> None:
    keep_view(case.db, views["timeline"], "these pages")
    assert read_view(case.db, Timeline, "other pages", "own.case") is None
    forget_view(case.db, "timeline")
    assert read_view(case.db, Timeline, "these pages", "own.case") is None


def test_the_same_view_is_kept_once(views: dict[str, object], case: CaseFile) -> None:
    counted = "SELECT count(*) FROM view_entry"
    keep_view(case.db, views["timeline"], "these pages")
    once = case.db.execute(counted).fetchone()
    keep_view(case.db, views["timeline"], "these pages")
    assert case.db.execute(counted).fetchone() == once


def test_a_list_is_read_like_any_other(views: dict[str, object], case: CaseFile) -> None:
    made = views["timeline"]
    assert isinstance(made, Timeline)
    keep_view(case.db, made, "these pages")
    found = read_view(case.db, Timeline, "these pages", "own.case")
    assert found is not None
    kept, entries = found.dated, tuple(made.dated)
    assert isinstance(kept, KeptList)
    assert len(kept) == len(entries) > 3
    assert tuple(kept) == entries
    assert kept[0] == entries[0]
    assert kept[-1] == entries[-1]
    for cut in (slice(2), slice(-2, None), slice(1, 3), slice(None, None, -1), slice(5, 2)):
        assert tuple(kept[cut]) == entries[cut]
    with pytest.raises(IndexError):
        kept[len(entries)]


@pytest.mark.parametrize("words", ["no JSON", "[1, 2]", '{"happening": {}}', "[" * 10_000])
def test_an_entry_that_somebody_spoilt_is_told(words: str, views: dict[str, object], case: CaseFile) -> None:
    keep_view(case.db, views["timeline"], "these pages")
    case.db.execute("UPDATE view_entry SET entry = ? WHERE list = 'dated' AND rank = 0", (words,))
    found = read_view(case.db, Timeline, "these pages", "own.case")
    assert found is not None
    with pytest.raises(CaseFileDamaged, match="own.case"):
        list(found.dated)


def test_a_view_without_its_own_fields_is_told(views: dict[str, object], case: CaseFile) -> None:
    keep_view(case.db, views["timeline"], "these pages")
    case.db.execute("UPDATE view SET rest = '{\"day\": 1}'")
    with pytest.raises(CaseFileDamaged):
        read_view(case.db, Timeline, "these pages", "own.case")
