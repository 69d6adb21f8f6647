"""Who held which office from when to when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from truceline.lexicon.tables import read_rows

COLUMNS = ("person", "name", "office", "of", "start", "end", "acting", "checked", "source")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tenure:
    """A person's time in an office. `person` is an actor id, `of` the id of the state or organisation.

    `office` is one of head_of_state, head_of_government, foreign_minister, defence_minister, secretary_general, chief …
    `start` and `end` are ISO 8601, as fine as known, the end exclusive and null while in office. An open end is known
    up to the month `checked` only. Those who are `acting` may overlap the holder whom they stand in for.
    """

    person: str
    name: str
    office: str
    of: str
    start: str
    end: str | None
    acting: bool = False
    checked: str | None = None
    source: str = ""

    def covers(self, earliest: str, latest: str) -> bool:
        """Whether the person held the office at some time between two ISO days, at the grain of the dates known."""
        begun = self.start <= latest[: len(self.start)]
        not_over = self.end is None or self.end >= earliest[: len(self.end)]
        return begun and not_over

    def is_known_on(self, day: str) -> bool:
        """Whether the table was looked after until an ISO day, so that it would know of an end before it."""
        return self.end is not None or self.checked is None or day[:7] <= self.checked

    def surely_covers(self, earliest: str, latest: str) -> bool:
        """Whether the person certainly held the office at some time between two ISO days."""
        return self.covers(earliest, latest) and self.is_known_on(latest)


@dataclass(frozen=True, slots=True)
class OfficeTable:
    """All tenures of the lexicon, by person and by office."""

    tenures: tuple[Tenure, ...]
    _by_person: dict[str, tuple[Tenure, ...]] = field(init=False, repr=False, compare=False)
    _by_office: dict[tuple[str, str], tuple[Tenure, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        people: defaultdict[str, list[Tenure]] = defaultdict(list)
        offices: defaultdict[tuple[str, str], list[Tenure]] = defaultdict(list)
        for t in sorted(self.tenures, key=lambda t: (t.start, t.person)):
            people[t.person].append(t)
            offices[t.office, t.of].append(t)
        object.__setattr__(self, "_by_person", {k: tuple(v) for k, v in people.items()})
        object.__setattr__(self, "_by_office", {k: tuple(v) for k, v in offices.items()})

    def __iter__(self) -> Iterator[Tenure]:
        return iter(self.tenures)

    def held_by(self, person: str) -> tuple[Tenure, ...]:
        """The tenures of a person, oldest first."""
        return self._by_person.get(person, ())

    def holders(
        self, office: str, of: str, earliest: str | None = None, latest: str | None = None
    ) -> tuple[Tenure, ...]:
        """The tenures of an office, oldest first; of those that cover a part of the days given, if any are."""
        found = self._by_office.get((office, of), ())
        if earliest is None or latest is None:
            return found
        return tuple(t for t in found if t.covers(earliest, latest))

    def sure_holders(self, office: str, of: str, earliest: str, latest: str) -> tuple[Tenure, ...]:
        """The tenures of an office that certainly cover a part of the days given, oldest first; what the table cannot
        know yet, as it was checked before, is left out."""
        return tuple(t for t in self._by_office.get((office, of), ()) if t.surely_covers(earliest, latest))

    def of_on(self, person: str, day: str) -> frozenset[str]:
        """The states and organisations (ids) in which a person holds an office on an ISO day."""
        return frozenset(t.of for t in self.held_by(person) if t.covers(day, day))


def renewed(known: tuple[Tenure, ...], fresh: tuple[Tenure, ...]) -> tuple[Tenure, ...]:
    """Tenures with fresher ones in their place: an office is the fresh table's for all the days that it covers of it.

    These are the days from the first start to the last end there; what is known of earlier and later days stays and
    is cut to them. Acting holders cover nothing: they stand beside the one whom they stand in for.
    """
    covered: dict[tuple[str, str], tuple[str, str]] = {}
    for t in fresh:
        if not t.acting:
            start, end = covered.get((t.office, t.of), (t.start, ""))
            covered[t.office, t.of] = min(t.start, start), max(t.end or OPEN, end)
    kept = []
    for t in known:
        start, end = covered.get((t.office, t.of), (OPEN, OPEN))
        if t.start < start:
            kept.append(t if (t.end or OPEN) <= start else replace(t, end=start, checked=None))
        if (t.end or OPEN) > end:
            kept.append(replace(t, start=max(t.start, end)))
    return (*kept, *fresh)


OPEN = "9999"
"""Behind every day that an office has: an open end."""


def load_offices(name: str) -> tuple[Tenure, ...]:
    """Read one office file of the lexicon."""
    return tuple(tenure_of(row) for row in read_rows(name, COLUMNS))


def tenure_of(row: dict[str, str]) -> Tenure:
    """The tenure of a row with COLUMNS."""
    return Tenure(
        person=row["person"],
        name=row["name"],
        office=row["office"],
        of=row["of"],
        start=row["start"],
        end=row["end"] or None,
        acting=row["acting"] == "yes",
        checked=row["checked"] or None,
        source=row["source"],
    )
