"""What the tests of reading share: a page of our own writing and a way to read it."""

from __future__ import annotations

from typing import Any, Protocol

import pytest

from truceline.lexicon.lexicon import load_lexicon
from truceline.model.article import Article
from truceline.model.identity import content_sha256
from truceline.model.page import Page
from truceline.read.article import read_article
from truceline.read.kind import tell_kind

BODY = (
    "Envoys of the two Sudanese armies spent the weekend in Geneva on one clause of a draft truce.",
    "“We have a map and no road,” said a mediator who asked for his name to be left out.",
    "The corridor to El Obeid would open only after both sides had pulled their guns behind the river.",
    "Neither delegation has signed. A third round is planned for Tuesday, the hosts say.",
)


class Read(Protocol):
    def __call__(self, source: str, **given: Any) -> Article: ...


class HtmlPage(Protocol):
    def __call__(self, head: str = "", body: str | None = None, title: str = "Envoys argue over one clause") -> str: ...


@pytest.fixture
def body() -> tuple[str, ...]:
    """The paragraphs of an article."""
    return BODY


@pytest.fixture
def read() -> Read:
    """Read a page of a source, as HTML or plain text by its look."""

    def read_source(source: str, **given: Any) -> Article:
        fields = {"kind": tell_kind(source), **given}
        return read_article(Page(id="p", source=source, sha256=content_sha256(source), **fields), load_lexicon())

    return read_source


@pytest.fixture
def html_page() -> HtmlPage:
    """Make a page of HTML with navigation, an article and a footer."""

    def make(head: str = "", body: str | None = None, title: str = "Envoys argue over one clause") -> str:
        text = body if body is not None else "".join(f"<p>{line}</p>" for line in BODY)
        return (
            f'<!DOCTYPE html><html lang="en"><head><title>{title} | Ridge Wire</title>{head}</head><body>'
            '<nav><ul><li><a href="/">Home</a></li><li><a href="/africa">Africa</a></li></ul></nav>'
            f"<article><h1>{title}</h1>{text}</article><footer><p>Contact us</p></footer></body></html>"
        )

    return make
