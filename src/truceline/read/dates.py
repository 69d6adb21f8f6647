"""The date of publication: every candidate kept and graded, and one taken only where nothing speaks against it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from truceline.model.article import DateCandidate, DateOrigin, PublishedFrom
from truceline.model.spans import OffsetMap, Span
from truceline.read.block import Block
from truceline.read.day import day_in_url, find_days, given_day, local_days, parse_stamp
from truceline.read.metadata import StatedDate

_UPDATED = re.compile(r"\b(?:updated?|modified|revised|edited|corrected|accessed|retrieved)\b", re.IGNORECASE)
_PUBLISHED = re.compile(r"\b(?:published|posted|issued|date|released)\b", re.IGNORECASE)
_BY = re.compile(r"\bby\b", re.IGNORECASE)
_LONGEST_LINE = 200  # characters of a line that can be a date line
_WORDS_BEFORE = 4  # words that may stand before the date of a date line; more are a picture's caption
_DATELINE = 120  # characters of an article's start in which a dateline stands
_DASH = re.compile(r"\s[–—-]{1,2}\s|\)\s?[–—-]|:\s")
_RANK: tuple[DateOrigin, ...] = ("given", "json-ld", "metadata", "url", "text")


@dataclass(frozen=True, slots=True)
class Found:
    """A candidate with its day, and the days that it may be where the outlet is.

    A time in UTC may fall on another day at the outlet's place. Strong candidates decide; weak ones are kept only.
    """

    candidate: DateCandidate
    day: str | None
    days: frozenset[str]
    strong: bool


def given_date(text: str | None) -> list[Found]:
    """The date that was given beside the page."""
    return [_found(text.strip(), "given", None, True)] if text and text.strip() else []


def url_date(url: str | None) -> list[Found]:
    """The date in the page's address."""
    day = day_in_url(url) if url else None
    return [_found(day[0], "url", None, True)] if day else []


def metadata_dates(stated: Iterable[StatedDate]) -> list[Found]:
    """The dates that a page's metadata states."""
    return [_found(s.text, s.origin, s.span, s.strong) for s in stated]


def tag_dates(near: Iterable[StatedDate], others: Sequence[Found]) -> list[Found]:
    """The dates of time tags near the article: strong ones are so only where the metadata states no date."""
    alone = not any(f.strong for f in others)
    return [_found(s.text, s.origin, s.span, s.strong and alone) for s in near]


def line_dates(lines: Iterable[Block]) -> list[Found]:
    """The dates of lines near the headline, one a line; a date of an update is kept, and decides nothing."""
    found: list[Found] = []
    said: list[Found] = []
    for block in lines:
        if len(block.text) > _LONGEST_LINE:
            continue
        before = 0
        for day, start, end in sorted(find_days(block.text), key=lambda d: d[1]):
            label = block.text[before:start]
            before = end
            place = OffsetMap(block.pieces).to_page(Span(start, end))
            if _UPDATED.search(label):
                found.append(_found(day, "text", place, False))
            elif _PUBLISHED.search(label):
                said.append(_found(day, "text", place, True))
                break
            elif _BY.search(label) or len(label.split()) <= _WORDS_BEFORE:
                found.append(_found(day, "text", place, True))
                break
    return said + [replace(f, strong=f.strong and not said) for f in found]


def dateline_date(first: Block | None) -> list[Found]:
    """The full date in the dateline with which an article begins: `DOHA, 4 May 2024 (Agency) — …`."""
    if first is None:
        return []
    head = first.text[:_DATELINE]
    for day, start, end in find_days(head):
        dash = _DASH.search(head, end)
        if dash and dash.start() - end < 40 and head[:3].isupper():
            return [_found(day, "text", OffsetMap(first.pieces).to_page(Span(start, end)), True)]
    return []


def _found(text: str, origin: DateOrigin, span: Span | None, strong: bool) -> Found:
    day = given_day(text) if origin == "given" else parse_stamp(text)
    stamp = re.match(r"\d{4}-\d\d-\d\d", text)
    candidate = DateCandidate(
        value=(text if stamp or not day else day)[:80], origin=origin, page_span=span, grade="alone"
    )
    return Found(candidate, day, local_days(text) or frozenset([day] if day else []), strong)


def settle_dates(found: Sequence[Found]) -> tuple[str | None, PublishedFrom, tuple[DateCandidate, ...]]:
    """Grade the candidates and take the day of publication, where one is given or all strong ones agree.

    Where a time in UTC fits the day that the address or the text names, that day is the outlet's own.
    """
    graded = tuple(_grade(f, found) for f in found if f.day)
    given = next((f.day for f in found if f.candidate.origin == "given" and f.day), None)
    if given:
        return given, "given", graded
    strong = sorted((f for f in found if f.strong and f.day), key=lambda f: _RANK.index(f.candidate.origin))
    exact = [f for f in strong if len(f.days) == 1]
    best = next(iter(exact or strong), None)
    if best is None or best.day is None:
        return None, "none", graded
    agreed = all(best.day in f.days for f in strong) if exact else all(best.day == f.day for f in strong)
    if not agreed:
        return None, "none", graded
    origin = best.candidate.origin
    return best.day, "metadata" if origin == "json-ld" else origin, graded


def _grade(found: Found, others: Sequence[Found]) -> DateCandidate:
    rivals = [
        o for o in others if o.day and o.candidate.origin != found.candidate.origin and (o.strong or not found.strong)
    ]
    if not rivals:
        return found.candidate
    agreed = any(found.days & o.days for o in rivals)
    return replace(found.candidate, grade="agreed" if agreed else "disputed")
