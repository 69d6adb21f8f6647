"""A day and a time of day that stand together are one time: "Friday evening", "5 p.m. EST on November 6"."""

from __future__ import annotations

from dataclasses import replace

from truceline.annotate.times.reading import Reading
from truceline.annotate.times.setting import Setting

LINKS = {
    "day first": "(,|at|(, at)|(in the)|(at about)|(at around))?",
    "time first": "(,|on|of|(of the)|(on the))?",
}


def joined(day: Reading, time: Reading) -> Reading | None:
    """The time of day on a day; None where the two are no such pair."""
    if not day.day or not time.floating or time.value is None:
        return None
    return Reading("TIME", f"{day.day}{time.value}", time.mod or day.mod, day.interval, time.zone)


def landed(time: Reading, s: Setting) -> Reading:
    """A time of day without a day near, put on the day told or the day of writing."""
    day = s.anchor
    return replace(time, value=f"{day.isoformat() if day else 'XXXX-XX-XX'}{time.value}", floating=False)
