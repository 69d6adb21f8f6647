"""Meetings of leaders since 1990: public facts against which "the first since" is checked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from truceline.lexicon.actors import parts
from truceline.lexicon.tables import read_rows

COLUMNS = ("id", "start", "end", "kind", "participants", "place", "name", "source")


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """A meeting of leaders that is known to have taken place.

    `start` and `end` are ISO 8601, both inclusive, as fine as known; `kind` is summit, bilateral, trilateral,
    multilateral, sideline or phone; `participants` are actor ids, people where they are known, and need not be
    all who were there; `place` is a place id or empty.
    """

    id: str
    start: str
    end: str
    kind: str
    participants: frozenset[str]
    place: str | None
    name: str
    source: str

    def within(self, earliest: str, latest: str) -> bool:
        """Whether the meeting took place, at least in part, between two ISO days, at the grain of the dates known."""
        return self.start <= latest[: len(self.start)] and self.end >= earliest[: len(self.end)]


@dataclass(frozen=True, slots=True)
class MeetingTable:
    """All meetings of the lexicon, oldest first."""

    meetings: tuple[Meeting, ...]
    _by_participant: dict[str, tuple[Meeting, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        found: defaultdict[str, list[Meeting]] = defaultdict(list)
        for m in sorted(self.meetings, key=lambda m: (m.start, m.id)):
            for who in sorted(m.participants):
                found[who].append(m)
        object.__setattr__(self, "_by_participant", {who: tuple(ms) for who, ms in found.items()})

    def __iter__(self) -> Iterator[Meeting]:
        return iter(self.meetings)

    def of(self, participant: str) -> tuple[Meeting, ...]:
        """The meetings that an actor took part in, oldest first."""
        return self._by_participant.get(participant, ())

    def between(self, participants: Collection[str], earliest: str, latest: str) -> tuple[Meeting, ...]:
        """The meetings with all of these actors, and maybe others, between two ISO days, oldest first."""
        wanted = sorted(set(participants))
        if not wanted:
            return ()
        return tuple(m for m in self.of(wanted[0]) if m.participants.issuperset(wanted) and m.within(earliest, latest))


def load_meetings(name: str) -> MeetingTable:
    """Read one file of meetings."""
    return MeetingTable(tuple(_meeting(row) for row in read_rows(name, COLUMNS)))


def _meeting(row: dict[str, str]) -> Meeting:
    return Meeting(
        id=row["id"],
        start=row["start"],
        end=row["end"] or row["start"],
        kind=row["kind"],
        participants=frozenset(parts(row["participants"])),
        place=row["place"] or None,
        name=row["name"],
        source=row["source"],
    )
