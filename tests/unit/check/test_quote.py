from __future__ import annotations

from collections.abc import Callable

import pytest

from truceline.check.case import Case
from truceline.check.rules.quote import find_quote_conflicts
from truceline.lexicon.lexicon import load_lexicon
from truceline.model.coded import CodedArticle

Build = Callable[..., CodedArticle]
LEXICON = load_lexicon()


def _page(build: Build, page: str, words: str, *, tail: str = "if it moved") -> CodedArticle:
    text = f"Ada Lume threatened Rolf Teng with “{words}” {tail}."
    return build(text, page=page, people=(("Ada Lume", None), ("Rolf Teng", None)))


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("very stiff penalties", "very harsh penalties", 1),
        ("very stiff penalties", "stiff penalties", 0),
        ("very stiff penalties", "really stiff penalties", 0),
        ("very stiff penalties", "very stiff sanctions", 0),
        ("very coloured penalties", "very colored penalties", 0),
        ("very stiff penalties", "very … penalties", 0),
        ("very stiff penalties", "very [harsh] penalties", 0),
    ],
)
def test_one_threat_in_two_wordings(build: Build, one: str, other: str, found: int) -> None:
    pages = [_page(build, "a", one), _page(build, "b", other)]
    assert len(list(find_quote_conflicts(Case.of(pages, LEXICON)))) == found


def test_the_rarer_wording_is_held_against_the_usual_one(build: Build) -> None:
    words = ("very harsh penalties", "very stiff penalties", "very stiff penalties", "very cruel penalties")
    pages = [_page(build, page, said) for page, said in zip("abcd", words, strict=True)]
    found = list(find_quote_conflicts(Case.of(pages, LEXICON)))
    assert [[e.page for e in c.evidence] for c in found] == [["b", "a"], ["b", "d"]]
    assert "“stiff” against “harsh”" in found[0].explanation


def test_without_a_condition_two_threats_may_be_two(build: Build) -> None:
    pages = [_page(build, "a", "very stiff penalties", tail="at noon"), _page(build, "b", "very harsh penalties")]
    assert not list(find_quote_conflicts(Case.of(pages, LEXICON)))


def test_a_line_with_an_open_mark_is_not_read(build: Build) -> None:
    text = 'Ada Lume threatened Rolf Teng with "very stiff penalties" if it moved. "So be it.'
    people = (("Ada Lume", None), ("Rolf Teng", None))
    pages = [build(text, page="a", people=people), _page(build, "b", "very harsh penalties")]
    assert not list(find_quote_conflicts(Case.of(pages, LEXICON)))
