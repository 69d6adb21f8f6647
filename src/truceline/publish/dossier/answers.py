"""What a reader asks first of a negotiation, each question answered in a few lines that open what they rest on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from truceline.publish.changes_text import thing_words
from truceline.publish.conflict_order import ABOUT_PERSONS
from truceline.publish.dossier.conflicts import ToldSide, tell_conflict
from truceline.publish.dossier.dossier import Dossier, happening_id
from truceline.publish.dossier.lineages import resting_on_one
from truceline.publish.dossier.otherwise import went_otherwise
from truceline.publish.dossier.press import Press
from truceline.publish.dossier.things import link_id
from truceline.publish.status_text import contact_words
from truceline.publish.terminal import count, link_holders, link_words
from truceline.trace.content import Report
from truceline.trace.timeline import TimelineEntry

FEW = 5
"""Lines of a section on the first page; its view has all."""
FEW_ORDERS = 8
"""Orders on the first page: of every side one, as a rule."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line with the report or the sides of a conflict that it rests on, and where more of it stands."""

    words: str
    report: Report | None = None
    address: str = ""
    opens: str = ""
    sides: tuple[ToldSide, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """Lines under a title; `more` counts those that are left to the view at `address`.

    `name` is its anchor; `asks` is the question that it answers, empty where nobody asks it first.
    """

    title: str
    address: str
    lines: tuple[Line, ...]
    more: int
    name: str = ""
    asks: str = ""


def make_section(title: str, address: str, lines: Iterable[Line], total: int, most: int = FEW) -> Section:
    """A section of the first lines, of so many."""
    return Section(title, address, tuple(islice(lines, most)), max(0, total - most))


def find_answers(press: Press) -> Iterator[Section]:
    """The sections that answer what is asked first, in that order."""
    for name, (asks, answer) in ANSWERS.items():
        found = answer(press)
        yield Section(found.title, found.address, found.lines, found.more, name, asks)


def _when(press: Press) -> Section:
    """The meeting or call that most independent texts tell, who dates it otherwise, and what else is against it; one
    that a single text tells where a conflict is about it."""
    lines = list(_told_most(press))
    return make_section("When they met, and who says otherwise", press.address("meetings"), lines, len(lines))


def _told_most(press: Press) -> Iterator[Line]:
    contacts = [m.entry for m in press.dossier.meetings.held if m.entry.happening.dates]
    told = [(e.corroboration.lineages, len(e.corroboration.rivals), e) for e in contacts]
    texts, against, most = max(told, key=lambda one: one[:2], default=(0, 0, None))
    if most is None or (texts < 2 and not against):
        return
    report = most.happening.reports[0]
    address = press.address("timeline", happening_id(most))
    yield Line(contact_words(most), report, address, how_told(report, press.dossier))
    own = {r.page for r in most.reports}
    rivals = [c for id_ in most.corroboration.rivals if (c := press.dossier.conflict.get(id_))]
    for entry in sorted(rivals, key=lambda c: (c.kind != "date", c.kind in ABOUT_PERSONS)):
        both = press.address("conflicts", entry.id)
        others = tuple(s for s in tell_conflict(entry).pair if s.side.page and s.side.page not in own)
        if entry.kind == "date" and others:
            yield Line("Otherwise:", None, both, "both sides", others)
        else:
            yield Line(f"Against it: {entry.explanation}", None, both, "both sides")


def _first(press: Press) -> Section:
    """What each side wants first, those orders in front that stand in a deadlock, and those of one side together."""
    order = press.dossier.order
    locked = {n for d in order.deadlocks for n in d.links}
    links = [c.link for _, c in sorted(enumerate(order.conditions), key=lambda pair: pair[0] not in locked)]
    sides = list(dict.fromkeys(map(link_holders, links)))
    links.sort(key=lambda link: sides.index(link_holders(link)))
    lines = [Line(link_words(k), None, press.address("sequence", link_id(k.reports[0])), "where") for k in links]
    return make_section("What each side wants first", press.address("sequence"), lines, len(lines), FEW_ORDERS)


def _otherwise(press: Press) -> Section:
    lines = [Line(o.words, o.report, o.address, "see it", o.sides) for o in went_otherwise(press)]
    return make_section("Planned, and went otherwise", press.address("changes", part="otherwise"), lines, len(lines))


def _one_report(press: Press) -> Section:
    alone = [e for group in resting_on_one(press.dossier) for e in group.entries]
    lines = (
        Line(thing_words(e.happening), e.corroboration.earliest, press.address("timeline", happening_id(e)), "history")
        for e in alone
    )
    return make_section("What rests on one report only", press.address("lineages", part="one-text"), lines, len(alone))


ANSWERS: Mapping[str, tuple[str, Callable[[Press], Section]]] = {
    "when": ("When did they meet, and who says otherwise?", _when),
    "first": ("What does each side want first?", _first),
    "otherwise": ("What was planned and went otherwise?", _otherwise),
    "one-report": ("What rests on one report only?", _one_report),
}
"""What a reader asks first, by the anchor of the answer."""


def how_told(report: Report, dossier: Dossier) -> str:
    """How well a contact is told, and whether something stands against it."""
    entry: TimelineEntry | None = dossier.happening_of.get((report.page, report.statement))
    if entry is None:
        return "in the timeline"
    c = entry.corroboration
    texts = count(c.lineages, "independent text") if c.lineages > 1 else "one text"
    return f"{texts}, {count(len(c.rivals), 'conflict')}" if c.rivals else texts
