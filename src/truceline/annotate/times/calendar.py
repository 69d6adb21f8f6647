"""Dates of the calendar: days, months, years, decades and centuries, written out or in digits."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from dateutil.relativedelta import FR, MO, SA, SU, TH, TU, WE, relativedelta

from truceline.annotate.times.reading import Parts, Pattern, Reading
from truceline.annotate.times.setting import Setting
from truceline.annotate.times.steps import step
from truceline.annotate.times.years import day_reading, relative_year, with_year, year_of
from truceline.model.interval import Interval

MONTH_TOLD = re.compile(r"(?:\d{4}|XXXX)-\d\d")
WEEKDAYS = (MO, TU, WE, TH, FR, SA, SU)


def month_of(p: Parts) -> int:
    """The number of the month that a part names."""
    return int(p.code("month", "MONTH", "MAYMARCH", "MONTHABBR"))


def full_date(p: Parts, _: Setting) -> Reading | None:
    """Read a day with its year: "August 15, 2025", "Friday, 15 August 2025". The weekday does not count."""
    return day_reading(int(p.word("year")), month_of(p), p.ordinal("day"), dated=True)


def day_of_month(p: Parts, s: Setting) -> Reading | None:
    """Read a day without its year: the year nearest to the day of writing on the side that the verb looks to."""
    month, day = month_of(p), p.ordinal("day")
    if not 1 <= day <= monthrange(2024, month)[1]:
        return None
    if p.tokens.word(p.at("day"))[0].isupper() and p.after()[:1].isupper():
        return None  # "in May the Second Army"
    if p.has("of") and p.after()[:1].isdigit():
        return None  # "paragraph 4 of Aug. 17 story"
    weekday = int(p.code("weekday", "WEEKDAY", "WEEKDAYABBR")) if p.has("weekday") else None
    return with_year(month, day, s, weekday)


def month_year(p: Parts, _: Setting) -> Reading | None:
    """Read a month with its year: "August 2025", "August of 2025"."""
    return Reading("DATE", f"{int(p.word('year')):04}-{month_of(p):02}", dated=True)


def month_alone(p: Parts, s: Setting) -> Reading | None:
    """Read a month without its year, "usually in June" as a set.

    Not the first name: "April Glaspie", nor "Jan Egeland", "Mar-a-Lago".
    """
    if p.word("month") in p.words.classes["MONTHABBR"] and p.tokens.word(p.end - 1) != ".":
        return None
    if p.after()[:1].isupper() and p.before() not in p.near("month_leads") and p.before() not in p.words.determiners:
        return None
    if s.habitual:
        return Reading("SET", f"XXXX-{month_of(p):02}")
    return with_year(month_of(p), None, s)


def clear_month(p: Parts, s: Setting) -> Reading | None:
    """Read a month whose name is also a word ("May", "March"), behind or before a word that goes with a time."""
    if p.word("month") == "may" and s.page.may_is_a_name:
        return None
    led = p.before() in p.near("month_leads") or (p.before() == "-" and p.before(2) in ("early", "mid", "late", "end"))
    led = led or (p.before() == "of" and p.before(2) in p.near("parts"))
    links = p.near("range_links") | {"and", "or"}
    ranged = p.after() in links and p.after(2).lower() in p.words.classes["MONTH"]
    behind = s.gap in links and s.last is not None and MONTH_TOLD.fullmatch(s.last)
    return month_alone(p, s) if led or ranged or behind else None


def sided_month(p: Parts, s: Setting) -> Reading | None:
    """Read "last April", "next May", "this September". Not "in this Sept. 5, 2018 photo"."""
    month, side = month_of(p), p.word("side")
    if p.after()[:1].isdigit():
        return None
    if s.published is None:
        step = -1 if side in ("last", "past", "previous") and s.told_month and month >= s.told_month else 0
        return Reading("DATE", f"{s.year + step}-{month:02}") if s.year else month_alone(p, s)
    year, here = s.published.year, s.published.month
    if side in ("last", "past") and month >= here:
        year -= 1
    elif side in ("last", "past") and month == here - 1:  # of last month one says "last month"
        bounds = Interval.of_value(f"{year - 1}-{month:02}").earliest, Interval.of_value(f"{year}-{month:02}").latest
        return Reading("DATE", f"{year - 1}-{month:02}", interval=Interval(*bounds))
    if side in ("next", "coming") and month <= here:
        year += 1
    return Reading("DATE", f"{year}-{month:02}")


def month_of_year(p: Parts, s: Setting) -> Reading | None:
    """Read "June last year", "August of that year", "July 25 last year". Not "in June last year's truce"."""
    year = relative_year(p.word("side"), s)
    if year is None or p.after() in ("'s", "’s"):
        return None
    if p.has("day"):
        return day_reading(year, month_of(p), p.ordinal("day"))
    return Reading("DATE", f"{year}-{month_of(p):02}")


def year_alone(p: Parts, _: Setting) -> Reading | None:
    """Read a year. A number of four digits is none behind "than" or "Resolution", or before things counted."""
    year, lead, follower = p.word("year"), p.before(), p.after()
    if lead in p.near("not_a_year") or follower.lower() in p.near("not_behind_a_year"):
        return None
    leads = lead in p.near("year_leads") or lead in p.words.classes["MONTH"]
    if year.endswith("00") and not leads and not (lead == "a" and follower[:1].islower()):
        return None
    if follower in p.near("counted") and lead not in ("during", "in", "since"):
        return None
    return Reading("DATE", year, dated=True)


def named_year(p: Parts, _: Setting) -> Reading | None:
    """Read "the year 1994", "fiscal 2024"."""
    return Reading("DATE", p.word("year"), dated=True)


def short_year(p: Parts, s: Setting) -> Reading | None:
    """Read the second year of "2014-15"."""
    if s.last is None or len(s.last) != 4 or s.gap not in ("-", "–", "/") or not s.last.isdigit():
        return None
    year = p.word("year")
    return Reading("DATE", s.last[:2] + year) if int(year) > int(s.last[2:]) else None


def clipped_year(p: Parts, s: Setting) -> Reading | None:
    """Read "in '94", "the class of ’68": the last such year that has begun. Not "'20 men fled'"."""
    if p.before() not in p.near("clipped_year_leads") or p.after()[:1].isalnum():
        return None
    latest = s.published.year if s.published else 1999
    year = 1900 + int(p.word("year")) + (100 if 2000 + int(p.word("year")) <= latest else 0)
    return Reading("DATE", str(year), dated=True)


def spelled_year(p: Parts, _: Setting) -> Reading | None:
    """Read "nineteen ninety-six", "two thousand five"."""
    if p.word("century") == "two" and p.tokens.word(p.start).lower() != "the" and not p.has("n"):
        return None  # two thousand soldiers
    number = p.number("n") if p.has("n") else 0
    year = str((1900 if p.word("century") == "nineteen" else 2000) + int(number or 0))
    return Reading("DATE", f"{year}-{month_of(p):02}" if p.has("month") else year, dated=True)


def ordinal_day(p: Parts, s: Setting) -> Reading | None:
    """Read "the 15th", in the month told before or of writing; "the 15th of that month"."""
    follower, day = p.after(), p.ordinal("day")
    bare = not p.has("month")
    if bare and follower[:1].isalpha() and follower.lower() not in p.near("range_followers"):
        return None
    if bare and p.before() not in ("on", "by", "until", "from", "since", "to", "till", "of", "and", "before", "after"):
        return None
    at = s.anchor
    if at is None and s.told_value and len(s.told_value) == 7:
        return day_reading(int(s.told_value[:4]), int(s.told_value[5:]), day)
    if at is None:
        return Reading("DATE", f"XXXX-XX-{day:02}")
    return day_reading(at.year, at.month, day)


def week_of(p: Parts, s: Setting) -> Reading | None:
    """Read "the week of Oct. 20", "the weekend of 4 May"."""
    found = day_of_month(p, s)
    if found is None or found.value is None or not found.value[:4].isdigit():
        return None
    return Reading("DATE", step(date.fromisoformat(found.value), 0, "WE" if p.word("unit") == "weekend" else "W"))


def nth_weekday(p: Parts, s: Setting) -> Reading | None:
    """Read "the first Monday in June", "the last Friday of May 2024", "the second Monday night in June"."""
    month, weekday = month_of(p), int(p.code("weekday", "WEEKDAY", "WEEKDAYABBR"))
    year = int(p.word("year")) if p.has("year") else year_of(month, None, s)
    nth = -1 if p.word("nth") == "last" else p.ordinal("nth") if p.has("nth") else 0
    if year is None or nth > 4:
        return None
    start = date(year, month, monthrange(year, month)[1] if nth < 0 else 1)
    day = (start + relativedelta(weekday=WEEKDAYS[weekday - 1](nth))).isoformat()
    return Reading("TIME", f"{day}T{p.code('part', 'PART')}") if p.has("part") else Reading("DATE", day)


def part_of_month(p: Parts, s: Setting) -> Reading | None:
    """Read "the last day of July", "the first week of May 2024", "the last two weeks of June": weeks are lengths."""
    month, unit = month_of(p), p.code("unit", "UNIT")
    year = int(p.word("year")) if p.has("year") else year_of(month, None, s)
    number = p.number("n") if p.has("n") else 1
    first = p.word("nth") in ("first", "opening")
    if unit not in ("D", "W") or number is None or not 1 <= number * (7 if unit == "W" else 1) <= 28:
        return None
    if year is None:
        return Reading("DURATION", f"P{int(number)}{unit}")
    days, length = int(number) * (7 if unit == "W" else 1), monthrange(year, month)[1]
    bounds = (1, days) if first else (length - days + 1, length)
    start, end = (date(year, month, day).isoformat() for day in bounds)
    if start == end:
        return Reading("DATE", start)
    return Reading("DURATION", f"P{int(number)}{unit}", interval=Interval(start, end))


def weekday_and_number(p: Parts, s: Setting) -> Reading | None:
    """Read "Friday the 13th": the nearest such day."""
    if s.published is None:
        return None
    weekday, day = int(p.code("weekday", "WEEKDAY", "WEEKDAYABBR")), p.ordinal("day")
    months = (s.published + relativedelta(months=n) for n in range(-6, 7))
    days = [m.replace(day=day) for m in months if day <= monthrange(m.year, m.month)[1]]
    fits = [(abs((d - s.published).days), d) for d in days if d.isoweekday() == weekday]
    return Reading("DATE", min(fits)[1].isoformat()) if fits else None


def iso_date(p: Parts, _: Setting) -> Reading | None:
    """Read "2025-08-15" or "2025-08-15T10:30:00Z"."""
    written = p.word("date").upper().replace("/", "-")
    found = day_reading(*(int(n) for n in written[:10].split("-")))
    if found is None or len(written) == 10:
        return found
    offset = re.search(r"(?:(Z)|([+-]\d\d):?(\d\d))\Z", written[16:])
    zone = (offset.group(1) or f"{offset.group(2)}:{offset.group(3)}") if offset else ""
    return Reading("TIME", written[:16], zone=zone)


def digit_date(p: Parts, s: Setting) -> Reading | None:
    """Read "15/08/2025", "8/15/2025", "15.08.2025". Where the order is open, the two days are the bounds."""
    word = p.word("date")
    first, second, year = (int(n) for n in re.split(r"[/.-]", word))
    year = year if year > 99 else year + (2000 if year < 50 else 1900)
    day_first = True if "." in word else s.page.day_first
    if first > 12 or day_first is True:
        return day_reading(year, second, first)
    if second > 12 or day_first is False or first == second:
        return day_reading(year, first, second)
    return _open_order(year, first, second)


def _open_order(year: int, first: int, second: int) -> Reading | None:
    days = [found.value for found in (day_reading(year, first, second), day_reading(year, second, first)) if found]
    if None in days or not days:
        return None
    ordered = sorted(str(d) for d in days)
    return Reading("DATE", f"{year:04}", None, Interval(ordered[0], ordered[-1]))


def nine_eleven(_: Parts, __: Setting) -> Reading | None:
    """Read "9/11", the name of a day."""
    return Reading("DATE", "2001-09-11")


def decade(p: Parts, _: Setting) -> Reading | None:
    """Read "the 1990s", "the '90s"."""
    word = p.word("decade")
    if not word[0].isdigit():
        return Reading("DATE", f"19{p.code('decade', 'DECADEWORD')}")
    if len(word) == 5:
        return Reading("DATE", word[:2] if word[1:] in ("500s", "600s", "700s", "800s", "900s") else word[:3])
    return Reading("DATE", f"19{word[0]}")


def century(p: Parts, _: Setting) -> Reading | None:
    """Read "the 20th century"."""
    return Reading("DATE", f"{p.ordinal('nth') - 1:02}")


def before_christ(p: Parts, _: Setting) -> Reading | None:
    """Read "264 BC", "September 490 BC"."""
    value = f"BC{int(p.word('year')):04}"
    return Reading("DATE", f"{value}-{month_of(p):02}" if p.has("month") else value)


PATTERNS = (
    Pattern("iso_date", "date:ISO", iso_date),
    Pattern("digit_date", "date:DIGITS", digit_date),
    Pattern("month_day_year", "ANYDAY? month:MONTHNAME the? day:DAYNUM ,? year:YEAR", full_date),
    Pattern("day_month_year", "ANYDAY? the? day:DAYNUM of? month:MONTHNAME (,|of)? year:YEAR", full_date),
    Pattern(
        "month_day",
        "((the? WEEKDAYSIDE)? weekday:WEEKDAYNAME ,? the?)? month:MONTHNAME the? day:( DAYNUM|ORDINALWORD )",
        day_of_month,
    ),
    Pattern(
        "day_month",
        "((the? WEEKDAYSIDE)? weekday:WEEKDAYNAME ,?)? the? day:DAYNUM of:of? month:MONTHNAME",
        day_of_month,
    ),
    Pattern("month_day_of_year", "month:MONTHNAME day:DAYNUM of? side:YEARSIDE year", month_of_year),
    Pattern("day_month_of_year", "the? day:DAYNUM of? month:MONTHNAME of? side:YEARSIDE year", month_of_year),
    Pattern("month_of_year", "month:MONTHNAME (of|in|,)? the? side:YEARSIDE year", month_of_year),
    Pattern("month_year", "month:MONTHNAME (,|of|in)? year:YEAR", month_year),
    Pattern("month_alone", "month:CLEARMONTH", month_alone),
    Pattern("clear_month", "month:MAYMARCH", clear_month),
    Pattern("sided_month", "side:( last|next|this|coming|past ) month:MONTHNAME", sided_month),
    Pattern("year_alone", "year:YEAR", year_alone),
    Pattern("the_year", "the year year:YEAR", named_year),
    Pattern("fiscal_year", "fiscal|fy year? year:YEAR", named_year),
    Pattern("year_fiscal", "the year:YEAR fiscal year", named_year),
    Pattern("part_of_decade", "the early|mid|late -? decade:DECADE2", decade),
    Pattern(
        "nth_weekday",
        "the nth:( last|first|second|third|fourth ) weekday:WEEKDAYNAME part:PART? of|in month:MONTHNAME (year:YEAR)?",
        nth_weekday,
    ),
    Pattern(
        "part_of_month",
        "the nth:( first|last|final|opening ) (n:CARDINAL)? unit:UNIT of month:MONTHNAME (year:YEAR)?",
        part_of_month,
    ),
    Pattern("weekday_and_number", "weekday:WEEKDAYNAME the day:( DAYTH|ORDINALWORD )", weekday_and_number),
    Pattern("week_of", "the unit:( week|weekend ) of|beginning|starting month:MONTHNAME day:DAYNUM", week_of),
    Pattern("short_year", "year:YEAR2", short_year),
    Pattern("clipped_year", "'|’|‘ year:YEAR2", clipped_year),
    Pattern("spelled_decade", "the? century:nineteen decade:DECADEWORD", decade),
    Pattern("spelled_year", "(the year)|(month:MONTHNAME)? century:nineteen n:TENS", spelled_year),
    Pattern("spelled_2000", "(the year)? century:two thousand (and? n:TENS)?", spelled_year),
    Pattern("the_nth", "the day:DAYTH (of month:( that|the|this same? month ))?", ordinal_day),
    Pattern("the_nth_in_words", "the day:ORDINALWORD of month:( that|the|this same? month )", ordinal_day),
    Pattern("nine_eleven", "date:NINE11", nine_eleven),
    Pattern("decade", "the? decade:DECADE", decade),
    Pattern("decade_short", "the? '|’|‘ decade:DECADE2", decade),
    Pattern("decade_word", "the decade:DECADEWORD", decade),
    Pattern("century", "the? nth:NTH century|centuries", century),
    Pattern("century_before_noun", "nth:NTH - century", century),
    Pattern("century_range", "the? nth:NTH / and|to|or|through (the|early|mid|late)? NTH century|centuries", century),
    Pattern("before_christ", "year:( YEAR|YEAR3 ) BC", before_christ),
    Pattern("month_before_christ", "month:MONTHNAME year:( YEAR|YEAR3 ) BC", before_christ),
)
