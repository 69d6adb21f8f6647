"""Times of day: clock times with zones, and parts of the day."""

from __future__ import annotations

from truceline.annotate.times.reading import Parts, Pattern, Reading
from truceline.annotate.times.setting import Setting
from truceline.annotate.times.steps import step


def clock_time(p: Parts, _: Setting) -> Reading | None:
    """Read "7:15 p.m.", "11 a.m. EST", "10:30", "20:32 local time", "1830 GMT"."""
    spelled = p.words.classes["CARDINAL"].get(p.word("time"))
    hour, minute = _hour_and_minute(spelled or p.word("time"))
    if p.has("half"):
        if spelled and p.word("half") == "am":
            return None  # "which one am I"
        half = p.code("half", "MERIDIEM")
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "pm" else 0)
    return Reading("TIME", f"T{hour:02}:{minute or '00'}", zone=zone_of(p), floating=True)


def zone_of(p: Parts) -> str:
    """The offset or the region of a zone: "Z", "-05:00", "America/Anchorage"; empty where none is given."""
    if p.has("place"):
        return p.code("place", "ZONEPLACE")
    return p.code("zone", "ZONE") if p.has("zone") else ""


def plain_clock(p: Parts, s: Setting) -> Reading | None:
    """Read "at 10:30" without a.m. or p.m. Not a score or a verse ("won 10:30"), not a ratio."""
    if p.before()[:4].isdigit() and len(p.before()) in (4, 10):
        return clock_time(p, s)
    if p.after().lower() in p.near("clock_followers"):
        return clock_time(p, s)
    if p.before() not in p.near("clock_leads") or (p.before() == "," and not s.published):
        return None
    return clock_time(p, s)


def _hour_and_minute(word: str) -> tuple[int, str]:
    if ":" in word or "." in word:
        hour, minute = word.replace(".", ":").split(":")[:2]
        return int(hour), minute
    return (int(word[:2]), word[2:]) if len(word) == 4 else (int(word), "")


def oclock(p: Parts, _: Setting) -> Reading | None:
    """Read "five o'clock"."""
    number = p.number("n")
    return Reading("TIME", f"T{int(number):02}:00", floating=True) if number and number <= 24 else None


def clock_range(p: Parts, s: Setting) -> Reading | None:
    """Read the first hour of "7-9 p.m.", "between 3 and 4 p.m.", whose half of the day stands behind the second."""
    last, _ = _hour_and_minute(p.word("until"))
    first, _ = _hour_and_minute(p.word("time"))
    if p.code("half", "MERIDIEM") == "pm" and first > last and last != 12:
        return None  # "11-1 p.m." begins in the morning
    return clock_time(p, s)


def noon(p: Parts, _: Setting) -> Reading | None:
    """Read "noon", "midnight", "noon EDT"."""
    value = "T12:00" if p.word("time") == "noon" else "T24:00"
    return Reading("TIME", value, zone=zone_of(p), floating=True)


def part_of_today(p: Parts, s: Setting) -> Reading | None:
    """Read "this morning", "tonight", "last night", "that evening", "the next morning". Not "like that overnight"."""
    if p.has("part") and p.word("part") == "overnight":
        return None
    side, part = p.word("side"), p.code("part", "PART") if p.has("part") else "NI"
    told = side in ("that", "same", "following", "next", "previous") and s.told_day is not None
    day = s.told_day if told else s.published
    if day is None:
        return Reading("TIME", f"XXXX-XX-XXT{part}")
    days = {"last": -1, "previous": -1, "next": 1, "following": 1}.get(side, 0)
    return Reading("TIME", f"{step(day, days, 'D')}T{part}")


def bare_part(p: Parts, _: Setting) -> Reading | None:
    """Read "the morning", "in the evening", as a part of the day told or of writing. Not "the night to Monday"."""
    if p.after() in ("to", "from") and p.after(2).lower() in p.words.classes["WEEKDAY"]:
        return None
    if p.before() not in ("in", "during") and p.after()[:1].isalpha() and p.after() not in p.near("bare_followers"):
        return None
    return Reading("TIME", f"T{p.code('part', 'PART')}", floating=True)


def part_beside_day(p: Parts, _: Setting) -> Reading | None:
    """Read "evening" beside a day: "Friday evening", "yesterday afternoon", "mid-afternoon yesterday"."""
    days = [p.words.classes[label] for label in ("WEEKDAY", "WEEKDAYABBR", "DEICTICDAY")]
    beside = {p.before(), p.after().lower(), p.before(2) if p.before() == "." else ""}
    fits = any(word in words for word in beside for words in days)
    return Reading("TIME", f"T{p.code('part', 'PART')}", floating=True) if fits else None


def part_before_noun(p: Parts, _: Setting) -> Reading | None:
    """Read "early-morning", "late-night", "mid-afternoon" before what happens then: "an early-morning raid"."""
    if not p.after()[:1].isalpha() or p.after().lower() in p.near("night_shows"):
        return None
    mod = {"early": "START", "late": "END"}.get(p.word("mod"), "MID")
    return Reading("TIME", f"T{p.code('part', 'PART')}", mod, floating=True)


def overnight(p: Parts, s: Setting) -> Reading | None:
    """Read "overnight": the night before the day told, or of writing. Not "overnight stay".

    At the head of a sentence it may be the night that follows: there it counts from the day of writing.
    """
    if p.after() in ("stay", "success", "train", "flight", "bus") or s.published is None:
        return None
    day = s.published if s.opening or s.anchor is None else s.anchor
    return Reading("TIME", f"{step(day, -1, 'D')}TNI")


PATTERNS = (
    Pattern("clock_half", "time:( CLOCK|HOUR|DOTCLOCK|CARDINAL ) half:MERIDIEM (,? ZONETIME)?", clock_time),
    Pattern(
        "clock_range",
        "time:( CLOCK|HOUR ) / -|–|to|and|or until:( CLOCK|HOUR ) half:MERIDIEM (,? ZONETIME)?",
        clock_range,
    ),
    Pattern("clock_zone", "time:( CLOCK|HOURS|DOTCLOCK ) (h|hrs|hours)? ,? ZONETIME", clock_time),
    Pattern("clock", "time:CLOCK (h|hr|hrs|hours)?", plain_clock),
    Pattern("hours", "time:HOURS h|hr|hrs|hours", clock_time),
    Pattern("oclock", "n:( HOUR|CARDINAL ) o '|’ clock", oclock),
    Pattern("noon", "time:( noon|midnight ) ZONETIME?", noon),
    Pattern("tonight", "tonight", part_of_today),
    Pattern("sided_part", "side:( this|last|that ) same? part:PART", part_of_today),
    Pattern("the_sided_part", "the side:( same|next|following|previous ) part:PART", part_of_today),
    Pattern("the_part", "the (early|late)? part:PART hours?", bare_part),
    Pattern("part_beside_day", "part:PART", part_beside_day),
    Pattern("part_before_noun", "mod:( early|late|mid ) - part:PART", part_before_noun),
    Pattern("overnight", "overnight", overnight),
)
