"""Whose words statements are: what reports nothing, who an unnamed source is, a frame inside the clause."""

from __future__ import annotations

import pytest

from truceline.code.attribution import attribution_of
from truceline.lexicon.lexicon import load_lexicon
from truceline.model.article import Article
from truceline.model.coded import AnnotatedArticle
from truceline.model.page import Page
from truceline.model.spans import OffsetMap, Span
from truceline.model.statement import Attribution, Quotation

Told = tuple[str, str, str]
"""Source, cue and content of a quotation, each as words of the text."""


def article(text: str, *told: Told) -> AnnotatedArticle:
    page = Page(id="t", source=text, sha256="0" * 64, kind="plain")
    whole = Article(
        page=page,
        text=text,
        map=OffsetMap.identity(len(text)),
        title=None,
        published=None,
        published_from="none",
        language="en",
    )
    quotations = tuple(
        Quotation(
            id=str(i),
            parent=None,
            attribution=Attribution(
                source=None,
                source_span=find(text, source),
                cue_span=find(text, cue),
                content_spans=(find(text, content),),
                direct=False,
            ),
        )
        for i, (source, cue, content) in enumerate(told)
    )
    return AnnotatedArticle(article=whole, sentences=(), times=(), as_of=(), quotations=quotations)


def find(text: str, words: str) -> Span:
    at = text.index(words)
    return Span(at, at + len(words))


def sources(found: AnnotatedArticle, clause: str, trigger: str) -> list[str | None]:
    """The words for the source of each level of a clause, outermost first."""
    cues = load_lexicon().reporting
    levels = attribution_of(found, find(found.text, clause), find(found.text, trigger), cues)
    return [a.source_span.of(found.text) if a.source_span else None for a in levels]


@pytest.mark.parametrize(
    ("text", "told", "clause", "trigger"),
    [
        ("The talks in Aden seemed to go well.", ("The talks", "seemed", "to go well"), "to go well", "go"),
        ("Oslo praised the talks with Juba.", ("Oslo", "praised", "the talks with Juba"), "the talks", "talks"),
        (
            "The clans expressed support for a truce.",
            ("The clans", "expressed", "support for a truce"),
            "a truce",
            "truce",
        ),
    ],
)
def test_impressions_and_judgements_are_nobodys_words(text: str, told: Told, clause: str, trigger: str) -> None:
    assert sources(article(text, told), clause, trigger) == []


@pytest.mark.parametrize(
    ("text", "told", "clause", "trigger"),
    [
        ("Oslo announced talks with Juba.", ("Oslo", "announced", "talks with Juba"), "talks with Juba", "talks"),
        ("Aden confirmed a truce in the hills.", ("Aden", "confirmed", "a truce in the hills"), "a truce", "truce"),
        (
            "A monk reported raids on the camp.",
            ("A monk", "reported", "raids on the camp"),
            "raids on the camp",
            "raids",
        ),
    ],
)
def test_what_is_announced_is_somebodys_word(text: str, told: Told, clause: str, trigger: str) -> None:
    assert sources(article(text, told), clause, trigger) == [told[0]]


def test_a_clause_with_its_frame_keeps_its_source() -> None:
    text = "The foreign ministry in Bangui described the round as difficult."
    found = article(text, ("The foreign ministry in Bangui", "described", "the round as difficult"))
    assert sources(found, text[:-1], "difficult") == ["The foreign ministry in Bangui"]


FIRST = "A port official in Massawa said the crane had burnt. "


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The source added that two ships had left.", "The source"),
        ("According to him, two ships had left.", "him"),
        ("The official claimed two ships had left.", "The official"),
    ],
)
def test_an_unnamed_source_has_the_words_that_describe_it(text: str, source: str) -> None:
    cue = next(c for c in ("added", "According", "claimed") if c in text)
    found = article(
        FIRST + text,
        ("A port official in Massawa", "said", "the crane had burnt"),
        (source, cue, "two ships had left"),
    )
    assert sources(found, "two ships had left", "left") == ["A port official in Massawa"]


@pytest.mark.parametrize(
    ("text", "source", "cue"),
    [
        ("A nurse from Keren added that two ships had left.", "A nurse from Keren", "added"),
        ("Two dockers claimed that two ships had left.", "Two dockers", "claimed"),
        ("The monitors of the pact told us that two ships had left.", "The monitors of the pact", "told"),
    ],
)
def test_a_source_that_is_described_keeps_its_words(text: str, source: str, cue: str) -> None:
    found = article(
        FIRST + text,
        ("A port official in Massawa", "said", "the crane had burnt"),
        (source, cue, "two ships had left"),
    )
    assert sources(found, "two ships had left", "left") == [source]


def test_the_one_who_is_cited_is_described() -> None:
    text = "The Herald ran the story, citing a port official near Massawa. According to him, two ships had left."
    found = article(
        text,
        ("The Herald", "citing", "a port official near Massawa"),
        ("him", "According", "two ships had left"),
    )
    assert sources(found, "two ships had left", "left") == ["a port official near Massawa"]
