"""Which column of a table, or key of a line, is what of a page: as news services name them, said in one place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from truceline.errors import ColumnsUnknown, OptionInvalid
from truceline.model.page import COLUMNS

TOLD = 12
"""Columns of a table that are named where none of them fits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """The columns in which what is known of a page stands, by the name that it has in a page.

    What is not named, or not there, stands in a column of its own name ("title"), however that is capitalised.
    """

    named: Mapping[str, str] = field(default_factory=dict)

    def found_in(self, header: Iterable[str], where: str) -> dict[str, str]:
        """The column of a table for each thing that it has. Raises ColumnsUnknown."""
        there = list(header)
        own = {name.strip().casefold(): name for name in reversed(there)}
        found = {name: column for name, column in self.named.items() if column in there}
        for name, column in self.named.items():
            if name not in found and name not in own:
                raise _unknown(f"there is no column {column!r} for {name}", there, where)
        found |= {name: own[name] for name in COLUMNS if name in own and name not in found}
        if "text" not in found and "html" not in found:
            raise _unknown("no column holds the text of the pages", there, where)
        return found

    def renamed(self, fields: Mapping[str, Any]) -> Mapping[str, Any]:
        """The object of a JSON line by the names of a page."""
        return {**fields, **{name: fields[key] for name, key in self.named.items() if key in fields}}


def _unknown(what: str, there: list[str], where: str) -> ColumnsUnknown:
    names = ", ".join(name[:40] for name in there[:TOLD]) + (", …" if len(there) > TOLD else "")
    remedy = "say which is which, as in --columns text=Body,title=Headline"
    return ColumnsUnknown(what, where=where, why=f"its columns are {names}", remedy=remedy)


def parse_columns(words: str) -> Columns:
    """Columns as a person writes them: `title=Headline,text=Body`. Raises OptionInvalid."""
    named: dict[str, str] = {}
    for part in words.split(","):
        name, sign, column = (word.strip() for word in part.partition("="))
        if not sign or not column or name not in COLUMNS or name in named:
            why = "each stands once" if name in named else f"known are {', '.join(COLUMNS)}"
            raise OptionInvalid(
                f"{part.strip()!r} names no column", where="--columns", why=why, remedy="write text=Body,title=Headline"
            )
        named[name] = column
    return Columns(named=named)
