"""One parser for all tests of the dear half of annotation, and articles made from a text."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from truceline.annotate.annotate import annotate
from truceline.annotate.parser import SpacyParser
from truceline.annotate.sentences import split_sentences
from truceline.lexicon.lexicon import load_lexicon
from truceline.model.article import Article
from truceline.model.coded import AnnotatedArticle
from truceline.model.identity import content_sha256
from truceline.model.page import Page
from truceline.model.spans import OffsetMap

Annotate = Callable[..., AnnotatedArticle]
PARSER = SpacyParser()


def surveyed(text: str, published: str | None = None, language: str | None = "en") -> AnnotatedArticle:
    """An article with its sentences and no times."""
    page = Page(id="a", source=text, sha256=content_sha256(text), kind="plain", clean=True)
    article = Article(
        page=page,
        text=text,
        map=OffsetMap.identity(len(text)),
        title=None,
        published=published,
        published_from="given" if published else "none",
        language=language,
    )
    sentences = split_sentences(text, load_lexicon())
    return AnnotatedArticle(article=article, sentences=sentences, times=(), as_of=())


@pytest.fixture(scope="session")
def annotated() -> Annotate:
    """Annotate a text."""

    def run(text: str, published: str | None = None, language: str | None = "en") -> AnnotatedArticle:
        (done,) = annotate([surveyed(text, published, language)], load_lexicon(), PARSER)
        return done

    return run
