"""Dates as of which a text speaks: "as of August 24, 2025", "by Sunday evening no truce had …", "at press time"."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise

from truceline.annotate.datelines import after_dateline
from truceline.lexicon.lexicon import Lexicon
from truceline.model.interval import to_edtf
from truceline.model.parse import Sentence
from truceline.model.spans import Span
from truceline.model.time import AsOf, Timex

LONGEST_LEAD = 120  # code points
REACH = 160
"""Code points before or behind "by Friday" in which the verb of its clause is looked for."""
AFTER_VERB = 3
"""Words behind "had" or "were" among which one of a plan ("were still expected") makes it one."""
RECENT = 1
"""Days before the publication up to which "by Friday" still tells of the state of things, not of a history. Set by
hand from fifty sentences of news pages with "by" and a weekday."""
LONGEST_PARAGRAPH = 4000  # code points before an expression in which quotation marks are counted

WAS = frozenset({"was", "were"})
"""Verbs that tell more of a story than of a state, unless with a word like "no" or "still"."""

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
BY = re.compile(r"\bby[ \t]{1,3}\Z", re.IGNORECASE)
CLAUSE_END = re.compile(r"[;:()\[\]“”\"\n]|\s[–—-]{1,2}\s")
POSSESSIVE = re.compile(r"['’]s\b")
NEIGHBOUR = re.compile(r"(?:[ \t]{0,2}[A-Z]{2,5}\b)?[ \t]{0,2}(?:[,|•·/–—-][ \t]{0,2})?(?:(?:at|on)[ \t]{1,2})?")
"""What may part the time and the day of an update: a zone, a mark, "on"."""
RUNNING_ON = re.compile(r"[ \t]{1,2}[A-Za-z]?[a-z]")
"""What goes on behind "Update: Friday" as a sentence."""
DIGIT_DAY = re.compile(r"\d[/.-]\d{1,2}[/.-]\d")
NUMBERED_UPDATE = re.compile(r"^[ \t]{0,8}UPDATE[ \t]{1,2}\d{1,2}[ \t]{0,2}[–—-]", re.MULTILINE)


def find_as_of(
    text: str, sentences: tuple[Sentence, ...], times: tuple[Timex, ...], published: str | None, lexicon: Lexicon
) -> tuple[AsOf, ...]:
    """Find the dates as of which a text speaks, in text order. The span covers the words and the date.

    Found are a date behind words like "as of"; the time of the page's own update; "by" a day just past in a clause that
    tells a state reached by then, not a deadline; the day of a dateline; and phrases for the time of writing, "as of
    now" and a numbered update, which have the day of publication (ISO 8601 in `published`) where it is known. Not
    "to date" and "so far", which bound a count or a rank, and nothing in quotation marks: there the speaker speaks.
    """
    finder = _Finder(text, sentences, times, _day(published), _words(lexicon))
    kept: list[AsOf] = []
    for as_of in sorted(finder.find(), key=lambda a: (a.span.start, -a.span.end)):
        if not (kept and kept[-1].span.overlaps(as_of.span)):
            kept.append(as_of)
    return tuple(kept)


def _day(iso: str | None) -> date | None:
    try:
        return date.fromisoformat(iso[:10]) if iso else None
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of the lexicon, as patterns and sets.

    `lead_ends`, `updates` and `standing_ends` are the last words of all that the three patterns find.
    """

    lead: re.Pattern[str]
    lead_ends: tuple[str, ...]
    update: re.Pattern[str]
    updates: tuple[str, ...]
    standing: re.Pattern[str]
    standing_ends: tuple[str, ...]
    weekdays: frozenset[str]
    days: frozenset[str]
    openers: frozenset[str]
    state: frozenset[str]
    absence: frozenset[str]
    plan: frozenset[str]
    from_then_on: frozenset[str]


