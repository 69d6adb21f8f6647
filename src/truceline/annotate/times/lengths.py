"""Durations and sets: "nearly three hours", "two-month", "every Friday", "weekly"."""

from __future__ import annotations

from dataclasses import replace

from truceline.annotate.times.join import in_part
from truceline.annotate.times.numbers import in_whole_units, spell
from truceline.annotate.times.reading import Parts, Pattern, Reading
from truceline.annotate.times.setting import Setting
from truceline.annotate.times.steps import step
from truceline.model.interval import Interval

MONTHS_IN = {"M": 1, "Q": 3}
HALVES = {"TH": "30M", "TM": "30S", "Y": "6M"}
PAIRS = frozenset({("TH", "TM"), ("TM", "TS"), ("Y", "M"), ("M", "D"), ("W", "D")})
SINGLE = frozenset({"a", "an"})


def period(number: float | None, unit: str) -> str:
    """The TIMEX3 value of a length: P3W, PT2H, P2DE, PXD where the number is not told."""
    clock = "T" if unit.startswith("T") else ""
    code = {"E": "DE", "C": "CE", "F": "W"}.get(unit, unit.removeprefix("T"))
    times = 2 if unit == "F" else 1
    if number is not None and number % 1 == 0.5 and unit in HALVES:
        whole = f"{int(number)}{code}" if number > 1 else ""
        return f"P{clock}{whole}{HALVES[unit]}"
    if number is not None and number % 1 and unit in ("E", "C"):
        return f"P{in_whole_units(number, unit)[0]}Y"
    return f"P{clock}{'X' if number is None else spell(number * times)}{code}"


def duration(p: Parts, s: Setting) -> Reading | None:
    """Read "three hours", "two-month", "a week"; "in three weeks" as a date where something begins then.

    Not "a second round", "three-quarters of", "a quarter of".
    """
    unit, word, many = p.code("unit", "UNIT"), p.word("unit"), p.all("n")
    if word == "second" and (many[-1] in SINGLE or (p.before() in SINGLE and not many[0][0].isdigit())):
        return None
    if p.after() == "-" and many[-1] in SINGLE:
        return None  # "a year-earlier", "a day-long"
    if p.has("adjective") and many[-1] in SINGLE and not p.code("adjective", "LENGTHADJ"):
        return None
    if unit == "Q" and (many[0] in ("three", "some", "3") or many[-1] in SINGLE or word == "quarter"):
        return None
    if many[-1] in SINGLE and _is_rate(p):
        return None if _is_money(p) else Reading("SET", period(1, unit))
    return _date_ahead(p, s) or Reading("DURATION", period(p.number("n"), unit))


def _date_ahead(p: Parts, s: Setting) -> Reading | None:
    """The date of "in three weeks" behind a verb of what happens at once and is to come: "talks resume in three weeks".

    Not "will rebuild it in three weeks", "will meet for the first time in three weeks".
    """
    number, unit = p.number("n"), p.code("unit", "UNIT")
    if s.published is None or number is None or unit not in ("D", "W", "M", "Y") or not s.begins_in:
        return None
    whole, unit = in_whole_units(number, unit)
    return Reading("DATE", step(s.published, whole, unit), counted=1)


def _is_rate(p: Parts) -> bool:
    """Whether "a year" follows an amount or something counted: "$3 million a year", "four flights a week"."""
    lead = p.before()
    return lead[:1].isdigit() or lead in p.near("rate_leads") or (lead.endswith("s") and p.before(2)[:1].isdigit())


def _is_money(p: Parts) -> bool:
    """Whether an amount of money or a share stands right before: "$3 million a year", "20% annually" are no times."""
    lead = p.before()
    return lead in p.near("money") or (lead[:1].isdigit() and p.before(2) in p.near("money"))


def aged(p: Parts, _: Setting) -> Reading | None:
    """Read "37 years old", "26 years of age", "a 15-year-old". Not "a month-old truce": "month-old" is its length."""
    if p.all("n")[-1] in SINGLE and p.tokens.word(p.end - 2) == "-":
        return None
    return Reading("DURATION", period(p.number("n"), p.code("unit", "UNIT")))


def bare_age(p: Parts, _: Setting) -> Reading | None:
    """Read the number of "aged 45", "at age 34", "the age of 79"."""
    led = p.before() in ("aged", "age") or (p.before() == "of" and p.before(2) == "age")
    number = p.number("n") if led else None
    if number is None or not 1 <= number <= 120 or p.after() in ("percent", "%"):
        return None
    return Reading("DURATION", period(number, "Y"))


def unit_and_half(p: Parts, _: Setting) -> Reading | None:
    """Read "a minute and a half", "an hour and a half"."""
    return Reading("DURATION", period(1.5, p.code("unit", "UNIT")))


