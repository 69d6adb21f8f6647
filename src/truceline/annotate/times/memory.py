"""What a text has told so far, as what its next times may count from."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Any

from truceline.annotate.times.reading import Reading
from truceline.annotate.times.setting import FRESH, Setting, Told
from truceline.model.interval import Interval

ASIDE = 10
"""A bare year this far from the last one told is an aside ("a report declassified in 2005"): the story goes on."""

BOUNDS = frozenset({"since", "until", "till", "from"})
"""Words before a day on which something begins or ends, which is no scene of what the text tells next."""

REMOTE = 400
"""Days from publication from which a day whose year is not told is no day that others count from."""

TELLING = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
QUARTER = re.compile(r"\d{4}-Q[1-4]")
LONGER_THAN_QUARTER = re.compile(r"P(?:[6-9]M|1Y)")


class Memory:
    """The dates told so far. `published` is the day of publication, None where it is not known."""

    def __init__(self, published: date | None) -> None:
        self.published = published
        self.told = Told()

    def keep(self, reading: Reading, s: Setting) -> None:
        """Keep a date, if it is one that others count from."""
        value = reading.value or ""
        if reading.type == "TIME" and TELLING.fullmatch(value[:10]):
            value = value[:10]
        if reading.type == "DURATION" and LONGER_THAN_QUARTER.fullmatch(value):
            self.told = replace(self.told, quarter=None)
        elif reading.type in ("DATE", "TIME") and QUARTER.fullmatch(value):
            self._keep_quarter(value, s)
        elif reading.type in ("DATE", "TIME") and TELLING.fullmatch(value):
            self._keep_date(reading, value, s)

    def _keep_quarter(self, value: str, s: Setting) -> None:
        """Keep the quarter that a report is on, not one named for comparison or as a forecast."""
        self.told = replace(self.told, quarter_named=value)
        if self.told.quarter and value < self.told.quarter:
            return
        last = Interval.of_value(value).latest
        forecast = self.published and last and last > self.published.isoformat() and s.direction == "future"
        if not forecast:
            self.told = replace(self.told, quarter=value, quarter_sentence=s.sentence)

    def _keep_date(self, reading: Reading, value: str, s: Setting) -> None:
        if self._is_remote(reading, value) or self._is_background(reading, value, s):
            return
        story = self.told.story if self._aside(reading, value, s) else value
        changes: dict[str, Any] = {"value": value, "sentence": s.sentence, "story": story}
        if self.published is None or value <= self.published.isoformat():
            changes |= {"happened": value}
        if len(value) == 10:
            changes |= {"day": value, "day_sentence": s.sentence}
        if reading.dated and len(value) > 4:
            changes |= {"dated": value, "dated_sentence": s.sentence}
            if s.opening and s.lead not in BOUNDS:
                changes |= {"scene": value, "scene_sentence": s.sentence, "paragraph": s.within.paragraph}
        self.told = replace(self.told, **changes)

    def _is_remote(self, reading: Reading, value: str) -> bool:
        """Whether a day is named for its own sake, like D-Day: its year is not told, and it is not of these months."""
        if reading.dated or self.published is None or len(value) < 10:
            return False
        return abs((date.fromisoformat(value) - self.published).days) > REMOTE

    def _is_background(self, reading: Reading, value: str, s: Setting) -> bool:
        """Whether a day is told of what had been before, in a story whose day was told a sentence or two before.

        So is a night: "shares fell on Friday after losses overnight".
        """
        told = self.told
        if told.day is None or s.sentence - told.day_sentence > FRESH or len(value) < 10:
            return False
        return value < told.day and (s.background or reading.value == f"{value}TNI")

    def _aside(self, reading: Reading, value: str, s: Setting) -> bool:
        """Whether a year is named in passing: "declassified in 2005", "more than in the previous year"."""
        story = self.told.story
        if story is None or len(value) > 4:
            return False
        looks_back = not reading.dated and value < story[:4]
        return looks_back or (not s.opening and abs(int(story[:4]) - int(value)) > ASIDE)
