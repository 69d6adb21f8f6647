"""Finding what lies at a place of an article."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from truceline.model.actor import Mention
from truceline.model.article import Article
from truceline.model.coded import LONGEST_MENTION, AnnotatedArticle
from truceline.model.page import Page
from truceline.model.parse import Sentence
from truceline.model.spans import OffsetMap, Span
from truceline.model.time import Timex

TEXT = "x" * 2000

spans = st.builds(
    lambda start, length: Span(start, start + length), st.integers(0, 1600), st.integers(1, LONGEST_MENTION)
)


def _article(mentions: list[Span], sentences: list[Span]) -> AnnotatedArticle:
    page = Page(id="p", source=TEXT, sha256="0", kind="plain")
    article = Article(
        page=page,
        text=TEXT,
        map=OffsetMap.identity(len(TEXT)),
        title=None,
        published=None,
        published_from="none",
        language="en",
    )
    return AnnotatedArticle(
        article=article,
        sentences=tuple(Sentence(index=i, span=s, paragraph=0) for i, s in enumerate(sentences)),
        times=tuple(Timex(id=str(i), span=s, type="DATE", value=None) for i, s in enumerate(sorted(mentions))),
        as_of=(),
        mentions=tuple(Mention(span=s, of="a", form="name") for s in sorted(mentions)),
    )


@given(st.lists(spans, max_size=30), spans)
def test_what_overlaps_a_span_is_found(mentions: list[Span], span: Span) -> None:
    article = _article(mentions, [])
    wanted = [m for m in sorted(mentions) if m.overlaps(span)]
    assert [m.span for m in article.mentions_in(span)] == wanted
    assert [t.span for t in article.times_in(span)] == wanted


def test_the_sentence_at_an_offset_is_found_and_none_between() -> None:
    article = _article([], [Span(2, 10), Span(12, 20)])
    found = [article.sentence_at(offset) for offset in (0, 2, 9, 10, 11, 12, 19, 20)]
    assert [s and s.index for s in found] == [None, 0, 0, None, None, 1, 1, None]
