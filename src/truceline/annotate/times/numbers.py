"""Number words → numbers."""

from __future__ import annotations

from collections.abc import Sequence

from truceline.lexicon.time_words import TimeWords

HALF = ("1/2", "½", "half")


def read_number(words: Sequence[str], lexicon: TimeWords) -> float | None:
    """The number that some words in lower case spell: "twenty four", "two and a half", "1,460"; None for "several"."""
    total, current, told = 0.0, 0.0, False
    for word in words:
        if word in ("a", "an") and not told:
            current, told = 1, True
        elif word in HALF:
            current, told = current + 0.5, True
        elif word[0].isdigit():
            current, told = current + float(word.replace(",", "")), True
        elif word in ("dozen", "hundred", "thousand"):
            size = int(lexicon.classes["CARDINAL"].get(word) or lexicon.classes["MAGNITUDE"][word])
            current, told = (current or 1) * size, True
        elif word in lexicon.classes["CARDINAL"]:
            current, told = current + int(lexicon.classes["CARDINAL"][word]), True
        elif word == "couple":
            current, told = 2, True
        elif word in lexicon.classes["VAGUE"]:
            return None
    return total + current if told else None


PARTS_OF = {"C": (100, "Y"), "E": (10, "Y"), "Y": (12, "M"), "M": (4, "W"), "F": (2, "W"), "W": (7, "D")}
"""How many of a smaller unit a unit has, by their letters in the lexicon; a month's weeks are rounded."""


def in_whole_units(number: float, unit: str) -> tuple[int, str]:
    """The same length in whole units: a century is 100 years, a year and a half 18 months. Halves of days go."""
    if unit in ("F", "C") or (number % 1 and unit in PARTS_OF):
        size, smaller = PARTS_OF[unit]
        return round(number * size), smaller
    return round(number), unit


def spell(number: float) -> str:
    """A number as TIMEX3 values write it: 3, 2.5."""
    return str(int(number)) if number == int(number) else f"{number:g}"
