"""Pronouns and words for several: resolved where one reading stands out, left alone where two compete."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from truceline.model.coded import AnnotatedArticle

Annotate = Callable[..., AnnotatedArticle]


def meant(article: AnnotatedArticle, words: str) -> list[str]:
    """The actors that the last mention of some words means."""
    spans = [m.span for m in article.mentions if m.span.of(article.text) == words]
    return [m.of for m in article.mentions if spans and m.span == spans[-1]]


@pytest.mark.parametrize(
    ("text", "words", "ids"),
    [
        ("Kofi Annan left Nairobi. He promised to return.", "He", ["kofi-annan"]),
        ("Benjamin Netanyahu said he would not sign.", "he", ["benjamin-netanyahu"]),
        ("Vladimir Putin told his generals to wait.", "his", ["vladimir-putin"]),
        ("Hamas said it would free the captives.", "it", ["hamas"]),
        ("Iran kept its stock of fuel.", "its", ["irn"]),
        ("Spokeswoman Lena Brandt met Envoy Kofi Annan. She was brief.", "She", ["lena-brandt"]),
        ("The Houthis said they had fired nothing.", "they", ["houthis"]),
        ("Armenia and Azerbaijan said they would mark the border.", "they", ["arm", "aze"]),
        (
            "Donald Trump met Vladimir Putin in Helsinki. The two leaders shook hands.",
            "The two leaders",
            ["donald-trump", "vladimir-putin"],
        ),
        ("Israel and Hamas exchanged lists. Both sides blamed the mediators.", "Both sides", ["israel", "hamas"]),
        ("Talks between Sudan and Egypt stalled. The parties met again.", "The parties", ["sdn", "egy"]),
    ],
)
def test_resolved(annotated: Annotate, text: str, words: str, ids: list[str]) -> None:
    found = meant(annotated(text), words)
    assert sorted(found) == sorted("isr" if i == "israel" else i for i in ids)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Donald Trump met Vladimir Putin. He was late.", "He"),
        ("Kofi Annan told Bashar al-Assad that the council trusted him.", "him"),
        ("The weather in Oslo was bad. He stayed at home.", "He"),
        ("It rained in Iran for a week.", "It"),
        ("The two leaders spoke before anybody was named.", "The two leaders"),
        ("Iran, Oman, Qatar and Egypt met. Both sides were content.", "Both sides"),
        ("The parties of the coalition voted with Iran and Oman.", "The parties"),
    ],
)
def test_left_alone(annotated: Annotate, text: str, words: str) -> None:
    assert meant(annotated(text), words) == []


def test_i_is_the_speaker(annotated: Annotate) -> None:
    article = annotated('"I will not sign my name to this," Vladimir Putin told reporters in Minsk.')
    assert meant(article, "I") == ["vladimir-putin"]
    assert meant(article, "my") == ["vladimir-putin"]


def test_an_object_is_not_its_own_subject(annotated: Annotate) -> None:
    article = annotated("Kofi Annan arrived. Vladimir Putin greeted him.")
    assert meant(article, "him") == ["kofi-annan"]
