"""The days that a text names by weekday, number, month and year, whatever of these it gives, and steps between them."""

from __future__ import annotations

import re
from bisect import bisect_left
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from operator import attrgetter

from truceline.annotate.times.holidays import occurrences
from truceline.check.days import iso_day
from truceline.lexicon import holidays
from truceline.lexicon.holidays import Holiday, name_key
from truceline.lexicon.number_words import NumberWords
from truceline.lexicon.numerals import CARDINALS, ORDINALS, any_of, read_ordinal, up_to
from truceline.lexicon.phrases import cued
from truceline.link.clauses import sentence_span, sentences_for
from truceline.link.items import Items, Kind
from truceline.model.coded import CodedArticle, overlapping
from truceline.model.interval import MONTHS
from truceline.model.spans import Span

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
FULL = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
SHORT = r"(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\.?"
MONTH = rf"(?:{'|'.join(MONTHS)}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?)(?!\w)"
NTH = rf"(?:\d{{1,2}}(?:st|nd|rd|th)\b|(?:{any_of(up_to(ORDINALS, 31))})\b)"
NUMBER = rf"(?:{NTH}|\d{{1,2}}\b)"
AFTER = (
    rf"(?![\d/%–-]|:\d)(?! (?:million|billion|thousand|per ?cent|hundred)\b)"
    rf"(?! ?(?:–|-|to|and|or) ?(?:the |on )?(?:\d|{MONTH}))"
)
"""What may not stand behind a day: the rest of another number, or of a range."""
YEAR = rf"(?:(?:, | of |,? )(?P<year{{0}}>1[5-9]\d\d|20\d\d)\b|{AFTER})"
NAMED_YEAR = re.compile(r"[12](?<!\w\d)(?:(?<=1)[5-9]|(?<=2)0)\d\d\b")
AGES = {"quarter century": 25, "quarter of a century": 25, "half a century": 50, "half century": 50, "decade": 10}
"""Stretches of years by which a page counts back."""
LOOK_BACK = cued(
    rf"\b(?:(?P<count>\d{{1,3}}|{any_of(up_to(CARDINALS, 99, 2))}) years"
    r" (?:ago|on|of|since|after|later|from|to the day)\b"
    rf"|(?P<nth>\d{{1,3}}(?:st|nd|rd|th)|{any_of(up_to(ORDINALS, 99, 2))})[ -](?:year )?anniversary\b"
    r"|(?P<age>(?:a )?(?:quarter(?:[ -]of[ -]a)?[ -]century|half[ -](?:a[ -])?century|decade))"
    r" (?:ago|on|later|after|since)\b)",
    *("years", "anniversary", "century", "decade"),
    flags=re.IGNORECASE,
)
LOOKS_BACK = re.compile(r"years (?:ago|on|of|since|after|later|from|to the )|anniversary|century|decade", re.IGNORECASE)
"""What stands in every such stretch, and is found sooner than the number before it."""
LINK = r"(?:(?:,|, the| the)? | \()"
LEADS = r"(?:on|by|until|till|from|to|of|and|since)"
"""Before a bare number of a day: "on the 5th"."""
NO_DAYS = "century|anniversary|round|day|time|of"
"""Behind "Friday, the 3rd", what is counted."""
PART = r"(?:day|night|morning|afternoon|evening)"
DAY = re.compile(
    rf"\b(?:(?P<w1>{FULL}|{SHORT}){LINK})?(?:the )?(?P<n1>{NUMBER}) (?:of )?(?P<m1>{MONTH}){YEAR.format(1)}"
    rf"|\b(?:(?P<w2>{FULL}|{SHORT}){LINK})?(?P<m2>{MONTH}) (?:the )?(?P<n2>{NUMBER}){YEAR.format(2)}"
    rf"|\b(?:(?P<w3>{FULL}|{SHORT}){LINK})?(?P<year3>1[5-9]\d\d|20\d\d)-(?P<m3>[01]\d)-(?P<n3>[0-3]\d)(?!\d)"
    rf"|\b(?:(?P<w4>{FULL}|{SHORT}){LINK})?(?P<n4>[0-3]?\d)\.\s?(?P<m4>[01]?\d)\.\s?(?P<year4>1[5-9]\d\d|20\d\d)\b"
    rf"|\b(?P<w5>{FULL}){LINK}(?P<n5>{NTH})(?! (?:{NO_DAYS})\b)(?:(?<=\d..){AFTER}|(?=[,.;:)]|$))"
    rf"|\b(?P<w6>{FULL})(?![’']?s\b)"
    rf"|\b(?P<end8>[Tt]he (?:very )?(?:last|final|first)(?: {PART})? of "
    rf"(?:the (?:old |dying |new )?year(?!\w)|(?P<m8>{MONTH})))"
    rf"|\b{LEADS} the (?P<n7>\d{{1,2}}(?:st|nd|rd|th)\b)"
    rf"(?= of the (?:same )?month|[,.;:)]| (?:and|to|until|till|through|the|it|he|she|they|we|a|both|all)\b)"
)
BEHIND = re.compile(
    rf"(?:, | \(|,? (?:which|that) (?:was|is|fell on|falls on) )(?:(?:a|on a|being a) )?(?P<w>{FULL}|{SHORT}(?=\)))"
    rf"(?![’'\w])(?! (?:the )?\d)"
)
"""A weekday behind its date: "3 April 2031, a Thursday"."""
UNIT = re.compile(
    rf"that (?:very |same )?{PART}|same {PART}|next|following|previous|preceding|{PART} (?:after|before|there)"
    r"|[dh] day\b|[stk] (?:later|after|there|earlier|before|on)",
    re.IGNORECASE,
)
"""What every step has, as it is quickly found."""
COUNT = r"(?P<count>\d{1,2}|[a-z]+(?:-[a-z]+)?)"
HEDGES = "about|around|some|roughly|nearly|almost|within|in|less than|more than|over|under|at least|up to"
OTHERS = "yesterday|last|the|he|she|it|they|his|her|its|their"
"""Behind "the day before", what it is the day before."""
STEP = re.compile(
    r"\b(?:"
    rf"(?P<same>(?:that (?:very |same )?|the (?:very )?same ){PART})"
    rf"|(?P<next>(?:on )?(?:the (?:very )?)?(?:next|following) {PART})"
    rf"|on the (?P<nth>{any_of(up_to(ORDINALS, 10, 2))}) day(?! of)"
    rf"|(?P<after>the (?:very )?{PART} (?:after|afterwards?|thereafter)(?: (?:that|this|it))?)"
    rf"|(?P<before>the (?:very )?{PART} before(?! (?:{OTHERS})\b)(?: that| this)?"
    rf"|(?:on )?the (?:previous|preceding) {PART})"
    rf"|(?P<hedge>(?:{HEDGES}) )?{COUNT} (?:days?|nights?|mornings?|evenings?) (?:"
    r"(?P<later>later|on|after(?:wards?)?(?: (?:that|this))?|thereafter)"
    r"|(?P<earlier>earlier|before(?: (?:that|this))?|previously))"
    r")(?!\w)",
    re.IGNORECASE,
)
A_COUNT = r"(?:\d{1,3}|[a-z]+(?:-[a-z]+)?)"
TO_THE_DAY = cued(
    rf"\b(?P<before>{A_COUNT}) years?(?: later| after| on)?,? to the (?:very )?day\b"
    rf"|\bto the (?:very )?day,? (?P<behind>{A_COUNT}) years?\b",
    "day",
    also=("year", "years"),
    flags=re.IGNORECASE,
)
ANNIVERSARY_REACH = 50
"""Code points from "ten years to the day" to the day."""
NUMBERED = re.compile(rf"(?:, | \(|, on )(?:the )(?P<n>{NTH})(?=[,.;:)]| (?:and|of the month)\b)")
"""The number of a day behind a feast."""
APART = (", ", " (", " – ", " — ")
"""What parts a day from a step behind it: "on Thursday, three days after that"."""
STOPS = ("", ".", ",", ";", ":", ")", "–", "—")
"""What may stand behind such a step."""
COMMON_YEAR = 2001
LISTED = re.compile(r",? (?:and|or) (?:\d|[A-Z])|, [A-Z]")
"""Behind a day that is one of a list."""
BEFORE, BEHIND_TIME = 16, 40
"""Code points about a time in which the rest of its day is told."""
ADJACENT = re.compile(
    r"[\s,;:(–—-]*(?:(?:on|a|an|the|it|was|being|which|that|is|in fact|namely|early|late) ){0,4}", re.IGNORECASE
)
"""What may part a step and the day that it leads to."""
LONGEST_ADJACENT = 60
BESIDE = 4
"""Words for days of which the last ones may overlap what they are looked for beside."""
WEEK = 7


