"""The scale of a timeline: days as places on a strip, in hundredths of its width."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from truceline.model.interval import Interval
from truceline.trace.words import MONTHS, date_words

MARGIN = 4.0
"""Hundredths at either end for what lies before or after the days of the strip."""
LEAST = 14
"""Days that a strip shows at the least."""
MOST_TICKS = 7
LONG = 300
"""Days from which a tick names the year and not the day."""
OUTLIERS = 0.02
"""Part of the pages at either end whose day does not stretch the strip: a page may be dated wrongly."""
BEYOND = timedelta(days=45)
"""Days around those on which pages became known that a strip shows: what lies further off stands at its ends."""


@dataclass(frozen=True, slots=True)
class Scale:
    """The days from `start` to `end`."""

    start: date
    end: date

    def place(self, day: date) -> float:
        """Where a day stands; those before and after stand at the ends."""
        if day < self.start:
            return MARGIN / 2
        if day > self.end:
            return 100 - MARGIN / 2
        whole = max(1, (self.end - self.start).days)
        return round(MARGIN + (day - self.start).days * (100 - 2 * MARGIN) / whole, 2)

    def holds(self, day: date) -> bool:
        """Whether a day lies between the ends."""
        return self.start <= day <= self.end

    def ticks(self) -> Iterator[tuple[float, str]]:
        """Days to be named below the strip."""
        days = (self.end - self.start).days
        step = max(1, -(-days // MOST_TICKS))
        for n in range(0, days + 1, step):
            day = self.start + timedelta(days=n)
            words = (str(day.year if days > LONG else day.day), MONTHS[day.month - 1])
            yield self.place(day), " ".join(reversed(words) if days > LONG else words)

    @property
    def words(self) -> str:
        """The first and the last day in words."""
        return f"{date_words(self.start.isoformat())} to {date_words(self.end.isoformat())}"


def find_scale(dates: Iterable[str], known: Iterable[str | None]) -> Scale | None:
    """The scale that shows what lies near the days on which pages became known; null where no date is known."""
    days = [day for edtf in dates for day in bounds(edtf) if day]
    heard = [day for k in known if k and (day := _day(k))]
    if not days and not heard:
        return None
    if heard:
        heard.sort()
        cut = int(len(heard) * OUTLIERS)
        first, last = heard[cut], heard[-1 - cut]
        days = [d for d in days if first - BEYOND <= d <= last + BEYOND] or [first, last]
    start, end = min(days), max(days)
    missing = LEAST - (end - start).days
    return Scale(start - timedelta(days=max(1, missing // 2)), end + timedelta(days=max(1, missing // 2)))


def bounds(edtf: str | None) -> tuple[date | None, date | None]:
    """The first and the last day that a date (EDTF) may be."""
    interval = Interval.of_edtf(edtf)
    return _day(interval.earliest), _day(interval.latest)


def _day(moment: str | None) -> date | None:
    try:
        return date.fromisoformat((moment or "")[:10])
    except ValueError:
        return None
