"""What fills the slots of a line: a value, somebody named, or a verb; and the phrase round each."""

from __future__ import annotations

from dataclasses import dataclass

from truceline.check.lines import Line
from truceline.check.named import Named
from truceline.check.phrases import Phrase
from truceline.check.values import Value
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


@dataclass(frozen=True)
class Slot:
    """What fills a slot of a line: a value, somebody named, or a verb; and the phrase round it."""

    phrase: Phrase
    fills: Value | Named | str

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
