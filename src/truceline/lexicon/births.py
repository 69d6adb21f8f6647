"""Days of birth of people whose age the news gives: public facts."""

from __future__ import annotations

from datetime import date

from truceline.lexicon.tables import read_rows

COLUMNS = ("person", "born", "source")


def load_births(name: str) -> dict[str, date]:
    """Read one file of days of birth, by actor id."""
    return {row["person"]: date.fromisoformat(row["born"]) for row in read_rows(name, COLUMNS)}