@lru_cache(maxsize=4)
def _words(lexicon: Lexicon) -> _Words:
    words, classes = lexicon.time_words.as_of, lexicon.time_words.classes
    pages, updated = _any_of(words["pages"]), _any_of(words["updated"])
    phrases = (*words["standing"], *words["time_of_writing"])
    firsts = "".join(sorted({p[0] for p in phrases}))  # for speed
    page_was = rf"(?:this|the)[ \t](?:{pages})[ \t](?:was|has[ \t]been|is)[ \t]"
    line_start = (
        r"(?:^(?:[ \t]{0,8}(?:first[ \t])?(?:published|posted|created)\b[^\n]{0,60}?[ \t,|•·])?"
        r"|(?<=[\]|•·\n])|(?<=[.!?)][ \t])|(?<=--))[ \t–—\[(*•|-]{0,6}"
    )
    return _Words(
        lead=re.compile(rf"\b(?:{_any_of(words['before_date'])})[ \t]{{0,2}}:?[ \t]{{1,3}}\Z", re.IGNORECASE),
        lead_ends=_ends(words["before_date"], 1),
        update=re.compile(
            rf"(?:{line_start}(?:{page_was})?|\b{page_was})(?P<words>{updated})[ \t]{{0,2}}[:,]?[ \t]{{1,3}}"
            r"(?:(?:on|at)[ \t]{1,3})?\Z",
            re.IGNORECASE | re.MULTILINE,
        ),
        updates=_ends(words["updated"], 1),
        standing=re.compile(
            rf"(?=[{firsts}])\b(?:{_any_of(words['standing'])}|(?:{_any_of(words['time_of_writing'])})"
            rf"(?![ \t]{{1,3}}(?:{_any_of(words['of_something_else'])})\b))\b",
            re.IGNORECASE,
        ),
        standing_ends=_ends(phrases, 2),
        weekdays=frozenset(classes["WEEKDAY"]) | frozenset(classes["WEEKDAYABBR"]),
        days=frozenset().union(*(classes[c] for c in ("MONTH", "MAYMARCH", "MONTHABBR", "DEICTICDAY"))),
        **{name: frozenset(words[name]) for name in ("openers", "state", "absence", "plan", "from_then_on")},
    )


def _any_of(phrases: tuple[str, ...]) -> str:
    """The phrases as choices, the longest first, words parted by any blanks."""
    longest_first = sorted(phrases, key=lambda p: (-len(p), p))
    return "|".join(r"[ \t]{1,3}".join(map(re.escape, p.split())) for p in longest_first)


def _ends(phrases: tuple[str, ...], count: int) -> tuple[str, ...]:
    """The last words of some phrases, in lower case, each once."""
    return tuple(dict.fromkeys(" ".join(p.lower().split()[-count:]) for p in phrases))


