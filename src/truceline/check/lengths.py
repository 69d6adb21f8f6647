"""The lengths of time that a text gives: "180 days", "about an hour and a half"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from truceline.lexicon.check_cues import CheckCues
from truceline.lexicon.check_numbers import number_regex, read_whole
from truceline.lexicon.number_words import NumberWords
from truceline.lexicon.phrases import CuedPattern, cued
from truceline.link.items import Items, Kind
from truceline.model.spans import Span

DAYS_OF = {"day": 1.0, "week": 7.0, "month": 30.44, "year": 365.25}
MINUTES_OF = {"minute": 1.0, "hour": 60.0, **{unit: days * 1440 for unit, days in DAYS_OF.items()}}
MINUTES_ROUNDED = (0.65, 1.5)
"""How much shorter or longer than a bare length a meeting may have been, by its hosts' watches."""
FULL = "(?:full|whole|entire|long|solid|clear|straight|uninterrupted|unbroken)"
"""What may stand before a unit of time that is counted in full."""
HEDGE_REACH = 16
"""Code points before a length in which "nearly" or "more than" stands."""
SLACK = 2.0
"""Days by which a length may miss its ends: inclusive counting, and a midnight that falls on either day."""
ROUNDED = 0.15
"""Part of a length in weeks or months by which it may be rounded; a third where the words say that it is."""
ROUNDED_ALOUD = 0.34
MANY = r"(?: (?:hundred|thousand|million|billion|trillion))?"
RATED = re.compile(
    rf"(?:[$€£¥]\d[\d.,]*{MANY}|(?<![\w.,])\d[\d.,]*{MANY}(?:%| percent| [a-z]{{2,14}}s)|\b(?:once|twice|times)) $"
)
"""Before "a week" that is no length but what an amount comes in ("$250 a week", "40 crowns a week", "twice a week")."""
RATED_REACH = 40
"""Code points before "a week" in which such an amount stands."""
HELD_REACH, HELD_WORDS = 25, 2
"""Code points and words from "has held for" to its length."""


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time: its words, how many of which unit, and the word that rounds it, if any."""

    span: Span
    amount: float
    unit: str
    hedge: str

    @property
    def in_days(self) -> float:
        return self.amount * DAYS_OF[self.unit]

    @property
    def in_minutes(self) -> float:
        return self.amount * MINUTES_OF[self.unit]

    @property
    def of_a_meeting(self) -> tuple[float, float]:
        """The minutes that a meeting may have lasted whose length is told so: at least, and at most."""
        least = {"less": 0.0, "more": 1.0}.get(self.hedge, MINUTES_ROUNDED[0])
        most = {"less": 1.0, "more": 2.0, "nearly": 1.1}.get(self.hedge, MINUTES_ROUNDED[1])
        return least * self.in_minutes, most * self.in_minutes

    def fits(self, actual: int) -> bool:
        """Whether a number of days from the first to the last day can be called by this length."""
        if self.hedge in ("more", "less"):
            return True
        part = ROUNDED_ALOUD if self.hedge else ROUNDED if self.unit != "day" else 0.0
        return abs(actual - self.in_days) <= max(SLACK, part * self.in_days)


def find_lengths(text: str, words: NumberWords, cues: CheckCues) -> tuple[Length, ...]:
    """The lengths of time of a text ("180 days", "the 30-day", "an hour and a half"), in text order, but the units of
    its rates ("$250 a week")."""
    found = []
    for match in _length_pattern(number_regex(words)).find_in_paragraphs(text):
        number = match["number"]
        if number is None and RATED.search(text, max(0, match.start() - RATED_REACH), match.start()):
            continue
        amount: float | None = 1.0 if number is None else read_whole(number, words)
        if amount is None:
            continue
        amount = (0.5 if match["half"] else amount) + (0.5 if match["more"] or match["after"] else 0.0)
        if match["minutes"] and match["unit"].lower() == "hour":
            amount += (read_whole(match["minutes"], words) or 0) / 60
        span = Span(*match.span())
        found.append(Length(span, amount, match["unit"].lower(), _hedge(text, span, cues)))
    return tuple(found)


def held_for(text: str, length: Length, low: int, cues: CheckCues) -> int | None:
    """Where the words begin, from an offset on, by which a length is the time for which something has held so far."""
    found = list(cues.find("has_held", text, max(low, length.span.start - HELD_REACH), length.span.start))
    near = found and len(text[found[-1].end() : length.span.start].split()) <= HELD_WORDS
    return found[-1].start() if near else None


def _lengths(items: Items) -> tuple[Length, ...]:
    return find_lengths(items.article.text, items.lexicon.number_words, items.lexicon.duration_cues)


LENGTHS = Kind("lengths", _lengths)


@lru_cache(maxsize=4)
def _length_pattern(number: str) -> CuedPattern:
    return cued(
        rf"(?<![\w.,-])(?:(?P<half>half(?:[ -]an?)?)|(?P<number>{number})|an?)(?P<more>[ -]and[ -]a[ -]half)?[ -]"
        rf"(?:{FULL} )?(?P<unit>{'|'.join(MINUTES_OF)})(?:s\b|\b)(?!-old| old)"
        rf"(?P<after> and a half)?(?:(?: and|,) (?P<minutes>{number}) minutes)?",
        *(unit + ending for unit in MINUTES_OF for ending in ("", "s")),
        flags=re.IGNORECASE,
    )


def _hedge(text: str, span: Span, cues: CheckCues) -> str:
    before = text[max(0, span.start - HEDGE_REACH) : span.start]
    for name in ("nearly", "less", "more", "roughly"):
        last = max((m.end() for m in cues.find(name, before, 0, len(before))), default=-1)
        if last >= 0 and len(before[last:].split()) <= 1:
            return name
    return ""
