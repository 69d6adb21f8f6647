"""For whom the bodies and officials of international organisations act."""

from __future__ import annotations

from truceline.lexicon.tables import read_rows

COLUMNS = ("id", "of", "source")


def load_institutions(name: str) -> dict[str, str]:
    """Read the bodies of organisations: the id of the organisation, by the id of the body."""
    return {row["id"]: row["of"] for row in read_rows(name, COLUMNS)}
