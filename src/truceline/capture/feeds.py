"""Pages from feeds: each item of RSS or Atom is a page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.utils import parsedate_to_datetime

from lxml import etree

from truceline.errors import PageError, PageIsEmpty, PageUnreadable
from truceline.model.identity import content_sha256
from truceline.model.page import Page
from truceline.read.decode import replace_surrogates
from truceline.read.kind import tell_kind

_FEED = re.compile(r"<(?:\w{1,20}:)?(?:rss|feed|RDF)[\s>]")
_TEXTS = ("encoded", "content", "description", "summary")  # the fullest text of an item first
_DATES = ("pubDate", "published", "date", "issued", "updated")
_MOST_ITEMS = 10_000


def is_feed(source: str) -> bool:
    """Whether a page is a feed and no page of HTML."""
    head = source[:4000].lstrip()
    return head.startswith(("<?xml", "<rss", "<feed", "<rdf", "<!--")) and bool(_FEED.search(head))


def split_feed(content: bytes, where: str) -> Iterator[Page | PageError]:
    """Make a page of each item of a feed, with its title, address and date, and the feed's title as outlet."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise PageUnreadable("the feed cannot be read", where=where, why=str(error)) from None
    if root is None:
        raise PageUnreadable("the feed cannot be read", where=where, why="it is no XML")
    items = [e for e in root.iter() if isinstance(e.tag, str) and _local(e) in ("item", "entry")]
    if not items:
        raise PageIsEmpty("the feed has no items", where=where)
    outlet = next((_text(e) for e in root.iter() if isinstance(e.tag, str) and _local(e) == "title"), None)
    for number, item in enumerate(items[:_MOST_ITEMS], start=1):
        yield _make_page(item, outlet) or PageIsEmpty("the item has no text", where=f"{where}, item {number}")


def _make_page(item: etree._Element, outlet: str | None) -> Page | None:
    fields: dict[str, etree._Element] = {}
    for child in item:
        if isinstance(child.tag, str):
            fields.setdefault(_local(child), child)
    source = next((text for name in _TEXTS if name in fields and (text := _text(fields[name]))), None)
    if not source:
        return None
    sha256 = content_sha256(source)
    link = fields.get("link")
    return Page(
        id=sha256[:12],
        source=source,
        sha256=sha256,
        kind=tell_kind(source) if "<p" not in source else "html",
        url=(_text(link) or link.get("href") or None) if link is not None else None,
        outlet=outlet,
        title=_text(fields["title"]) if "title" in fields else None,
        published=next((day for name in _DATES if name in fields and (day := _read_date(_text(fields[name])))), None),
    )


def _local(element: etree._Element) -> str:
    return str(etree.QName(element).localname)


def _text(element: etree._Element) -> str | None:
    text = replace_surrogates("".join(str(t) for t in element.itertext())).strip()
    return text or None


def _read_date(text: str | None) -> str | None:
    """An item's date as ISO 8601: RSS writes it after RFC 822, Atom as ISO 8601 already."""
    if not text:
        return None
    if re.match(r"\d{4}-\d\d-\d\d", text):
        return text
    try:
        return parsedate_to_datetime(text).isoformat()
    except (ValueError, TypeError, IndexError):
        return None
