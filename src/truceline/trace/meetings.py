"""Who met whom: each meeting and call as it was planned and as it was held, and where it was put off to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from truceline.model.statement import Statement
from truceline.trace.content import State
from truceline.trace.sources import Sources
from truceline.trace.states import state_of
from truceline.trace.timeline import Timeline, TimelineEntry
from truceline.trace.words import label

CONTACTS = ("meeting", "call")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """What is told of a meeting, as a plan or as held: words, each once, those told first in front."""

    dates: tuple[str, ...]
    places: tuple[str, ...]
    formats: tuple[str, ...]
    levels: tuple[str, ...]
    hosts: tuple[str, ...]
    mediators: tuple[str, ...]
    parties: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """A meeting or call. `planned` or `held` is null where no page tells of it so.

    `put_off_to` is the date (EDTF) to which a plan was moved; `otherwise` names what was held otherwise than planned.
    """

    entry: TimelineEntry
    planned: Shape | None
    held: Shape | None
    put_off_to: str | None
    otherwise: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Meetings:
    """The meetings of a case: to come, held, and not held, each by date. `as_of` is the last day known."""

    as_of: str | None
    coming: Sequence[Meeting]
    held: Sequence[Meeting]
    not_held: Sequence[Meeting]


def find_meetings(sources: Sources, timeline: Timeline) -> Meetings:
    """Set the plan of each meeting beside what was held."""
    statements = {(page.coded.id, s.id): s for page, s in sources.statements()}
    found = [_meeting(e, statements, sources) for e in timeline.entries if e.happening.kind in CONTACTS]
    return Meetings(
        as_of=timeline.as_of,
        coming=tuple(m for m in found if m.held is None and m.entry.outcome is None and _state(m) == "planned"),
        held=tuple(m for m in found if m.held is not None),
        not_held=tuple(m for m in found if m.held is None and (m.entry.outcome is not None or _state(m) == "denied")),
    )


def _state(meeting: Meeting) -> State:
    return meeting.entry.turns[-1].state


def _meeting(entry: TimelineEntry, statements: dict[tuple[str, str], Statement], sources: Sources) -> Meeting:
    told = [(r, statements[r.page, r.statement]) for r in entry.reports]
    planned, held = (_shape([s for _, s in told if state_of(s) == state], sources) for state in ("planned", "held"))
    dates = [t.date for t in entry.turns if t.state == "planned" and t.date]
    return Meeting(
        entry=entry,
        planned=planned,
        held=held,
        put_off_to=dates[-1] if len(dates) > 1 and held is None else None,
        otherwise=tuple(_otherwise(planned, held)) if planned and held else (),
    )


def _shape(told: Sequence[Statement], sources: Sources) -> Shape | None:
    if not told:
        return None
    return Shape(
        dates=_each(s.date for s in told),
        places=_each(sources.places.get(s.place or "") for s in told),
        formats=_each(label("formats", s.format) for s in told),
        levels=_each(label("levels", s.level) for s in told),
        hosts=sources.named(h for s in told for h in s.host),
        mediators=sources.named(m for s in told for m in s.mediator),
        parties=sources.named(a for s in told for a in (*s.actors, *s.recipients)),
    )


def _otherwise(planned: Shape, held: Shape) -> Iterator[str]:
    """What both tell and nothing of which is alike."""
    for name in ("formats", "levels", "hosts", "mediators"):
        before, after = getattr(planned, name), getattr(held, name)
        if before and after and not set(before) & set(after):
            yield f"{name.removesuffix('s')}: {', '.join(after)}, not {', '.join(before)}"


def _each(words: Sequence[str | None] | Iterator[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(w for w in words if w))
