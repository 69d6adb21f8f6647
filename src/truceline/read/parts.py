"""Titles and captions: what stands outside an article's text and speaks of the same things, so that it can be checked.

They are appended to the text for the stages between reading and checking, and taken off again before the record
(`CodedArticle.of_text`), so that every offset into the article's text stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from truceline.errors import PageError
from truceline.model.article import BEFORE_PART, Article, OtherPart, PartName
from truceline.model.spans import OffsetMap, Piece, Span

LONGEST_PART = 400
"""Code points of a title or caption that is looked at; a longer one is a paragraph that was cut by mistake."""
FEWEST_WORDS = 4
"""Words that a title or caption must have to tell anything: "Photo: Reuters" has two."""
MOST_CAPTIONS = 12


def with_parts(articles: Iterable[Article | PageError]) -> Iterator[Article | PageError]:
    """Append title and captions to the text of each article. Errors go on as they are."""
    for article in articles:
        yield article if isinstance(article, PageError) else _extended(article)


def _extended(article: Article) -> Article:
    text, pieces, parts = article.text, list(article.map.pieces), []
    for name, words, page_span in _told_outside(article):
        start = len(text) + len(BEFORE_PART)
        text += BEFORE_PART + words
        parts.append(OtherPart(name, Span(start, len(text)), page_span))
        if page_span:
            pieces.append(Piece(start, page_span.start, len(words), page_span.end - page_span.start))
    return replace(article, text=text, map=OffsetMap(tuple(pieces)), parts=tuple(parts)) if parts else article


def _told_outside(article: Article) -> Iterator[tuple[PartName, str, Span | None]]:
    """The title and the captions that say something which the text does not repeat word by word."""
    captions = [f for f in article.furniture if f.kind == "caption"][:MOST_CAPTIONS]
    seen: set[str] = set()
    outside: list[tuple[PartName, str, Span | None]] = [("title", article.title or "", article.title_page_span)]
    outside += [("caption", f.text, f.page_span) for f in captions]
    for name, words, page_span in outside:
        line = " ".join(words.split())
        told = line in article.text or line in seen
        if not told and len(line) <= LONGEST_PART and len(line.split()) >= FEWEST_WORDS:
            seen.add(line)
            yield name, line, page_span
