"""Which quotations cover a clause, outermost first."""

from __future__ import annotations

from dataclasses import replace

from truceline.code.attribution import attribution_of, quotations_of
from truceline.lexicon.lexicon import load_lexicon
from truceline.model.article import Article
from truceline.model.coded import AnnotatedArticle
from truceline.model.page import Page
from truceline.model.spans import OffsetMap, Span
from truceline.model.statement import Attribution, Quotation

TEXT = "An aide said the general had told the mayor that the road was mined."
OUTER = Quotation(
    id="a",
    parent=None,
    attribution=Attribution(
        source="aide", source_span=Span(0, 7), cue_span=Span(8, 12), content_spans=(Span(13, 67),), direct=False
    ),
)
INNER = Quotation(
    id="b",
    parent="a",
    attribution=Attribution(
        source="general", source_span=Span(13, 24), cue_span=Span(29, 33), content_spans=(Span(49, 67),), direct=False
    ),
)

CUES = load_lexicon().reporting


def article() -> AnnotatedArticle:
    page = Page(id="t", source=TEXT, sha256="0" * 64, kind="plain")
    whole = Article(
        page=page,
        text=TEXT,
        map=OffsetMap.identity(len(TEXT)),
        title=None,
        published=None,
        published_from="none",
        language="en",
    )
    return AnnotatedArticle(article=whole, sentences=(), times=(), as_of=(), quotations=(INNER, OUTER))


def test_levels_run_from_the_outermost_in() -> None:
    assert [a.source for a in attribution_of(article(), Span(49, 67), Span(62, 67), CUES)] == ["aide", "general"]


def test_a_word_of_speaking_is_not_its_own_content() -> None:
    assert [q.id for q in quotations_of(article(), Span(13, 67), Span(29, 33), CUES)] == ["a"]


def test_words_outside_every_content_have_no_source() -> None:
    assert attribution_of(article(), Span(0, 67), Span(8, 12), CUES) == ()


def test_a_parent_that_is_missing_counts_as_none() -> None:
    alone = replace(article(), quotations=(replace(INNER, parent="gone"),))
    assert [a.source for a in attribution_of(alone, Span(49, 67), Span(62, 67), CUES)] == ["general"]
