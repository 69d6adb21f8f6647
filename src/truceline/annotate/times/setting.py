"""Where a time expression stands: what it can be counted from, and whether the words near look back or ahead."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from truceline.annotate.times.clauses import begins_in, in_background, is_habitual
from truceline.annotate.times.verbs import WORD, Direction, Look, look
from truceline.lexicon.time_words import TimeWords

SCENE = 3  # sentences behind a full date in which days and months without a year are of its year
FRESH = 2  # sentences behind a date in which others count from it
HEAD = 12  # code points from the start of its sentence to a time that opens it
LATE, TURN = 9, 6
"""After a month from September on, one at least six months earlier in the calendar is of the next year."""
REACH = 160  # code points on either side in which a verb is looked for


@dataclass(frozen=True, slots=True)
class Told:
    """The dates that the text gave before, and in which sentence: the last day, month or year, and the quarter.

    `happened` is the last one that was over on the day of writing. `day` is the last that was a day. `quarter` is the
    one that a report is on, `quarter_named` the last named at all. `story` is the last date whose year the next ones
    without a year share. `scene` is the full date that last opened a sentence, and its paragraph: "On 10 April 1998 the
    parties signed. On 22 May …".
    """

    value: str | None = None
    happened: str | None = None
    day: str | None = None
    quarter: str | None = None
    quarter_named: str | None = None
    story: str | None = None
    scene: str | None = None
    dated: str | None = None
    sentence: int = -9
    day_sentence: int = -9
    quarter_sentence: int = -9
    scene_sentence: int = -9
    dated_sentence: int = -9
    paragraph: int = -1


@dataclass(frozen=True)
class Setting:
    """What a time expression can be counted from.

    `published` is the day of publication. `last` is the value of the time before this one in the sentence, and `gap`
    the words between the two. `day_first` is the order of all-digit dates on the page, None where it is open.
    `may_is_a_name` where the article speaks of somebody called May.
    """

    text: str
    start: int
    end: int
    sentence: int
    sentence_start: int
    sentence_end: int
    paragraph: int
    words: TimeWords
    published: date | None
    told: Told
    last: str | None
    gap: str
    day_first: bool | None
    may_is_a_name: bool

    @cached_property
    def told_value(self) -> str | None:
        """The last date told; the last that was over where the text speaks of what happened: "later the same day"."""
        value = self.told.value
        if self.published is None or value is None or value <= self.published.isoformat() or self.direction == "future":
            return value
        return self.told.happened or value

    @property
    def told_day(self) -> date | None:
        """The last date told, where it is a day, else a day told a sentence or two before: "in 1945" is in passing."""
        value = self.told_value
        if value and len(value) == 4 and self.told.day and self.sentence - self.told.day_sentence <= FRESH:
            value = self.told.day
        return date.fromisoformat(value) if value and len(value) == 10 else None

    @property
    def anchor(self) -> date | None:
        """The day that "later" and "earlier" count from: the day told just before, or the day of writing."""
        if self.published is None or self.sentence - self.told.sentence <= FRESH:
            return self.told_day or self.published
        return self.published

    @property
    def year(self) -> int | None:
        """The year of writing, or the year last told."""
        if self.published:
            return self.published.year
        return int(self.told.story[:4]) if self.told.story else None

    def story_year(self, month: int) -> int | None:
        """The year of a month in a text that tells what came after what: after December 1941, January is of 1942."""
        return _rolled(self.told.story, month)

    def scene_year(self, month: int) -> int | None:
        """The same in a paragraph that began with a full date, in an article whose day of publication is known."""
        told = self.told
        near = told.paragraph == self.paragraph and 0 < self.sentence - told.scene_sentence <= SCENE
        return _rolled(told.scene, month) if near else None

    @property
    def quarter(self) -> str | None:
        """The quarter that the text speaks of, if it spoke of one a few sentences ago."""
        return self.told.quarter if self.sentence - self.told.quarter_sentence <= 4 else None

    @property
    def opening(self) -> bool:
        """Whether it stands at the head of its sentence: "On 22 May …"."""
        return self.start - self.sentence_start <= HEAD

    @property
    def background(self) -> bool:
        """Whether it tells of what had been before: "shelling that began on August 3", "had met on Monday", "since"."""
        return in_background(self._before, self.words)

    @property
    def habitual(self) -> bool:
        """Whether it recurs: "the council usually meets in September"."""
        return is_habitual(self._before, self.words)

    @property
    def begins_in(self) -> bool:
        """Whether it is how long from now something will be: "talks resume in three weeks"."""
        return self.direction == "future" and begins_in(self._before, self.words)

    @cached_property
    def _before(self) -> str:
        return self.text[max(self.sentence_start, self.start - REACH) : self.start]

    @property
    def lead(self) -> str:
        """The word before it, in lower case."""
        words = self._before.lower().split()
        return words[-1] if words else ""

    @property
    def after_as_of(self) -> bool:
        """Whether "as of" or the like stands before it."""
        return self._before.lower().rstrip().endswith(self.words.as_of["before_date"])

    @property
    def sentence_words(self) -> frozenset[str]:
        """The words near it in the sentence, in lower case."""
        near = self.text[max(self.sentence_start, self.start - REACH) : min(self.sentence_end, self.end + REACH)]
        return frozenset(WORD.findall(near.lower()))

    def sentence_year(self, month: int) -> int | None:
        """The same of a date with its year that the sentence gave before: "signed on May 11, 2023, but by May 22 …"."""
        return _rolled(self.told.dated, month) if self.told.dated_sentence == self.sentence else None

    @property
    def told_month(self) -> int | None:
        """The month of the last date told."""
        value = self.told.story
        return int(value[5:7]) if value and len(value) >= 7 else None

    @cached_property
    def look(self) -> Look:
        """Which way the verbs near look."""
        return look(self._before, self.text[self.end : min(self.sentence_end, self.end + REACH)], self.words)

    @property
    def direction(self) -> Direction | None:
        """Whether the verb near looks back or ahead; None where no word says."""
        return self.look.way


def _rolled(told: str | None, month: int) -> int | None:
    if told is None:
        return None
    told_month = int(told[5:7]) if len(told) >= 7 else 0
    return int(told[:4]) + (told_month >= LATE and told_month - month >= TURN)
