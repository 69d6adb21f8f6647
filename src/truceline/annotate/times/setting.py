"""Where a time expression stands: what it can be counted from, and whether the words near look back or ahead."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from truceline.lexicon.time_words import TimeWords

Direction = Literal["past", "future"]

WORD = re.compile(r"[^\W_]+|['’]ll\b")
CLAUSE_END = re.compile(r"[;:“”\"]|\s[–—-]\s")
REACH = 160  # code points on either side in which a verb is looked for


@dataclass(frozen=True, slots=True)
class Told:
    """The dates that the text gave before: the last day, month or year, the last quarter, and in which sentence."""

    value: str | None = None
    quarter: str | None = None
    sentence: int = -9
    quarter_sentence: int = -9


@dataclass(frozen=True, slots=True)
class Setting:
    """What a time expression can be counted from.

    `published` is the day of publication. `last` is the value of the time before this one in the sentence, and `gap`
    the words between the two. `day_first` is the order of all-digit dates on the page, None where it is open.
    """

    text: str
    start: int
    end: int
    sentence: int
    sentence_start: int
    sentence_end: int
    words: TimeWords
    published: date | None
    told: Told
    last: str | None
    gap: str
    day_first: bool | None

    @property
    def told_day(self) -> date | None:
        """The last date told, where it is a day."""
        value = self.told.value
        return date.fromisoformat(value) if value and len(value) == 10 else None

    @property
    def anchor(self) -> date | None:
        """The day that "later" and "earlier" count from: the day told just before, or the day of writing."""
        if self.published is None or self.sentence - self.told.sentence <= 2:
            return self.told_day or self.published
        return self.published

    @property
    def year(self) -> int | None:
        """The year of writing, or the year last told."""
        if self.published:
            return self.published.year
        return int(self.told.value[:4]) if self.told.value else None

    @property
    def quarter(self) -> str | None:
        """The quarter that the text speaks of, if it spoke of one a few sentences ago."""
        return self.told.quarter if self.sentence - self.told.quarter_sentence <= 4 else None

    @property
    def direction(self) -> Direction | None:
        """Whether the nearest verb looks back or ahead; None where no word says."""
        before = self.text[max(self.sentence_start, self.start - REACH) : self.start]
        clause = CLAUSE_END.split(before)[-1]
        return self._looks(WORD.findall(clause.lower())[::-1], backwards=True) or self._after()

    def _after(self) -> Direction | None:
        after = self.text[self.end : min(self.sentence_end, self.end + REACH)]
        return self._looks(WORD.findall(CLAUSE_END.split(after)[0].lower()), backwards=False)

    def _looks(self, words: list[str], *, backwards: bool) -> Direction | None:
        """The direction of the first word that has one. "was due to meet" and "will be held" look ahead."""
        for i, word in enumerate(words):
            before = words[i + 1 : i + 3] if backwards else words[max(0, i - 2) : i]
            following = words[i - 1 : i] if backwards else words[i + 1 : i + 2]
            if word == "to" and not self._infinitive(following):
                continue
            if word in self.words.future:
                return "future"
            if word in self.words.past or (word.endswith("ed") and word not in self.words.not_verbs):
                return "past" if self.words.helpers.isdisjoint(before) else "future"
        return None

    def _infinitive(self, following: list[str]) -> bool:
        word = following[0] if following else ""
        return word.isalpha() and word not in self.words.not_verbs and not word.endswith("day")
