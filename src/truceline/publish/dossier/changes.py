"""What changed between the days of a dossier, each with the page that made it known; and what went otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from truceline.publish.changes_text import THINGS, TITLES, difference_words, thing_words
from truceline.publish.dossier.otherwise import went_otherwise
from truceline.publish.dossier.press import Press
from truceline.trace.changes import Change
from truceline.trace.content import Report


@dataclass(frozen=True, slots=True)
class ToldChange:
    """A change in words, with the report that made it known, or the id of the conflict that it is; `edit` is the
    version of a page that no longer tells it."""

    words: str
    report: Report | None
    conflict: str
    edit: str = ""


@dataclass(frozen=True, slots=True)
class Kind:
    """The changes of one kind, under its title."""

    title: str
    changes: tuple[ToldChange, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """What changed from the end of one day to that of another."""

    since: str
    until: str
    kinds: tuple[Kind, ...]


def render_changes(press: Press) -> str:
    """The page of the changes, the latest first."""
    steps = [Step(c.since, c.until, tuple(_kinds(c.changes))) for c in reversed(press.dossier.changes)]
    return press.page("changes", "Changes", steps=steps, otherwise=list(went_otherwise(press)))


def _kinds(changes: Sequence[Change]) -> Iterator[Kind]:
    for (kind, thing), own in groupby(changes, key=lambda c: (c.kind, type(c.thing))):
        what = f": {THINGS[thing]}" if thing in THINGS else ""
        yield Kind(f"{TITLES[kind]}{what}", tuple(map(_tell, own)))


def _tell(change: Change) -> ToldChange:
    if change.conflict is not None:
        return ToldChange(change.conflict.explanation, None, change.conflict.id)
    words = thing_words(change.thing) if change.thing is not None else ""
    return ToldChange(f"{words}{difference_words(change)}", change.report, "", change.edit or "")
