"""Holidays: which one a name means, on which days it is, and in which year."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter

from truceline.annotate.times.reading import Parts, Pattern, Reading
from truceline.annotate.times.setting import Setting
from truceline.lexicon.holidays import Holiday, HolidayTable
from truceline.model.interval import MONTHS, WEEKDAYS, Interval

NEARER = 3
"""How many times nearer the other side must be to overrule the verb. Set by hand: "said … by Christmas" in September
must stay ahead although "said" looks back, "will … until Easter" in January too."""

MONTH_LONG = 29
"""Days from which a feast has no day as its value."""

GREGORIAN = range(1583, 4100)
"""Years for which the computus holds (dateutil.easter)."""

HIJRI = range(1343, 1501)
"""Years of the Umm al-Qura calendar that hijridate tables."""

ISLAMIC_MONTHS = {"Muharram": 1, "Safar": 2, "Rabi al-Awwal": 3, "Ramadan": 9, "Shawwal": 10, "Dhu al-Hijjah": 12}
HEBREW_MONTHS = {"Nisan": 1, "Iyar": 2, "Sivan": 3, "Av": 5, "Tishri": 7, "Kislev": 9}
"""By the numbers of pyluach, which count from Nisan. Adar, twice in a leap year, is counted back from Nisan."""

OPEN = Holiday()
BACK = frozenset({"last", "past", "previous"})
AHEAD = frozenset({"next", "coming", "upcoming"})
EVERY = frozenset({"every", "each"})
OFFSET = re.compile(r"(.+?)(?: ([+-]) (\d+))?")
FIXED = re.compile(r"(\d\d)-(\d\d)")
ONCE = re.compile(r"\d{4}-\d\d-\d\d")
ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A holiday of one year: its day, from when to when it may last, and by how much the day itself may be off."""

    day: date
    first: date
    last: date
    off: int

    def away(self, day: date) -> int:
        """Days between it and a day; 0 inside it."""
        return max((self.first - day).days, (day - self.last).days, 0)


def _fixed(year: int, month: str, day: str) -> Iterable[date]:
    return (date(year, int(month), int(day)),)


def _once(year: int, day: str) -> Iterable[date]:
    return (date.fromisoformat(day),) if int(day[:4]) == year else ()


def _easter(year: int, orthodox: str | None) -> Iterable[date]:
    return (easter(year, EASTER_ORTHODOX if orthodox else EASTER_WESTERN),)


def _nth_weekday(year: int, nth: str, weekday: str, month: str) -> Iterable[date]:
    first = date(year, MONTHS.index(month) + 1, 1)
    first += timedelta(days=(WEEKDAYS.index(weekday) - first.weekday()) % 7)
    if nth != "last":
        return (first + timedelta(days=7 * (int(nth[0]) - 1)),)
    fifth = first + timedelta(days=28)
    return (fifth if fifth.month == first.month else fifth - timedelta(days=7),)


def _islamic(year: int, day: str, month: str) -> Iterator[date]:
    """The days of a year; a lunar year is eleven days shorter than ours, so there may be two."""
    from hijridate import Hijri  # only here, so that no other text waits for it

    first = (year - 622) * 33 // 32
    for hijri in range(first - 1, first + 3):
        if hijri in HIJRI:
            found = Hijri(hijri, ISLAMIC_MONTHS[month], int(day)).to_gregorian()
            if found.year == year:
                yield date(found.year, found.month, found.day)


def _hebrew(year: int, day: str, month: str) -> Iterator[date]:
    from pyluach.dates import HebrewDate  # only here, so that no other text waits for it

    for hebrew in (year + 3760, year + 3761):
        found: date = HebrewDate(hebrew, HEBREW_MONTHS[month], int(day)).to_pydate()
        if found.year == year:
            yield found


class Kind(NamedTuple):
    """A form of rule, the function that gives its days in a year, and how many days before and after may be meant."""

    form: re.Pattern[str]
    days: Callable[..., Iterable[date]]
    before: int = 0
    after: int = 0


