"""Who met whom: each meeting and call as it was planned and as it was held, and where it was put off to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from truceline.model.interval_moments import days_between
from truceline.model.statement import Statement
from truceline.trace.content import Report, State
from truceline.trace.sources import Sources
from truceline.trace.states import state_of
from truceline.trace.timeline import Timeline, TimelineEntry
from truceline.trace.words import label

CONTACTS = ("meeting", "call")
LONG_AGO = 90
"""Days after which a plan for which no day was told is no longer to come."""


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

    `put_off_to` is the date (EDTF) to which a plan was moved; `otherwise` names what was held otherwise than planned;
    `overdue` is a plan for no day of which nothing was told for long.
    """

    entry: TimelineEntry
    planned: Shape | None
    held: Shape | None
    put_off_to: str | None
    otherwise: tuple[str, ...]
    overdue: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Meetings:
    """The meetings of a case: to come, held, and not held, each by date. `as_of` is the last day known."""

    as_of: str | None
    coming: Sequence[Meeting]
    held: Sequence[Meeting]
    not_held: Sequence[Meeting]


def find_meetings(sources: Sources, timeline: Timeline) -> Meetings:
    """Set the plan of each meeting beside what was held. What names one party alone tells of nobody met."""
    statements = {(page.coded.id, s.id): s for page, s in sources.statements()}
    contacts = (e for e in timeline.entries if e.happening.kind in CONTACTS)
    told = ((e, [(r, statements[r.page, r.statement]) for r in e.reports]) for e in contacts)
    found = [_meeting(e, reports, sources) for e, reports in told if _names_two(e, [s for _, s in reports], sources)]
    plans = [m for m in found if m.held is None and _state(m) == "planned" and m.entry.outcome is None]
    coming = [m for m in plans if not _is_overdue(m, timeline.as_of)]
    return Meetings(
        as_of=timeline.as_of,
        coming=tuple(coming),
        held=tuple(m for m in found if m.held is not None),
        not_held=tuple(replace(m, overdue=m in plans) for m in found if m.held is None and m not in coming),
    )


def _state(meeting: Meeting) -> State:
    return meeting.entry.turns[-1].state


def _is_overdue(meeting: Meeting, as_of: str | None) -> bool:
    """Whether a plan without a date was last told so long ago that it is none to come."""
    last = meeting.entry.turns[-1]
    open_ = last.date is None and not meeting.entry.happening.dates
    return open_ and (days_between((last.known or "")[:10] or None, as_of) or 0) > LONG_AGO


def _names_two(entry: TimelineEntry, told: Sequence[Statement], sources: Sources) -> bool:
    """Whether a contact is told with who met whom: two who take part, a guest with whom or where, or a body that met.

    Those who lead one delegation are one party, and nobody visits his own country.
    """
    h = entry.happening
    if h.what == "visit":
        return bool(h.recipients) or any(s.place and not _is_at_home(s, sources) for s in told)
    met = [s for s in told if s.rule != "events.act"]
    company = {a for s in met for a in (*s.actors, *s.recipients) if sources.is_a_party(a) and a not in s.mediator}
    named = [a for a in (*h.actors, *h.recipients) if a in sources.named(company)]
    body = len(company) == 1 and all(a in sources.actors and sources.actors[a].sector == "IGO" for a in company)
    return len(named) > 1 or bool(h.hosts) or body


def _is_at_home(s: Statement, sources: Sources) -> bool:
    """Whether a journey is told as one in the visitor's own country: "he arrives *in France*", "*in Lyon*"."""
    home = {sources.actors[a].country for a in s.actors if a in sources.actors}
    own = {g.name for c, g in sources.governments.items() if c in home}
    return sources.countries.get(s.place or "", "") in home or sources.places.get(s.place or "") in own


def _meeting(entry: TimelineEntry, told: Sequence[tuple[Report, Statement]], sources: Sources) -> Meeting:
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
