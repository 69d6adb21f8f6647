"""Where a case stands: what a reader must see first, every figure and line with what it rests on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from truceline.model.conflict import SEVERITIES
from truceline.publish.dossier.answers import Line, Section, find_answers, how_told, make_section
from truceline.publish.dossier.press import Press
from truceline.publish.status_text import PLACED, SECTIONS, StatusLine, coverage_facts, status_lines
from truceline.publish.terminal import noun

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
"""The sections below the answers: what happened, what is disputed, what blocks, what is agreed."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number, what it counts, and where that stands."""

    number: str
    what: str
    address: str


def render_home(press: Press) -> str:
    """The first page of a dossier."""
    dossier = press.dossier
    answers, sections = list(find_answers(press)), list(_sections(press))
    return press.page(
        "home",
        "Where it stands",
        stage=dossier.standing.stage,
        between=dossier.standing.between,
        figures=list(_figures(press)),
        answers=answers,
        sections=sections,
        without=[s.title.casefold() for s in (*answers, *sections) if not s.lines],
        coverage=list(coverage_facts(dossier.coverage)),
    )


def _figures(press: Press) -> Iterator[Figure]:
    dossier, address = press.dossier, press.address
    alone = sum(entry.corroboration.lineages == 1 for entry in dossier.entries)
    severe = Counter(c.severity for c in dossier.standing.conflicts)
    told = ", ".join(f"{severe[s]} {s}" for s in SEVERITIES if severe[s])
    conflicts = f"{noun(len(dossier.standing.conflicts), 'conflict')}{f' ({told})' if told else ''}"
    counted = (
        (dossier.coverage.pages, noun(dossier.coverage.pages, "page"), address("pages")),
        (len(dossier.lineages), noun(len(dossier.lineages), "independent text"), address("lineages")),
        (len(dossier.entries), noun(len(dossier.entries), "happening"), address("timeline")),
        (alone, "of them on one text only", address("lineages", part="one-text")),
        (len(dossier.standing.conflicts), conflicts, address("conflicts")),
        (len(dossier.order.deadlocks), noun(len(dossier.order.deadlocks), "deadlock"), address("sequence")),
    )
    for number, what, where in counted:
        yield Figure(f"{number:,}", what, where)


def _sections(press: Press) -> Iterator[Section]:
    lines = {own.section: own for own in status_lines(press.dossier.standing, press.dossier.reviewed.verdicts)}
    for name in ORDER:
        own = [_line(line, press) for line in lines[name]]
        yield make_section(SECTIONS[name], press.address(VIEW_OF[name]), own, len(own))


def _line(line: StatusLine, press: Press) -> Line:
    report = line.report if line.section in PLACED else None
    if line.conflict:
        return Line(line.words, None, press.address("conflicts", line.conflict.id), "both sides")
    if line.section in ("last contact", "next contact", "lapsed") and line.report:
        return Line(line.words, report, press.address("timeline", line.id), how_told(line.report, press.dossier))
    if line.section == "deadlock":
        return Line(line.words, None, press.address("sequence", part="deadlocks"), "the orders")
    return Line(line.words, report or (line.report if line.section == "wanted by a day" else None))