@dataclass(frozen=True, slots=True)
class DayWord:
    """Words for one day, with as much of it as they give: the weekday (Monday is 0), the number in the month, the
    month and the year, or the feast that it is."""

    span: Span
    weekday: int | None = None
    number: int | None = None
    month: int | None = None
    year: int | None = None
    feast: Holiday | None = None

    def on(self, year: int) -> date | None:
        """The day in a year; None where the words do not fix it or the year has none such."""
        if self.feast:
            held = occurrences(self.feast, year)
            return held[0].day if len(held) == 1 and held[0].first == held[0].last else None
        if self.month is None or self.number is None:
            return None
        try:
            return date(self.year or year, self.month, self.number)
        except ValueError:
            return None


_span = attrgetter("span")


def words_between(words: Sequence[DayWord], start: int, end: int) -> Sequence[DayWord]:
    """Those of some words in text order that begin at or behind one offset and before another."""
    low, high = (bisect_left(words, (offset,), key=_span) for offset in (start, end))
    return words[low:high]


def last_before(words: Sequence[DayWord], offset: int) -> DayWord | None:
    """The last of some words in text order that ends at an offset or before it."""
    near = words_between(words, 0, offset)[-BESIDE:]
    return next((word for word in reversed(near) if word.span.end <= offset), None)


