"""Whose a paper is, who speaks though the tree has lost them, and what goes on with what was told."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from truceline.model.coded import AnnotatedArticle
from truceline.model.statement import Attribution

Annotate = Callable[..., AnnotatedArticle]


def told(article: AnnotatedArticle, words: str) -> Attribution:
    """The quotation whose content holds some words."""
    at = article.text.index(words)
    return next(
        q.attribution
        for q in article.quotations
        if any(c.start <= at and at + len(words) <= c.end for c in q.attribution.content_spans)
    )


def source(article: AnnotatedArticle, words: str) -> str | None:
    span = told(article, words).source_span
    return span.of(article.text) if span else None


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("The Houthis issued a statement saying they will keep the truce.", "they will keep", "The Houthis"),
        ("Egypt released a letter warning that the canal would close.", "the canal would close", "Egypt"),
        (
            "The Colombian rebels sent a message saying the talks are over.",
            "the talks are over",
            "The Colombian rebels",
        ),
        ("Serbia read a statement saying the talks are over.", "the talks are over", "a statement"),
        ("Peru burnt a letter saying the talks are over.", "the talks are over", "a letter"),
        ("The statement saying the talks are over was false.", "the talks are over", "The statement"),
    ],
)
def test_who_issues_a_paper_speaks(annotated: Annotate, text: str, words: str, speaker: str) -> None:
    assert source(annotated(text), words) == speaker


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        (
            "After a week of silence in Walvis Bay, the largest port of Namibia, Anna Berg, the envoy of Kenya, "
            "announced that the ferry had sunk.",
            "the ferry had sunk",
            "Anna Berg, the envoy of Kenya",
        ),
        (
            "Turkey has agreed to a loan granted by the bank for a dam in Izmir that will water fields in the plain, a "
            "banker close to Ankara told Reuters on Sunday.",
            "Turkey has agreed",
            "a banker close to Ankara",
        ),
        (
            "Kenya has agreed to a swap offered by the harbour board for a bridge in Mombasa that will end the ferry, "
            "a clerk close to the mayor told Xinhua on Friday.",
            "Kenya has agreed",
            "a clerk close to the mayor",
        ),
    ],
)
def test_a_speaker_whom_the_tree_has_lost(annotated: Annotate, text: str, words: str, speaker: str) -> None:
    assert source(annotated(text), words) == speaker


def test_a_source_close_to_somebody_is_not_theirs(annotated: Annotate) -> None:
    assert told(annotated("A source close to Chile said the talks are over."), "the talks are over").source is None
    assert told(annotated("A Chilean source said the talks are over."), "the talks are over").source == "chl"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("In a statement, Peru said it waits. Karl Holm left. The statement said that Chile had fired.", "per"),
        (
            "Kenya asked for calm in a letter that it wrote, and said it waits. The letter said that Chile had fired.",
            "ken",
        ),
        ("Karl Holm left. The statement said that Chile had fired.", None),
    ],
)
def test_whose_the_statement_is(annotated: Annotate, text: str, speaker: str | None) -> None:
    assert told(annotated(text), "Chile had fired").source == speaker


@pytest.mark.parametrize(
    "text",
    [
        "According to the Oslo Post, the plan would free ten men. Additionally, both armies would pull back.",
        "The deal would open the port, said Kenya. During that time, both armies would pull back.",
        "Peru said the plan would take a year. After that, both armies would pull back.",
    ],
)
def test_what_was_told_goes_on(annotated: Annotate, text: str) -> None:
    assert told(annotated(text), "both armies would pull back").source_span is not None


@pytest.mark.parametrize(
    "text",
    [
        "According to the Oslo Post, the plan would free ten men. Both armies would pull back.",
        "Kenya said the plan would take a year. Additionally, both armies pulled back.",
        "Kenya spoke. Additionally, both armies would pull back.",
        "Kenya said the plan would take a year.\n\nAdditionally, both armies would pull back.",
    ],
)
def test_what_was_told_ends(annotated: Annotate, text: str) -> None:
    article = annotated(text)
    at = article.text.lower().index("both armies")
    assert not any(c.start <= at < c.end for q in article.quotations for c in q.attribution.content_spans)


@pytest.mark.parametrize("noun", ["a timetable", "the schedule", "a plan"])
def test_nobody_is_cited_by_a_plan(annotated: Annotate, noun: str) -> None:
    assert annotated(f"Ten men would be freed on Monday according to {noun} that Kenya made.").quotations == ()


@pytest.mark.parametrize("noun", ["a witness", "its own timetable", "Kenya"])
def test_others_are_cited(annotated: Annotate, noun: str) -> None:
    assert annotated(f"Ten men would be freed on Monday according to {noun}.").quotations
