"""Peoples that are no states, by the words that news writes for them."""

from __future__ import annotations

from dataclasses import dataclass

from truceline.lexicon.tables import read_rows

COLUMNS = ("people", "words", "country", "acts", "source")


@dataclass(frozen=True, slots=True)
class People:
    """A people with the country in which it mostly lives (ISO 3166-1 alpha-3), if that is one.

    `acts` where its name alone stands for those who act for it ("the Kurds").
    """

    name: str
    country: str | None
    acts: bool


def load_peoples(name: str) -> dict[str, People]:
    """Read the peoples, by each word for them, case as written."""
    return {
        word: People(row["people"], row["country"] or None, row["acts"] == "x")
        for row in read_rows(name, COLUMNS)
        for word in row["words"].split(" | ")
    }
