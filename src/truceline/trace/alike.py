"""How much two reports of happenings look like reports of one: what a reviewer who merges is offered first."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from truceline.model.interval import Interval

WORD = re.compile(r"\w+")
FAR = 30
"""Days from which on two dates have nothing to do with each other."""
WEIGHTS = {"actors": 2.0, "date": 2.0, "type": 1.0, "words": 1.0, "place": 0.5, "page": 0.25}
"""What counts how much. Set by hand so that another day outweighs like words; nothing rests on them but an order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """A statement that reports a happening, with what is compared; `date` is EDTF, `actors` are all who take part."""

    id: str
    article: str
    occurrence: str
    quote: str
    type: str | None
    date: str | None
    place: str | None
    actors: frozenset[str]


def likeness(one: Reported, other: Reported) -> float:
    """How much two reports look like reports of one happening; more is more alike."""
    parts = {
        "actors": _shared(one.actors, other.actors),
        "date": _near(one.date, other.date),
        "type": float(one.type == other.type),
        "words": _shared(_words(one.quote), _words(other.quote)),
        "place": float(one.place is not None and one.place == other.place),
        "page": float(one.article == other.article),
    }
    return sum(WEIGHTS[name] * value for name, value in parts.items())


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other) if one and other else 0.0


def _words(quote: str) -> frozenset[str]:
    return frozenset(WORD.findall(quote.casefold()))


def _near(one: str | None, other: str | None) -> float:
    """1 for one day, less for days near each other, a half where one of the two is not told."""
    first, second = (_day(value) for value in (one, other))
    if first is None or second is None:
        return 0.5
    return max(0.0, 1 - abs((first - second).days) / FAR)


def _day(edtf: str | None) -> date | None:
    earliest = Interval.of_edtf(edtf).earliest if edtf else None
    try:
        return date.fromisoformat(earliest[:10]) if earliest else None
    except ValueError:
        return None