KINDS = (
    Kind(FIXED, _fixed),
    Kind(re.compile(r"(\d{4}-\d\d-\d\d)"), _once),
    Kind(re.compile(r"(Orthodox )?Easter"), _easter),
    Kind(re.compile(rf"(1st|2nd|3rd|4th|last) ({'|'.join(WEEKDAYS)}) of ({'|'.join(MONTHS)})"), _nth_weekday),
    Kind(re.compile(rf"Islamic (\d\d?) ({'|'.join(ISLAMIC_MONTHS)})"), _islamic, before=1, after=1),
    Kind(re.compile(rf"Hebrew (\d\d?) ({'|'.join(HEBREW_MONTHS)})"), _hebrew, before=1),
)
"""The forms of rules that holidays.toml may use, each in its own words there."""


def read_rule(rule: str) -> tuple[Kind, tuple[str | None, ...], int]:
    """The kind of a rule, what fills its form, and the days to add. Raises ValueError where it has no such form."""
    base, sign, days = _groups(OFFSET, rule) or ("", None, None)
    for kind in KINDS:
        if (filled := _groups(kind.form, base or "")) is not None:
            return kind, filled, int(f"{sign}{days}") if days else 0
    raise ValueError(f"no rule of a holiday: {rule}")


def _groups(form: re.Pattern[str], text: str) -> tuple[str | None, ...] | None:
    match = form.fullmatch(text)
    return match.groups() if match else None


@lru_cache(maxsize=4096)
def occurrences(named: Holiday, year: int) -> tuple[Occurrence, ...]:
    """The times that a holiday falls in a year, in order: mostly one, two of a lunar calendar, none by some rules."""
    if year not in GREGORIAN or year % named.years[0] != named.years[1]:
        return ()
    return tuple(sorted((o for rule in named.rules for o in _by_rule(named, rule, year)), key=lambda o: o.day))


def _by_rule(named: Holiday, rule: str, year: int) -> Iterator[Occurrence]:
    kind, filled, offset = read_rule(rule)
    before, after = kind.before + named.spread, kind.after + named.spread
    for base in kind.days(year, *filled):
        day = base + timedelta(days=offset + named.shift.get(WEEKDAYS[base.weekday()].lower(), 0))
        last = day + timedelta(days=named.days - 1 + after)
        yield Occurrence(day, day - timedelta(days=before), last, min(before, after))


def holiday(p: Parts, s: Setting) -> Reading | None:
    """Read "Christmas", "New Year's Day 2025", "last Ramadan", "the eve of Eid", "Christmas night", "every Easter".

    The name must begin with a capital letter. The verb tells the year, else the nearest is meant. Where a year has the
    feast twice, both are the bounds. Not "Christmas Island", "the Good Friday Agreement", "Operation Ramadan".
    """
    table = p.words.holidays
    named = table.get(p.all("day"))
    if not _capital(p) or _of_other_name(p, named, table):
        return None
    named = _of_country(p, named, table)
    if p.word("side") in EVERY:
        return Reading("SET", _yearless(named))
    return _reading(p, s, named, _meant(p, s, named))


def _capital(p: Parts) -> bool:
    start = p.at("day")
    return p.tokens.word(start + (p.word("day") == "the"))[0].isupper()


def _of_other_name(p: Parts, named: Holiday, table: HolidayTable) -> bool:
    """Whether the words around make it part of the name of something or somebody else."""
    ahead = 1
    while ahead < 5 and p.after(ahead).lower() in table.between:
        ahead += 1
    follower = p.after(ahead).lower()
    if follower in table.not_before or follower in named.not_before or p.before() in table.not_after:
        return True
    return named.name_like and _of_person(p, table)


def _of_person(p: Parts, table: HolidayTable) -> bool:
    follower = p.after()
    leads = p.has("side") or p.has("eve") or p.before() in table.name_leads
    return not leads or follower[:1].isupper() or follower.lower() in table.name_followers


def _of_country(p: Parts, named: Holiday, table: HolidayTable) -> Holiday:
    """The day that a country keeps; it stands right before the name or behind "of"."""
    country = (_country_before(p, table) or _country_after(p, table)) if named.of else None
    return named.of.get(country, OPEN) if country else named


def _country_before(p: Parts, table: HolidayTable) -> str | None:
    step = 1
    if ORDINAL.fullmatch(p.before()) or p.before() in p.words.classes["ORDINALWORD"]:
        step += 1
    if p.before(step) in ("'s", "’s", "'", "’"):
        step += 1
    for length in (4, 3, 2, 1):
        words = " ".join(p.before(step + i) for i in reversed(range(length)))
        if words in table.countries and p.tokens.word(p.start - step - length + 1)[0].isupper():
            return table.countries[words]
    return None


