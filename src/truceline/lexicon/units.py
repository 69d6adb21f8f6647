"""Units of measure, by the words that news has for them: their kind and how much of its base unit one is."""

from __future__ import annotations

from dataclasses import dataclass

from truceline.errors import LexiconInvalid
from truceline.lexicon.tables import read_toml


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: its kind ("length"), and the least and the most that its name can stand for, in the kind's base unit."""

    kind: str
    least: float
    most: float


def load_units(name: str) -> dict[str, Unit]:
    """Read the file of units, by each of their names. Raises LexiconInvalid where a unit has no names."""
    units: dict[str, Unit] = {}
    for kind, table in read_toml(name).items():
        for key, size in table["names"].items():
            if not table.get(key):
                raise LexiconInvalid("unit without names", where=f"{name}, {kind}, {key}")
            least, most = size if isinstance(size, list) else (size, size)
            units |= dict.fromkeys(table[key], Unit(kind, least, most))
    return units
