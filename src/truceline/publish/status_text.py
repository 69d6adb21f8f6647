"""Where a case stands, on one screen of a terminal. Every line ends with the id that `truceline explain` opens."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar, overload

from truceline.case.coverage import Coverage
from truceline.model.conflict import SEVERITIES, Conflict
from truceline.publish.decisions_text import decisions_line
from truceline.publish.ledger_text import pact_words
from truceline.publish.terminal import (
    NOTHING,
    Style,
    count,
    format_words,
    left_off,
    place_of,
    stand_words,
    view_heading,
    wrapped,
)
from truceline.trace.between import Between
from truceline.trace.content import Deadlock, Report, Verdict
from truceline.trace.decided import Decided
from truceline.trace.ledger import Pact
from truceline.trace.sequence import Concession, Order
from truceline.trace.standing import StageNow, Standing
from truceline.trace.timeline import Deadline, TimelineEntry
from truceline.trace.words import date_words, label, list_words

Item = TypeVar("Item")
REACHED = {"held": "told as reached"}
"""What became of a deadline, where another word says it better than that of a happening."""

SECTIONS = {
    "last contact": "Last contact",
    "next contact": "Next contact",
    "lapsed": "Planned, and no statement found that it took place",
    "wanted by a day": "Wanted by a day",
    "agreed": "Agreed",
    "claimed": "Claimed by one side or one report",
    "deadlock": "Deadlocks",
    "would open most": "Would open most",
    "conflict": "Conflicts",
}
"""The sections below the stage, each with its title."""
PLACED = ("last contact", "next contact", "lapsed", "agreed", "claimed")
"""Sections whose lines name the page that they rest on."""
FEW = 3
"""Entries of one kind that fit on the screen; the view named beside them has all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed:
    """The decisions of reviewers, what they accepted or edited by its id, and the first that was changed."""

    decided: tuple[Decided, ...] = ()
    verdicts: Mapping[str, Verdict] = field(default_factory=dict)
    altered: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusLine:
    """A line of the status, in words.

    `id` is what `truceline explain` opens, empty where the line rests on no one thing; `report` or `conflict` is what
    it rests on.
    """

    section: str
    words: str
    id: str
    day: str | None = None
    report: Report | None = None
    conflict: Conflict | None = None


class Lines(Sequence[StatusLine], Generic[Item]):
    """The lines of some things, each made when it is looked at: of a long list the screen shows a few."""

    def __init__(self, section: str, items: Sequence[Item], describe: Callable[[Item], StatusLine]) -> None:
        self.section, self._items, self._describe = section, items, describe

    def __len__(self) -> int:
        return len(self._items)

    @overload
    def __getitem__(self, place: int) -> StatusLine: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[StatusLine]: ...
    def __getitem__(self, place: int | slice) -> StatusLine | Sequence[StatusLine]:
        if isinstance(place, slice):
            return Lines(self.section, self._items[place], self._describe)
        return self._describe(self._items[place])

    def __iter__(self) -> Iterator[StatusLine]:
        return map(self._describe, self._items)


def status_lines(standing: Standing, verdicts: Mapping[str, Verdict]) -> tuple[Lines[Any], ...]:
    """The lines of a status, those of the stage first, then section by section as in SECTIONS.

    `verdicts` say which conflicts a reviewer accepted.
    """
    last = (standing.last_contact,) if standing.last_contact else ()
    return (
        Lines("stage", (standing.stage,), _stage),
        Lines("last contact", last, lambda entry: _contact("last contact", entry)),
        Lines("next contact", standing.next_contacts, lambda entry: _contact("next contact", entry)),
        Lines("lapsed", standing.lapsed, lambda entry: _contact("lapsed", entry)),
        Lines("wanted by a day", standing.deadlines, _deadline),
        Lines("agreed", standing.agreed, lambda pact: _pact("agreed", pact)),
        Lines("claimed", standing.claimed, lambda pact: _pact("claimed", pact)),
        Lines("deadlock", standing.order.deadlocks, lambda deadlock: _deadlock(deadlock, standing.order)),
        Lines("would open most", standing.order.concessions, lambda own: _concession(own, standing.order)),
        Lines("conflict", standing.conflicts, lambda conflict: _conflict(conflict, verdicts)),
    )


