"""Descriptions that a name explains, callings, leaders of bodies and what everybody calls a state."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from truceline.annotate.references.ranking import Candidate, Meant, choose
from truceline.lexicon.antecedents import Weights
from truceline.model.coded import AnnotatedArticle

Annotate = Callable[..., AnnotatedArticle]


def described(article: AnnotatedArticle) -> list[tuple[str, str]]:
    return [(m.span.of(article.text), m.of) for m in article.mentions if m.form != "name"]


@pytest.mark.parametrize(
    ("text", "words", "of"),
    [
        ("The terror group Hamas said no.", "The terror group", "hamas"),
        ("As the nation's top diplomat, Hillary Clinton flew to Oslo.", "the nation's top diplomat", "hillary-clinton"),
        ("Marta Solberg spoke. The Gaza-based movement Hamas wept.", "The Gaza-based movement", "hamas"),
        ("NATO's leader wants a short summit.", "NATO's leader", "mark-rutte"),
        ("The head of NATO spoke.", "The head of NATO", "mark-rutte"),
        ("The hermit kingdom fired a missile.", "The hermit kingdom", "prk"),
        ("EU foreign ministers met in Oslo.", "EU foreign ministers", "european-union"),
        (
            'Russian Foreign Minister Sergei Lavrov sat in Minsk. "We waited," the Russian diplomat said.',
            "the Russian diplomat",
            "sergei-lavrov",
        ),
        ("South Korea spoke. The North was silent.", "The North", "prk"),
    ],
)
def test_described(annotated: Annotate, text: str, words: str, of: str) -> None:
    assert (words, of) in described(annotated(text, published="2025-05-03"))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The group met Hamas.", "The group"),
        ("He fired the envoy, Hillary Clinton wrote.", "the envoy"),
        ("The head of the bank spoke to NATO.", "The head"),
        ("Norway spoke. The North was silent.", "The North"),
        ("A hermit kingdom is a poor place.", "hermit kingdom"),
    ],
)
def test_not_described(annotated: Annotate, text: str, words: str) -> None:
    assert words not in [found for found, _ in described(annotated(text, published="2025-05-03"))]


def test_the_choice_names_where_and_why() -> None:
    found: dict[Meant, Candidate] = {
        ("a",): Candidate(("a",), 3, 0, "main subject", {"one of several", "named last"}),
        ("b",): Candidate(("b",), 1, 1, "oblique", {"one of several"}),
    }
    weights = Weights(of={"named last": 3.0}, nobody={"it": 0.0}, sure=0.7, sure_if_far=0.9)
    choice = choose(found, ("it",), weights)
    assert (choice.meant, choice.at, choice.because) == (("a",), 3, "named last")
    assert choose(found, ("it",), Weights(of={}, nobody={}, sure=0.7, sure_if_far=0.9)).meant == ()
    unnamed: dict[Meant, Candidate] = {("?3",): Candidate(("?3",), 3, 0, "subject", {"named last"})}
    assert choose(unnamed, ("it",), weights).meant == ()


@pytest.mark.parametrize(
    ("back", "certainty", "more", "about", "meant"),
    [
        (0, 1.0, set(), ("person",), ("a",)),
        (1, 1.0, set(), ("person",), ("a",)),
        (1, 0.95, set(), ("person",), ("a",)),
        (2, 1.0, set(), ("person",), ()),
        (1, 1.0, {"in speech"}, ("person",), ()),
        (1, 1.0, {"outside of the speech"}, ("person",), ()),
        (0, 1.0, set(), ("person", "person in speech"), ()),
        (1, 0.8, set(), ("person",), ()),
    ],
)
def test_unsafe_kinds_must_be_surer(
    back: int, certainty: float, more: set[str], about: tuple[str, ...], meant: Meant
) -> None:
    # By its features alone the first has .82.
    first = Candidate(("a",), 3, back, "main subject", {"named last"} | more, certainty=certainty)
    found: dict[Meant, Candidate] = {("a",): first, ("b",): Candidate(("b",), 1, back, "oblique", set())}
    weights = Weights(of={"named last": 2.2}, nobody={"person": -1.0}, sure=0.7, sure_if_far=0.9)
    assert choose(found, about, weights).meant == meant
