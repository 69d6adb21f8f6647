"""How many members organisations had when: public facts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from truceline.lexicon.tables import read_toml

NEAR = 1
"""Years about a change in which the number before it and the one after it are met."""


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation, the words that name it and those that stand for it, and its numbers of members by the ISO day
    from which each was right; `also` those that were used beside the right one from a day on. `until` is the last ISO
    day for which the numbers were checked, or on which none can have changed yet."""

    name: str
    written: tuple[str, ...]
    short: tuple[str, ...]
    counts: tuple[tuple[str, int], ...]
    also: tuple[tuple[str, int], ...]
    source: str
    until: str

    def counted(self, day: str) -> frozenset[int]:
        """The numbers that a page of an ISO day can give; empty before the first and after the last that is known."""
        if day > self.until:
            return frozenset()
        before, after = (f"{int(day[:4]) + years}{day[4:]}" for years in (-NEAR, NEAR))
        earlier = [count for since, count in self.counts if since <= before][-1:]
        near = [count for since, count in self.counts if before < since <= after]
        return frozenset(earlier + near + [count for since, count in self.also if earlier and since <= after])


def load_members(name: str) -> tuple[Organisation, ...]:
    """Read the organisations."""
    data = read_toml(name)
    return tuple(
        Organisation(
            row["name"],
            tuple(row["written"]),
            tuple(row["short"]),
            _in_order(row["from"]),
            _in_order(row.get("also", {})),
            data["source"],
            data["until"],
        )
        for row in data["organisation"]
    )


def _in_order(since: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(since.items()))