def render_status(standing: Standing, coverage: Coverage, reviewed: Reviewed, style: Style, title: str = "") -> str:
    """Set where a case stands as text, ending with a newline. `title` is what the user calls it."""
    lines = view_heading("STATUS", coverage.pages, standing.as_of, title, style)
    if not coverage.pages:
        when = "was known by then" if standing.as_of else "is kept; `truceline add CASE PAGE…` adds some"
        return "\n".join([*lines, "", *wrapped(f"No page of the case {when}.", style)]) + "\n"
    (stage,), *sections = status_lines(standing, reviewed.verdicts)
    lines += wrapped(several_words(standing.between), style, "  ", "  ") if standing.between else []
    place = f" {place_of(stage.report)}" if stage.report else ""
    lines += ["", *wrapped(_with_id(f"Stage: {stage.words}{place}", stage.id), style, "", "  ")]
    for own in sections:
        counts = _severities(standing.conflicts) if own.section == "conflict" else ""
        lines += _list(SECTIONS[own.section] + counts, own, style)
    lines += _coverage(coverage, style)
    lines += decisions_line(reviewed.decided, reviewed.altered, style)
    return "\n".join(lines) + "\n"


def several_words(between: Sequence[Between]) -> str:
    """That the pages of a case tell of several negotiations, and how to look at one of them."""
    named = [f"{list_words(b.parties)} ({count(b.pages, 'page')})" for b in between[:FEW]]
    more = f", and {len(between) - FEW} more" if len(between) > FEW else ""
    return (
        f"These pages tell of several negotiations: {', '.join(named)}{more}. What follows is of all of them; "
        "`truceline init` writes a file in which you name the parties of yours."
    )


def _list(title: str, lines: Sequence[StatusLine], style: Style) -> list[str]:
    if not lines:
        return wrapped(f"{title}: {NOTHING}", style, "", "  ")
    most = FEW if style.most is not None else None
    text = wrapped(f"{title}:", style)
    for line in lines[:most]:
        words = f"{line.words} {place_of(line.report)}" if line.report and line.section in PLACED else line.words
        text += wrapped(_with_id(words, line.id), style, "  - ", "    ")
    return text + (left_off(len(lines) - most) if most else [])


def _stage(stage: StageNow) -> StatusLine:
    day = f", {date_words(stage.day)}" if stage.day else ""
    words = f"{stage.name} (rule: {stage.rule}{day})"
    id_ = stage.report.statement if stage.report else ""
    return StatusLine(section="stage", words=words, id=id_, day=stage.day, report=stage.report)


def _contact(section: str, entry: TimelineEntry) -> StatusLine:
    h = entry.happening
    return StatusLine(
        section=section,
        words=contact_words(entry),
        id=h.occurrence or h.reports[0].statement,
        day=h.dates[0] if h.dates else None,
        report=h.reports[0],
    )


def contact_words(entry: TimelineEntry) -> str:
    """A contact on one line: when, who, where, and of a call how."""
    h = entry.happening
    day = f"{date_words(h.dates[0])}: " if h.dates else ""
    where = f"; in {', '.join(h.places)}" if h.places else ""
    how = "".join(f"; {f}" for f in format_words(h)) if h.kind == "call" else ""
    return f"{day}{h.words}{where}{how}"


def _deadline(deadline: Deadline) -> StatusLine:
    outcome = f": {REACHED.get(deadline.outcome, deadline.outcome)}" if deadline.outcome else ""
    who = list_words(deadline.stand.holders) or "Not said who"
    report = deadline.stand.reports[0]
    words = f"{who} {stand_words(deadline.stand)}{outcome}"
    return StatusLine(section="wanted by a day", words=words, id=report.statement, day=deadline.due, report=report)


