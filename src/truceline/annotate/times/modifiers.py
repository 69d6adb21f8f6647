"""Words before or after a time that change it: "early", "the end of", "nearly", "or later"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from truceline.annotate.times.reading import Reading
from truceline.lexicon.time_words import TimeWords
from truceline.model.interval import Interval

Kind = Literal["part", "amount"]


@dataclass(frozen=True, slots=True)
class Modifier:
    """A shape beside a time, and the TIMEX3 mod that it stands for.

    A modifier of a `part` goes with dates and times of day, one of an `amount` with lengths, years and clock times.
    """

    name: str
    shape: str
    mod: str
    kind: Kind


PREFIXES = (
    Modifier("early", "(very? early (-|in|on)?)|(earlier (in|on)?)", "START", "part"),
    Modifier(
        "start_of",
        "(the? very? beginning|start|outset|opening|onset of)|(the early part|days|weeks|months|hours of)",
        "START",
        "part",
    ),
    Modifier("mid", "(mid -?)|(the mid -?)|(the middle of)|(midway through)", "MID", "part"),
    Modifier("late", "(late (-|in|on)?)|(the late)|(later (in|on)?)", "END", "part"),
    Modifier("the_early", "the early", "START", "part"),
    Modifier("end_of", "(the? end|close of)|(end -)|(the latter part of)|(the last part of)", "END", "part"),
    Modifier("rest_of", "the rest|remainder of", "END", "part"),
    Modifier("about", "about|around|approximately|roughly|circa|ca|some|(ca .)", "APPROX", "amount"),
    Modifier(
        "nearly",
        "nearly|almost|(close to)|(just? under)|(less than)|(fewer than)|(slightly less than)",
        "LESS_THAN",
        "amount",
    ),
    Modifier("more_than", "(a little)? (more than)|(just over)|(well over)", "MORE_THAN", "amount"),
    Modifier("over", "over", "MORE_THAN", "amount"),
    Modifier("at_least", "(at least)|(no less|fewer than)", "EQUAL_OR_MORE", "amount"),
    Modifier(
        "at_most", "(at most)|(no more|longer than)|(up to)|(not more than)|(a maximum of)", "EQUAL_OR_LESS", "amount"
    ),
)

SUFFIXES = (
    Modifier("or_later", "(or later)|(and beyond)|onwards|onward", "ON_OR_AFTER", "part"),
    Modifier("or_earlier", "or earlier", "ON_OR_BEFORE", "part"),
    Modifier("or_so", "or so", "APPROX", "amount"),
    Modifier("or_more", "(or more)|(or longer)", "EQUAL_OR_MORE", "amount"),
    Modifier("or_less", "or less", "EQUAL_OR_LESS", "amount"),
)


FARTHER = {"MORE_THAN": True, "EQUAL_OR_MORE": True, "LESS_THAN": False, "EQUAL_OR_LESS": False}


def modified(reading: Reading, modifier: Modifier, words: TimeWords, first_word: str, lead: str = "") -> Reading | None:
    """A time with a modifier beside it, and the word before that; None where the two do not go together."""
    if modifier.name == "over" and lead not in words.near["over_leads"]:
        return None  # "spread over three years"
    if modifier.name == "about" and any(first_word in words.classes[label] for label in ("WEEKDAY", "DEICTICDAY")):
        return None  # "spoke about Friday"
    value = reading.value or ""
    if value.endswith("_REF") or reading.mod:
        return None
    if reading.counted and modifier.mod in FARTHER:
        return _farther(reading, farther=FARTHER[modifier.mod])
    if modifier.kind == "part":
        fits = reading.type in ("DATE", "TIME")
    else:
        fits = reading.type == "DURATION" or (modifier.mod in ("APPROX", "LESS_THAN") and reading.type != "SET")
        bare = first_word not in ("the", "last", "next", "past")
        fits = fits and (bare or modifier.name in ("at_least", "at_most", "or_so")) and "X" not in value
    return replace(reading, mod=modifier.mod) if fits else None


def _farther(reading: Reading, *, farther: bool) -> Reading:
    """More than two years ago is before, nearly two years ago after that year, as TIDES 2005 has it."""
    bounds = Interval.of_value(reading.value)
    if farther == (reading.counted < 0):
        return replace(reading, mod="BEFORE", interval=Interval(None, bounds.latest))
    return replace(reading, mod="AFTER", interval=Interval(bounds.earliest, None))
