"""The stretches of time that a text gives by their two ends: "from ten on Monday until the end of Tuesday"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, product

from truceline.check.day_words import DAY_WORDS, WEEK, DayWord, words_between
from truceline.lexicon.check_cues import CheckCues
from truceline.lexicon.numerals import CARDINALS, any_of, up_to
from truceline.link.clauses import in_quotation
from truceline.link.items import Items, Kind
from truceline.model.coded import CodedArticle
from truceline.model.parse import Sentence
from truceline.model.spans import Span

HOURS = up_to(CARDINALS, 12)
HOUR = rf"(?:\d{{1,2}}|{any_of(HOURS)})"
CLOCK = re.compile(
    r"\b(?:(?P<h>[012]?\d)[.:](?P<m>[0-5]\d)(?!\d)"
    rf"|(?P<past>half|quarter) (?P<way>past|to) (?P<of>{HOUR})\b"
    rf"|(?<![$£€\d])(?P<hour>{HOUR})(?= ?[ap]\.?m\b| o[’']clock| in the (?:morning|afternoon|evening)| at night)"
    rf"|(?P<word>{any_of(HOURS)})(?= on\b|$|,)"
    r"|(?P<noon>noon|midday)|(?P<midnight>midnight))",
    re.IGNORECASE,
)
AFTER_NOON = re.compile(r"\b(?:evening|afternoon|night|nightfall|dusk|sunset)\b|\dp\.?m\b|\bp\.?m\b", re.IGNORECASE)
BEFORE_NOON = re.compile(r"\b(?:morning|dawn|sunrise|daybreak)\b|a\.?m\b", re.IGNORECASE)
PARTS = (
    (re.compile(r"\b(?:dawn|daybreak|sunrise)\b"), (3.0, 9.0)),
    (re.compile(r"\bmorning\b"), (0.0, 12.0)),
    (re.compile(r"\bafternoon\b"), (12.0, 19.0)),
    (re.compile(r"\b(?:evening|nightfall|dusk|sunset)\b"), (16.0, 24.0)),
    (re.compile(r"\bnight\b"), (18.0, 30.0)),
)
ENDS = re.compile(r"\bends?\b|\bclose of\b")
FROM = re.compile(r"[FfBb](?<!\w.)(?:(?<=[Ff])(?i:rom)|(?<=[Bb])(?i:etween)) ")
OF_TIME = re.compile(
    r"\d[.:]\d\d|[ap]\.?m\b|day\b|noon\b|night\b|clock|\bthe \d|\d (?:[A-Z][a-z]{2})|[A-Z][a-z]{2,8}\.? \d"
    rf"|\b(?:{any_of(HOURS)})\b"
)
"""What one end of a stretch has, as it is quickly found."""
TO = re.compile(r",? (?:to|until|till|through|and) ")
STOP = re.compile(r"(?<![ap]\.m)(?<!\b[ap])[.;)](?!\d)|, (?!on|at|the)| (?:for|without|with|while|when|as|in order)\b")
"""What ends the second end."""
LONGEST_END = 60
"""Code points of one end of a stretch."""
DAY = 24.0


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of time by its ends: the words, the sentence, and the hours that it may be long, as bounds."""

    span: Span
    sentence: Sentence
    hours: tuple[tuple[float, float], ...]

    def fits(self, least: float, most: float) -> bool:
        """Whether it may be between so many hours long."""
        return any(low <= most and high >= least for low, high in self.hours)


@dataclass(frozen=True, slots=True)
class _End:
    """One end of a stretch: its day, if it names one, and when on that day it may be, in hours."""

    day: DayWord | None
    times: tuple[tuple[float, float], ...]
    clock: bool


def _stretches(items: Items) -> Iterator[Stretch]:
    """The stretches of an article, in its own voice, in text order."""
    article, words = items.article, items.of(DAY_WORDS)
    for sentence in article.annotated.sentences:
        text, span = article.text, sentence.span
        for start in FROM.finditer(text, *span):
            if not OF_TIME.search(text, start.end(), min(span.end, start.end() + LONGEST_END)):
                continue
            found = _from_to(article, start, sentence, words)
            if found and not in_quotation(article, found.span):
                yield found


STRETCHES = Kind("stretches", _stretches)


