"""Pages from feeds: each item of RSS or Atom is a page."""

from __future__ import annotations

import io
import re
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from truceline.errors import PageError, PageIsEmpty, PageTooLarge, PageUnreadable
from truceline.model.identity import content_sha256
from truceline.model.page import Page
from truceline.read.decode import replace_surrogates
from truceline.read.kind import tell_kind

MOST_ITEMS = 10_000
"""Items of a feed that are read; they take five seconds, and news feeds have 20 to 200."""
_FEED = re.compile(r"<(?:\w{1,20}:)?(?:rss|feed|RDF)[\s>]")
_ITEM = re.compile(rb"<(?:\w{1,20}:)?(?:item|entry)[\s>]")
_END = re.compile(rb"</(?:channel|feed|rss|[\w:]{0,20}RDF)\s{0,9}>", re.IGNORECASE)
_ISO = re.compile(r"\d{4}-\d\d-\d\d")


def is_feed(source: str) -> bool:
    """Whether a page is a feed and no page of HTML."""
    head = source[:4000].lstrip()
    return head.startswith(("<?xml", "<rss", "<feed", "<rdf", "<!--")) and bool(_FEED.search(head))


def split_feed(content: bytes, where: str, file: str | None = None) -> Iterator[Page | PageError]:
    """Make a page of each item of a feed, with its title, address and date, and the feed's title as outlet.

    Raises PageUnreadable or PageIsEmpty where there is none.
    """
    import feedparser

    whole, more = _first_items(content)
    # A stream and never bytes alone: those that look like an address would be fetched.
    feed = feedparser.parse(io.BytesIO(whole), sanitize_html=False, resolve_relative_uris=False)
    if not feed.entries:
        if feed.bozo:
            why = str(feed.get("bozo_exception", ""))[:200]
            raise PageUnreadable("the feed cannot be read", where=where, why=why)
        raise PageIsEmpty("the feed has no items", where=where)
    outlet = _text(feed.feed.get("title"))
    for number, item in enumerate(feed.entries, start=1):
        told = f"item {number:,}"
        page = _make_page(item, outlet, f"{file}, {told}" if file else None)
        yield page or PageIsEmpty("the item has no text", where=f"{where}, {told}")
    if more:
        why = f"the first {MOST_ITEMS:,} are"
        yield PageTooLarge(f"{more:,} items of the feed are not read", where=where, why=why)


def _first_items(content: bytes) -> tuple[bytes, int]:
    """A feed without the items after the first 10,000, and how many these are."""
    starts = [found.start() for found in _ITEM.finditer(content)]
    if len(starts) <= MOST_ITEMS:
        return content, 0
    ends = b"".join(found.group() for found in _END.finditer(content, starts[-1]))
    return content[: starts[MOST_ITEMS]] + ends, len(starts) - MOST_ITEMS


def _make_page(item: Any, outlet: str | None, file: str | None) -> Page | None:
    texts = [part.get("value") for part in item.get("content", ())] + [item.get("summary")]
    source = max((text for text in map(_text, texts) if text), key=len, default=None)
    if source is None:
        return None
    sha256 = content_sha256(source)
    return Page(
        id=sha256[:12],
        source=source,
        sha256=sha256,
        kind=tell_kind(source) if "<p" not in source else "html",
        url=_text(item.get("link")),
        outlet=outlet,
        title=_text(item.get("title")),
        published=_date(item, "published") or _date(item, "updated"),
        file=file,
    )


def _text(text: str | None) -> str | None:
    return replace_surrogates(text).strip() or None if text else None


def _date(item: Any, name: str) -> str | None:
    """An item's date as ISO 8601, with its own offset where it is written after RFC 822 or ISO, else in UTC."""
    if name not in item:  # asked so, as feedparser gives one date for another
        return None
    text, parsed = item.get(name), item.get(f"{name}_parsed")
    if not text:
        return None
    if _ISO.match(text):
        return str(text)
    try:
        return parsedate_to_datetime(text).isoformat()
    except (ValueError, TypeError, IndexError):
        return _utc(parsed)


def _utc(parsed: time.struct_time | None) -> str | None:
    try:
        return datetime(*parsed[:6], tzinfo=UTC).isoformat() if parsed else None
    except ValueError:
        return None
