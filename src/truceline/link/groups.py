"""Groups of reports that tell of one happening, with what they say of it together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from truceline.link.reports import Report, State
from truceline.model.interval import Interval

NARROW_DAYS = 9
"""Longest window in which two contacts of one pair are taken for one. Set by hand."""

CONTACTS = ("meeting", "call", "talk", "visit")


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Reports of one happening. Each feature is what its reports have together, `window` the narrowest.

    `pairs` are the sides of each report that names at least two, `doers` the sides that act in each.
    """

    reports: tuple[Report, ...]
    form: str
    states: frozenset[State]
    people: frozenset[tuple[str, str]]
    sides: frozenset[str]
    pairs: frozenset[frozenset[str]]
    doers: frozenset[frozenset[str]]
    window: Interval
    dated: bool
    places: frozenset[str]
    rounds: frozenset[str]
    spots: frozenset[str]
    measures: frozenset[tuple[float, str]]
    matters: frozenset[str]
    apart: bool
    general: bool

    @property
    def first_id(self) -> str:
        return min(r.statement.id for r in self.reports)

    @property
    def is_contact(self) -> bool:
        return self.form in CONTACTS

    @property
    def family(self) -> str:
        """What two groups must share to be compared at all: contact, or the form of other acts."""
        return "contact" if self.is_contact else self.form

    @property
    def is_narrow(self) -> bool:
        """Whether the window is short enough to tell this happening from the next of its kind."""
        days = length_of(self.window)
        return days is not None and days <= NARROW_DAYS


def group_of(report: Report) -> Group:
    """A group of one report."""
    return Group(
        reports=(report,),
        form=report.form,
        states=frozenset({report.state}),
        people=report.people,
        sides=report.sides,
        pairs=frozenset({report.sides} if len(report.sides) > 1 else ()),
        doers=frozenset({report.doers} if report.doers else ()),
        window=report.window,
        dated=report.dated,
        places=frozenset({report.place} if report.place else ()),
        rounds=frozenset({report.round} if report.round else ()),
        spots=report.spots,
        measures=report.measures,
        matters=report.matters,
        apart=report.apart,
        general=report.general,
    )


def joined(a: Group, b: Group) -> Group:
    """Both groups as one."""
    return Group(
        reports=(*a.reports, *b.reports),
        form=b.form if a.form in ("talk", "visit") else a.form,
        states=a.states | b.states,
        people=a.people | b.people,
        sides=a.sides | b.sides,
        pairs=a.pairs | b.pairs,
        doers=a.doers | b.doers,
        window=_narrower(a, b),
        dated=a.dated or b.dated,
        places=a.places | b.places,
        rounds=a.rounds | b.rounds,
        spots=a.spots | b.spots,
        measures=a.measures | b.measures,
        matters=a.matters | b.matters,
        apart=a.apart and b.apart,
        general=a.general,
    )


def _narrower(a: Group, b: Group) -> Interval:
    if a.dated != b.dated:
        return a.window if a.dated else b.window
    lengths = length_of(a.window), length_of(b.window)
    if lengths[1] is None or (lengths[0] is not None and lengths[0] <= lengths[1]):
        return a.window
    return b.window


def length_of(window: Interval) -> int | None:
    """Days from the first to the last of a window; None where an end is open."""
    if window.earliest is None or window.latest is None:
        return None
    try:
        return (date.fromisoformat(window.latest[:10]) - date.fromisoformat(window.earliest[:10])).days
    except ValueError:
        return None
