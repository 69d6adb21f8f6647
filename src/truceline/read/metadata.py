"""What a page of HTML says of itself: its titles and its dates, in meta tags, JSON-LD and time tags."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from truceline.lexicon.furniture import PageWords
from truceline.model.article import DateOrigin
from truceline.model.spans import Span
from truceline.read.decode import replace_surrogates
from truceline.read.markup import Markup, Tag

_ARTICLE_TYPE = re.compile(r"Article|Posting|Report|LiveBlog|WebPage|Review|Statement", re.IGNORECASE)
_PUBLISHED = re.compile(r"publi|pub-?date|posted|entry-date|timestamp", re.IGNORECASE)
_MOST_OBJECTS = 5000  # of one JSON-LD script; more are a catalogue
_MOST_DATES = 20  # candidates of one kind; pages of lists have hundreds of time tags
_LD_DATE = re.compile(r'"datePublished"\s{0,9}:\s{0,9}"([^"]{4,60})"')


@dataclass(frozen=True, slots=True)
class StatedDate:
    """A date as a page states it. `strong` says that nothing but the publication can be meant."""

    text: str
    origin: DateOrigin
    span: Span | None
    strong: bool


@dataclass(frozen=True, slots=True)
class StatedTitle:
    """A title as a page states it. `span` is None where the source writes it in other characters."""

    text: str
    span: Span | None


def stated_dates(source: str, markup: Markup, words: PageWords) -> list[StatedDate]:
    """Every date that the metadata of a page gives as that of its publication."""
    found: list[StatedDate] = []
    for tag in markup.tags:
        if tag.name == "meta":
            found.extend(_meta_dates(source, tag, words))
        elif tag.name == "script":
            found.extend(_linked_dates(tag))
    return found[: 3 * _MOST_DATES]


def time_dates(source: str, markup: Markup) -> list[StatedDate]:
    """The dates of time tags, strong where the tag says that it means the publication."""
    found: list[StatedDate] = []
    for tag in markup.tags:
        value = tag.attributes.get("datetime", "")
        if tag.name == "time" and value and len(found) < _MOST_DATES:
            said = f"{tag.attributes.get('itemprop', '')} {tag.attributes.get('class', '')}"
            strong = "pubdate" in tag.attributes or bool(_PUBLISHED.search(said))
            found.append(StatedDate(value, "metadata" if strong else "text", _place(source, tag, value), strong))
    return found


def stated_titles(source: str, markup: Markup) -> dict[str, StatedTitle]:
    """The titles of a page by where they stand: og, headline (of JSON-LD), twitter, title."""
    found: dict[str, StatedTitle] = {}
    for tag in markup.tags:
        if tag.name == "meta":
            name = (tag.attributes.get("property") or tag.attributes.get("name") or "").lower()
            kind = {"og:title": "og", "twitter:title": "twitter"}.get(name)
            value = tag.attributes.get("content", "").strip()
            if kind and value:
                found.setdefault(kind, StatedTitle(value[:1000], _place(source, tag, value)))
        elif tag.name == "title" and tag.content.strip():
            text = tag.content.strip()[:1000]
            start = tag.content_start + tag.content.index(text)
            plain = _unescape(text)
            found.setdefault("title", StatedTitle(plain, Span(start, start + len(text)) if plain == text else None))
        elif tag.name == "script":
            for item in _linked_items(tag.content):
                headline = item.get("headline")
                if isinstance(headline, str) and headline.strip():
                    found.setdefault("headline", StatedTitle(_unescape(headline.strip()[:1000]), None))
    return found


def stated_outlet(markup: Markup) -> str | None:
    """The name of the site that a page gives."""
    for tag in markup.tags:
        name = (tag.attributes.get("property") or tag.attributes.get("name") or "").lower()
        if tag.name == "meta" and name in ("og:site_name", "application-name") and tag.attributes.get("content"):
            return tag.attributes["content"].strip()[:200]
    return None


def stated_language(markup: Markup) -> str | None:
    """The language that a page declares, as ISO 639-1."""
    for tag in markup.tags:
        if tag.name == "html" and (found := re.match(r"[A-Za-z]{2}(?![A-Za-z])", tag.attributes.get("lang", ""))):
            return found[0].lower()
    return None


def _unescape(text: str) -> str:
    return replace_surrogates(" ".join(html.unescape(text).split()))


def _place(source: str, tag: Tag, value: str) -> Span | None:
    """Where in its tag a value stands, if the source writes it in just these characters."""
    at = source.find(value, tag.span.start, tag.span.end) if value else -1
    return Span(at, at + len(value)) if at >= 0 else None


def _meta_dates(source: str, tag: Tag, words: PageWords) -> Iterator[StatedDate]:
    names = (tag.attributes.get(key, "") for key in ("property", "name", "itemprop"))
    plain = [re.sub(r"[^a-z]", "", name.lower()) for name in names]
    value = tag.attributes.get("content", "").strip()
    if not value or len(value) > 80:
        return
    strong = any(name in words.published_meta for name in plain)
    if strong or any(name in words.dated_meta for name in plain):
        yield StatedDate(value, "metadata", _place(source, tag, value), strong)


def _linked_dates(tag: Tag) -> Iterator[StatedDate]:
    values = [
        value
        for item in _linked_items(tag.content)
        if isinstance(value := item.get("datePublished"), str) and _ARTICLE_TYPE.search(str(item.get("@type", "")))
    ]
    for value in dict.fromkeys(replace_surrogates(v)[:80] for v in values[:_MOST_DATES]):
        at = tag.content.find(f'"{value}"')
        place = tag.content_start + at + 1
        yield StatedDate(value, "json-ld", Span(place, place + len(value)) if at >= 0 else None, True)


def _linked_items(content: str) -> list[dict[str, object]]:
    """The objects of a JSON-LD script; of a broken one, what can be read of its dates."""
    try:
        waiting = [json.loads(content, strict=False)]
    except (ValueError, RecursionError):
        return [{"@type": "Article", "datePublished": value} for value in _LD_DATE.findall(content[:1_000_000])[:1]]
    items: list[dict[str, object]] = []
    while waiting and len(items) < _MOST_OBJECTS:
        value = waiting.pop(0)
        if isinstance(value, dict):
            items.append(value)
            waiting.extend(v for k, v in value.items() if k in ("@graph", "mainEntity", "mainEntityOfPage"))
        elif isinstance(value, list):
            waiting.extend(value[:100])
    return items
