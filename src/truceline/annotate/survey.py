"""The cheap annotation of every article: sentences, times and as-of dates; no parse."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from truceline.annotate.as_of import find_as_of
from truceline.annotate.sentences import split_sentences
from truceline.annotate.times import tag_times
from truceline.lexicon.lexicon import Lexicon
from truceline.model.article import Article
from truceline.model.coded import AnnotatedArticle


def survey(articles: Iterable[Article], lexicon: Lexicon) -> Iterator[AnnotatedArticle]:
    """Find the sentences, times and as-of dates of each article."""
    for article in articles:
        sentences = split_sentences(article.text, lexicon)
        times = tag_times(article.text, sentences, article.published, lexicon)
        as_of = find_as_of(article.text, sentences, times, article.published, lexicon)
        yield AnnotatedArticle(article=article, sentences=sentences, times=times, as_of=as_of)
