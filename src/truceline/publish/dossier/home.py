"""Where a case stands: what a reader must see first, every figure and line with what it rests on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from truceline.model.conflict import SEVERITIES
from truceline.publish.dossier.dossier import Dossier, happening_id
from truceline.publish.dossier.otherwise import went_otherwise
from truceline.publish.dossier.press import Press
from truceline.publish.dossier.things import link_id
from truceline.publish.status_text import PLACED, SECTIONS, StatusLine, contact_words, coverage_facts, status_lines
from truceline.publish.terminal import count, link_words
from truceline.trace.content import Report

FEW = 5
"""Lines of a section on the first page; its view has all."""
VIEW_OF = {
    "last contact": "timeline",
    "next contact": "meetings",
    "lapsed": "meetings",
    "wanted by a day": "timeline",
    "agreed": "ledger",
    "claimed": "ledger",
    "deadlock": "sequence",
    "would open most": "sequence",
    "conflict": "conflicts",
}
"""The view that has all of a section."""
ORDER = (
    *("last contact", "next contact", "conflict", "deadlock", "would open most"),
    *("lapsed", "agreed", "claimed", "wanted by a day"),
)
"""The sections in the order of the first page: what happened, what is disputed, what blocks, what is agreed."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number, what it counts, and where that stands."""

    number: str
    what: str
    address: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line with the report that it rests on, and where more of it stands."""

    words: str
    report: Report | None
    address: str = ""
    opens: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """Lines under a title; `more` counts those that are left to the view at `address`."""

    title: str
    address: str
    lines: tuple[Line, ...]
    more: int


def render_home(press: Press) -> str:
    """The first page of a dossier."""
    dossier = press.dossier
    return press.page(
        "home",
        "Where it stands",
        stage=dossier.standing.stage,
        figures=list(_figures(press)),
        sections=list(_sections(press)),
        coverage=list(coverage_facts(dossier.coverage)),
    )


def _figures(press: Press) -> Iterator[Figure]:
    dossier, address = press.dossier, press.address
    yield Figure(f"{dossier.coverage.pages:,}", "pages", address("pages"))
    yield Figure(f"{len(dossier.lineages):,}", "independent texts", address("lineages"))
    yield Figure(f"{len(dossier.entries):,}", "happenings", address("timeline"))
    alone = sum(entry.corroboration.lineages == 1 for entry in dossier.entries)
    yield Figure(f"{alone:,}", "of them on one text only", address("lineages", part="one-text"))
    severe = Counter(c.severity for c in dossier.standing.conflicts)
    told = ", ".join(f"{severe[s]} {s}" for s in SEVERITIES if severe[s])
    words = f"conflicts ({told})" if told else "conflicts"
    yield Figure(f"{len(dossier.standing.conflicts):,}", words, address("conflicts"))
    yield Figure(f"{len(dossier.order.deadlocks):,}", "deadlocks", address("sequence"))


def _sections(press: Press) -> Iterator[Section]:
    lines = {own.section: own for own in status_lines(press.dossier.standing, press.dossier.reviewed.verdicts)}
    yield _section("The contact that most texts tell", press.address("meetings"), list(_told_most(press)))
    for name in ORDER:
        yield _section(SECTIONS[name], press.address(VIEW_OF[name]), [_line(line, press) for line in lines[name]])
        if name == "conflict":
            links = [c.link for c in press.dossier.order.conditions]
            orders = [
                Line(link_words(k), None, press.address("sequence", link_id(k.reports[0])), "where") for k in links
            ]
            yield _section("What each side wants first", press.address("sequence"), orders)
        if name == "deadlock":
            otherwise = [Line(o.words, o.report, o.address, "see it") for o in went_otherwise(press)]
            yield _section("Planned, and went otherwise", press.address("changes", part="otherwise"), otherwise)


def _told_most(press: Press) -> Iterator[Line]:
    """The meeting or call that most independent texts tell, then what stands against it."""
    contacts = [m.entry for m in press.dossier.meetings.held if m.entry.happening.dates]
    most = max(contacts, key=lambda e: e.corroboration.lineages, default=None)
    if most is None or most.corroboration.lineages < 2:
        return
    report = most.happening.reports[0]
    address = press.address("timeline", happening_id(most))
    yield Line(contact_words(most), report, address, _told(report, press.dossier))
    for id_ in most.corroboration.rivals:
        if entry := press.dossier.conflict.get(id_):
            yield Line(f"Against it: {entry.explanation}", None, press.address("conflicts", id_), "both sides")


def _section(title: str, address: str, lines: Sequence[Line]) -> Section:
    return Section(title, address, tuple(lines[:FEW]), max(0, len(lines) - FEW))


def _line(line: StatusLine, press: Press) -> Line:
    report = line.report if line.section in PLACED else None
    if line.conflict:
        return Line(line.words, None, press.address("conflicts", line.conflict.id), "both sides")
    if line.section in ("last contact", "next contact", "lapsed") and line.report:
        return Line(line.words, report, press.address("timeline", line.id), _told(line.report, press.dossier))
    if line.section == "deadlock":
        return Line(line.words, None, press.address("sequence", part="deadlocks"), "the orders")
    return Line(line.words, report or (line.report if line.section == "wanted by a day" else None))


def _told(report: Report, dossier: Dossier) -> str:
    """How well a contact is told, and whether something stands against it."""
    entry = dossier.happening_of.get((report.page, report.statement))
    if entry is None:
        return "in the timeline"
    c = entry.corroboration
    texts = count(c.lineages, "independent text") if c.lineages > 1 else "one text"
    return f"{texts}, {count(len(c.rivals), 'conflict')}" if c.rivals else texts