@dataclass(frozen=True, slots=True)
class Step:
    """Words that count some days on or back from a day told before, and the day that they lead to."""

    span: Span
    days: int
    reached: DayWord


def find_day_words(text: str, start: int, end: int) -> Iterator[DayWord]:
    """The words for single days in a part of a text, in text order."""
    after = start
    for match in DAY.finditer(text, start, end):
        if match.start() < after:
            continue  # a weekday that the date before it took
        at = match.lastgroup[-1] if match.lastgroup else ""
        told = match.groupdict()
        weekday, until = told.get(f"w{at}"), match.end()
        if not weekday and (told.get(f"m{at}") or told["n7"]) and (behind := BEHIND.match(text, match.end(), end)):
            weekday, until = behind["w"], behind.end()
        after = until
        number, month, year = (told.get(f"{part}{at}") for part in ("n", "m", "year"))
        if match["end8"]:
            yield _end_of(Span(*match.span()), match["end8"].lower(), _month(month) if month else None)
            continue
        yield DayWord(
            Span(match.start(), until),
            WEEKDAYS.index(weekday[:3]) if weekday else None,
            read_ordinal(number) if number else None,
            _month(month) if month else None,
            int(year) if year else None,
        )


def _end_of(span: Span, words: str, month: int | None) -> DayWord:
    """The first or last day of a month or year: "the last of the old year", "the first day of May"."""
    first = " first" in words
    month = month or (1 if first else 12)
    return DayWord(span, number=1 if first else monthrange(COMMON_YEAR, month)[1], month=month)


def _month(word: str) -> int:
    if word.isdigit():
        return int(word)
    return next(n for n, name in enumerate(MONTHS, 1) if name.startswith(word[:3]))


def _day_words(items: Items) -> Iterator[DayWord]:
    """The words for single days about the times of an article, in text order."""
    article, after, words = items.article, 0, list[DayWord]()
    feasts = sorted(_feasts(items), key=_span)
    for start, end in _windows(article):
        for word in find_day_words(article.text, max(start, after), end):
            after = word.span.end
            if not any(word.feast for word in overlapping(feasts, word.span)):
                words.append(word)
    yield from sorted((*feasts, *words), key=_span)


def _feasts(items: Items) -> Iterator[DayWord]:
    """The feasts that an article names, each with a number of the month behind it: "Good Friday, the 20th"."""
    text, table = items.article.text, items.lexicon.time_words.holidays
    for time in items.article.annotated.times:
        words = time.span.of(text)
        if not words[0].isupper() or words[-1].isdigit():
            continue
        feast = table.by_name.get(name_key(" ".join(holidays.PART.findall(words.lower()))))
        if feast and feast.days == 1 and not feast.spread:
            named = re.search(rf"\b{FULL}", words)
            yield DayWord(time.span, WEEKDAYS.index(named.group()[:3]) if named else None, feast=feast)
            if numbered := NUMBERED.match(text, time.span.end):
                yield DayWord(Span(*numbered.span("n")), number=read_ordinal(numbered["n"]))


def _windows(article: CodedArticle) -> Iterator[tuple[int, int]]:
    """The stretches of a text about its times; what two of them share is in one."""
    open_at, until = 0, 0
    for time in article.annotated.times:
        start, end = time.span.start - BEFORE, min(time.span.end + BEHIND_TIME, len(article.text))
        if start > until:
            yield open_at, until
            open_at = start
        until = max(until, end)
    yield open_at, until


DAY_WORDS = Kind("day_words", _day_words)


