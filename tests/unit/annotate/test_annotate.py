"""The dear half as a stage: streaming, order, languages."""

from __future__ import annotations

from collections.abc import Iterator

from tests.unit.annotate.conftest import PARSER, Annotate, surveyed

from truceline.annotate.annotate import TOGETHER, annotate
from truceline.lexicon.lexicon import load_lexicon
from truceline.model.coded import AnnotatedArticle


def test_articles_come_out_in_their_order() -> None:
    texts = ["Kyiv spoke.", "", "Oslo hosted Hamas."]
    done = list(annotate((surveyed(t) for t in texts), load_lexicon(), PARSER))
    assert [a.text for a in done] == texts


def test_one_parse_or_none_a_sentence(annotated: Annotate) -> None:
    article = annotated("Kyiv.\n\nThe envoy said that Kyiv agreed.")
    assert [p is not None for p in article.parses] == [False, True]


def test_another_language_has_no_mentions(annotated: Annotate) -> None:
    article = annotated("Vladimir Putin a dit « non ».", language="fr")
    assert (article.mentions, article.quotations, article.parses) == ((), (), (None,))


def test_no_more_than_a_batch_is_read_ahead() -> None:
    read = 0

    def articles() -> Iterator[AnnotatedArticle]:
        nonlocal read
        for _ in range(3 * TOGETHER):
            read += 1
            yield surveyed("Kyiv.")

    next(annotate(articles(), load_lexicon(), PARSER))
    assert read == TOGETHER
