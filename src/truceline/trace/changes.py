"""What changed between two days, in the words of the negotiation, each with the report that made it known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from truceline.model.conflict import Conflict
from truceline.trace.content import Happening, Link, Report, Stand
from truceline.trace.known import Known
from truceline.trace.order import find_links
from truceline.trace.sources import Sources
from truceline.trace.states import is_background
from truceline.trace.timeline import TimelineEntry

Kind = Literal[
    "added",
    "withdrawn",
    "no longer told",
    "moved",
    "took place",
    "lapsed",
    "turned",
    "newly contradicted",
    "newly confirmed",
]
Thing = Happening | Stand | Link


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change. `thing` is what it is about, `before` and `after` the dates or words that differ, where they do.

    `report` is the one that made it known; a lapse has that of the plan, a contradiction none. What is no longer told
    has the one that told it, and as `edit` the version of its page that does not.
    """

    kind: Kind
    thing: Thing | None
    before: str | None
    after: str | None
    report: Report | None
    conflict: Conflict | None = None
    edit: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """All changes from the end of one day to that of another, by kind in the order of `Kind`."""

    since: str
    until: str
    changes: tuple[Change, ...]


def find_changes(before: Known, after: Known) -> Changes:
    """Compare a case as known on two days. Things are the same where a statement of theirs is."""
    found = [
        *_happenings(before, after),
        *_stands(before, after),
        *_links(before, after),
        *_movements(before, after),
        *_contradictions(before, after),
    ]
    kinds = get_args(Kind)
    return Changes(
        since=before.day or "", until=after.day or "", changes=tuple(sorted(found, key=lambda c: kinds.index(c.kind)))
    )


def _happenings(before: Known, after: Known) -> Iterator[Change]:
    known = {key: entry for entry in before.timeline.entries for key in _keys(entry.reports)}
    for entry in after.timeline.entries:
        was = next((known[key] for key in _keys(entry.reports) if key in known), None)
        if was is not None:
            yield from _changed(was, entry)
        elif not is_background(entry.happening):
            yield _change("added", entry.happening, entry.happening.reports[0])
    told = {key for entry in after.timeline.entries for key in _keys(entry.reports)}
    yield from _no_longer_told(((e.happening, e.reports) for e in before.timeline.entries), told, before, after)


def _changed(was: TimelineEntry, now: TimelineEntry) -> Iterator[Change]:
    """How a happening came to be told otherwise: called off, held, moved, lapsed, or told by a further text."""
    first, last = was.turns[-1], now.turns[-1]
    held = next((t for t in now.turns if t.state == "held"), None)
    if first.state == "planned" and last.state == "denied":
        yield _change("withdrawn", now.happening, last.report)
    elif first.state == "planned" and held:
        yield _change("took place", now.happening, held.report, first.date, held.date)
    elif first.state == last.state == "planned" and first.date and last.date and first.date != last.date:
        yield _change("moved", now.happening, last.report, first.date, last.date)
    elif was.outcome is None and now.outcome == "no statement found":
        yield _change("lapsed", now.happening, first.report, first.date)
    yield from _confirmed(now.happening, was.reports, now.reports)


def _stands(before: Known, after: Known) -> Iterator[Change]:
    known = {key: stand for stand in before.stands for key in _keys(stand.reports)}
    for stand in after.stands:
        was = next((known[key] for key in _keys(stand.reports) if key in known), None)
        if was is None:
            yield _change("added", stand, stand.reports[0])
        else:
            yield from _confirmed(stand, was.reports, stand.reports)
    told = {key for stand in after.stands for key in _keys(stand.reports)}
    yield from _no_longer_told(((stand, stand.reports) for stand in before.stands), told, before, after)


def _links(before: Known, after: Known) -> Iterator[Change]:
    was, now = find_links(before.sources)[0], find_links(after.sources)[0]
    known, told = ({key for link in links for key in _keys(link.reports)} for links in (was, now))
    for link in now:
        if known.isdisjoint(_keys(link.reports)):
            yield _change("added", link, link.reports[0])
    yield from _no_longer_told(((link, link.reports) for link in was), told, before, after)


def _movements(before: Known, after: Known) -> Iterator[Change]:
    """Parties whose last word on an issue has turned round since: what they said before was known, what now was not."""
    known = {before.sources.origin(page.coded.id, s.id) for page, s in before.sources.statements()}
    for row in after.positions.rows:
        for now in (p for p in row.positions if p.movement == "turned round" and p.earlier):
            assert now.earlier is not None
            if known.isdisjoint(_keys(now.latest.reports[:1])) and not known.isdisjoint(_keys(now.earlier.reports)):
                yield _change("turned", now.latest, now.latest.reports[0], now.earlier.verb, now.latest.verb)


def _contradictions(before: Known, after: Known) -> Iterator[Change]:
    known = {_words(c, before.sources) for c in before.conflicts}
    for c in after.conflicts:
        if _words(c, after.sources) not in known and c.class_ != "different_scope":
            yield Change(kind="newly contradicted", thing=None, before=None, after=None, report=None, conflict=c)


def _words(conflict: Conflict, sources: Sources) -> frozenset[tuple[str, str | None, str | None]]:
    """A conflict by its kind, and its words with their pages, whichever versions these are."""
    pages = ((sources.page(e.page), e) for e in conflict.evidence[:2])
    pair = ((page.coded.first_edited if page else None, e.quote) for page, e in pages)
    return frozenset((conflict.kind, *side) for side in pair)


def _no_longer_told(
    things: Iterable[tuple[Thing, Sequence[Report]]], told: set[tuple[str, str]], before: Known, after: Known
) -> Iterator[Change]:
    """What was told only by pages whose outlets have since edited it away."""
    edits = {p.coded.first_edited: p.coded.id for p in after.sources.pages if p.coded.edit_of}
    first = {p.coded.id: p.coded.first_edited for p in before.sources.pages}
    for thing, reports in things:
        gone = next((r for r in reports if after.sources.page(r.page) is None), None)
        if gone is not None and told.isdisjoint(_keys(reports)) and (edit := edits.get(first[gone.page])):
            yield Change(kind="no longer told", thing=thing, before=None, after=None, report=gone, edit=edit)


def _confirmed(thing: Thing, was: Sequence[Report], now: Sequence[Report]) -> Iterator[Change]:
    """A thing that one text told before and a second, which is no copy, tells now."""
    texts = {r.lineage for r in was}
    further = next((r for r in now if r.lineage not in texts), None)
    if len(texts) == 1 and further is not None:
        yield _change("newly confirmed", thing, further)


def _change(kind: Kind, thing: Thing, report: Report, before: str | None = None, after: str | None = None) -> Change:
    return Change(kind=kind, thing=thing, before=before, after=after, report=report)


def _keys(reports: Iterable[Report]) -> set[tuple[str, str]]:
    """The statements that reports are of, whatever number or version their page has on a day."""
    return {r.origin or (r.page, r.statement) for r in reports}
