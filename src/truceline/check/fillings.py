"""What fills the slots of a line: a value, somebody named, or a verb; and the phrase round each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from truceline.check.lines import Line
from truceline.check.named import Named, all_named_in
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


def slots_of(line: Line) -> Iterator[Slot]:
    """What fills the slots of a line: values, parties and people."""
    for value in line.values:
        begins_entry = line.text.startswith(":", value.span.end)  # "May 5: …" in a list
        if not begins_entry:
            yield Slot(Phrase(line, value.span), value)
    for named in all_named_in(line):
        yield Slot(Phrase(line, named.span), named)


def may_fill_one(a: Slot, b: Slot) -> bool:
    """Whether two slots are of one kind, and filled differently."""
    if isinstance(a.fills, Value) and isinstance(b.fills, Value):
        return a.fills.same_measure(b.fills) and not a.fills.agrees(b.fills)
    if not isinstance(a.fills, Named) or not isinstance(b.fills, Named) or a.fills.kind != b.fills.kind:
        return False
    return a.fills.is_person or a.fills.country is None or a.fills.country != b.fills.country