def two_units(p: Parts, _: Setting) -> Reading | None:
    """Read "an hour and 20 minutes", "two years and three months"."""
    unit, minor = p.code("unit", "UNIT"), p.code("minor", "UNIT")
    if None in (p.number("n"), p.number("m")) or (unit, minor) not in PAIRS:
        return None
    length, rest = period(p.number("n"), unit), period(p.number("m"), minor)
    return Reading("DURATION", length + rest.lstrip("PT"))


def between(p: Parts, _: Setting) -> Reading | None:
    """Read "two to three weeks", "six or seven months": the longer one, as the most that it can be."""
    return Reading("DURATION", period(p.number("n"), p.code("unit", "UNIT")), "EQUAL_OR_LESS")


def around_now(p: Parts, _: Setting) -> Reading | None:
    """Read "the past two weeks", "the next three years": a length that ends or begins on the day of writing."""
    return Reading("DURATION", period(p.number("n"), p.code("unit", "UNIT")))


def or_two(p: Parts, _: Setting) -> Reading | None:
    """Read "a day or two", "the next week or two": two at most."""
    return Reading("DURATION", period(2, p.code("unit", "UNIT")), "EQUAL_OR_LESS")


def first_of(p: Parts, _: Setting) -> Reading | None:
    """Read "the first nine months", "the first ten months of 1915"; behind "of" and a year the months have bounds."""
    number, unit = p.number("n"), p.code("unit", "UNIT")
    length = Reading("DURATION", period(number, unit))
    if not p.has("year") or number is None or unit not in MONTHS_IN or not 1 <= number * MONTHS_IN[unit] <= 12:
        return length
    months = int(number * MONTHS_IN[unit])
    first, last = (1, months) if p.word("nth") in ("first", "opening") else (13 - months, 12)
    start, end = (Interval.of_value(f"{p.word('year')}-{month:02}") for month in (first, last))
    return replace(length, interval=Interval(start.earliest, end.latest))


def unknown_length(p: Parts, _: Setting) -> Reading | None:
    """Read "for weeks", "after years", "over the years". Not "hundreds of years", "winter quarters"."""
    if p.has("the") and p.before() not in ("over", "through") and p.after() not in p.near("surroundings"):
        return None
    if (p.before() not in p.near("plural_leads") and not p.has("the")) or p.before(2) in (
        "hundreds",
        "thousands",
        "millions",
        "dozens",
        "tens",
    ):
        return None
    matter = p.before() == "of" and p.before(2) in ("matter", "number", "period")
    if (p.before() in ("of", "last") and not matter) or p.code("unit", "UNITS") == "Q":
        return None
    return Reading("DURATION", period(None, p.code("unit", "UNITS")))


def unit_of(p: Parts, _: Setting) -> Reading | None:
    """Read "weeks of fighting", "years of war", "hours after the vote"."""
    unit = p.code("unit", "UNITS")
    return Reading("DURATION", period(None, unit)) if unit != "Q" and p.before() not in ("of", "the", "-") else None


def some_units(p: Parts, _: Setting) -> Reading | None:
    """Read "the first days", "weeks or months"."""
    return Reading("DURATION", period(None, p.code("unit", "UNITS")))


def one_unit_long(p: Parts, _: Setting) -> Reading | None:
    """Read "month-long", "year-long", "decades-long", "week-old"."""
    if p.word("unit") in p.words.classes["UNITS"]:
        return Reading("DURATION", period(None, p.code("unit", "UNITS")))
    return Reading("DURATION", period(1, p.code("unit", "UNIT")))


def every_unit(p: Parts, _: Setting) -> Reading | None:
    """Read "every week", "each year", "every two years". Not "every second man"."""
    if p.word("unit") == "second" and p.after()[:1].isalpha():
        return None
    return Reading("SET", period(p.number("n") if p.has("n") else 1, p.code("unit", "UNIT")))


def one_unit_set(p: Parts, _: Setting) -> Reading | None:
    """Read "60 hours a week", "24 hours a day"."""
    return Reading("SET", period(1, p.code("unit", "UNIT")))


def every_other(p: Parts, _: Setting) -> Reading | None:
    """Read "every other day"."""
    return Reading("SET", period(2, p.code("unit", "UNIT")))


def every_weekday(p: Parts, _: Setting) -> Reading | None:
    """Read "every Friday", "Fridays", "Tuesday nights"."""
    value = f"XXXX-WXX-{p.code('weekday', 'WEEKDAY', 'WEEKDAYABBR', 'WEEKDAYS')}"
    return Reading("SET", value + (f"T{p.code('part', 'PARTS')}" if p.has("part") else ""))


def every_month(p: Parts, _: Setting) -> Reading | None:
    """Read "every August"."""
    return Reading("SET", f"XXXX-{int(p.code('month', 'MONTH', 'MAYMARCH', 'MONTHABBR')):02}")


def every_part(p: Parts, _: Setting) -> Reading | None:
    """Read "every morning", "each night"."""
    return Reading("SET", f"XXXX-XX-XXT{p.code('part', 'PART')}")


