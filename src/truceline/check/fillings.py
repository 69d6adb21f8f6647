"""What fills the slots of a line: a value, somebody named, or a verb; and the phrase round each."""

from __future__ import annotations

from dataclasses import dataclass

from truceline.check.lines import Line
from truceline.check.named import Named
from truceline.check.phrases import Phrase
from truceline.check.values import Value
from truceline.lexicon.check_acts import ActTable
from truceline.model.conflict import ConflictKind
from truceline.model.spans import Span

KINDS: dict[str, ConflictKind] = {
    "weekday": "date",
    "day": "date",
    "year": "date",
    "place": "place",
    "age": "age",
    "count": "number",
    "money": "number",
    "share": "number",
    "rank": "number",
    "length": "duration",
}
"""The kind of conflict of each kind of value."""
MEASURED = frozenset({"count", "money", "share", "length"})
"""Values that grow, and of which each of two things may have its own."""
DATED = frozenset({"weekday", "day", "year"})


@dataclass(frozen=True, slots=True)
class Act:
    """A verb that tells what was done: the acts that it can be, whether it is denied."""

    keys: frozenset[str]
    denied: bool

    def agrees(self, other: Act, acts: ActTable) -> bool | None:
        """Whether two verbs tell the same of one thing; None where they are of two things."""
        if self.keys & other.keys:
            return self.denied == other.denied
        opposed = any(acts.entries[key].opposites & other.keys for key in self.keys if key in acts.entries)
        return self.denied != other.denied if opposed else None


@dataclass(frozen=True)
class Slot:
    """What fills a slot of a line: a value, somebody named, or a verb; and the phrase round it."""

    phrase: Phrase
    fills: Value | Named | Act | str

    @property
    def line(self) -> Line:
        return self.phrase.line

    @property
    def words(self) -> str:
        return self.phrase.span.of(self.line.text)

    @property
    def place(self) -> Span:
        """Where it stands in the article."""
        return self.line.placed(self.phrase.span)
