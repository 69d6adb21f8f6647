"""From annotated articles to coded articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from truceline.lexicon.lexicon import Lexicon
from truceline.model.coded import AnnotatedArticle, CodedArticle
from truceline.model.identity import identified


def code_articles(annotated: Iterable[AnnotatedArticle], lexicon: Lexicon) -> Iterator[CodedArticle]:
    """Find the statements of each article. The parses are let go after it."""
    for article in annotated:
        statements = identified(article.article.page.sha256, ())
        yield CodedArticle(annotated=replace(article, parses=()), statements=statements)
