"""Names that the parser's model does not know, and those that it reads in their place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from truceline.errors import LexiconInvalid
from truceline.lexicon.tables import read_toml


@dataclass(frozen=True)
class StandIns:
    """Names with another of the same length each, so that no place in a sentence moves."""

    names: dict[str, str]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Finds the names that have a stand-in."""
        return re.compile(rf"\b(?:{'|'.join(map(re.escape, self.names))})(?!\w)")


def load_stand_ins(name: str) -> StandIns:
    """Read one file of stand-ins. Raises LexiconInvalid where one has another length."""
    names: dict[str, str] = read_toml(name)["names"]
    for own, other in names.items():
        if len(own) != len(other):
            raise LexiconInvalid(f"{own} and {other} have not one length", where=name)
    return StandIns(names)