def _country_after(p: Parts, table: HolidayTable) -> str | None:
    step = 3 if p.after(2) == "the" else 2
    if p.after() != "of" or not p.after(step)[:1].isupper():
        return None
    names = (" ".join(p.after(step + i).lower() for i in range(length)) for length in (4, 3, 2, 1))
    return next((table.countries[name] for name in names if name in table.countries), None)


def _meant(p: Parts, s: Setting, named: Holiday) -> tuple[Occurrence, ...]:
    """The occurrence that the text means; several where it leaves open which, none where no rule says."""
    if len(named.rules) == 1 and ONCE.fullmatch(named.rules[0]):
        return occurrences(named, int(named.rules[0][:4]))
    if p.has("year"):
        return occurrences(named, int(p.word("year")))
    if s.published is None:
        return occurrences(named, s.year) if s.year else ()
    span = named.years[0]
    years = range(s.published.year - span, s.published.year + span + 1)
    near = [o for year in years for o in occurrences(named, year)]
    found = _on_side(p.word("side"), near, s.published) or _by_verb(near, s) if near else None
    return (found,) if found else ()


def _on_side(side: str, near: list[Occurrence], published: date) -> Occurrence | None:
    if side in BACK:
        return max((o for o in near if o.last < published), key=lambda o: o.day, default=None)
    if side in AHEAD:
        return min((o for o in near if o.first > published), key=lambda o: o.day, default=None)
    return None


def _by_verb(near: list[Occurrence], s: Setting) -> Occurrence | None:
    """The nearest one on the side that the verb looks to, unless the other side is much nearer."""
    if s.published is None:
        return None
    day = s.published
    nearest = min(near, key=lambda o: o.away(day))
    direction = s.direction
    if direction is None or nearest.away(day) == 0:
        return nearest
    sided = [o for o in near if (o.first > day) == (direction == "future")]
    chosen = min(sided, key=lambda o: o.away(day), default=nearest)
    return nearest if nearest.away(day) * NEARER <= chosen.away(day) else chosen


def _reading(p: Parts, s: Setting, named: Holiday, found: tuple[Occurrence, ...]) -> Reading:
    """The day as value; bounds where the feast is longer or the day unsure. A month, or two feasts, have no day."""
    part = f"T{p.code('part', 'PART')}" if p.has("part") else ""
    if not found:
        value, bounds = _without_rule(p, s, named), None
    elif p.has("eve") or p.has("late"):
        day, off = found[0].day - timedelta(days=1), timedelta(days=found[0].off)
        value, bounds = day.isoformat(), _bounds(day - off, day + off)
    else:
        single = len(found) == 1 and named.days < MONTH_LONG
        value = found[0].day.isoformat() if single else f"{found[0].day.year:04}-XX-XX"
        bounds = _bounds(found[0].first, found[-1].last)
    return Reading("TIME" if part else "DATE", value + part, None, bounds)


def _bounds(first: date, last: date) -> Interval | None:
    return Interval(first.isoformat(), last.isoformat()) if first < last else None


def _without_rule(p: Parts, s: Setting, named: Holiday) -> str:
    year, value = int(p.word("year")) if p.has("year") else s.year, _yearless(named)
    return f"{year:04}{value[4:]}" if year else value


def _yearless(named: Holiday) -> str:
    fixed = len(named.rules) == 1 and named.years == (1, 0) and FIXED.fullmatch(named.rules[0])
    return f"XXXX-{named.rules[0]}" if fixed else "XXXX-XX-XX"


def names_shape(table: HolidayTable) -> str:
    """The shape of every name, the longest first: a hyphen may be missing, an apostrophe be of either kind."""
    names = sorted(table.names, key=lambda n: (-len(n), n))
    return f"( {' | '.join(f'( {_name_shape(name)} )' for name in names)} )"


def _name_shape(name: str) -> str:
    forms = {"-": "-?", "'s": "'s|’s", "'": "'|’"}
    return " ".join(forms.get(word, word) for word in name.split())


PATTERNS = (
    Pattern("holiday", "(the? eve:eve of the?)? day:HOLIDAY late:eve? (,|in|of)? year:YEAR", holiday),
    Pattern(
        "holiday_alone",
        "((the? eve:eve of the?)|(the? side:( last|past|previous|this|next|coming|upcoming|every|each )))? "
        "day:HOLIDAY late:eve? part:PART?",
        holiday,
    ),
)
