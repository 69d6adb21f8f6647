"""Titles, captions and summaries: what stands outside an article's text and tells of it, so that it can be checked.

They are appended to the text for the stages between reading and checking, and taken off again before the record
(`CodedArticle.of_text`), so that every offset into the article's text stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from truceline.errors import PageError
from truceline.model.article import BEFORE_PART, Article, Furniture, OtherPart, PartName
from truceline.model.spans import OffsetMap, Piece, Span

LONGEST_PART = 400
"""Code points of a part that is looked at; a longer one is a paragraph that was cut by mistake."""
FEWEST_WORDS = 4
"""Words that a part must have to tell anything: "Photo: Reuters" has two."""
MOST_CAPTIONS, MOST_POINTS = 12, 12
"""Captions that are looked at, and lines of a summary, the nearest to the text; lists of links are longer."""
POINTS = frozenset({"repeated_headline", "other"})
"""Kinds of lines cut before a text among which its highlights and its standfirst are."""


def with_parts(articles: Iterable[Article | PageError]) -> Iterator[Article | PageError]:
    """Append title, captions and summary to the text of each article. Errors go on as they are."""
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
    """The title, captions and lines of a summary that say something which the text does not repeat word by word."""
    captions = [f for f in article.furniture if f.kind == "caption"][:MOST_CAPTIONS]
    seen: set[str] = set()
    outside: list[tuple[PartName, str, Span | None]] = [("title", article.title or "", article.title_page_span)]
    outside += [("caption", f.text, f.page_span) for f in captions]
    outside += [("summary", f.text, f.page_span) for f in _points(article)]
    for name, words, page_span in outside:
        line = " ".join(words.split())
        told = line in article.text or line in seen
        if not told and len(line) <= LONGEST_PART and len(line.split()) >= FEWEST_WORDS:
            seen.add(line)
            yield name, line, page_span


def _points(article: Article) -> list[Furniture]:
    """The lines cut right before a text, behind its title if that stands there: its highlights and its standfirst."""
    begins = article.map.pieces[0].page if article.map.pieces else 0
    title = article.title_page_span
    behind = title.end if title and title.end <= begins else 0
    cut = (f for f in article.furniture if f.kind in POINTS and f.page_span)
    return [f for f in cut if f.page_span and behind <= f.page_span.start and f.page_span.end <= begins][-MOST_POINTS:]
