"""Whom a bare surname means where several bear it: the leader of the article, not a relative named in full."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from truceline.model.coded import AnnotatedArticle

Annotate = Callable[..., AnnotatedArticle]


def meant(article: AnnotatedArticle, words: str) -> list[str]:
    """The actor of each mention of some words, in text order."""
    return [m.of for m in article.mentions if m.span.of(article.text) == words]


@pytest.mark.parametrize(
    ("text", "words", "ids"),
    [
        (
            "President Biden landed in Belfast. Biden spoke first. His son, Hunter Biden, waited. Biden then left.",
            "Biden",
            ["joe-biden"] * 3,
        ),
        (
            "Museveni said the truce holds. His son, Muhoozi Museveni, was there. Museveni left Uganda.",
            "Museveni",
            ["yoweri-museveni"] * 2,
        ),
        (
            "Hillary Clinton met the envoys. Clinton was brief. Bill Clinton came later. Clinton said the talks go on.",
            "Clinton",
            ["hillary-clinton"] * 2,
        ),
        (
            "Kofi Annan and Nane Annan flew to Nairobi. Mrs. Annan spoke of aid.",
            "Annan",
            ["nane-annan"],
        ),
        (
            "Envoy Daniel Petrenko signed. His brother, Envoy Ruslan Petrenko, did not. Petrenko spoke late.",
            "Petrenko",
            ["ruslan-petrenko"],
        ),
    ],
)
def test_a_bare_surname(annotated: Annotate, text: str, words: str, ids: list[str]) -> None:
    assert meant(annotated(text, published="2023-04-12"), words) == ids


@pytest.mark.parametrize(
    ("text", "published", "words", "nobody"),
    [
        # the observer, not the Egyptian president of later days
        (
            "The observer, Riyad Mansour, wrote to them. Mansour, the envoy, waited.",
            "2012-11-23",
            "Mansour",
            "adly-mansour",
        ),
        (
            "President Barack Obama's law stands. In office, the President softened.",
            "2018-01-23",
            "the President",
            "barack-obama",
        ),
    ],
)
def test_who_is_not_meant(annotated: Annotate, text: str, published: str, words: str, nobody: str) -> None:
    assert nobody not in meant(annotated(text, published=published), words)


def test_a_president_in_office_is_meant_by_the_office(annotated: Annotate) -> None:
    text = "President Barack Obama flew to Asia. In Tokyo the President was brief."
    assert meant(annotated(text, published="2016-05-26"), "the President") == ["barack-obama"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("President Macron crossed the border. Macron smiled. His wife, Brigitte Macron, waved.", "emmanuel-macron"),
        ("Brigitte Macron crossed the border. Macron smiled.", "brigitte-macron"),
    ],
)
def test_a_page_without_a_day_means_the_leader_by_his_office(annotated: Annotate, text: str, found: str) -> None:
    assert set(meant(annotated(text, published=None), "Macron")) == {found}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("He hesitated… Removing Macron from office would take years. Emmanuel Macron smiled.", "Removing Macron"),
        ("Backing Museveni is hard. Yoweri Museveni smiled.", "Backing Museveni"),
    ],
)
def test_what_is_done_to_somebody_is_no_given_name(annotated: Annotate, text: str, name: str) -> None:
    assert not meant(annotated(text), name)


@pytest.mark.parametrize(
    ("text", "words", "ids"),
    [
        (
            "“It wants a deal,” said Wang Huilan, who advises the council. Wang spoke in Geneva. Then Wang left China.",
            "Wang",
            ["wang-huilan"] * 2,
        ),
        ("Zhao Mingra, an economist, spoke in China. Zhao said the truce holds.", "Zhao", ["zhao-mingra"]),
        ("Li Weiran, a lawyer, met the envoys of China. Li said he was content.", "Li", ["li-weiran"]),
        ("Ada Huilan, a lawyer, met the envoys of China. Huilan said she was content.", "Huilan", ["ada-huilan"]),
    ],
)
def test_a_family_name_that_stands_first(annotated: Annotate, text: str, words: str, ids: list[str]) -> None:
    assert meant(annotated(text), words) == ids