def find_steps(article: CodedArticle, found: Sequence[DayWord], numbers: NumberWords) -> Iterator[Step]:
    """The steps of a text that lead to a day named beside them: "two days later, on Saturday"."""
    text, sentences = article.text, {sentence_span(article, word.span.start) for word in found}
    steps = (m for span in sorted(sentences) if UNIT.search(text, *span) for m in STEP.finditer(text, *span))
    for match in steps:
        days = _days_of(match, numbers)
        if days is None:
            continue
        before = last_before(found, match.start())
        if before and text[before.span.end : match.start()] in APART and text[match.end() : match.end() + 1] in STOPS:
            yield Step(Span(before.span.start, match.end()), days, before)
        for word in words_between(found, match.end(), match.end() + LONGEST_ADJACENT):
            if text[match.end() : word.span.start] == " " and match["same"] is None:
                continue  # "two days before Christmas": counted from it
            if ADJACENT.fullmatch(text, match.end(), word.span.start):
                yield Step(Span(match.start(), word.span.end), days, word)


STEPPED = re.compile(r"\b(?:before|after|ahead of|until|since|following) (?:the )?$")
"""Before a feast from which a step leads to the day behind it: "a week and a half before Thanksgiving, on Nov. 15"."""
STEP_REACH = 16


def find_feast_days(article: CodedArticle, found: Sequence[DayWord]) -> Iterator[Step]:
    """The feasts of a text beside the day on which it says that they fall: no step apart."""
    for one, other in pairwise(found):
        beside = article.text[one.span.end : other.span.start] in (", ", " (", ", the ", " (the ", ", on ", ", on the ")
        listed = LISTED.match(article.text, other.span.end)
        stepped = STEPPED.search(article.text, max(0, one.span.start - STEP_REACH), one.span.start)
        if beside and not stepped and (one.feast is None) != (other.feast is None) and not listed:
            yield Step(other.span, 0, other)


def find_anniversaries(text: str, found: Sequence[DayWord], numbers: NumberWords) -> Iterator[tuple[int, DayWord]]:
    """The days that lie so many years to the day after another: "ten years to the day after it, on the 25th"."""
    for match in TO_THE_DAY.find_in_paragraphs(text):
        count = _count(match["before"] or match["behind"], numbers)
        behind = words_between(found, match.end(), match.end() + ANNIVERSARY_REACH)
        day = next((word for word in behind if word.number is not None), None)
        if count and day and not re.search(r"[.;\n]", text[match.end() : day.span.start]):
            yield count, day


def _count(word: str, numbers: NumberWords) -> int | None:
    """A whole number, in digits or as a word."""
    word = word.lower()
    return int(word) if word.isdigit() else 1 if word in ("a", "one") else numbers.values.get(word)


def _days_of(match: re.Match[str], numbers: NumberWords) -> int | None:
    if match["same"]:
        return 0
    if match["nth"]:
        return read_ordinal(match["nth"]) - 1
    if match["next"] or match["after"]:
        return 1
    if match["before"]:
        return -1
    count = _count(match["count"], numbers)
    if match["hedge"] or count is None:
        return None
    return count * (1 if match["later"] else -1)


def years_named(text: str) -> frozenset[int]:
    """The years that a text names, from the sixteenth century on."""
    return frozenset(map(int, NAMED_YEAR.findall(text)))


def years_looked_back_to(article: CodedArticle, where: Span | None = None) -> frozenset[int]:
    """The years that a page counts back to from its own: "25 years ago", "forty years on", "the tenth anniversary"."""
    published = iso_day(article.article.published)
    if published is None:
        return frozenset()
    places = [where] if where else sentences_for(article, LOOK_BACK)
    places = (place for place in places if LOOKS_BACK.search(article.text, *place))
    found = (m for place in places for m in LOOK_BACK.finditer(article.text, *place))
    return frozenset(published.year - _years_back(m) for m in found)


def _years_back(match: re.Match[str]) -> int:
    if match["age"]:
        return AGES[match["age"].lower().removeprefix("a ").replace("-", " ")]
    words = (match["count"] or match["nth"]).lower()
    return CARDINALS[words] if words in CARDINALS else read_ordinal(words)


def years_told(article: CodedArticle) -> frozenset[int]:
    """The years of which a page can tell: those that it names, and those that it counts back to."""
    return years_named(article.text) | years_looked_back_to(article)


def years_about(article: CodedArticle) -> tuple[int, ...]:
    """The years that a day without one may be of: those about the publication, and those of which the page tells."""
    published = iso_day(article.article.published)
    about = {published.year - 1, published.year, published.year + 1} if published else set()
    return tuple(sorted(years_told(article) | about))


def days_after(word: DayWord, days: int, years: Sequence[int]) -> frozenset[date]:
    """The dates that so many days from a day can be, in its year or else in these."""
    dates = (word.on(year) for year in ([word.year] if word.year else years))
    return frozenset(day + timedelta(days=days) for day in dates if day)
