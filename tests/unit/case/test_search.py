"""Words are looked up, whatever they are."""

from __future__ import annotations

import pytest

from truceline.api.case import Case
from truceline.case import search
from truceline.case.search import LONGEST, search_articles
from truceline.errors import SearchInvalid

PAGES = {
    "one": "The envoys of Peru and Chile agreed on a truce in Arica on 4 May 2027, and on a land corridor to the sea.",
    "two": "A corridor over land was ruled out by Peru on 6 May 2027; the truce holds, said the minister in Tacna.",
}


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Case:
    folder = tmp_path_factory.mktemp("search")
    for name, text in PAGES.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    made = Case(folder / "own.case")
    made.add([folder / f"{name}.txt" for name in PAGES])
    return made


def _found(case: Case, words: str) -> set[str]:
    return {hit.outlet or "" for hit in search_articles(case.file().db, words).hits}


@pytest.mark.parametrize(
    ("words", "files"),
    [
        ("truce", "one two"),
        ("TRUCE Arica", "one"),
        ('"land corridor"', "one"),
        ("land corridor", "one two"),
        ("arica OR tacna", "one two"),
        ("truce NOT tacna", "one"),
        ("corr*", "one two"),
        ("truce (", "one two"),
        ('"land corr', ""),
        ("truce-", "one two"),
        ("peru AND", "one"),
        ("page: truce", ""),
        ("'; DROP TABLE article; --", ""),
        ("\x00 truce", "one two"),
        ("\ud800", ""),
        ("***", ""),
    ],
)
def test_words_are_found_or_not_and_nothing_breaks(case: Case, words: str, files: str) -> None:
    assert _found(case, words) == {f"{name}.txt" for name in files.split()}


def test_the_place_is_shown_with_its_words_marked(case: Case) -> None:
    (hit,) = search_articles(case.file().db, '"land corridor"').hits
    assert [mark.of(hit.snippet) for mark in hit.marks] == ["land corridor"]
    assert "[[land corridor]]" in str(case.search('"land corridor"'))


def test_no_words_and_too_many_are_told(case: Case) -> None:
    for words in ("", ' " ', "a" * (LONGEST + 1)):
        with pytest.raises(SearchInvalid):
            search_articles(case.file().db, words)


def test_what_is_left_out_is_counted(case: Case) -> None:
    found = search_articles(case.file().db, "truce", most=1)
    assert (len(found.hits), found.total) == (1, 2)
    assert search_articles(case.file().db, "truce", until="1990-01-01").total == 0


def test_of_very_many_articles_the_last_added_are_ranked(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "RANKED", 1)
    found = search_articles(case.file().db, "truce")
    assert (found.total, [hit.outlet for hit in found.hits]) == (2, ["two.txt"])
