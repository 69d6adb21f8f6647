"""Coded articles built by hand: a text, with the mentions and times that stand at given words."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any

import pytest

from truceline.model.actor import Actor, Mention
from truceline.model.article import Article
from truceline.model.coded import AnnotatedArticle, CodedArticle
from truceline.model.page import Page
from truceline.model.parse import Sentence
from truceline.model.spans import OffsetMap, Span
from truceline.model.time import AsOf, Timex

Build = Callable[..., CodedArticle]


@pytest.fixture(scope="session")
def build() -> Build:
    """Build a coded article. `times` are (words, ISO day), `people` (name, role, role words), `as_of` (words, day)."""

    def make(
        text: str,
        *,
        page: str = "p",
        published: str | None = None,
        times: tuple[tuple[str, str], ...] = (),
        people: tuple[tuple[str, str | None], ...] = (),
        as_of: tuple[tuple[str, str], ...] = (),
        statements: tuple[Any, ...] = (),
    ) -> CodedArticle:
        source = Page(id=page, source=text, sha256=hashlib.sha256(text.encode()).hexdigest(), kind="plain", clean=True)
        article = Article(
            page=source,
            text=text,
            map=OffsetMap.identity(len(text)),
            title=None,
            published=published,
            published_from="given",
            language="en",
        )
        annotated = AnnotatedArticle(
            article=article,
            sentences=_sentences(text),
            times=tuple(_time(text, words, day, i) for i, (words, day) in enumerate(times)),
            as_of=tuple(AsOf(span=_at(text, words), date=day) for words, day in as_of),
            actors=tuple({n: Actor(id=_id(n), name=n, kind="person", country=None) for n, _ in people}.values()),
            mentions=_mentions(text, people),
        )
        return CodedArticle(annotated=annotated, statements=statements)

    return make


def _at(text: str, words: str, after: int = 0) -> Span:
    start = text.index(words, after)
    return Span(start, start + len(words))


def _id(name: str) -> str:
    return name.split()[-1].lower()


def _time(text: str, words: str, day: str, number: int) -> Timex:
    return Timex(id=f"t{number}", span=_at(text, words), type="DATE", value=day, earliest=day, latest=day)


def _mentions(text: str, people: tuple[tuple[str, str | None], ...]) -> tuple[Mention, ...]:
    found: list[Mention] = []
    after = 0
    for name, role in people:
        role_span = _at(text, role, after) if role else None
        span = _at(text, name, role_span.end if role_span else after)
        found.append(Mention(span=span, of=_id(name), form="name", role=role, role_span=role_span))
        after = span.end
    return tuple(found)


def _sentences(text: str) -> tuple[Sentence, ...]:
    found: list[Sentence] = []
    start = 0
    for end in [i + 1 for i, c in enumerate(text) if c in ".!?" and text[i + 1 : i + 2] in ("", " ", "\n")]:
        while text[start : start + 1].isspace():
            start += 1
        found.append(Sentence(index=len(found), span=Span(start, end), paragraph=0))
        start = end
    return tuple(found)
