"""What a title says and its text gives nowhere: a value in whose place the text has another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import chain, combinations, islice

from truceline.check.days import iso_day
from truceline.check.lines import LEDE, Line, part_shared
from truceline.check.phrases import Phrase
from truceline.check.values import FATES, ROUNDING, Value
from truceline.lexicon.phrases import words_in

DEEP = 10
"""Sentences from the beginning of a report of which one tells what the title says."""
LEAST_SHARED, LEAST_OF_PLACE = 2, 3
"""Words of content that it has of the title; and where the title has another place, as two may meet in many."""
LEAST_OF_POINT, SHARE_OF_POINT = 3, 0.5
"""Words of content that a sentence has of a line of a summary which sums it up, and the part of its words."""
NEAR_SHARE = 2
"""Words near two shares that must agree, of which a report has many; of other amounts one must."""
SURE = 0.6
"""Part of a title's words from which a sentence tells the same, whatever stands near its value."""
TENTH = 0.06
"""Percentage points by which a share with a decimal may differ."""
NOUN = 4
"""Words behind a count of which one can be its noun ("four lean grey ponies")."""
CLOSE = 0.05
"""Part by which any figure of a text may be a round count of its title."""
FIGURES = re.compile(r"(?<![\d.])\d{1,9}(?![\d.]*\d)")
STEM = 5
"""Letters in which the name of a state and its adjective agree."""
MOST_PARTS = 3
"""Values that together may be the one of a title."""
MOST_SUMMED = 12
"""Values of a text that are added up."""
TENS = 10
"""What a title rounds its counts to."""
AMOUNTS = frozenset({"count", "money", "share"})
ADDED = frozenset({"count", "money", "length"})
DATED = frozenset({"weekday", "day", "year"})

Rival = tuple[Line, Value]
"""A value that a text has in place of that of its title, and its line."""


def untold_values(lines: Sequence[Line]) -> Iterator[tuple[Line, Value]]:
    """The titles and lines of a summary, each with the values that its text gives nowhere, in whatever writing."""
    for title in (line for line in lines if line.part != "text" and line.values):
        body = [line for line in lines if line.part == "text"]
        yield from ((title, value) for value in title.values if not _is_told(value, title, body))


def rivals(title: Line, value: Value, lines: Sequence[Line]) -> list[Rival]:
    """What a text has in place of an untold value of its title, where it tells the same; the likest first."""
    if _is_rubric(value) or _is_rounded(value, title):
        return []
    body = (line for line in lines if line.part == "text")
    found = [rival for rival in _rivals(value, title, body) if not _is_of_named_land(value, rival[1], title)]
    if is_made_of(value, tuple(dict.fromkeys(line for line, _ in found))):
        return []
    return sorted(found, key=lambda rival: _likeness(title, value, *rival), reverse=True)


def _is_rubric(value: Value) -> bool:
    """Whether a title begins with a weekday, which then is of its page and not of what it tells."""
    return value.kind == "weekday" and value.span.start == 0


def _is_told(value: Value, title: Line, body: Sequence[Line]) -> bool:
    """Whether a text has a value, whatever it is there: as such, as a figure, in words or as a time."""
    text = title.own_text
    if value.words.lower() in text.lower() or any(_are_one(value, v) for line in body for v in line.values):
        return True
    if value.kind in DATED:
        return title.article.article.published is None or _is_dated(value, title)
    figure = re.search(r"\d[\d,]*(?:\.\d+)?", value.words)
    if figure and re.search(rf"(?<![\d.]){re.escape(figure.group().replace(',', ''))}(?!\d)", text.replace(",", "")):
        return True
    numbers, number = title.lexicon.number_words.values, _number(value, title)
    return any(numbers[word] == number for word in words_in(text) if word in numbers)


def _is_rounded(value: Value, title: Line) -> bool:
    """Whether a title's count in tens is any figure of its text, rounded."""
    number = _number(value, title)
    if value.kind != "count" or not number or number % TENS:
        return False
    figures = (float(m.group()) for m in FIGURES.finditer(title.own_text.replace(",", "")))
    return any(abs(figure - number) <= CLOSE * number for figure in figures)


def _are_one(value: Value, other: Value) -> bool:
    """Whether a value is that of a title; a share with a decimal is not rounded."""
    exact = value.kind == "share" and not value.size.is_integer() and not (value.rough or other.rough)
    return value.kind == other.kind and (abs(value.size - other.size) < TENTH if exact else value.agrees(other))


