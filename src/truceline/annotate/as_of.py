"""Dates as of which a text says that it speaks: "as of August 24, 2025", "at the time of writing"."""

from __future__ import annotations

import re
from functools import lru_cache

from truceline.lexicon.lexicon import Lexicon
from truceline.model.interval import to_edtf
from truceline.model.parse import Sentence
from truceline.model.spans import Span
from truceline.model.time import AsOf, Timex

LONGEST_LEAD = 40  # code points


def find_as_of(
    text: str, sentences: tuple[Sentence, ...], times: tuple[Timex, ...], lexicon: Lexicon
) -> tuple[AsOf, ...]:
    """Find the dates as of which a text speaks, in text order. The span covers the words and the date."""
    leads, standing = _patterns(lexicon)
    found = [as_of for timex in times if (as_of := _led_by_words(text, timex, leads))]
    for sentence in sentences:
        found += [AsOf(span=Span(*m.span()), date=None) for m in standing.finditer(text, *sentence.span)]
    return tuple(sorted(found, key=lambda a: a.span))


@lru_cache(maxsize=4)
def _patterns(lexicon: Lexicon) -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = lexicon.time_words
    leads, standing = _any_of(words.as_of_leads), _any_of(words.as_of_standing)
    lead = re.compile(rf"\b(?:{leads})[ \t]{{0,2}}:?[ \t]{{1,3}}\Z", re.IGNORECASE)
    return lead, re.compile(rf"\b(?:{standing})\b", re.IGNORECASE)


def _any_of(phrases: tuple[str, ...]) -> str:
    """The phrases as choices, the longest first, words parted by any blanks."""
    longest_first = sorted(phrases, key=lambda p: (-len(p), p))
    return "|".join(r"[ \t]{1,3}".join(map(re.escape, p.split())) for p in longest_first)


def _led_by_words(text: str, timex: Timex, leads: re.Pattern[str]) -> AsOf | None:
    if timex.type not in ("DATE", "TIME"):
        return None
    lead = leads.search(text, max(0, timex.span.start - LONGEST_LEAD), timex.span.start)
    if lead is None:
        return None
    return AsOf(span=Span(lead.start(), timex.span.end), date=to_edtf(timex.value))
