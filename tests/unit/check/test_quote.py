from __future__ import annotations

from collections.abc import Callable

import pytest

from truceline.check.case import Case
from truceline.check.rules.attribution import find_attribution_conflicts
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


def test_quotations_are_compared_however_many_come_before(build: Build) -> None:
    crowd = [
        build(f"Ivo Kest spoke of “{n} sorts of pears” there.", page=f"k{n}", people=(("Ivo Kest", None),))
        for n in range(400)
    ]
    pages = [*crowd, _page(build, "y", "very stiff penalties"), _page(build, "z", "very harsh penalties")]
    assert len(list(find_quote_conflicts(Case.of(pages, LEXICON)))) == 1


PEARS = (
    "Ripe pears fell on the roofs of Ulm all night while the brass band of the ferrymen played to the jury of bakers. "
    "Children filled aprons and wheelbarrows, and wasps hung in clusters under the gutters of the town hall."
)
SHIPS = (
    "Six ships with ore lay off Cape Vela, and the pilots argued in the harbour office over tides, tugs and overtime. "
    "Cranes stood still, lorries queued along the mole, and the customs officer sold coffee, stamps and cigars."
)


@pytest.mark.parametrize(
    ("one", "other", "about", "found"),
    [
        (
            "We did it as this is the right thing to do",
            "She said that this is the right thing to do now",
            (PEARS, SHIPS),
            0,
        ),
        (
            "We did it as nobody is above the law here",
            "Today shows that nobody is above the law again",
            (PEARS, SHIPS),
            0,
        ),
        ("Our first job is to make sure that pears ripen", "My job is to make sure that ships sail", (PEARS, SHIPS), 0),
        ("Now the bells of Ulm call the bakers home", "Now the bells of Ulm call the bakers home", (PEARS, PEARS), 1),
        (
            "So the bell of Ulm is for the bakers of pears again",
            "Then the bell of Ulm is for the bakers of pears",
            (PEARS, PEARS),
            1,
        ),
        (
            "It harms the people of Ulm to such an extent as no frost of the last hundred years has done",
            "This harms the people of Ulm to such an extent as no frost of the last hundred years has done",
            (PEARS, SHIPS),
            1,
        ),
    ],
)
def test_two_speakers_of_two_stories_may_share_a_phrase(
    build: Build, one: str, other: str, about: tuple[str, str], found: int
) -> None:
    pages = [
        build(f"{story} “{said},” said {who}.", page=who[0], people=((who, None),))
        for story, said, who in zip(about, (one, other), ("Ada Lume", "Rolf Teng"), strict=True)
    ]
    assert len(list(find_attribution_conflicts(Case.of(pages, LEXICON)))) == found
