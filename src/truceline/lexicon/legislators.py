"""Members of the Congress of the United States: for which state and party they sat. Public facts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from truceline.lexicon.actors import parts
from truceline.lexicon.tables import read_rows

COLUMNS = ("name", "parties", "state", "source")
STATE_COLUMNS = ("code", "name", "short", "source")
PARTIES = {"R": "a Republican", "D": "a Democrat", "I": "an independent", "L": "a Libertarian"}


@dataclass(frozen=True, slots=True)
class Legislators:
    """The seats that a name may stand for, each with the letters of the parties and the postal code of the state.

    `states` are all written forms of the states, `called` their names by code.
    """

    seats: Mapping[str, tuple[tuple[str, str], ...]]
    states: Mapping[str, str]
    called: Mapping[str, str]


def load_legislators(name: str, states: str) -> Legislators:
    """Read the members and the states."""
    seats: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in read_rows(name, COLUMNS):
        seats[row["name"]].append((row["parties"].replace(" ", ""), row["state"]))
    rows = read_rows(states, STATE_COLUMNS)
    forms = {form: row["code"] for row in rows for form in (row["code"], row["name"], *parts(row["short"]))}
    return Legislators({n: tuple(held) for n, held in seats.items()}, forms, {row["code"]: row["name"] for row in rows})
