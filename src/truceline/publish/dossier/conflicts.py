"""The conflicts: side by side, with the words that differ, by the happening that they are about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from truceline.check.conflicts import RULES
from truceline.model.conflict import SEVERITIES
from truceline.model.spans import Span
from truceline.publish.dossier.paint import Run, paint
from truceline.publish.dossier.press import Press
from truceline.trace.content import ConflictEntry, Side
from truceline.trace.words import label


@dataclass(frozen=True, slots=True)
class ToldSide:
    """A side of a conflict (its id), its number from 0, and its words cut at the marks."""

    side: Side
    conflict: str
    number: int
    runs: tuple[Run[str], ...]


@dataclass(frozen=True, slots=True)
class ToldConflict:
    """A conflict with its pair and the further reports."""

    entry: ConflictEntry
    pair: tuple[ToldSide, ...]
    further: tuple[ToldSide, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The conflicts about one happening, in words."""

    about: str | None
    conflicts: tuple[ToldConflict, ...]


def render_conflicts(press: Press) -> str:
    """The page of the conflicts; those that are none on a closer reading stand apart, folded."""
    shown = [c for c in press.dossier.conflicts if c.class_ != "different_scope"]
    apart = [c for c in press.dossier.conflicts if c.class_ == "different_scope"]
    return press.page(
        "conflicts",
        "Conflicts",
        groups=tuple(_groups(shown)),
        apart=tuple(map(tell_conflict, apart)),
        filters=tuple(_filters(shown)),
        rules=len(RULES),
    )


def tell_conflict(entry: ConflictEntry) -> ToldConflict:
    """A conflict with the words of its sides cut at the marks."""
    sides = tuple(
        ToldSide(
            side, entry.id, number, tuple(paint(side.text, Span(0, len(side.text)), [(m, "") for m in side.marks]))
        )
        for number, side in enumerate(entry.sides)
    )
    return ToldConflict(entry, sides[:2], sides[2:])


def _groups(entries: Iterable[ConflictEntry]) -> Iterator[Group]:
    for about, own in groupby(entries, key=lambda e: e.about):
        yield Group(about, tuple(map(tell_conflict, own)))


def _filters(entries: Iterable[ConflictEntry]) -> Iterator[tuple[str, list[str]]]:
    """What a reader can choose by, and the choices that these conflicts have."""
    own = list(entries)
    yield "severity", [s for s in SEVERITIES if any(e.severity == s for e in own)]
    yield "kind", sorted({label("kinds", e.kind) for e in own})
    yield "class", sorted({label("classes", e.class_) for e in own})
    yield "rule", sorted({e.rule for e in own})
