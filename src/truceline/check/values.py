"""The values that a line of a page gives: counts, sums, shares, lengths, ages, days, years, ranks and cities."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from truceline.check.days import has_midnight
from truceline.lexicon.check_cues import CheckCues
from truceline.lexicon.check_numbers import number_regex, numbered, read_whole
from truceline.lexicon.lexicon import Lexicon
from truceline.lexicon.numerals import ORDINALS, any_of, up_to
from truceline.lexicon.phrases import words_in
from truceline.model.interval import MONTHS
from truceline.model.spans import Span

ValueKind = Literal["count", "money", "share", "length", "age", "weekday", "day", "year", "rank", "place"]
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
WEEKDAY = re.compile(rf"\b(?:{'|'.join(d.title() for d in WEEKDAYS)})\b")
SHORT_MONTHS = ("Jan", "Feb", "Aug", "Sept", "Oct", "Nov", "Dec")
"""Months as agencies shorten them before a day, with a full stop."""
MONTH = "|".join((*MONTHS, *(rf"{m}\." for m in SHORT_MONTHS)))
MONTH_WORDS = frozenset(m.lower() for m in (*MONTHS, *SHORT_MONTHS))
MONTH_STEMS = tuple(m[:3] for m in MONTHS)
DAY = re.compile(rf"\b(?:(?P<m1>{MONTH}) (?P<d1>\d{{1,2}})(?!\d|,\d)|(?P<d2>\d{{1,2}}) (?P<m2>{MONTH})(?!\w))")
SCALES = {
    **dict.fromkeys(("thousand", "k"), 1e3),
    **dict.fromkeys(("million", "m", "mln"), 1e6),
    **dict.fromkeys(("billion", "b", "bn", "bln"), 1e9),
    **dict.fromkeys(("trillion", "t", "tn", "trn"), 1e12),
}
SCALE = r"(?:[ -]?(?P<scale>thousand|million|billion|trillion|mln|bln|bn|tn|trn|m|b|k|t)\b)?"
MONEY = re.compile(rf"(?P<unit>[$€£¥])(?P<n>\d[\d,]{{0,15}}(?:\.\d+)?){SCALE}(?!\d|-\d)", re.IGNORECASE)
APIECE = re.compile(r" (?:for )?(?:a|an|per|each|every) (\w+)\b")
"""After a sum: of what it is the price or the pay ("$4 a share")."""
SHARE_OF = re.compile(r" of (?:the |its |all )?([A-Za-z]\w+)")
RANGE = re.compile(r"\d ?(?:to|and|or|-|–|through) ?(?:[A-Z][a-z]+ )?$")
"""Before the last value of a range, or the last of several days."""
OF_MONTH = re.compile(rf"\b(?:{MONTH}) $")
"""Before a number that is a day."""
OF_THE_DAY = re.compile(r" ([a-z]{3,20})\b")
SHARE = re.compile(r"(?<![\w.,-])(?P<n>\d{1,4}(?:\.\d+)?) ?(?P<unit>%|percent\b|per cent\b)")
UNITS = {"minute": 1 / 1440, "hour": 1 / 24, "day": 1.0, "week": 7.0, "month": 30.4, "year": 365.25}
UNIT_WORDS = frozenset({*UNITS, *(f"{unit}s" for unit in UNITS)})
YEAR = re.compile(r"[12](?<=\b[Ii]n \d)(?:(?<=1)9|(?<=2)0)\d\d\b(?!-)")
RANKS = up_to(ORDINALS, 10, 2)
RANK = re.compile(
    rf"\b(?:(?P<word>{any_of(RANKS)})|(?P<figure>\d{{1,3}})(?:st|nd|rd|th))"
    r" (?P<noun>[a-z][a-z-]{2,20})"
)
NTH = re.compile(r"\d(?:st|nd|rd|th) ")
OLD = re.compile(r"[ -]old(?: (?P<who>[a-z][a-z-]{2,20}))?")
PLACE = re.compile(
    r"\b(?:in|at|to|from) (?P<after>[A-Z][a-z]+(?: [A-Z][a-z]+)?)(?!\w)"
    r"|\b(?P<before>[A-Z][a-z]+(?: [A-Z][a-z]+)?)(?= (?:talks|meeting|summit|conference|negotiations|forum)\b)"
)
BESIDE = re.compile(
    r"\b(?:following|after|before|since|until|till|from|through) (?:a |the |last |late |early )?$", re.IGNORECASE
)
"""Before a weekday on or by which something else was."""
BREAK = re.compile(r"[,;.]|\d| and ")
YEARS = range(1900, 2101)
DATELINE = re.compile(r"\W*[A-Z][A-Z .’'-]{2,30}, [A-Z][a-z]{2,8}\.? \d{1,2}\b")
FIGURE = re.compile(r"\d")
STEM = 6
"""Letters of a word that must agree: activating and activation."""
BEFORE = 18
"""Code points before a number in which its bound stands."""
REACH = 34
"""Code points round a value in which the words stand that say what it is the value of."""
ROUNDING = 0.13
"""Part by which two values may differ and still be one, rounded."""
BOUND = 1.3
"""How many times a bound a value may be that the bound lets be: nobody writes "more than 50" for 100."""
EXACT = frozenset({"age", "weekday", "day", "year", "rank"})
"""Kinds that nobody rounds."""
ROUND = 1000
"""Counts from which nobody counts to the last one."""
FATES = frozenset({"dead", "hurt"})
BOUNDS = ("at_least", "at_most", "about")


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a line, at `span` of its text. `of` is what it counts or measures, or what a day is that of ("its
    27 March letter").

    `low` and `high` are its bounds, None where open; `rough` is whether the words round or bound it.
    """

    kind: ValueKind
    of: frozenset[str]
    low: float | None
    high: float | None
    rough: bool
    span: Span
    words: str

    @property
    def size(self) -> float:
        return self.low or self.high or 0.0

    @property
    def is_exact_bound(self) -> bool:
        """Whether it is a count told as the least that it can be, to the last one ("at least 13")."""
        return self.kind == "count" and self.high is None and self.size < ROUND and self.size % 5 != 0

    def same_measure(self, other: Value) -> bool:
        """Whether both are of one kind and can be of one thing."""
        if self.kind != other.kind or (self.of.isdisjoint(other.of) and (self.of or other.of)):
            return False
        return self.of & FATES == other.of & FATES

    def agrees(self, other: Value) -> bool:
        """Whether both can be one value: equal, rounded, or one within the bound of the other."""
        if self.kind == "place":
            return self.words == other.words
        if self.size == other.size or self.kind in EXACT:
            return self.size == other.size
        if self.is_exact_bound and other.is_exact_bound:
            return False  # "at least 11" and "at least 13" are two counts
        low, high = sorted((self, other), key=lambda v: v.size)
        rounds = self.rough or other.rough or self.kind != "count" or high.size >= 1000
        if rounds and high.size - low.size <= ROUNDING * high.size:
            return True
        return (low.high is None or high.low is None) and high.size <= BOUND * low.size


