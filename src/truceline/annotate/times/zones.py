"""The offset from UTC of a clock time whose zone the text gives: "11 a.m. Alaska time" on 15 August 2025 is -08:00."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from truceline.model.interval import Interval


@lru_cache(maxsize=1024)
def offset_at(zone: str, moment: str) -> str:
    """The offset of a zone ("Z", "-05:00", or a region of the tz database) at a local time in ISO 8601 to the minute.

    Regions keep their summer time as the tz database has it.
    """
    if "/" not in zone:
        return zone
    local = datetime.fromisoformat(moment).replace(tzinfo=ZoneInfo(zone))
    return local.isoformat()[16:].removeprefix(":00")


def in_zone(interval: Interval, zone: str) -> Interval:
    """The same moments with the offset of their zone; bounds that are days stay as they are."""
    ends = (interval.earliest, interval.latest)
    return Interval(*(end + offset_at(zone, end) if end and "T" in end else end for end in ends))