def _number(value: Value, title: Line) -> float | None:
    """The number that the words of a value begin with, before its unit or scale."""
    word = value.words.lower().split()[0].split("-")[0].replace(",", "")
    return float(word) if word.isdigit() else title.lexicon.number_words.values.get(word)


def _is_dated(value: Value, title: Line) -> bool:
    """Whether a time of the text, also one that is counted from its publication, is the day or year of a title."""
    article = title.article
    times = [t.value for t in article.annotated.times if t.value and t.span.start < article.article.text_end]
    if value.kind == "year":
        return any(time.startswith(value.words) for time in (article.article.published or "", *times))
    return any(_is_day(value, day) for day in map(iso_day, times) if day)


def _is_day(value: Value, day: date) -> bool:
    return value.size == (day.weekday() if value.kind == "weekday" else day.month * 100 + day.day)


def _rivals(value: Value, title: Line, body: Iterable[Line]) -> Iterator[Rival]:
    """The values of one measure with that of a title where its text tells the same, in text order."""
    for line in body:
        shared = len(title.content & line.content)
        if not shared or (not 0 <= line.depth < DEEP if title.part == "title" else not _is_summed_up(line, title)):
            continue
        for b in line.values:
            if value.agrees(b) or line.is_quoted(b.span) or not _is_of_one_thing(value, b, line):
                continue
            near = len((title.near(value) & line.near(b)) - (value.of & b.of))
            least = (
                NEAR_SHARE
                if value.kind == "share"
                else int(line.depth >= LEDE or (value.kind in AMOUNTS and not value.of & FATES))
            )
            if value.kind == "place":
                tells = shared >= LEAST_OF_PLACE
            else:
                tells = shared >= LEAST_SHARED or (near > 0 and line.depth < LEDE)
            if (
                tells
                and (near >= least or part_shared(title, line) >= SURE)
                and not any(b.same_measure(v) and b.agrees(v) for v in title.values)
            ):
                yield line, b


def _is_summed_up(line: Line, point: Line) -> bool:
    """Whether a line of a summary tells in short what a sentence does, wherever that stands."""
    shared = len(point.content & line.content)
    return shared >= LEAST_OF_POINT and shared >= SHARE_OF_POINT * len(point.content)


def _is_of_one_thing(value: Value, b: Value, line: Line) -> bool:
    """Whether a value of a line can be of what that of a title is of, by its noun also behind other words."""
    if value.same_measure(b):
        return True
    nouns = (value.of - FATES).intersection(Phrase(line, b.span).after[:NOUN])
    return value.kind == b.kind == "count" and bool(nouns) and value.of & FATES == b.of & FATES


def _is_of_named_land(value: Value, b: Value, title: Line) -> bool:
    """Whether a text that has no city of its title names the state of it, and the city that it has is of another."""
    if value.kind != "place":
        return False
    places = title.lexicon.places
    ours, theirs = ({e.place.country for e in places.written(v.words)} for v in (value, b))
    lands = (e for e in places if e.kind == "country" and e.place.country in ours - theirs)
    return any(re.search(rf"\b{re.escape(name[:STEM])}", title.own_text) for e in lands for name in e.names)


def is_made_of(value: Value, lines: Sequence[Line]) -> bool:
    """Whether a value is one of those of some lines rounded to tens, or what several make together; of counts, also
    what figures without a noun make ("3,000 dockers here and 1,200 there")."""
    sizes = [v.size for line in lines for v in line.values if v.kind == value.kind][:MOST_SUMMED]
    rounded = value.kind == "count" and value.size % TENS == 0
    most = MOST_PARTS if value.kind in ADDED else 1
    sums = chain(
        _sums(sizes, 1 if rounded else 2, most), _sums(_figures(lines), 2, most) if value.kind == "count" else ()
    )
    return any(abs(value.size - total) <= ROUNDING * value.size for total in sums)


def _sums(sizes: Sequence[float], fewest: int, most: int) -> Iterator[float]:
    return (sum(parts) for n in range(fewest, most + 1) for parts in combinations(sizes, n))


def _figures(lines: Sequence[Line]) -> list[float]:
    """The whole numbers that some lines have in figures."""
    found = (float(m.group()) for line in lines for m in FIGURES.finditer(line.text.replace(",", "")))
    return list(islice(found, MOST_SUMMED))


def _likeness(title: Line, value: Value, line: Line, b: Value) -> tuple[int, int]:
    """How much a line tells what a title does; of two alike the first."""
    return len(title.near(value) & line.near(b)) + len(title.content & line.content), -line.depth