def every_part_at(p: Parts, s: Setting) -> Reading | None:
    """Read "every morning at 7". Not "every morning at 7 crossings", nor the half of "every morning at 7 a.m."."""
    number, part = p.number("n"), every_part(p, s)
    behind = p.after()[:1]
    if (
        number is None
        or not 1 <= number <= 12
        or part is None
        or (behind.isalpha() and p.after() not in p.near("links"))
    ):
        return None
    return in_part(part, Reading("TIME", f"T{int(number):02}:00", floating=True))


def every_weekend(_: Parts, __: Setting) -> Reading | None:
    """Read "every weekend"."""
    return Reading("SET", "XXXX-WXX-WE")


def adverb(p: Parts, _: Setting) -> Reading | None:
    """Read "daily", "weekly". Not a name: "the Daily Caller"; not a rate of money: "20% annually"."""
    if _is_money(p) or p.before() == "-":
        return None
    if p.start > 0 and p.tokens.word(p.start)[0].isupper():
        return None
    return Reading("SET", p.code("word", "ADVERBSET"))


PATTERNS = (
    Pattern("duration", "n:NUMBER -? (adjective:LENGTHADJ (and? LENGTHADJ)?)? unit:UNIT", duration),
    Pattern("another_length", "another|additional n:NUMBER unit:UNIT", duration),
    Pattern("another_unit", "another unit:UNIT", one_unit_long),
    Pattern("additional_unit", "an additional unit:UNIT", one_unit_long),
    Pattern("the_length_since", "the n:NUMBER unit:UNIT / since|between|after|before|through", duration),
    Pattern("the_duration", "the n:NUMBER -? unit:UNIT period", duration),
    Pattern("a_duration_long", "n:( CARDINAL|NUM ) -? unit:UNIT -? long", duration),
    Pattern("a_period", "a n:NUMBER -? unit:UNIT period|term", aged),
    Pattern("aged", "n:NUMBER -? unit:UNIT -? old|(of age)", aged),
    Pattern("bare_age", "n:( TENS|NUM )", bare_age),
    Pattern("or_two", "(a|(the next|last|past)) unit:UNIT or two", or_two),
    Pattern("unit_and_half", "a|an|one unit:UNIT and a half", unit_and_half),
    Pattern("two_units", "n:NUMBER unit:UNIT (and|,)? m:NUMBER minor:UNIT", two_units),
    Pattern("between", "NUMBER -|–|to|or n:NUMBER -? unit:UNIT", between),
    Pattern(
        "around_now", "(the|these)? last|past|next|coming|previous|following|preceding n:NUMBER unit:UNIT", around_now
    ),
    Pattern("last_hour", "the last|past|next unit:( hour|minute )", one_unit_long),
    Pattern("each_of", "each of the past|last|next n:NUMBER unit:UNIT", around_now),
    Pattern("first_of", "the? nth:( first|last|latest|final|opening ) n:NUMBER unit:UNIT (of year:YEAR)?", first_of),
    Pattern("year_earlier_length", "the? year - ago|earlier n:NUMBER unit:UNIT", first_of),
    Pattern("first_units", "the first|last|final|opening|early|closing unit:UNITS", some_units),
    Pattern("units_or_units", "unit:UNITS or|and UNITS", some_units),
    Pattern("the_months", "the n:CARDINAL unit:months", first_of),
    Pattern("unknown_length", "the:the? unit:UNITS", unknown_length),
    Pattern("units_to_come", "the? unit:UNITS to come", some_units),
    Pattern("unit_of", "unit:UNITS / of|after|before|into", unit_of),
    Pattern("one_unit_long", "unit:UNIT - long|old", one_unit_long),
    Pattern("every_unit", "every|each (n:NUMBER)? unit:UNIT", every_unit),
    Pattern("times_a_unit", "once|twice|(CARDINAL times) a|per|each|every unit:UNIT", every_unit),
    Pattern("length_a_unit", "NUMBER UNITS a|per unit:( day|week|month|year )", one_unit_set),
    Pattern("every_other", "every other unit:( day|week|month|year )", every_other),
    Pattern("all_unit", "all unit:( day|week|month|year ) long?", one_unit_long),
    Pattern("weekends", "weekends", every_weekend),
    Pattern("per_unit", "per unit:( day|week|month|quarter|year )", every_unit),
    Pattern("every_weekday", "every|each other|second|third? weekday:WEEKDAYNAME", every_weekday),
    Pattern("weekdays", "weekday:WEEKDAYS", every_weekday),
    Pattern("weekday_nights", "weekday:WEEKDAYNAME part:PARTS", every_weekday),
    Pattern("every_month", "every|each month:MONTHNAME", every_month),
    Pattern("every_part", "every|each part:PART", every_part),
    Pattern("every_part_at", "every|each part:PART at n:( HOUR|CARDINAL )", every_part_at),
    Pattern("every_weekend", "every|each weekend", every_weekend),
    Pattern("adverb_set", "word:ADVERBSET", adverb),
)
