"""Between whom a case negotiates: several negotiations are told where nobody stands in two of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from truceline.lexicon.lexicon import load_lexicon
from truceline.model.actor import Actor
from truceline.model.coded import CodedArticle
from truceline.trace.between import find_between
from truceline.trace.known import Known
from truceline.trace.parties import KeptTo
from truceline.trace.sources import Sources
from truceline.trace.standing import find_standing

Build = Callable[..., CodedArticle]
NILE = ("sdn", "egy"), "Sudan met Egypt"
DAM = ("egy", "eth"), "Egypt met Ethiopia"
SOMALIA = Actor(id="som", name="Somalia", kind="government", country="SOM", sector="GOV")
HORN = ("eth", "som"), "Ethiopia met Somalia"


def pages(build_page: Build, *told: tuple[tuple[tuple[str, ...], str], int]) -> list[CodedArticle]:
    """So many pages of each meeting."""
    made = []
    for (actors, words), count in told:
        for n in range(count):
            met: dict[str, Any] = {"words": words, "type": "CONSULT", "actors": actors, "status": "occurred"}
            page = build_page(f"{words}.", [met], published="2027-05-02", outlet=f"{words} {n}")
            named = (*page.annotated.actors, SOMALIA)
            made.append(replace(page, annotated=replace(page.annotated, actors=named)))
    return made


def found(build_page: Build, *told: tuple[tuple[tuple[str, ...], str], int]) -> list[tuple[set[str], int]]:
    between = find_between(Sources.of(pages(build_page, *told)), load_lexicon())
    return [(set(b.parties), b.pages) for b in between]


def test_pairs_without_a_common_party_are_two_negotiations(build_page: Build) -> None:
    assert found(build_page, (HORN, 3), (NILE, 4)) == [({"Sudan", "Egypt"}, 4), ({"Ethiopia", "Somalia"}, 3)]


def test_pairs_with_a_common_party_may_be_one(build_page: Build) -> None:
    assert found(build_page, (NILE, 4), (DAM, 3)) == [({"Sudan", "Egypt"}, 4)]


@pytest.mark.parametrize(("of_the_first", "of_the_second"), [(4, 2), (61, 3)])
def test_what_few_pages_tell_of_in_passing_is_no_negotiation_of_the_case(
    of_the_first: int, of_the_second: int, build_page: Build
) -> None:
    assert len(found(build_page, (NILE, of_the_first), (HORN, of_the_second))) == 1


def test_a_case_that_is_kept_to_parties_tells_of_no_others(build_page: Build) -> None:
    sources = Sources.of(pages(build_page, (NILE, 4), (HORN, 3)))
    all_of_it = Known(day="2027-06-01", sources=sources, conflicts=(), lexicon=load_lexicon())
    kept = KeptTo(parties=("Sudan", "Egypt"), statements=7, left_out=3)
    of_the_nile = Known(day="2027-06-01", sources=sources, conflicts=(), lexicon=load_lexicon(), kept_to=kept)
    assert len(find_standing(all_of_it).between) == 2
    assert find_standing(of_the_nile).between == ()


def test_one_negotiation_needs_no_word(build_page: Build) -> None:
    sources = Sources.of(pages(build_page, (NILE, 4)))
    assert find_standing(Known(day="2027-06-01", sources=sources, conflicts=(), lexicon=load_lexicon())).between == ()
