"""Files of a user's own that add to the lexicon, as they were read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

OwnKind = Literal["actors", "offices", "people", "meetings", "record"]
"""A PETRARCH dictionary, an office table, the people beside it, a table of meetings, a record."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnFile:
    """A file of one kind: the name that the user gave it, and its text."""

    kind: OwnKind
    name: str
    text: str
