"""Who speaks: by the head of the source, by a turn that goes on, by a verb far from its speaker."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from truceline.model.coded import AnnotatedArticle

Annotate = Callable[..., AnnotatedArticle]


def speaker(article: AnnotatedArticle, content: str) -> tuple[str | None, str | None]:
    """The actor and the words of the source of the quotation whose content begins so."""
    for q in article.quotations:
        a = q.attribution
        if a.content_spans[0].of(article.text).startswith(content):
            return a.source, a.source_span.of(article.text) if a.source_span else None
    return None, None


@pytest.mark.parametrize(
    ("text", "content", "actor"),
    [
        ("A Kremlin official said the lists were ready.", "the lists", "rus"),
        ("The Turkish envoy, Hakan Fidan, said the lists were ready.", "the lists", "hakan-fidan"),
        ("A statement from the Taliban said the lists were ready.", "the lists", "taliban"),
    ],
)
def test_the_head_of_a_source_speaks(annotated: Annotate, text: str, content: str, actor: str) -> None:
    assert speaker(annotated(text), content)[0] == actor


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("A history of failed talks in Syria suggests that this round will fail.", "that this round"),
        ("Yemeni newspapers said the port was closed.", "the port"),
        ("A farmer from Ukraine said the fields were mined.", "the fields"),
    ],
)
def test_a_name_inside_a_source_does_not_speak(annotated: Annotate, text: str, content: str) -> None:
    actor, words = speaker(annotated(text), content)
    assert actor is None
    assert words


@pytest.mark.parametrize(
    ("text", "content", "actor"),
    [
        (
            "Sergei Lavrov said Hakan Fidan and Abiy Ahmed had met. He added that the lists were ready.",
            "that the lists",
            "sergei-lavrov",
        ),
        (
            "Federica Mogherini said Kofi Annan would come. She added that Hakan Fidan was late.",
            "that Hakan Fidan",
            "federica-mogherini",
        ),
        (
            "Reuters reported a ceasefire. According to the news agency, the guns fell silent at noon.",
            "the guns",
            "reuters",
        ),
    ],
)
def test_a_turn_goes_on(annotated: Annotate, text: str, content: str, actor: str) -> None:
    assert speaker(annotated(text), content)[0] == actor


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Sergei Lavrov said the lists were ready. The minister's driver said the car was cold.", "the car"),
        ("Sergei Lavrov said the lists were ready. The army said the bridge was mined.", "the bridge"),
        ("Sergei Lavrov said the lists were ready. A guest added that the tea was cold.", "that the tea"),
    ],
)
def test_a_turn_ends_with_somebody_else(annotated: Annotate, text: str, content: str) -> None:
    assert speaker(annotated(text), content)[0] is None


@pytest.mark.parametrize(
    ("text", "content", "words"),
    [
        ("“The wells are dry,” added a herdsman from Darfur.", "“The wells", "a herdsman from Darfur"),
        ("The ferry sank at dawn, a port official told the agency.", "The ferry", "a port official"),
        ("The bishop said the camp was full, adding that nobody would leave.", "that nobody", "The bishop"),
        ("The junta said in a statement that the port was closed.", "that the port", "The junta"),
    ],
)
def test_a_speaker_away_from_the_verb(annotated: Annotate, text: str, content: str, words: str) -> None:
    assert speaker(annotated(text), content)[1] == words