def find_values(text: str, lexicon: Lexicon) -> tuple[Value, ...]:
    """The values of a line, none inside another, without days of which a midnight may make the next."""
    found: list[Value] = []
    words = words_in(text)
    figures = FIGURE.search(text) is not None
    counted = figures or not lexicon.number_words.values.keys().isdisjoint(words)
    ranked, of_week = not RANKS.keys().isdisjoint(words), not words.isdisjoint(WEEKDAYS)
    placed = not words.isdisjoint(lexicon.places.city_words)
    if not (counted or ranked or of_week or placed):
        return ()
    finders = (
        (_measures, figures),
        (_lengths, counted and not words.isdisjoint(UNIT_WORDS)),
        (_weekdays, of_week),
        (_days, figures),
        (_ranks, ranked or (figures and NTH.search(text) is not None)),
        (_counts, figures or not words.isdisjoint(lexicon.number_words.several)),
        (_places, placed),
    )
    for finder in (finder for finder, may_find in finders if may_find):
        found += [v for v in finder(text, lexicon) if not any(v.span.overlaps(f.span) for f in found)]
    return tuple(v for v in found if v.kind not in ("weekday", "day") or not has_midnight(text, v.span))


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """The first letters of a word without its ending, alike for "activates" and "activation"."""
    plain = re.sub(r"[’']s?$", "", word.lower())
    for ending in ("ing", "ed", "es", "s"):
        if plain.endswith(ending) and len(plain) - len(ending) > 3:
            return plain[: -len(ending)][:STEM]
    return plain[:STEM]


