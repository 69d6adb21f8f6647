"""A kept view is the view; its long lists are read as far as they are looked at."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

from truceline.case import views as kept_views
from truceline.case.case_file import CaseFile
from truceline.case.views import SHAPE, KeptList, keep_view, made_of_now, read_view
from truceline.errors import CaseFileDamaged
from truceline.lexicon.lexicon import load_lexicon
from truceline.model.identity import digest
from truceline.pipeline import as_known, case_record
from truceline.publish.view_json import view_record
from truceline.trace.timeline import Timeline
from truceline.trace.views import VIEWS, find_view

AT = "2026-11-26T12:00:00Z"


@pytest.fixture(scope="module")
def views(filled: Path) -> dict[str, object]:
    """Every view of the example pages."""
    lexicon = load_lexicon()
    with CaseFile.open(filled, AT) as case:
        known = as_known(case_record(case, lexicon), lexicon)
    return {kind.__name__: find_view(kind, known) for kind in VIEWS}


@pytest.fixture
def linked(case: CaseFile) -> CaseFile:
    """A case in which something is linked."""
    case.db.execute("INSERT INTO together VALUES (1, 'these pages', 'this tool')")
    return case


@pytest.mark.parametrize("name", [kind.__name__ for kind in VIEWS])
def test_a_view_comes_back_as_it_was_kept(name: str, views: dict[str, object], linked: CaseFile) -> None:
    view = views[name]
    keep_view(linked.db, view, made_of_now(linked.db))
    found = read_view(linked.db, type(view), "own.case")
    assert found is not None
    assert view_record(found) == view_record(view)
    assert json.dumps(view_record(view))  # there is something in it that can be written


def test_a_view_of_other_pages_is_none(views: dict[str, object], linked: CaseFile) -> None:
    keep_view(linked.db, views["Timeline"], made_of_now(linked.db))
    linked.db.execute("UPDATE together SET made_of = 'other pages'")
    assert read_view(linked.db, Timeline, "own.case") is None


def test_the_same_view_is_kept_once(views: dict[str, object], linked: CaseFile) -> None:
    counted = "SELECT count(*) FROM view_entry"
    keep_view(linked.db, views["Timeline"], made_of_now(linked.db))
    once = linked.db.execute(counted).fetchone()
    keep_view(linked.db, views["Timeline"], made_of_now(linked.db))
    assert linked.db.execute(counted).fetchone() == once


def test_a_list_is_read_like_any_other(views: dict[str, object], linked: CaseFile) -> None:
    made = views["Timeline"]
    assert isinstance(made, Timeline)
    keep_view(linked.db, made, made_of_now(linked.db))
    found = read_view(linked.db, Timeline, "own.case")
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
def test_an_entry_that_somebody_spoilt_is_told(words: str, views: dict[str, object], linked: CaseFile) -> None:
    keep_view(linked.db, views["Timeline"], made_of_now(linked.db))
    linked.db.execute("UPDATE view_entry SET entry = ? WHERE list = 'dated' AND rank = 0", (words,))
    found = read_view(linked.db, Timeline, "own.case")
    assert found is not None
    with pytest.raises(CaseFileDamaged, match="own.case"):
        list(found.dated)


def test_a_view_without_its_own_fields_is_told(views: dict[str, object], linked: CaseFile) -> None:
    keep_view(linked.db, views["Timeline"], made_of_now(linked.db))
    linked.db.execute("UPDATE view SET rest = '{\"day\": 1}'")
    with pytest.raises(CaseFileDamaged):
        read_view(linked.db, Timeline, "own.case")


def test_the_shape_of_the_views_is_the_one_written_down() -> None:
    schema = _without_words(msgspec.json.schema_components(VIEWS)[1])
    assert digest(json.dumps(schema, sort_keys=True)) == SHAPE, "the views changed: write their shape down anew"


def _without_words(schema: Any) -> Any:
    if isinstance(schema, dict):
        return {key: _without_words(value) for key, value in schema.items() if key not in ("description", "title")}
    return [_without_words(value) for value in schema] if isinstance(schema, list) else schema


def test_a_view_of_another_shape_is_none(
    views: dict[str, object], linked: CaseFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_view(linked.db, views["Timeline"], made_of_now(linked.db))
    monkeypatch.setattr(kept_views, "SHAPE", "another")
    assert read_view(linked.db, Timeline, "own.case") is None
