"""Settling the times in office that sources give: touching ones joined, overlaps resolved by rule, gaps closed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

# Offices that several people hold at once by law: San Marino's two captains, Andorra's two princes, the Bosnian
# presidency, the Swiss council as the data has it, Cambodia's two prime ministers of 1993 to 1998.
COLLECTIVE = {
    ("head_of_government", "khm"),
    ("head_of_state", "smr"),
    ("head_of_state", "and"),
    ("head_of_state", "bih"),
    ("head_of_state", "che"),
}


@dataclass
class Person:
    """Someone of the table while it is made: the canonical name with all others, and what is known of them."""

    name: str
    names: list[str] = field(default_factory=list)
    surnames: list[str] = field(default_factory=list)
    country: str = ""
    sector: str = ""
    wikidata: str = ""
    source: str = "own knowledge"
    id: str = ""


@dataclass
class Held:
    """A person's time in an office as the sources give it. Dates are ISO 8601, as fine as known; `end` is exclusive."""

    person: Person
    office: str
    of: str
    start: str
    end: str | None
    acting: bool
    source: str
    checked: str = ""


def settle_tenures(held: Iterable[Held]) -> list[Held]:
    """Settle all offices, each by itself: see `joined` and `settled`."""
    by_office: defaultdict[tuple[str, str], list[Held]] = defaultdict(list)
    for h in held:
        by_office[h.office, h.of].append(h)
    done: list[Held] = []
    for office, group in sorted(by_office.items()):
        chain = joined(group)
        if office not in COLLECTIVE:
            for _ in range(3):
                chain = settled(chain)
                plain_ones = [h for h in chain if not h.acting]
                settled(plain_ones)
        done.extend(chain)
    return done


def joined(held: list[Held]) -> list[Held]:
    """Tenures of one office in order, those of one person that touch made one."""
    done: list[Held] = []
    for h in sorted(held, key=lambda h: (h.start, h.end or "9999")):
        for other in reversed(done):
            if other.person is h.person and days_between(other.end, h.start) <= 3 and other.acting == h.acting:
                if other.end is None or h.end is None:
                    other.end, other.checked = None, h.checked or other.checked
                else:
                    other.end = max(other.end, h.end)
                break
        else:
            done.append(h)
    return done


def settled(held: list[Held]) -> list[Held]:
    """Tenures of one office without overlaps, and small gaps closed.

    Where two overlap, a start on the first of January is taken for a year alone and moved to the other's end; else
    the earlier one ends where the later begins. One that lies inside another is an acting holder.
    """
    for a, b in pairwise(held):
        if a.acting or b.acting or a.person is b.person:
            continue
        if a.end and 0 <= days_between(a.end, b.start) <= 3:
            a.end = b.start
        elif days_between(a.end, b.start) < 0:
            if b.end and (a.end is None or b.end < a.end):
                b.acting = True
            elif b.start.endswith("-01-01") and a.end and a.end < (b.end or "9999"):
                b.start = a.end
            else:
                a.end, a.checked = b.start, ""
    return [h for h in held if h.end is None or h.start < h.end]


def days_between(end: str | None, start: str) -> int:
    """Days from an end to a start; negative where they overlap."""
    if end is None:
        return -1
    return (as_day(start) - as_day(end)).days


def as_day(text: str) -> date:
    """The first day of an ISO year, month or day."""
    return date.fromisoformat((text + "-01-01")[:10] if len(text) < 7 else (text + "-01")[:10])
