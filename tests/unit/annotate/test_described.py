"""Actors whom a text only describes: by a noun with its sector and country, by an unknown name, by a place."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from truceline.model.actor import Actor
from truceline.model.coded import AnnotatedArticle

Annotate = Callable[..., AnnotatedArticle]


def described(article: AnnotatedArticle, words: str) -> Actor | None:
    """The described actor whose mention has just these words."""
    actors = {a.id: a for a in article.described_actors}
    return next((actors[m.of] for m in article.described if m.span.of(article.text) == words), None)


@pytest.mark.parametrize(
    ("text", "words", "country", "sector", "kind"),
    [
        ("A Zambian court freed him.", "Zambian court", "ZMB", "JUD", "organ"),
        ("Police held a Kyrgyz journalist.", "Kyrgyz journalist", "KGZ", "MED", "other"),
        ("The gunmen from Mali fled.", "gunmen", "MLI", "REB", "armed_group"),
        ("The students throughout Indonesia left.", "students", "IDN", "EDU", "other"),
        ("The Danish-trained soldiers left Mali.", "Danish-trained soldiers", None, "MIL", "other"),
        ("The Danish-led soldiers left Mali.", "Danish-led soldiers", "DNK", "MIL", "other"),
        ("The mayor of a town near Lusaka resigned.", "mayor", "ZMB", "GOV", "other"),
        # silent: no nationality that only leans, counts or names another people
        ("The pro-Serbian teachers left Oslo.", "pro-Serbian teachers", None, "EDU", "other"),
        ("Seven other nurses came with Annan.", "nurses", None, "HLH", "other"),
        ("The ethnic Hungarian farmers left.", "ethnic Hungarian farmers", None, "AGR", "other"),
    ],
)
def test_nouns_for_people_and_bodies(
    annotated: Annotate, text: str, words: str, country: str | None, sector: str, kind: str
) -> None:
    actor = described(annotated(text), words)
    assert actor is not None
    assert (actor.country, actor.sector, actor.kind) == (country, sector, kind)


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("The court fined Wexford Shipping Company.", "Wexford Shipping Company", "wexford-shipping-company"),
        ("Police questioned Danforth.", "Danforth", "danforth"),
        ("They blamed the Envoy to the Sahel Kofi Annan.", "Envoy", "kofi-annan"),
        ("Putin has offered to talk.", "Putin", "vladimir-putin"),
        ("Troops left Niger and Chad.", "Chad", None),
        ("They met on Tuesday.", "Tuesday", None),
        ("He signed the Accord.", "Accord", None),
        ("PRESS RELEASE WAS ISSUED by them.", "RELEASE", None),
    ],
)
def test_names_that_nothing_explains(annotated: Annotate, text: str, words: str, expected: str | None) -> None:
    actor = described(annotated(text), words)
    assert (actor.id if actor else None) == expected


def test_the_state_in_which_a_place_lies(annotated: Annotate) -> None:
    found = annotated("Shells fell on Kharkiv. Rockets hit a hill near Goma. A strike on Gaza City followed.")
    states = {m.span.of(found.text): m.of for m in found.described}
    assert states["Kharkiv"] == "ukr"
    assert states["Goma"] == "cod"
    assert "Gaza City" not in states


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Malian rebels left the camp.", "MLI"),
        ("Rebels in northern Mali left the camp.", "MLI"),
        ("Protesters in Lusaka threw stones.", "ZMB"),
        ("The rebels left the camp in Mali.", None),
        ("Rebels, in Mali's view, must go.", None),
        ("The protesters threw stones at Zambian police.", None),
    ],
)
def test_unnamed_groups_have_the_country_beside_them(annotated: Annotate, text: str, country: str | None) -> None:
    found = [a for a in annotated(text).actors if a.kind in ("armed_group", "other")]
    assert [a.country for a in found] == [country]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Mali's religious leader Idris Bemba left.", "MLI"),
        ("President Bush threatened to leave.", "USA"),
        ("The Malian commander Idris Bemba left.", "MLI"),
        ("Chad's troops met commander Idris Bemba.", None),
        ("President Bemba threatened to leave.", None),
        ("The commander Idris Bemba left Mali.", None),
    ],
)
def test_the_country_of_people_nobody_knows(annotated: Annotate, text: str, country: str | None) -> None:
    (person,) = [a for a in annotated(text).actors if a.kind == "person"]
    assert person.country == country


def test_ethnic_groups_are_no_states(annotated: Annotate) -> None:
    assert [a.id for a in annotated("They met ethnic Hungarians.").actors] == []
    assert [a.id for a in annotated("They met Hungarians.").actors] == ["hun"]
