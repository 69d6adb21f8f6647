"""Titles, captions and summaries stand after the text while it is checked, and are gone from the record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from truceline.errors import PageError
from truceline.model.article import Article, Furniture
from truceline.model.identity import content_sha256
from truceline.model.page import Page
from truceline.model.record import record_of
from truceline.model.spans import OffsetMap, Span
from truceline.pipeline import Engine, code_pages
from truceline.read.parts import LONGEST_PART, MOST_CAPTIONS, with_parts

TEXT = "Envoys of Kenya met Somali officials in Nairobi. They spoke of the border.\n"
TITLE = "Kenyan envoys in border talks"


def _article(title: str | None = None, captions: tuple[str, ...] = (), text: str = TEXT) -> Article:
    page = Page(id="p", source=text, sha256=content_sha256(text), kind="plain")
    return Article(
        page=page,
        text=text,
        map=OffsetMap.identity(len(text)),
        title=title,
        published=None,
        published_from="none",
        language="en",
        furniture=tuple(Furniture(text=c, kind="caption", page_span=None) for c in captions),
    )


def _extended(article: Article) -> Article:
    (made,) = with_parts([article])
    assert isinstance(made, Article)
    return made


def test_the_text_stays_where_it_is_and_parts_follow() -> None:
    article = _article(TITLE, ("Kenyan and Somali envoys shake hands on 3 May",))
    made = _extended(article)
    assert made.text.startswith(TEXT)
    assert [(p.name, p.span.of(made.text)) for p in made.parts] == [
        ("title", TITLE),
        ("caption", "Kenyan and Somali envoys shake hands on 3 May"),
    ]
    assert made.text_end == len(TEXT)
    assert made.part_at(3) is None
    assert made.part_at(len(made.text) - 1) == made.parts[1]
    assert made.of_text() == article


def test_a_title_that_stands_in_the_page_maps_back() -> None:
    page = Page(id="p", source=f"{TITLE}\n{TEXT}", sha256="0", kind="plain")
    shifted = OffsetMap.joined([OffsetMap.identity(len(TEXT)).pieces[0]._replace(page=len(TITLE) + 1)])
    article = Article(
        page=page,
        text=TEXT,
        map=shifted,
        title=TITLE,
        title_page_span=Span(0, len(TITLE)),
        published=None,
        published_from="none",
        language="en",
    )
    made = _extended(article)
    assert made.map.to_page(made.parts[0].span) == Span(0, len(TITLE))


@pytest.mark.parametrize("title", [None, "", "Border talks", "They spoke of the border.", "word " * LONGEST_PART])
def test_what_tells_nothing_more_is_left_out(title: str | None) -> None:
    assert _extended(_article(title)) == _article(title)


def test_captions_are_bounded_and_told_once() -> None:
    captions = tuple(f"The envoys at gate number {n} of the palace" for n in range(3 * MOST_CAPTIONS))
    assert len(_extended(_article(captions=captions)).parts) == MOST_CAPTIONS
    assert len(_extended(_article(captions=captions[:1] * 5)).parts) == 1


def test_highlights_and_standfirst_above_a_text_are_its_summary() -> None:
    points = ("Story highlights Envoys met in Nairobi", "The border was all they spoke of")
    below = "More on the border and on its guards"
    source = "\n".join((TITLE, *points, TEXT + below))
    at = source.index(TEXT)
    furniture = tuple(
        Furniture(text=f, kind="other", page_span=Span(source.index(f), source.index(f) + len(f)))
        for f in (*points, below)
    )
    article = replace(
        _article(TITLE),
        page=Page(id="p", source=source, sha256="0", kind="plain"),
        map=OffsetMap.joined([OffsetMap.identity(len(TEXT)).pieces[0]._replace(page=at)]),
        title_page_span=Span(0, len(TITLE)),
        furniture=furniture,
    )
    made = _extended(article)
    assert [(p.name, p.span.of(made.text)) for p in made.parts[1:]] == [("summary", point) for point in points]
    assert [made.map.to_page(p.span) for p in made.parts[1:]] == [f.page_span for f in furniture[:2]]
    assert made.of_text() == article
    above = replace(article, title_page_span=furniture[0].page_span)
    assert [p.span.of(_extended(above).text) for p in _extended(above).parts[1:]] == [points[1]]


def test_errors_go_on() -> None:
    error = PageError("no page")
    assert list(with_parts([error])) == [error]


def _records(title: str | None) -> Iterator[dict[str, object]]:
    page = Page(id="p", source=TEXT, sha256=content_sha256(TEXT), kind="plain", clean=True, title=title)
    for coded in code_pages([page], Engine()):
        assert not isinstance(coded, PageError)
        yield record_of(coded, {})


def test_a_record_holds_nothing_of_its_title_but_the_title() -> None:
    (bare,) = _records(None)
    (titled,) = _records("Ruto and Hassan Sheikh Mohamud to meet in Mombasa on 5 May, says Kenya")
    assert titled["title"]
    assert {**titled, "title": None} == bare