def _pact(section: str, pact: Pact) -> StatusLine:
    stage = pact.stages[-1]
    parties = f"{'between' if len(pact.parties) > 1 else 'of'} {list_words(pact.parties) or 'parties not named'}"
    ended = pact.ended
    over = f"; {' '.join(filter(None, (label('phases', ended.phase), date_words(ended.date))))}" if ended else ""
    words = f"{pact_words(pact)} {parties}{over}"
    return StatusLine(section=section, words=words, id=stage.report.statement, day=stage.date, report=stage.report)


def _deadlock(deadlock: Deadlock, order: Order) -> StatusLine:
    reports = [order.conditions[n].link.reports[0] for n in deadlock.links]
    ids = " ".join(report.statement for report in reports)
    return StatusLine(section="deadlock", words=deadlock.sentence, id=ids, report=reports[0])


def _concession(concession: Concession, order: Order) -> StatusLine:
    who = list_words(concession.holders) or "whoever wants it"
    words = f"{who} no longer asking for {concession.first_words} before {concession.then_words}"
    reports = [order.conditions[n].link.reports[0] for n in concession.links]
    ids = " ".join(report.statement for report in reports)
    return StatusLine(section="would open most", words=words, id=ids, report=reports[0])


def _conflict(conflict: Conflict, verdicts: Mapping[str, Verdict]) -> StatusLine:
    verdict = f" ({verdicts[conflict.id]})" if conflict.id in verdicts else ""
    return StatusLine(section="conflict", words=conflict.explanation + verdict, id=conflict.id, conflict=conflict)


def _severities(conflicts: Sequence[Conflict]) -> str:
    severe = Counter(conflict.severity for conflict in conflicts)
    told = ", ".join(f"{severe[s]} {s}" for s in SEVERITIES if severe[s])
    return f" ({told})" if told else ""


def coverage_facts(c: Coverage) -> Iterator[tuple[str, str]]:
    """What a case rests on: a word or two for each fact, and what it is."""
    outlets = ", ".join(f"{name} {n}" for name, n in c.outlets[:5])
    more = f" and {len(c.outlets) - 5} more" if len(c.outlets) > 5 else ""  # five fit on a line
    yield "Coverage", f"{count(c.pages, 'page')}, {_published(c)}; {outlets}{more}"
    if c.gap and c.gap[0] > 0:
        number, since, until = c.gap
        yield "longest gap", f"{count(number, 'day')} without a page, from {date_words(since)} to {date_words(until)}"
    if c.edited:
        yield "edited since", f"{count(c.edited, 'earlier version')} (`truceline versions`)"
    if c.last_capture:
        yield "last capture", f"{date_words(c.last_capture[:10])}, {c.last_capture[11:16]} UTC"
    if c.not_coded:
        yield "not coded", ", ".join(f"{count(n, 'page')} in {language}" for language, n in c.not_coded)
    if c.broken_at:
        yield "THE CUSTODY LOG WAS CHANGED", f"line {c.broken_at} does not follow from those before"
    if c.unread:
        yield "not read", count(c.unread, "page")


def _published(c: Coverage) -> str:
    """The days between which pages were published, and how many have none."""
    if c.published is None:
        return "none with a date of publication"
    first, last = map(date_words, c.published)
    undated = f", {c.undated:,} of them without a date" if c.undated else ""
    return f"published {first if first == last else f'{first} to {last}'}{undated}"


def _coverage(c: Coverage, style: Style) -> list[str]:
    (what, told), *facts = coverage_facts(c)
    lines = wrapped(f"{what}: {told}", style, "", "  ")
    for what, told in facts:
        lines += wrapped(f"{what}: {told}", style, "  ")
    return lines


def _with_id(words: str, id_: str) -> str:
    return f"{words} [{id_}]" if id_ else words
