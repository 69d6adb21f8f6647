"""Meetings of leaders since 1990: public facts against which "the first since" is checked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from truceline.lexicon.actors import ActorTable, parts
from truceline.lexicon.places import PlaceTable
from truceline.lexicon.tables import is_iso_date, numbered_rows, read_rows

COLUMNS = ("id", "start", "end", "kind", "participants", "place", "name", "source")


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """A meeting of leaders that is known to have taken place.

    `start` and `end` are ISO 8601, both inclusive, as fine as known; `kind` is summit, bilateral, trilateral,
    multilateral, sideline or phone; `participants` are actor ids, people where they are known, and need not be
    all who were there; `place` is a place id or empty; `told` says that only pages tell of it, which may give
    one meeting two days.
    """

    id: str
    start: str
    end: str
    kind: str
    participants: frozenset[str]
    place: str | None
    name: str
    source: str
    told: bool = False

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

    def extended(self, own: tuple[Meeting, ...]) -> MeetingTable:
        """The table with further meetings; one whose id the table has takes the place of that one."""
        by_id = {m.id: m for m in (*self.meetings, *own)}
        return MeetingTable(tuple(sorted(by_id.values(), key=lambda m: (m.start, m.end, m.id))))

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


KINDS = frozenset({"summit", "bilateral", "trilateral", "multilateral", "sideline", "phone"})


def read_own_meetings(
    text: str, actors: ActorTable, places: PlaceTable, *, where: str
) -> tuple[tuple[Meeting, ...], tuple[str, ...]]:
    """The meetings of a user's own table, and a remark for every row that breaks a rule and is left out.

    Raises LexiconInvalid where the columns are others.
    """
    found, remarks = [], []
    for number, row in numbered_rows(text, COLUMNS, where=where):
        reason = row if isinstance(row, str) else _wrong(row, actors, places)
        if reason:
            remarks.append(f"line {number}: {reason}")
        elif not isinstance(row, str):
            found.append(_meeting(row))
    return tuple(found), tuple(remarks)


def _wrong(row: dict[str, str], actors: ActorTable, places: PlaceTable) -> str:
    """What rule a row of a table of meetings breaks; empty where none."""
    unknown = [p for p in parts(row["participants"]) if actors.get(p) is None]
    if unknown or len(set(parts(row["participants"]))) < 2:
        return f"unknown participant: {unknown[0][:60]}" if unknown else "fewer than two participants"
    days = [row["start"], row["end"] or row["start"]]
    if not all(map(is_iso_date, days)) or days[0] > days[1]:
        return f"no ISO dates from earlier to later: {' '.join(days)[:40]}"
    if row["kind"] not in KINDS:
        return f"unknown kind: {row['kind'][:40] or 'none'}"
    if row["place"] and places.get(row["place"]) is None:
        return f"unknown place: {row['place'][:60]}"
    return "" if row["id"].strip() and row["source"].strip() else "no id or no source"


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
