"""Where a time expression stands: what it can be counted from, and whether the words near look back or ahead."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from truceline.lexicon.time_words import TimeWords

Direction = Literal["past", "future"]

WORD = re.compile(r"[^\W\d_]+(?:['’][a-z]+)?")
CLAUSE_END = re.compile(r"[;:“”\"]|\s[–—-]\s")
REACH = 160  # code points on either side in which a verb is looked for
NOT_A_VERB = frozenset({"the", "a", "an", "his", "her", "its", "their", "this", "that", "which", "whom", "be"})
HELPS_FUTURE = frozenset(
    {"will", "to", "would", "shall", "may", "might", "could", "can", "should", "must", "be", "'ll"}
)
NOUN_IN_ED = frozenset(
    {"united", "need", "indeed", "proceed", "speed", "seed", "red", "armed", "unprecedented", "hundred", "bed", "embed"}
)


@dataclass(frozen=True, slots=True)
class Setting:
    """What a time expression can be counted from.

    `published` is the day of publication. `told` is the value of the last date that the text gave before:
    a day, month or year. `day_first` is the order of all-digit dates on the page, None where it is open.
    """

    text: str
    start: int
    end: int
    sentence_start: int
    sentence_end: int
    words: TimeWords
    published: date | None
    told: str | None
    day_first: bool | None

    @property
    def told_day(self) -> date | None:
        """The last date told, where it is a day."""
        return date.fromisoformat(self.told) if self.told and len(self.told) == 10 else None

    @property
    def today(self) -> date | None:
        """The day of writing."""
        return self.published

    @property
    def anchor(self) -> date | None:
        """The day that "later" and "earlier" count from: the last day told, or the day of writing."""
        return self.told_day or self.published

    @property
    def year(self) -> int | None:
        """The year of writing, or the year last told."""
        if self.published:
            return self.published.year
        return int(self.told[:4]) if self.told else None

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
        for i, word in enumerate(words):
            before = words[i + 1 : i + 4] if backwards else words[max(0, i - 3) : i]
            if word == "to":
                after = (
                    words[i - 1] if backwards and i else words[i + 1] if not backwards and i + 1 < len(words) else "the"
                )
                if after in NOT_A_VERB or after.endswith("day"):
                    continue
            if word in self.words.future:
                return "future"
            if word in self.words.past or (word.endswith("ed") and word not in NOUN_IN_ED):
                return "future" if not HELPS_FUTURE.isdisjoint(before) else "past"
        return None
