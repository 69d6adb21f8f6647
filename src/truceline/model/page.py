"""The page: what was captured, and what was said of it when it was handed over."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

PageKind = Literal["html", "plain"]

COLUMNS = ("id", "text", "html", "title", "url", "outlet", "published", "captured")
"""What a row of a table may say of a page, by the names that it has here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page as captured. Never edited.

    `source` is the decoded page, `sha256` the digest of its bytes. `clean` says that the source already is an
    article's text. `title` and `published` are what the giver said, not what the page says. `case` names the
    negotiation that the page belongs to, where pages of several are sent at once. `file` is the name of the file that
    it came from, for a person to find it again; the record does not know it. `content` are the bytes as captured, where
    they are others than the UTF-8 of `source`. `version_of` is the article of the page's first version, where this is a
    later one, and `after` the time from which the version before it could be known.
    """

    id: str
    source: str
    sha256: str
    kind: PageKind
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    published: str | None = None
    captured: str | None = None
    clean: bool = False
    case: str | None = None
    file: str | None = None
    content: bytes | None = None
    version_of: str | None = None
    after: str | None = None

    @property
    def as_captured(self) -> bytes:
        """The bytes whose SHA-256 the page has."""
        return self.source.encode("utf-8", "surrogatepass") if self.content is None else self.content
