"""Days and periods that are counted from the day of writing or from the last date told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from truceline.annotate.times.numbers import in_whole_units
from truceline.annotate.times.reading import Parts, Pattern, Reading
from truceline.annotate.times.setting import FRESH, Setting
from truceline.annotate.times.steps import UNKNOWN, step, step_value
from truceline.model.interval import Interval

BACK = frozenset({"last", "past", "previous", "preceding", "prior"})
AHEAD = frozenset({"next", "following", "coming", "subsequent", "succeeding"})
FROM_TOLD = frozenset({"that", "same", "following", "previous", "preceding", "prior", "subsequent", "succeeding"})
"""Words that count from the date told before rather than from the day of writing."""


def relative_day(p: Parts, s: Setting) -> Reading | None:
    """Read "today", "yesterday", "tomorrow", "the day before yesterday"."""
    if s.published is None:
        return Reading("DATE", UNKNOWN["D"])
    days = int(p.code("day", "DEICTICDAY")) + (
        1 if p.word("more") == "after" else -1 if p.word("more") == "before" else 0
    )
    if p.before() == "usa" or p.after().lower() in p.near("shows"):
        return None
    if p.after() in ("'s", "’s") and p.after(2) in ("world", "young", "standards", "youth"):
        return Reading("DATE", "PRESENT_REF")
    return Reading("DATE", step(s.published, days, "D"))


def weekday(p: Parts, s: Setting) -> Reading | None:
    """Read "on Friday", "last Friday", "next Monday", "the previous Friday". Not "Bloody Sunday", "the Sunday Times".

    Without a word before it the verb decides; where none does, the value is the day just past ("this Friday": the
    nearer one), but the bounds reach over both.
    """
    number = int(p.code("weekday", "WEEKDAY", "WEEKDAYABBR"))
    side = p.all("side")[-1] if p.has("side") else ""
    if p.before() in p.near("famous_days") or (p.after()[:1].isupper() and p.after().lower() in p.near("papers")):
        return None
    if p.before() in ("a", "one", "any") and (not p.after()[:1].isalpha() or p.after() in p.near("links")):
        return Reading("DATE", f"XXXX-WXX-{number}")
    if (side and p.after() == "of") or (side == "that" and p.before() and p.before() not in p.near("before_that")):
        return None  # "the last Friday of Ramadan", "said that Friday would be calm"
    if not side and s.habitual:
        return Reading("SET", f"XXXX-WXX-{number}")
    day = _same_weekday(number, s) or s.anchor if side in FROM_TOLD else s.published
    if day is None:
        return Reading("DATE", f"XXXX-WXX-{number}")
    back, ahead = (day.isoweekday() - number) % 7, (number - day.isoweekday()) % 7
    if p.before() == "since" and not back:
        back = 7
    if side in BACK:
        return Reading("DATE", step(day, -(back or 7), "D"))
    if side in AHEAD:
        return Reading("DATE", step(day, ahead or 7, "D"))
    if s.gap in p.near("range_links") and s.last and len(s.last) == 10 and s.last[:4].isdigit():
        first = date.fromisoformat(s.last)
        return Reading("DATE", step(first, (number - first.isoweekday()) % 7 or 7, "D"))
    return _by_direction(step(day, -back, "D"), step(day, ahead, "D"), s, nearer=side == "this" and ahead < back)


def _by_direction(before: str, after: str, s: Setting, *, nearer: bool) -> Reading:
    """The day before or after that of writing, on the side that the verb looks to; where it is open, within both.

    `nearer` where the day after is the likelier one, unless the verb is certain.
    """
    way, certain, aside = s.look
    if way == "future" or before == after:
        return Reading("DATE", after)
    if nearer and not (way == "past" and certain):
        return Reading("DATE", after, None, Interval(before, after))
    return Reading("DATE", before, None, Interval(before, after) if way is None or aside else None)


def _same_weekday(number: int, s: Setting) -> date | None:
    """The day last told, where it is that day of the week: "the previous Friday" is said beside another Friday."""
    told = date.fromisoformat(s.told.day) if s.told.day else None
    return told if told and told.isoweekday() == number else None


def weekday_of_week(p: Parts, s: Setting) -> Reading | None:
    """Read "Monday last week", "Friday of this week", "Sunday next week"."""
    if s.published is None:
        return None
    number, side = int(p.code("weekday", "WEEKDAY", "WEEKDAYABBR")), p.word("side")
    weeks = -1 if side in BACK else 1 if side in AHEAD else 0
    monday = s.published - timedelta(days=s.published.weekday())
    return Reading("DATE", (monday + timedelta(days=7 * weeks + number - 1)).isoformat())


def calendar_unit(p: Parts, s: Setting) -> Reading | None:
    """Read "last week", "this year", "next month", "that year", "the following day"."""
    side, unit = p.word("side"), p.code("unit", "CALUNIT")
    if p.tokens.word(p.at("unit"))[0].isupper() and p.start > 0:
        return None  # "This Week", the programme
    if (side in ("last", "past") and p.after() == "of") or (p.after() == "or" and p.after(2) == "two"):
        return None  # "the last week of July", "the next day or two"
    steps = -1 if side in BACK else 1 if side in AHEAD else 0
    if side == "this" and unit == "WE" and s.published and s.published.isoweekday() < 6 and s.direction == "past":
        steps = -1
    if side == "past" or (side == "last" and unit == "E"):
        return Reading("DURATION", {"E": "P1DE", "C": "P1CE"}.get(unit, f"P1{unit}")) if unit != "WE" else None
    if unit == "Q" and side in ("that", "same") and s.told.quarter_named:
        return Reading("DATE", s.told.quarter_named)
    told_first = side in FROM_TOLD or unit == "D" or s.published is None
    fresh = side in FROM_TOLD or s.sentence - s.told.sentence <= FRESH  # of long ago no "last year" of the writer
    if told_first and fresh and s.told_value and (value := step_value(s.told_value, steps, unit)):
        return Reading("DATE", value)
    day = s.anchor if told_first else s.published
    if unit == "D" and side not in FROM_TOLD and side != "next":
        return None
    return Reading("DATE", step(day, steps, unit) if day else UNKNOWN[unit])


def latest_unit(p: Parts, s: Setting) -> Reading | None:
    """Read "the latest week", "the most recent fiscal year": the last that is over, as far as the calendar tells."""
    unit = p.code("unit", "CALUNIT")
    return Reading("DATE", step(s.published, -1, unit) if s.published else UNKNOWN[unit])


def this_past(p: Parts, s: Setting) -> Reading | None:
    """Read "this past week", "this coming month"."""
    steps, unit = -1 if p.word("side") == "past" else 1, p.code("unit", "CALUNIT")
    if (steps, unit) == (-1, "Y"):
        return Reading("DURATION", "P1Y")
    return Reading("DATE", step(s.published, steps, unit) if s.published else UNKNOWN[unit])


def bare_unit(p: Parts, s: Setting) -> Reading | None:
    """Read "the year", "the week", "later in the day", "the year ended June 30".

    Not "man of the year", "the year that", "the week Kabul fell", "at the end of the day".
    """
    lead, follower = p.before(), p.after()
    if follower in ("ended", "ending") and p.word("unit") == "year":
        return Reading("DURATION", "P1Y")
    sided = lead == "in" and p.before(2) in p.near("sides")
    if not sided and (follower.lower() in p.near("clauses") or follower[:1].isdigit() or follower == "-"):
        return None
    if not sided and follower[:1].isupper() and follower != "I":
        return None
    part = sided or (lead == "of" and p.before(2) in p.near("parts"))
    if p.word("unit") == "day" and (not part or (lead == "of" and p.before(4) == "at")):
        return None
    led = lead != "of" and lead in p.near("unit_leads")
    if not part and not led and follower not in ("'s", "’s"):
        return None
    return the_unit(p, s)


def unit_end(p: Parts, s: Setting) -> Reading | None:
    """Read "year-end", "the year's end", "month's end"; "since year-end" is that of the year before."""
    unit = p.code("unit", "CALUNIT")
    if p.has("year"):
        return Reading("DATE", p.word("year"), "END", dated=True)
    if s.published is None:
        return replace(the_unit(p, s) or Reading("DATE", UNKNOWN[unit]), mod="END")
    return Reading("DATE", step(s.published, -1 if p.before() == "since" else 0, unit), "END")


def the_unit(p: Parts, s: Setting) -> Reading | None:
    """Read "the weekend", "the current year", and "the year" that stands as one: of writing, or told before."""
    unit = p.code("unit", "CALUNIT")
    if s.published is None:
        value = step_value(s.told_value, 0, unit) if s.told_value else None
        return Reading("DATE", value or UNKNOWN[unit])
    if unit == "D" and s.told.sentence == s.sentence and s.told_day:
        return Reading("DATE", s.told_day.isoformat())
    weeks = 0
    if unit == "WE" and s.direction != "future" and s.published.isoweekday() < 6:
        weeks = -1
    return Reading("DATE", step(s.published, weeks, unit))


def ago(p: Parts, s: Setting) -> Reading | None:
    """Read "two weeks ago", counted from the day of writing."""
    found = _counted(p, s, -1, from_told=False)
    return replace(found, mod="APPROX") if found and p.has("or_so") else found


def and_half_ago(p: Parts, s: Setting) -> Reading | None:
    """Read "a year and a half ago", at the grain of the next smaller unit."""
    number, unit = p.number("n"), p.code("unit", "UNIT")
    if s.published is None or number is None or unit.startswith("T"):
        return Reading("DATE", "PAST_REF")
    steps, unit = in_whole_units(number + 0.5, unit)
    return Reading("DATE", step(s.published, -steps, unit), counted=-1)


def earlier(p: Parts, s: Setting) -> Reading | None:
    """Read "three days earlier", counted from the last date told. Not "30 days before closing"."""
    if p.word("how") == "before" and p.after()[:1].isalnum() and p.after() not in ("in", "when", "at"):
        return None
    return _counted(p, s, -1, from_told=True)


def later(p: Parts, s: Setting) -> Reading | None:
    """Read "three days later", counted from the last date told."""
    return _counted(p, s, 1, from_told=True)


def _counted(p: Parts, s: Setting, sign: int, *, from_told: bool) -> Reading | None:
    number, unit = p.number("n"), p.code("unit", "UNIT")
    if number is None:
        return Reading("DATE", "PAST_REF" if sign < 0 else "FUTURE_REF")
    if unit == "Y" and number == 1 and sign < 0 and s.quarter:
        return Reading("DATE", f"{int(s.quarter[:4]) - 1}{s.quarter[4:]}")
    whole, unit = in_whole_units(number, unit)
    steps = sign * whole
    if unit.startswith("T"):
        day = s.anchor if from_told else s.published
        return Reading("TIME", f"{day.isoformat()}TXX", None, Interval()) if day else Reading("TIME", "XXXX-XX-XXTXX")
    fresh = s.published is None or s.sentence - s.told.sentence <= FRESH
    if from_told and fresh and s.told_value and (value := step_value(s.told_value, steps, unit)):
        return Reading("DATE", UNKNOWN[unit]) if _not_yet(value, s) else Reading("DATE", value, counted=sign)
    day = s.anchor if from_told and unit == "D" else s.published
    return Reading("DATE", step(day, steps, unit) if day else UNKNOWN.get(unit, "XXXX-XX-XX"), counted=sign)


def _not_yet(value: str, s: Setting) -> bool:
    """Whether a date is still to come of which the verb says that it was: it counts from another than that told."""
    earliest = Interval.of_value(value).earliest
    return bool(s.published and earliest and earliest > s.published.isoformat() and s.direction == "past")


def from_now(p: Parts, s: Setting) -> Reading | None:
    """Read "two weeks from now", "six months away". Not "two days away from Goma"."""
    if p.has("away") and (p.after() == "from" or p.code("unit", "UNIT").startswith("T")):
        return None
    number, unit = p.number("n"), p.code("unit", "UNIT")
    if p.has("today") and unit == "W" and number and s.published:
        return Reading("DATE", step(s.published, 7 * int(number), "D"), counted=1)
    return _counted(p, s, 1, from_told=False)


def from_weekday(p: Parts, s: Setting) -> Reading | None:
    """Read "a week from Friday", "two weeks from Monday"."""
    number, unit = p.number("n"), p.code("unit", "UNIT")
    if s.published is None or number is None or unit not in ("D", "W"):
        return None
    weekday = int(p.code("weekday", "WEEKDAY", "WEEKDAYABBR"))
    ahead = (weekday - s.published.isoweekday()) % 7 + int(number) * (7 if unit == "W" else 1)
    return Reading("DATE", step(s.published, ahead, "D"))


def before_last(p: Parts, s: Setting) -> Reading | None:
    """Read "the week before last"."""
    unit = p.code("unit", "CALUNIT")
    return Reading("DATE", step(s.published, -2, unit) if s.published else UNKNOWN[unit])


def next_to_told(p: Parts, s: Setting) -> Reading | None:
    """Read "the day before", "the year after", "the night before": from the date told. Not "before the vote"."""
    if p.after()[:1].isalnum():
        return None
    sign = -1 if p.word("how") in ("before", "prior") else 1
    if p.has("part"):
        day = s.anchor
        return Reading("TIME", f"{step(day, sign, 'D') if day else UNKNOWN['D']}T{p.code('part', 'PART')}")
    unit = p.code("unit", "CALUNIT")
    told = step_value(s.told_value, sign, unit) if s.told_value else None
    value = told or (step(s.published, sign, unit) if s.published else UNKNOWN[unit])
    return Reading("DATE", value)


def some_time_ago(p: Parts, _: Setting) -> Reading | None:
    """Read "months ago", "weeks earlier", "years later", "a while ago", "two or three days ago"."""
    return Reading("DATE", "FUTURE_REF" if p.word("how") in ("later", "afterwards") else "PAST_REF")


def one_day(p: Parts, s: Setting) -> Reading | None:
    """Read "one day" and "someday" that will come. Not "for one day", "one day of talks", "one day later"."""
    some = p.tokens.word(p.start).lower().startswith("some")
    if p.before() in p.near("length_leads") or p.after() in p.near("length_followers"):
        return None
    if s.direction == "past" and not some:
        return None
    return Reading("DATE", "FUTURE_REF")


PATTERNS = (
    Pattern("relative_day", "day:DEICTICDAY", relative_day),
    Pattern("day_before_yesterday", "the day more:( before|after ) day:DEICTICDAY", relative_day),
    Pattern("weekday", "(the? side:WEEKDAYSIDE)? weekday:WEEKDAYNAME", weekday),
    Pattern("weekday_of_week", "weekday:WEEKDAYNAME (of|,)? side:( last|this|next ) week", weekday_of_week),
    Pattern("calendar_unit", "the? side:SIDE fiscal? unit:CALUNIT", calendar_unit),
    Pattern("that_unit", "side:that same? unit:CALUNIT", calendar_unit),
    Pattern("same_unit", "the side:same unit:CALUNIT", calendar_unit),
    Pattern("current_unit", "the? current fiscal? unit:CALUNIT", the_unit),
    Pattern("latest_unit", "the latest|(most recent) fiscal? unit:( week|month|year )", latest_unit),
    Pattern("weekend", "the unit:weekend", the_unit),
    Pattern("this_past", "this side:( past|coming ) unit:CALUNIT", this_past),
    Pattern("bare_unit", "the (full|whole|entire)? fiscal? unit:( day|week|month|year|decade|century )", bare_unit),
    Pattern("unit_end", "(the|this)? unit:( year|month|week|day ) (-|'s|’s)? end (year:YEAR)?", unit_end),
    Pattern("ago", "n:NUMBER -? unit:UNIT or_so:( or so )? ago", ago),
    Pattern("and_half_ago", "n:( a|an|NUMBER ) unit:UNIT and a half ago", and_half_ago),
    Pattern("earlier", "n:NUMBER unit:UNIT how:( earlier|before|previously )", earlier),
    Pattern("later", "n:NUMBER unit:UNIT later|afterwards|afterward", later),
    Pattern("from_now", "n:NUMBER unit:UNIT (from now|today:today)|away:away", from_now),
    Pattern("from_weekday", "n:NUMBER unit:UNIT from weekday:WEEKDAYNAME", from_weekday),
    Pattern("before_last", "the unit:CALUNIT before last", before_last),
    Pattern("unit_before", "the unit:( day|week|month|year ) how:( before|after|prior )", next_to_told),
    Pattern("part_before", "the part:PART how:before", next_to_told),
    Pattern("some_time_ago", "(unit:UNITS)|moments how:( ago|earlier|later|afterwards )", some_time_ago),
    Pattern("a_while_ago", "(a (short|long|little)? while|time)|(some time) how:ago", some_time_ago),
    Pattern("either_ago", "NUMBER or NUMBER UNIT how:( ago|earlier|later )", some_time_ago),
    Pattern("one_day", "(one|some day)|someday", one_day),
)
