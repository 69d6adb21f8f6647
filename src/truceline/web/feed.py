"""The Atom feed of a case: the conflicts, and what changed on its last days, each with its quotes.

Only what a feed may hold is written: characters that XML 1.0 has not are left out, everything else is escaped.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from xml.etree import ElementTree

from truceline.model.conflict import Conflict
from truceline.publish.changes_text import TITLES, difference_words, thing_words
from truceline.trace.changes import Change
from truceline.web.addresses import address

ATOM = "http" + "://www.w3.org/2005/Atom"
NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
MOST_ENTRIES = 200
OTHER_TIME = "1970-01-01T00:00:00Z"
"""When nothing says when: Atom must have a time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedEntry:
    """An entry: what makes it itself, its title, its quotes, where it stands, and when it became known (ISO 8601)."""

    of: str
    title: str
    quotes: tuple[str, ...]
    link: str
    at: str


def conflict_entries(conflicts: Iterable[Conflict], known: dict[str, str]) -> Iterator[FeedEntry]:
    """An entry for each conflict, as of the day from which all its pages could be known; `known` is by article."""
    for c in conflicts:
        days = [known[e.page] for e in c.evidence[:2] if e.page in known]
        quotes = tuple(e.quote or (e.knowledge.text if e.knowledge else "") for e in c.evidence[:2])
        yield FeedEntry(
            of=f"conflict {c.id}",
            title=f"Conflict: {c.explanation}",
            quotes=quotes,
            link=address("conflicts", c.id),
            at=_moment(max(days, default="")),
        )


def change_entries(changes: Sequence[Change], until: str) -> Iterator[FeedEntry]:
    """An entry for each change; contradictions are left to the conflicts."""
    for change in changes:
        if change.thing is not None and change.report is not None:
            report = change.report
            yield FeedEntry(
                of=f"{change.kind} {report.statement} {until}",
                title=f"{TITLES[change.kind]}: {thing_words(change.thing)}{difference_words(change)}",
                quotes=(report.quote,),
                link=address("source", id=report.page),
                at=_moment(until),
            )


def render_feed(title: str, base: str, entries: Iterable[FeedEntry]) -> bytes:
    """The feed, the latest entry first. `base` is the address of the desk."""
    shown = sorted(entries, key=lambda e: (e.at, e.of), reverse=True)[:MOST_ENTRIES]
    ElementTree.register_namespace("", ATOM)
    feed = ElementTree.Element(f"{{{ATOM}}}feed")
    _say(feed, "title", f"{title}: conflicts and changes")
    _say(feed, "id", _id(title))
    _say(feed, "updated", shown[0].at if shown else OTHER_TIME)
    _link(feed, f"{base}/feed.atom", rel="self")
    _say(_say(feed, "author"), "name", "truceline")
    for entry in shown:
        own = _say(feed, "entry")
        _say(own, "title", entry.title)
        _say(own, "id", _id(f"{title}\0{entry.of}"))
        _say(own, "updated", entry.at)
        _link(own, base + entry.link, rel="alternate")
        _say(own, "content", "\n\n".join(f"“{quote}”" for quote in entry.quotes if quote)).set("type", "text")
    content: bytes = ElementTree.tostring(feed, encoding="utf-8", xml_declaration=True)
    return content


def last_days(days: Sequence[str], most: int = 2) -> list[tuple[str, str]]:
    """The last pairs of days that follow one another."""
    return list(pairwise(days))[-most:]


def _say(parent: ElementTree.Element, name: str, words: str = "") -> ElementTree.Element:
    made = ElementTree.SubElement(parent, f"{{{ATOM}}}{name}")
    made.text = NO_XML.sub("", words) or None
    return made


def _link(parent: ElementTree.Element, href: str, rel: str) -> None:
    made = _say(parent, "link")
    made.set("href", NO_XML.sub("", href))
    made.set("rel", rel)


def _id(words: str) -> str:
    return uuid.uuid5(uuid.NAMESPACE_OID, words.encode("utf-8", "replace").decode()).urn


def _moment(day: str) -> str:
    """A day or time as a time; the time of a page that has none is not known."""
    return f"{day[:10]}T00:00:00Z" if len(day) >= 10 else OTHER_TIME
