"""The date of publication: every candidate kept and graded, and one taken only where nothing speaks against it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from truceline.model.article import DateCandidate, DateOrigin, PublishedFrom
from truceline.model.spans import Span
from truceline.read.block import Block
from truceline.read.day import day_in_url, find_days, parse_stamp
from truceline.read.metadata import StatedDate

_UPDATED = re.compile(r"\b(?:updated?|modified|revised|edited|corrected|accessed|retrieved)\b", re.IGNORECASE)
_PUBLISHED = re.compile(r"\b(?:published|posted|issued|date|released)\b", re.IGNORECASE)
_LONGEST_LINE = 200  # characters of a line that can be a date line
_DATELINE = 120  # characters of an article's start in which a dateline stands
_DASH = re.compile(r"\s[–—-]{1,2}\s|\)\s?[–—-]|:\s")


@dataclass(frozen=True, slots=True)
class Found:
    """A candidate with its day. Strong ones decide; weak ones are kept, and decide nothing."""

    candidate: DateCandidate
    day: str | None
    strong: bool


def given_date(text: str | None) -> list[Found]:
    """The date that was given beside the page."""
    return [_found(text.strip(), "given", None, True)] if text and text.strip() else []


def url_date(url: str | None) -> list[Found]:
    """The date in the page's address."""
    day = day_in_url(url) if url else None
    return [_found(day[0], "url", None, True)] if day else []


def metadata_dates(stated: Iterable[StatedDate]) -> list[Found]:
    """The dates that a page's metadata states. Strong ones put weak ones of their origin in the shade."""
    return [_found(s.text, s.origin, s.span, s.strong) for s in stated]


def line_dates(lines: Iterable[Block]) -> list[Found]:
    """The dates of lines near the headline; a date of an update is none of publication."""
    found: list[Found] = []
    said: list[Found] = []
    for block in lines:
        if len(block.text) > _LONGEST_LINE:
            continue
        before = 0
        for day, start, end in sorted(find_days(block.text), key=lambda d: d[1]):
            label = block.text[before:start]
            before = end
            if _UPDATED.search(label):
                continue
            dated = _found(day, "text", page_place(block, start, end), True)
            (said if _PUBLISHED.search(label) else found).append(dated)
    return said or found


def dateline_date(first: Block | None) -> list[Found]:
    """The full date in the dateline with which an article begins: `DOHA, 4 May 2024 (Agency) — …`."""
    if first is None:
        return []
    head = first.text[:_DATELINE]
    for day, start, end in find_days(head):
        dash = _DASH.search(head, end)
        if dash and dash.start() - end < 40 and head[:3].isupper():
            return [_found(day, "text", page_place(first, start, end), True)]
    return []


def page_place(block: Block, start: int, end: int) -> Span | None:
    """Where in the page some characters of a block stand."""
    from truceline.model.spans import OffsetMap

    return OffsetMap(block.pieces).to_page(Span(start, end))


def _found(text: str, origin: DateOrigin, span: Span | None, strong: bool) -> Found:
    day = parse_stamp(text)
    stamp = re.match(r"\d{4}-\d\d-\d\d", text)
    value = text if stamp or not day else day
    return Found(DateCandidate(value=value[:80], origin=origin, page_span=span, grade="alone"), day, strong)


def settle_dates(found: Sequence[Found]) -> tuple[str | None, PublishedFrom, tuple[DateCandidate, ...]]:
    """Grade the candidates and take the day of publication, where one is given or all strong ones agree."""
    graded = tuple(_grade(f, found) for f in found if f.day)
    given = next((f.day for f in found if f.candidate.origin == "given" and f.day), None)
    if given:
        return given, "given", graded
    strong = [f for f in found if f.strong and f.day]
    days = {f.day for f in strong}
    if len(days) != 1:
        return None, "none", graded
    best = min(strong, key=lambda f: ("json-ld", "metadata", "url", "text").index(f.candidate.origin))
    origin: PublishedFrom = "metadata" if best.candidate.origin in ("json-ld", "metadata") else _plain(best)
    return best.day, origin, graded


def _plain(found: Found) -> PublishedFrom:
    return "url" if found.candidate.origin == "url" else "text"


def _grade(found: Found, others: Sequence[Found]) -> DateCandidate:
    days = {
        o.day
        for o in others
        if o.day and o.candidate.origin != found.candidate.origin and (o.strong or not found.strong)
    }
    if not days:
        return found.candidate
    return replace(found.candidate, grade="agreed" if found.day in days else "disputed")
