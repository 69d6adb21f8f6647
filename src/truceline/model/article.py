"""The article: the clean text of a page, with what was cut and every date that the page offers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from truceline.model.interval_moments import in_utc
from truceline.model.page import Page
from truceline.model.spans import OffsetMap, Span

DateOrigin = Literal["metadata", "json-ld", "url", "text", "given"]
PublishedFrom = Literal["metadata", "url", "text", "given", "none"]
Grade = Literal["agreed", "alone", "disputed"]
PartName = Literal["text", "title", "caption", "summary"]

BEFORE_PART = "\n\n"
"""What parts a title, a caption or a line of a summary from the text before it."""
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


def _is_later(one: str, other: str) -> bool:
    """Whether a moment is later than another, as far as both are told."""
    length = min(len(one), len(other))
    return one[:length] > other[:length]


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


@dataclass(frozen=True, slots=True)
class OtherPart:
    """A title, caption or line of a summary, appended to an article's text: where it stands in it and in the page."""

    name: PartName
    span: Span
    page_span: Span | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """The clean text of a page. Paragraphs are parted by a newline or more.

    `published` is null where the candidates disagree or there are none. `language` is ISO 639-1.
    `title_page_span` is where in the page the title stands, if it does. `outlet` is the name that the page gives of
    its outlet, where whoever handed the page over named none. `parts` are the title, the captions and the
    lines of a summary that stand after the text while articles are coded and checked (read/parts.py).
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
    parts: tuple[OtherPart, ...] = ()

    @property
    def id(self) -> str:
        return self.page.id

    @property
    def is_read(self) -> bool:
        """Whether the article is in a language that is coded and checked: English, or too short to tell."""
        return self.language in (None, "en")

    @property
    def known(self) -> str | None:
        """The time from which the article could be known, ISO 8601 as fine as told, in UTC where it has an offset.

        That is its publication, or its capture where that is earlier: a page cannot be published after it was captured.
        A later version is known from its capture unless it gives a publication after the version before.
        """
        first = min((in_utc(t) for t in (self.published, self.page.captured) if t), default=None)
        if first and self.page.after and self.page.captured and not _is_later(first, self.page.after):
            return in_utc(self.page.captured)
        return first

    @property
    def text_end(self) -> int:
        """Where the article's own text ends and its other parts begin."""
        return self.parts[0].span.start - len(BEFORE_PART) if self.parts else len(self.text)

    def of_text(self) -> Article:
        """The article without its other parts."""
        end = self.text_end
        kept = OffsetMap(tuple(p for p in self.map.pieces if p.text < end))
        return replace(self, text=self.text[:end], map=kept, parts=()) if self.parts else self

    def part_at(self, offset: int) -> OtherPart | None:
        """The title, caption or line of a summary in which an offset lies; None in the text itself."""
        return next((p for p in self.parts if p.span.start <= offset < p.span.end), None)