def opened_and_closed(items: Items, cues: CheckCues) -> Iterator[Stretch]:
    """The stretches between two days of a sentence, of which one goes with a beginning and the next with an end."""
    article, words = items.article, items.of(DAY_WORDS)
    for one, other in pairwise(words):
        sentence = article.annotated.sentence_at(one.span.start)
        if sentence is None or not sentence.span.contains(other.span):
            continue
        days = _days_between(one, other)
        before = Span(sentence.span.start, one.span.start).of(article.text)
        between = Span(one.span.end, sentence.span.end).of(article.text)
        if days and cues.has("begins_doing", before) and cues.has("ends_doing", between):
            hours = tuple((DAY * max(n - 1, 0), DAY * (n + 1)) for n in days)
            yield Stretch(Span(sentence.span.start, sentence.span.end), sentence, hours)


def _from_to(
    article: CodedArticle, start: re.Match[str], sentence: Sentence, words: Sequence[DayWord]
) -> Stretch | None:
    """The stretch that begins with "from" or "between"; None where its ends are no times."""
    text = article.text
    for link in TO.finditer(text, start.end(), min(sentence.span.end, start.end() + LONGEST_END)):
        if ("between" in start.group().lower()) != (link.group().strip(" ,") == "and"):
            continue
        end = STOP.search(text, link.end(), min(sentence.span.end, link.end() + LONGEST_END))
        until = end.start() if end else min(sentence.span.end, link.end() + LONGEST_END)
        first = _end(text, Span(start.end(), link.start()), words)
        last = _end(text, Span(link.end(), until), words)
        if first and last and (first.day or last.day or (first.clock and last.clock)):
            hours = tuple(_hours(first, last))
            return Stretch(Span(start.start(), until), sentence, hours) if hours else None
    return None


def _end(text: str, at: Span, words: Sequence[DayWord]) -> _End | None:
    """The end of a stretch that some words give; None where they begin with no time."""
    told = at.of(text)
    day = next((w for w in words_between(words, at.start, at.end) if w.span.end <= at.end + 1), None)
    clock = CLOCK.search(told)
    part = next((hours for pattern, hours in PARTS if pattern.search(told)), None)
    if clock and (clock.start() > len("the stroke of ") + 4 and day is None):
        clock = None
    if day is None and clock is None:
        return None
    if day and day.span.start - at.start > LONGEST_END - 10:
        return None
    if ENDS.search(told) and day:
        return _End(day, ((DAY, DAY),), clock=False)
    if clock:
        return _End(day, tuple((h, h) for h in _clock(clock, told)), clock=True)
    return _End(day, (part or (0.0, DAY),), clock=False)


def _clock(clock: re.Match[str], told: str) -> tuple[float, ...]:
    """The hours of the day that a clock time may mean."""
    if clock["noon"]:
        return (DAY / 2,)
    if clock["midnight"]:
        return (0.0, DAY)
    hour = _hour(clock["h"] or clock["of"] or clock["hour"] or clock["word"])
    if clock["m"]:
        hour += int(clock["m"]) / 60
    if clock["past"]:
        hour += (0.5 if clock["past"].lower() == "half" else 0.25) * (1 if clock["way"].lower() == "past" else -1)
    if hour > DAY / 2:
        return (hour,)
    if AFTER_NOON.search(told):
        return (hour + DAY / 2,)
    return (hour,) if BEFORE_NOON.search(told) else (hour, hour + DAY / 2)


def _hour(word: str) -> float:
    return float(word) if word.isdigit() else float(HOURS[word.lower()])


def _hours(first: _End, last: _End) -> Iterator[tuple[float, float]]:
    """The lengths in hours that two ends allow."""
    for days, one, other in product(_days_between(first.day, last.day), first.times, last.times):
        low, high = other[0] - one[1] + DAY * days, other[1] - one[0] + DAY * days
        if high > 0:
            yield max(low, 0.0), high


def _days_between(first: DayWord | None, last: DayWord | None) -> tuple[int, ...]:
    """How many days may lie between the days of two ends; none where nothing says."""
    if first is None or last is None:
        return (0, 1)
    if first.number is not None and last.number is not None:
        if last.month is None or first.month == last.month:
            return (last.number - first.number,) if last.number > first.number else ()
        dates = first.on(first.year or last.year or 2001), last.on(last.year or first.year or 2001)
        return ((dates[1] - dates[0]).days,) if dates[0] and dates[1] and dates[1] > dates[0] else ()
    if first.weekday is not None and last.weekday is not None:
        return ((last.weekday - first.weekday) % WEEK,) if last.weekday != first.weekday else (0, WEEK)
    return ()
