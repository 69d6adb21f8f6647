"""The article: the clean text of a page, with what was cut and every date that the page offers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from truceline.model.page import Page
from truceline.model.spans import OffsetMap, Span

DateOrigin = Literal["metadata", "json-ld", "url", "text", "given"]
PublishedFrom = Literal["metadata", "url", "text", "given", "none"]
Grade = Literal["agreed", "alone", "disputed"]
FurnitureKind = Literal[
    "navigation",
    "repeated_headline",
    "read_also",
    "share",
    "cookie",
    "caption",
    "byline",
    "advert",
    "subscribe",
    "footer",
    "comments",
    "date_line",
    "other",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class DateCandidate:
    """A date that the page offers as its date of publication.

    `value` is ISO 8601, as fine as the page gives it. `grade`: `agreed` where another origin gives the same day,
    `disputed` where another origin gives another day, `alone` otherwise.
    """

    value: str
    origin: DateOrigin
    page_span: Span | None
    grade: Grade


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """Text of the page that is no part of the article, and what kind of thing it is."""

    text: str
    kind: FurnitureKind
    page_span: Span | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """The clean text of a page. Paragraphs are parted by a newline or more.

    `published` is null where the candidates disagree or there are none. `language` is ISO 639-1.
    `title_page_span` is where in the page the title stands, if it does. `outlet` is the name that the page gives of
    its outlet, where whoever handed the page over named none.
    """

    page: Page
    text: str
    map: OffsetMap
    title: str | None
    title_page_span: Span | None = None
    outlet: str | None = None
    published: str | None
    published_from: PublishedFrom
    language: str | None
    dates: tuple[DateCandidate, ...] = ()
    furniture: tuple[Furniture, ...] = ()

    @property
    def id(self) -> str:
        return self.page.id
