"""Where a time expression stands: what it can be counted from, and whether the words near look back or ahead."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final

from truceline.annotate.times.clauses import begins_in, in_background, is_habitual
from truceline.annotate.times.tokens import Tokens
from truceline.annotate.times.verbs import WORD, Direction, Look, look
from truceline.lexicon.time_words import TimeWords
from truceline.model.parse import Sentence

SCENE = 3  # sentences behind a full date in which days and months without a year are of its year
FRESH = 2  # sentences behind a date in which others count from it
HEAD = 12  # code points from the start of its sentence to a time that opens it
LATE, TURN = 9, 6
"""After a month from September on, one at least six months earlier in the calendar is of the next year."""
REACH = 160  # code points on either side in which a verb is looked for
MONTHS = 12
WIDEST_GAP = 3  # words between two times that are told together
SOMEBODY_MAY = re.compile(r"\b(?:Theresa|Mrs?\.?|Ms\.?|Minister|Secretary) May\b")
DIGIT_DATE = re.compile(r"(?<![\w.,/-])(\d{1,2})[/-](\d{1,2})[/-]\d{2,4}(?![\w/-])")


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
class Telling:
    """A text and its day of publication, with what the whole of it tells of its times: asked for by few of them."""

    text: str
    published: date | None
    words: TimeWords

    @cached_property
    def day_first(self) -> bool | None:
        """Whether it writes the day before the month in all-digit dates; None where its dates do not tell."""
        orders = set()
        for match in DIGIT_DATE.finditer(self.text):
            first, second = (int(number) > MONTHS for number in match.groups())
            if first != second:
                orders.add(first)
        return orders.pop() if len(orders) == 1 else None

    @cached_property
    def may_is_a_name(self) -> bool:
        """Whether it speaks of somebody called May."""
        return SOMEBODY_MAY.search(self.text) is not None


@dataclass
class Setting:
    """What a time expression can be counted from.

    It reaches from the token `first` to the token `behind`. `before` is where the time before it in the sentence ends,
    and its value. It is mypy that keeps it frozen, as it does tokens.
    """

    page: Final[Telling]
    within: Final[Sentence]
    tokens: Final[Tokens]
    first: Final[int]
    behind: Final[int]
    told: Final[Told]
    before: Final[tuple[int, str | None] | None]

    @property
    def words(self) -> TimeWords:
        """The words of time."""
        return self.page.words

    @property
    def published(self) -> date | None:
        """The day of publication, None where it is not known."""
        return self.page.published

    @property
    def sentence(self) -> int:
        """The number of its sentence."""
        return self.within.index

    @property
    def last(self) -> str | None:
        """The value of the time before it in the sentence."""
        return self.before[1] if self.before else None

    @cached_property
    def gap(self) -> str:
        """The words between it and the time before it in the sentence, where they are few."""
        behind = self.before[0] if self.before else self.first
        return " ".join(self.tokens.words[behind : self.first]).lower() if self.first - behind <= WIDEST_GAP else "…"

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
        near = told.paragraph == self.within.paragraph and 0 < self.sentence - told.scene_sentence <= SCENE
        return _rolled(told.scene, month) if near else None

    @property
    def quarter(self) -> str | None:
        """The quarter that the text speaks of, if it spoke of one a few sentences ago."""
        return self.told.quarter if self.sentence - self.told.quarter_sentence <= 4 else None

    @property
    def opening(self) -> bool:
        """Whether it stands at the head of its sentence: "On 22 May …"."""
        return self.tokens.starts[self.first] - self.within.span.start <= HEAD

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
        return begins_in(self._before, self.words) and self.direction == "future"

    @cached_property
    def _before(self) -> str:
        start = self.tokens.starts[self.first]
        return self.page.text[max(self.within.span.start, start - REACH) : start]

    @property
    def _after(self) -> str:
        end = self.tokens.end(self.behind - 1)
        return self.page.text[end : min(self.within.span.end, end + REACH)]

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
        start, end = self.tokens.starts[self.first], self.tokens.end(self.behind - 1)
        low, high = max(self.within.span.start, start - REACH), min(self.within.span.end, end + REACH)
        return frozenset(WORD.findall(self.page.text[low:high].lower()))

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
        return look(self._before, self._after, self.words)

    @property
    def direction(self) -> Direction | None:
        """Whether the verb near looks back or ahead; None where no word says."""
        return self.look.way


def _rolled(told: str | None, month: int) -> int | None:
    if told is None:
        return None
    told_month = int(told[5:7]) if len(told) >= 7 else 0
    return int(told[:4]) + (told_month >= LATE and told_month - month >= TURN)
