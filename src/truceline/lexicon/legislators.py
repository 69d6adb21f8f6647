"""Members of the Congress of the United States: for which state and party they sat, and when they were born. Public
facts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from truceline.lexicon.actors import parts
from truceline.lexicon.tables import read_rows

COLUMNS = ("name", "parties", "also", "state", "born", "source")
STATE_COLUMNS = ("code", "name", "short", "source")
PARTIES = {"R": "a Republican", "D": "a Democrat", "I": "an independent", "L": "a Libertarian"}


@dataclass(frozen=True, slots=True)
class Seat:
    """For which parties (their letters) and which state (its postal code) somebody sat, none where they never did.

    `also` are parties by which news rightly tells them otherwise: as a governor, or of the caucus that they sat with.
    `born` is None where the day is not on record.
    """

    parties: str
    also: str
    state: str
    born: date | None

    def is_of(self, party: str) -> bool:
        """Whether one may be told as of a party."""
        return party in self.parties or party in self.also


@dataclass(frozen=True)
class Legislators:
    """The seats that a name may stand for.

    `states` are all written forms of the states, `called` their names by code.
    """

    seats: Mapping[str, tuple[Seat, ...]]
    states: Mapping[str, str]
    called: Mapping[str, str]

    @cached_property
    def births(self) -> Mapping[str, date]:
        """The days of birth by names that are of one member alone."""
        born = {name: {seat.born for seat in seats} for name, seats in self.seats.items()}
        return {name: day for name, days in born.items() if len(days) == 1 for day in days if day}


def load_legislators(name: str, states: str) -> Legislators:
    """Read the members and the states."""
    seats: defaultdict[str, list[Seat]] = defaultdict(list)
    for row in read_rows(name, COLUMNS):
        parties, also = (row[column].replace(" ", "") for column in ("parties", "also"))
        born = date.fromisoformat(row["born"]) if row["born"] else None
        seats[row["name"]].append(Seat(parties, also, row["state"], born))
    rows = read_rows(states, STATE_COLUMNS)
    forms = {form: row["code"] for row in rows for form in (row["code"], row["name"], *parts(row["short"]))}
    return Legislators({n: tuple(held) for n, held in seats.items()}, forms, {row["code"]: row["name"] for row in rows})