def _measures(text: str, lexicon: Lexicon) -> Iterator[Value]:
    """Sums of money and shares."""
    for m in MONEY.finditer(text):
        size = float(m["n"].replace(",", "")) * SCALES.get((m["scale"] or "").lower(), 1.0)
        if RANGE.search(text, 0, m.start()):
            continue
        each = APIECE.match(text, m.end())
        unit = m["unit"] + (each.group(1).lower() if each else "")
        yield _bounded("money", frozenset({unit}), size, Span(*m.span()), text, lexicon.retold_cues)
    for m in SHARE.finditer(text) if "%" in text or "cent" in text else ():
        if RANGE.search(text, 0, m.start()):
            continue
        of = SHARE_OF.match(text, m.end())
        what = frozenset({stem(of.group(1))} if of else {"%"})
        yield _bounded("share", what, float(m["n"]), Span(*m.span()), text, lexicon.retold_cues)


def _lengths(text: str, lexicon: Lexicon) -> Iterator[Value]:
    """Lengths of time, with the noun that one stands before ("a 70-day truce"); ages, with that of who is so old."""
    words = lexicon.number_words
    for m in numbered(_length_pattern(number_regex(words)), text, words):
        number = read_whole(m["n"], words)
        old = OLD.match(text, m.end("unit"))
        if number and old:
            who = frozenset({stem(old["who"])}) if old["who"] else frozenset[str]()
            yield Value("age", who, number, number, False, Span(m.start(), m.end("unit")), m["n"])
        elif number:
            unit = m["unit"].lower()
            of = frozenset({unit} | ({stem(m["head"])} if m["head"] else set()))
            span = Span(m.start(), m.end("unit"))
            yield _bounded("length", of, number * UNITS[unit], span, text, lexicon.retold_cues)


@lru_cache(maxsize=4)
def _length_pattern(number: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w.,$€£-])(?P<n>{number})[ -](?P<unit>minute|hour|day|week|month|year)(?:s?(?!\w)|s?-long(?!\w))"
        r"(?: (?P<head>[a-z][a-z-]{3,20}))?",
        re.IGNORECASE,
    )


def _weekdays(text: str, lexicon: Lexicon) -> Iterator[Value]:
    """Weekdays, parted into those of what is done and of what is said."""
    cues, famous = lexicon.retold_cues, lexicon.time_words.near["famous_days"]
    for m in WEEKDAY.finditer(text):
        before = text[max(0, m.start() - REACH) : m.start()]
        if BESIDE.search(before) or not famous.isdisjoint(before.lower().split()[-1:]):
            continue  # "Super Tuesday"
        told = any(len(before[said.end() :].split()) <= 2 for said in cues.find("said", before, 0, len(before)))
        size = float(WEEKDAYS.index(m.group().lower()))
        of = frozenset({"said" if told else "done"})
        yield Value("weekday", of, size, size, False, Span(*m.span()), m.group())


def _days(text: str, lexicon: Lexicon) -> Iterator[Value]:
    """Days of a month, and years."""
    dateline = DATELINE.match(text)
    has_month = not words_in(text).isdisjoint(MONTH_WORDS)
    for m in DAY.finditer(text, dateline.end() if dateline else 0) if has_month else ():
        size = (MONTH_STEMS.index((m["m1"] or m["m2"])[:3]) + 1) * 100.0 + int(m["d1"] or m["d2"])
        if RANGE.search(text, 0, m.start()):
            continue
        noun = OF_THE_DAY.match(text, m.end())
        named = noun is not None and noun.group(1) not in lexicon.furniture.words.function_words
        of = frozenset({stem(noun.group(1))} if noun and named else ())
        yield Value("day", of, size, size, False, Span(*m.span()), m.group())
    for m in YEAR.finditer(text):
        yield Value("year", frozenset(), float(m.group()), float(m.group()), False, Span(*m.span()), m.group())


