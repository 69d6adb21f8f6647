"""The rows of each view as a table, in the columns of `columns.py`: flat, each with the report that it rests on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain
from typing import Any

from truceline.case.search import Hits
from truceline.model.conflict import Conflict
from truceline.model.interval import Interval
from truceline.model.spans import Span
from truceline.publish.changes_text import thing_words
from truceline.publish.status_text import StatusLine, status_lines
from truceline.publish.terminal import stand_words
from truceline.trace.changes import Change, Changes
from truceline.trace.content import Happening, Link, Report, Stand
from truceline.trace.ledger import Ledger, Pact
from truceline.trace.listing import Conflicts, Pages, Statements, ToldStatement
from truceline.trace.meetings import Meeting, Meetings
from truceline.trace.positions import Position, Positions, Row
from truceline.trace.sequence import Order
from truceline.trace.sources import Sources
from truceline.trace.standing import Standing
from truceline.trace.timeline import Deadline, Timeline, TimelineEntry
from truceline.trace.words import list_words

Cells = dict[str, Any]
ABOUT = {Happening: "happening", Stand: "stand", Link: "order", type(None): "conflict"}


def rows_of(view: object, found_in: Callable[[], Sources]) -> Iterator[Cells]:
    """The rows of a view; cells that are empty may be left out. `found_in` gives the pages, asked where need be."""
    kind = type(view)
    yield from _ROWS[kind](view) if kind in _ROWS else _ROWS_WITH_PAGES[kind](view, found_in())


def _status(view: Standing, sources: Sources) -> Iterator[Cells]:
    for line in chain.from_iterable(status_lines(view, {})):
        cells = {"section": line.section, "words": line.words, "id": line.id or None, **_dated(line.day)}
        yield {**cells, **_told_by(line, sources)}


def _told_by(line: StatusLine, sources: Sources) -> Cells:
    return _first_side(line.conflict, sources) if line.conflict else _report(line.report)


def _timeline(view: Timeline) -> Iterator[Cells]:
    yield from map(_happening, view.entries)
    yield from map(_deadline, view.deadlines)


def _happening(entry: TimelineEntry) -> Cells:
    h, weighed = entry.happening, entry.corroboration
    return {
        "kind": h.kind,
        "happening": h.occurrence,
        "words": "; ".join((h.words, *h.states)),
        **_dated(next(iter(h.dates), None)),
        "state": h.state,
        "outcome": entry.outcome,
        "actors": h.actors,
        "recipients": h.recipients,
        "places": h.places,
        "formats": h.formats,
        "hosts": h.hosts,
        "mediators": h.mediators,
        "information": weighed.digit,
        "texts": weighed.lineages,
        "rivals": weighed.rivals,
        "first_known": _day(entry.turns[0].known),
        **_reports(h.reports, entry.reports),
    }


def _deadline(deadline: Deadline) -> Cells:
    stand = deadline.stand
    return {
        "kind": "deadline",
        "words": f"{list_words(stand.holders) or 'Not said who'} {stand_words(stand)}",
        **_dated(deadline.due),
        "outcome": deadline.outcome,
        "actors": stand.holders,
        "recipients": stand.to,
        "first_known": _day(stand.reports[0].known),
        **_reports(stand.reports),
    }


def _meetings(view: Meetings) -> Iterator[Cells]:
    for section, entries in (("to come", view.coming), ("held", view.held), ("not held", view.not_held)):
        yield from ({"section": section, **_meeting(meeting)} for meeting in entries)


def _meeting(meeting: Meeting) -> Cells:
    h, planned = meeting.entry.happening, meeting.planned
    shape = meeting.held or planned
    return {
        "kind": h.kind,
        "happening": h.occurrence,
        "words": "; ".join((h.words, *h.states)),
        **_dated(next(iter(h.dates), None)),
        "parties": shape.parties if shape else h.actors,
        "places": h.places,
        "formats": h.formats,
        "levels": shape.levels if shape else (),
        "hosts": h.hosts,
        "mediators": h.mediators,
        "planned_dates": planned.dates if planned else (),
        "planned_places": planned.places if planned else (),
        "put_off_to": meeting.put_off_to,
        "otherwise": meeting.otherwise,
        "outcome": meeting.entry.outcome,
        **_reports(h.reports, meeting.entry.reports),
    }


def _positions(view: Positions) -> Iterator[Cells]:
    for row in view.rows:
        yield from (_position(row, position) for position in row.positions)


def _position(row: Row, position: Position) -> Cells:
    latest, earlier = position.latest, position.earlier
    return {
        "party": row.party,
        "issue": position.issue,
        "issue_words": position.words,
        "over": position.over,
        "words": stand_words(latest),
        "holders": latest.holders,
        "to": latest.to,
        "stance": latest.stance,
        "step": latest.step,
        "said": _day(position.said),
        "age": position.age,
        "due": latest.due,
        "condition": position.condition,
        "movement": position.movement,
        "earlier_words": stand_words(earlier) if earlier else None,
        "earlier_said": _day(position.earlier_said),
        "earlier_statement": earlier.reports[0].statement if earlier else None,
        "earlier_quote": earlier.reports[0].quote if earlier else None,
        **_reports(latest.reports),
    }


def _sequence(view: Order) -> Iterator[Cells]:
    for number, condition in enumerate(view.conditions):
        link = condition.link
        yield {
            "holders": link.holders,
            "relation": link.relation,
            "first": link.first,
            "then": link.then,
            "first_words": link.first_words,
            "then_words": link.then_words,
            "first_step": condition.first_step,
            "told_by": condition.told_by.statement if condition.told_by else None,
            "given_up_by": link.given_up.statement if link.given_up else None,
            "deadlocks": tuple(n for n, deadlock in enumerate(view.deadlocks) if number in deadlock.links),
            **_reports(link.reports),
        }


def _ledger(view: Ledger) -> Iterator[Cells]:
    for number, pact in enumerate(view.pacts):
        shared: Cells = {
            "pact": number,
            "term": pact.term,
            "issue": pact.issue,
            "about": pact.about or None,
            "class": pact.class_,
            "parties": pact.parties,
            "sides": pact.sides,
            "implementation": pact.implementation,
        }
        yield from ({**shared, **entry} for entry in _entries(pact))


def _entries(pact: Pact) -> Iterator[Cells]:
    for stage in pact.stages:
        told = {"entry": "stage", "phase": stage.phase, "told": stage.told}
        yield {**told, **_dated(stage.date), **_report(stage.report)}
    for said in pact.confirmations:
        yield {"entry": "confirmation", "party": said.party, "voice": said.voice, **_report(said.report)}
    for breach in pact.breaches:
        alleged: Cells = {"entry": "breach", "by": breach.by, "against": breach.against}
        yield from ({**alleged, **_dated(breach.date), **_report(report)} for report in breach.reports)


def _changes(view: Changes, sources: Sources) -> Iterator[Cells]:
    yield from (_change(change, sources) for change in view.changes)


def _change(change: Change, sources: Sources) -> Cells:
    thing, conflict = change.thing, change.conflict
    return {
        "kind": change.kind,
        "about": ABOUT[type(thing)],
        "words": thing_words(thing) if thing else conflict.explanation if conflict else None,
        "before": change.before,
        "after": change.after,
        "happening": thing.occurrence if isinstance(thing, Happening) else None,
        "conflict": conflict.id if conflict else None,
        "edit": change.edit,
        **(_first_side(conflict, sources) if conflict else _report(change.report)),
    }


def _conflicts(view: Conflicts, sources: Sources) -> Iterator[Cells]:
    for conflict in view.conflicts:
        yield from _sides(conflict, sources)


def _sides(conflict: Conflict, sources: Sources) -> Iterator[Cells]:
    for number, e in enumerate(conflict.evidence, start=1):
        yield {
            "conflict": conflict.id,
            "rule": conflict.rule,
            "kind": conflict.kind,
            "class": conflict.class_,
            "scope": conflict.scope,
            "severity": conflict.severity,
            "explanation": conflict.explanation,
            "side": number,
            "value": e.value,
            "knowledge": e.knowledge.text if e.knowledge else None,
            "knowledge_source": e.knowledge.source if e.knowledge else None,
            "part": e.part,
            "quote": e.quote,
            **_page(e.page, sources),
            **_ends(e.page_span),
            "verdict": sources.verdicts.get(conflict.id),
        }


def _first_side(conflict: Conflict, sources: Sources) -> Cells:
    """The first words of a page that a conflict rests on, as far as the columns of a report hold them."""
    e = next((e for e in conflict.evidence if e.page), None)
    verdict = {"verdict": sources.verdicts.get(conflict.id)}
    return {"quote": e.quote, **_page(e.page, sources), **_ends(e.page_span), **verdict} if e else {}


def _statements(view: Statements, sources: Sources) -> Iterator[Cells]:
    yield from (_statement(told, sources) for told in view.statements)


def _statement(told: ToldStatement, sources: Sources) -> Cells:
    s = told.statement
    same = (
        "kind",
        "type",
        "mode",
        "plover",
        "cameo",
        "status",
        "phase",
        "factuality",
        "said",
        "due",
        "issue",
        "stance",
    )
    more = ("relation", "first", "then", "likelihood", "likelihood_band", "rule")
    return {
        **{name: getattr(s, name) for name in (*same, *more)},
        "actors": sources.named(s.actors),
        "actor_ids": s.actors,
        "recipients": sources.named(s.recipients),
        "recipient_ids": s.recipients,
        "holders": sources.named(s.holders),
        "holder_ids": s.holders,
        "place": sources.places.get(s.place or ""),
        **_dated(s.date),
        "step": s.on.step if s.on else None,
        "happening": s.occurrence,
        **_report(told.report),
    }


def _pages(view: Pages, sources: Sources) -> Iterator[Cells]:
    for entry in view.pages:
        cells: Cells = {
            "outlet": entry.name,
            "outlet_country": entry.outlet_country,
            "outlet_language": entry.outlet_language,
            "statements": entry.statements,
            "reason": entry.reason,
        }
        page = sources.page(entry.id)
        if page is not None:
            article = page.coded.article
            cells |= {
                "title": article.title,
                "url": article.page.url,
                "published": article.published,
                "published_from": article.published_from,
                "language": article.language,
                "as_of": entry.as_of,
                "lineage": sources.lineage_of.get(article.id, article.id),
                "sha256": article.page.sha256,
                "file": article.page.file,
                **_page(entry.id, sources),
            }
        yield cells


def _hits(view: Hits) -> Iterator[Cells]:
    for hit in view.hits:
        cells = {"page": hit.page, "outlet": hit.outlet, "title": hit.title}
        yield {**cells, "known": _day(hit.known), "quote": hit.snippet, "edit": hit.edit}


def _reports(reports: Sequence[Report], of_all: Iterable[Report] = ()) -> Cells:
    """The first report in its columns, and the ids of all."""
    ids = tuple(dict.fromkeys(r.statement for r in (*reports, *of_all)))
    return {"statements": ids, **_report(reports[0])}


def _report(report: Report | None) -> Cells:
    if report is None:
        return {}
    return {
        "statement": report.statement,
        "page": report.page,
        "outlet": report.outlet,
        "known": _day(report.known),
        "speakers": report.speakers,
        "quote": report.quote,
        "paragraph": report.paragraph,
        **_ends(report.page_span),
        "verdict": report.verdict,
    }


def _page(page: str | None, sources: Sources) -> Cells:
    found = sources.page(page)
    known = _day(found.coded.article.known) if found else None
    return {"page": page, "outlet": found.name if found else None, "known": known}


def _ends(span: Span | None) -> Cells:
    return {"page_start": span.start, "page_end": span.end} if span else {}


def _dated(edtf: str | None) -> Cells:
    """A date as it is told (EDTF), with the first and the last day that it may be."""
    interval = Interval.of_edtf(edtf)
    return {"date": edtf, "start": _day(interval.earliest), "end": _day(interval.latest)}


def _day(moment: str | None) -> date | None:
    """The day of a moment (ISO 8601); null where the calendar of programs has no such day, as before the year 1."""
    try:
        return date.fromisoformat(moment[:10]) if moment else None
    except ValueError:
        return None


_ROWS: Mapping[type, Callable[[Any], Iterator[Cells]]] = {
    Timeline: _timeline,
    Meetings: _meetings,
    Positions: _positions,
    Order: _sequence,
    Ledger: _ledger,
    Hits: _hits,
}

_ROWS_WITH_PAGES: Mapping[type, Callable[[Any, Sources], Iterator[Cells]]] = {
    Standing: _status,
    Changes: _changes,
    Conflicts: _conflicts,
    Statements: _statements,
    Pages: _pages,
}