@dataclass(frozen=True, slots=True)
class _Finder:
    """Goes through the times and sentences of one text."""

    text: str
    sentences: tuple[Sentence, ...]
    times: tuple[Timex, ...]
    published: date | None
    words: _Words

    def find(self) -> Iterator[AsOf]:
        """All that is found, in no order; two may overlap."""
        dated = [t for t in self.times if t.type in ("DATE", "TIME")]
        for at, timex in enumerate(dated):
            parts = self.joined(dated[at : at + 3])
            found = self.led(parts) or self.updated(parts) or self.reached_by(timex)
            if found and not self.in_quotation(found.span.start):
                yield found
        yield from self.standing()
        yield from self.datelines(dated)

    def joined(self, times: Sequence[Timex]) -> list[Timex]:
        """The first of some times with what stands beside it: "12:36 p.m. ET, July 11"."""
        parts = [times[0]]
        for timex in times[1:]:
            if NEIGHBOUR.fullmatch(self.text, parts[-1].span.end, timex.span.start):
                parts.append(timex)
        return parts

    def led(self, parts: Sequence[Timex]) -> AsOf | None:
        """A date behind "as of". Not "will apply as of 1 May", which is from then on."""
        start, end = parts[0].span.start, parts[-1].span.end
        if not self.before(start).rstrip(" \t:").endswith(self.words.lead_ends):
            return None  # the quick answer
        lead = self.words.lead.search(self.text, max(0, start - LONGEST_LEAD), start)
        if lead is None:
            return None
        written = self.day_so_far(parts)
        if self.from_then_on(lead.start(), parts[0], _day(written)):
            return None
        return AsOf(span=Span(lead.start(), end), date=written)

    def before(self, start: int) -> str:
        """What stands before a place, in lower case, as far as words are looked for."""
        return self.text[max(0, start - LONGEST_LEAD) : start].lower()

    def day_so_far(self, parts: Sequence[Timex]) -> str | None:
        """The date of "as of": no weekday can put it after the publication, and a time of day alone says no other."""
        dated = next((t for t in parts if self.names_day(t)), None)
        written = self.date_of(dated or parts[0])
        day = _day(written)
        if day is None or self.published is None:
            return written
        if dated is None:
            return written if day == self.published else None
        if day > self.published and self.weekday_only(dated):
            return (self.published - timedelta(days=(self.published - day).days % 7)).isoformat()
        return written

    def from_then_on(self, lead: int, timex: Timex, day: date | None) -> bool:
        """Whether words of the sentence make an as-of date not known to be past the beginning of something."""
        if day is not None and self.published is not None and day <= self.published:
            return False
        sentence = self.sentence_at(timex)
        known = day is not None and self.published is not None
        around = Span(sentence.start, sentence.end if known else lead)
        return not self.words.from_then_on.isdisjoint(_tokens(around.of(self.text)))

    def updated(self, parts: Sequence[Timex]) -> AsOf | None:
        """The time of the page's own update, at the start of a line or sentence or behind "this story was".

        Not "the list was updated on 3 May", nor "Update: Friday's talks".
        """
        start, end = parts[0].span.start, parts[-1].span.end
        before = self.before(start)
        if not any(words in before for words in self.words.updates):
            return None  # the quick answer
        lead = self.words.update.search(self.text, max(0, start - LONGEST_LEAD), start)
        if lead is None or POSSESSIVE.match(self.text, end):
            return None
        if lead["words"].lower().endswith("update") and RUNNING_ON.match(self.text, end):
            return None
        return AsOf(span=Span(lead.start("words"), end), date=self.update_day(parts))

    def update_day(self, parts: Sequence[Timex]) -> str | None:
        """The day of an update: no weekday or time of day can put it before the publication."""
        dated = next((t for t in parts if self.names_day(t)), None)
        if dated is None:
            return self.published.isoformat() if self.published else None
        written = self.date_of(dated)
        day = _day(written)
        if day is None or self.published is None or day >= self.published or not self.weekday_only(dated):
            return written
        return (self.published + timedelta(days=(day - self.published).days % 7)).isoformat()

    def weekday_only(self, timex: Timex) -> bool:
        """Whether a time names its day by the weekday alone."""
        tokens = _tokens(timex.span.of(self.text))
        return not self.words.weekdays.isdisjoint(tokens) and self.words.days.isdisjoint(tokens)

    def names_day(self, timex: Timex) -> bool:
        """Whether a time names its day, not only a time of day."""
        if timex.type == "DATE":
            return True
        words = timex.span.of(self.text)
        tokens = _tokens(words)
        named = not (self.words.weekdays.isdisjoint(tokens) and self.words.days.isdisjoint(tokens))
        return named or DIGIT_DAY.search(words) is not None

    def reached_by(self, timex: Timex) -> AsOf | None:
        """ "by Sunday evening" where the clause tells what had or had not been reached by then, no deadline."""
        by = BY.search(self.text, max(0, timex.span.start - 6), timex.span.start)
        if by is None or timex.span.of(self.text).lower().startswith("the ") or not self.just_past(timex):
            return None
        if POSSESSIVE.match(self.text, timex.span.end):
            return None
        sentence = self.sentence_at(timex)
        before = CLAUSE_END.split(self.text[max(sentence.start, by.start() - REACH) : by.start()])[-1].rstrip()
        tail = _tokens(before)[-1:]
        if not before or before.endswith(",") or self.words.openers.issuperset(tail):
            after = CLAUSE_END.split(self.text[timex.span.end : min(sentence.end, timex.span.end + REACH)])[0]
            told = self.tells_state(WORD.findall(after))
        else:
            told = self.told_state(WORD.findall(before))
        return AsOf(span=Span(by.start(), timex.span.end), date=self.date_of(timex)) if told else None

    def just_past(self, timex: Timex) -> bool:
        """Whether a time is one day, or part of one, at or just before the publication, or a weekday of no date."""
        written = self.date_of(timex)
        if written is None:
            return timex.value is not None and timex.value.startswith("XXXX-WXX-")
        day = _day(written) if len(written) == 10 else None
        return day is not None and self.published is not None and 0 <= (self.published - day).days <= RECENT

    def tells_state(self, clause: Sequence[str]) -> bool:
        """Whether the first finite verb behind "by Friday" tells a state: "had", "remained", "was still"."""
        words = [w.lower() for w in clause]
        at = next((i for i, word in enumerate(words) if word in self.words.state), None)
        if at is None:
            return False
        following = words[at + 1 : at + 1 + AFTER_VERB]
        if not self.words.plan.isdisjoint((*words[:at], *following)) or "to" in following[:2]:
            return False
        return words[at] not in WAS or not self.words.absence.isdisjoint((*words[:at], words[at], *following))

    def told_state(self, clause: Sequence[str]) -> bool:
        """Whether the clause before "by Friday" tells a state: "had" done something, or nothing done."""
        words = [w.lower() for w in clause]
        if not self.words.plan.isdisjoint(words):
            return False
        at = next((i for i, word in enumerate(words) if word in self.words.state), None)
        if at is None or not (words[at] == "had" or not self.words.absence.isdisjoint(words)):
            return False
        return "that" not in words[at:] and not _infinitive(clause[at:])

    def standing(self) -> Iterator[AsOf]:
        """Phrases for the time of writing, and "UPDATE 3 –" at the start of a line."""
        day = self.published.isoformat() if self.published else None
        for sentence in self.sentences if self.may_stand() else ():
            for match in self.words.standing.finditer(self.text, *sentence.span):
                if not self.in_quotation(match.start()):
                    yield AsOf(span=Span(*match.span()), date=day)
        for match in NUMBERED_UPDATE.finditer(self.text):
            yield AsOf(span=Span(*match.span()), date=day)

    def may_stand(self) -> bool:
        """Whether the text has the end of any phrase for the time of writing, or blanks that may part its words."""
        lower = self.text.lower()
        return "  " in lower or "\t" in lower or any(words in lower for words in self.words.standing_ends)

    def datelines(self, times: Sequence[Timex]) -> Iterator[AsOf]:
        """The dateline with its day; none where the text is a digest of several days."""
        found = []
        dates = [t for t in times if t.type == "DATE"]
        for line in self.dateline_spans([t.span.start for t in dates]):
            day = next((t for t in dates if line.contains(t.span)), None)
            if day is not None:
                found.append(AsOf(span=Span(line.start, day.span.end), date=self.date_of(day)))
        if len({a.date for a in found}) == 1:
            yield from found

    def dateline_spans(self, dates: Sequence[int]) -> Iterator[Span]:
        """The datelines at the start of a line, of sentences in which one of some dates begins."""
        for sentence in self.sentences:
            start = sentence.span.start
            if start and self.text[start - 1] != "\n":
                continue
            if bisect_left(dates, start) == bisect_left(dates, sentence.span.end):
                continue
            end = after_dateline(self.text, sentence.span)
            if end > start:
                yield Span(start, end)

    def date_of(self, timex: Timex) -> str | None:
        """The date of a time in EDTF; the day of publication for "now"."""
        if timex.value == "PRESENT_REF":
            return self.published.isoformat() if self.published else None
        return to_edtf(timex.value, timex.mod)

    def sentence_at(self, timex: Timex) -> Span:
        """The sentence that a time stands in."""
        at = bisect_right(self.sentences, timex.span.start, key=lambda s: s.span.start) - 1
        return self.sentences[at].span if at >= 0 else timex.span

    def in_quotation(self, at: int) -> bool:
        """Whether quotation marks are open at a place of its paragraph."""
        low = max(0, at - LONGEST_PARAGRAPH)
        start = max(low, self.text.rfind("\n", low, at) + 1)
        before = self.text[start:at]
        return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _tokens(text: str) -> list[str]:
    return [w.lower() for w in WORD.findall(text)]


def _infinitive(words: Sequence[str]) -> bool:
    """Whether a verb in the infinitive stands in some words: "to leave", not "to Geneva", "to the table"."""
    return any(
        word == "to" and following.islower() and following not in ("the", "a", "an", "its", "his", "her", "their")
        for word, following in pairwise(words)
    )