def _ranks(text: str, _: Lexicon) -> Iterator[Value]:
    """Places in a series, with what is counted ("the fifth round")."""
    for m in RANK.finditer(text):
        size = float(m["figure"] or RANKS[m["word"]])
        span = Span(m.start(), m.end("word" if m["word"] else "figure"))
        yield Value("rank", frozenset({stem(m["noun"])}), size, size, False, span, span.of(text))


def _counts(text: str, lexicon: Lexicon) -> Iterator[Value]:
    """Counts of things and people: the number, and the nouns and fates by which another line can name them."""
    cues = lexicon.retold_cues
    words = lexicon.number_words
    for m in numbered(_count_pattern(number_regex(words)), text, words):
        number = read_whole(m["n"], words)
        if (m["first"] or "").lower() in ("percent", "per"):
            continue
        if number is None or number < 2 or (number in YEARS and m["n"].isdigit()):
            continue
        at = Span(*m.span("n"))
        if OF_MONTH.search(text, 0, at.start):
            continue
        after, before = text[at.end : at.end + REACH], text[max(0, at.start - REACH) : at.start]
        of = {stem(w) for w in (m["first"], m["second"]) if w}
        near = words_in(f"{before}…{after}")
        of |= {fate for fate in FATES if cues.pattern(fate).may_match(near) and _has_fate(fate, before, after, cues)}
        if of:
            size = number * SCALES.get((m["scale"] or "").lower(), 1.0)
            yield _bounded("count", frozenset(of), size, at, text, cues)


@lru_cache(maxsize=4)
def _count_pattern(number: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w.,:$€£¥/–-])(?<!No\. )(?P<n>{number})"
        r"(?:[ -](?P<scale>thousand|million|billion|trillion|mln|bln|bn)\b)?"
        r"(?![-–/]\d|[ -](?:in|of)[ -](?:ten|five|four|three|every|\d)|[ -](?:thirds?|quarters?|fifths?|tenths?)\b)"
        r"(?:[ -](?P<first>[A-Za-z][\w’'-]{2,20})(?: (?P<second>[a-z][\w-]{2,20}))?)?",
        re.IGNORECASE,
    )


def _has_fate(fate: str, before: str, after: str, cues: CheckCues) -> bool:
    """Whether a number counts the dead (or the hurt): "55 killed", "55 people were killed", "killing at least 55"."""
    ahead = cues.pattern(fate).search(after)
    if ahead and not BREAK.search(after[: ahead.start()]):
        return True
    behind = list(cues.find(fate, before, 0, len(before)))
    return bool(behind) and not BREAK.search(before[behind[-1].end() :])


def _places(text: str, lexicon: Lexicon) -> Iterator[Value]:
    """The cities in which something is told to be: after "in" or "at", or before a word of meeting."""
    for m in PLACE.finditer(text):
        entries = lexicon.places.written(m["after"] or m["before"])
        if len(entries) == 1 and entries[0].kind == "city":
            span = Span(*m.span("after" if m["after"] else "before"))
            yield Value("place", frozenset(), None, None, False, span, entries[0].place.name)


def _bounded(kind: ValueKind, of: frozenset[str], size: float, span: Span, text: str, cues: CheckCues) -> Value:
    before = text[max(0, span.start - BEFORE) : span.start].rstrip()
    words = words_in(before)
    bound = next((b for b in BOUNDS if cues.pattern(b).may_match(words) and _ends(before, b, cues)), None)
    low = None if bound == "at_most" else size
    high = None if bound == "at_least" else size
    return Value(kind, of, low, high, bound is not None, span, span.of(text))


def _ends(before: str, bound: str, cues: CheckCues) -> bool:
    return any(m.end() == len(before) for m in cues.find(bound, before, 0, len(before)))
