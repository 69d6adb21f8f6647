"""Where a case stands, on one screen of a terminal. Every line ends with the id that `truceline explain` opens."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from truceline.case.coverage import Coverage
from truceline.model.conflict import SEVERITIES, Conflict
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
from truceline.trace.content import Deadlock
from truceline.trace.ledger import Pact
from truceline.trace.sequence import Concession, Order
from truceline.trace.standing import StageNow, Standing
from truceline.trace.timeline import Deadline, TimelineEntry
from truceline.trace.words import date_words, list_words

Item = TypeVar("Item")
REACHED = {"held": "told as reached"}
"""What became of a deadline, where another word says it better than that of a happening."""
FEW = 3
"""Entries of one kind that fit on the screen; the view named beside them has all."""


def render_status(standing: Standing, coverage: Coverage, style: Style) -> str:
    """Set where a case stands as text, ending with a newline."""
    lines = view_heading("STATUS", coverage.pages, standing.as_of, "", style)
    lines += _stage(standing.stage, style)
    lines += _list("Last contact", [standing.last_contact] if standing.last_contact else [], _contact, style)
    lines += _list("Next contact", standing.next_contacts, _contact, style)
    lines += _list("Planned, and no statement found that it took place", standing.lapsed, _contact, style)
    lines += _list("Wanted by a day", standing.deadlines, _deadline, style)
    lines += _list("Agreed", standing.agreed, _pact, style)
    lines += _list("Claimed by one side or one report", standing.claimed, _pact, style)
    lines += _list("Deadlocks", standing.order.deadlocks, lambda d: _deadlock(d, standing.order), style)
    lines += _list("Would open most", standing.order.concessions, _concession, style)
    lines += _conflicts(standing.conflicts, style)
    lines += _coverage(coverage, style)
    return "\n".join(lines) + "\n"


def _stage(stage: StageNow, style: Style) -> list[str]:
    told = f" {place_of(stage.report)}" if stage.report else ""
    day = f", {date_words(stage.day)}" if stage.day else ""
    line = f"Stage: {stage.name} (rule: {stage.rule}{day}){told}"
    return ["", *wrapped(_with_id(line, stage.report.statement if stage.report else ""), style, "", "  ")]


def _list(title: str, items: Sequence[Item], show: Callable[[Item], tuple[str, str]], style: Style) -> list[str]:
    if not items:
        return wrapped(f"{title}: {NOTHING}", style, "", "  ")
    most = FEW if style.most is not None else None
    lines = wrapped(f"{title}:", style)
    for item in items[:most]:
        lines += wrapped(_with_id(*show(item)), style, "  - ", "    ")
    return lines + (left_off(len(items) - most) if most else [])


def _contact(entry: TimelineEntry) -> tuple[str, str]:
    h = entry.happening
    day = f"{date_words(h.dates[0])}: " if h.dates else ""
    where = f"; in {', '.join(h.places)}" if h.places else ""
    how = "".join(f"; {f}" for f in format_words(h)) if h.kind == "call" else ""
    return f"{day}{h.words}{where}{how} {place_of(h.reports[0])}", h.occurrence or h.reports[0].statement


def _deadline(deadline: Deadline) -> tuple[str, str]:
    outcome = f": {REACHED.get(deadline.outcome, deadline.outcome)}" if deadline.outcome else ""
    who = list_words(deadline.stand.holders) or "Not said who"
    return f"{who} {stand_words(deadline.stand)}{outcome}", deadline.stand.reports[0].statement


def _pact(pact: Pact) -> tuple[str, str]:
    stage = pact.stages[-1]
    parties = f"{'between' if len(pact.parties) > 1 else 'of'} {list_words(pact.parties) or 'parties not named'}"
    return f"{pact_words(pact)} {parties} {place_of(stage.report)}", stage.report.statement


def _deadlock(deadlock: Deadlock, order: Order) -> tuple[str, str]:
    return deadlock.sentence, " ".join(order.conditions[n].link.reports[0].statement for n in deadlock.links)


def _concession(concession: Concession) -> tuple[str, str]:
    who = list_words(concession.holders) or "whoever wants it"
    return f"{who} no longer asking for {concession.first_words} before {concession.then_words}", ""


def _conflicts(conflicts: Sequence[Conflict], style: Style) -> list[str]:
    counts = {s: sum(c.severity == s for c in conflicts) for s in SEVERITIES}
    told = ", ".join(f"{n} {s}" for s, n in counts.items() if n)
    title = f"Conflicts ({told})" if told else "Conflicts"
    return _list(title, conflicts, lambda c: (c.explanation, c.id), style)


def _coverage(c: Coverage, style: Style) -> list[str]:
    outlets = ", ".join(f"{name} {n}" for name, n in c.outlets[:5])
    more = f" and {len(c.outlets) - 5} more" if len(c.outlets) > 5 else ""  # five fit on a line
    days = f"{date_words(c.first_known)} to {date_words(c.last_known)}" if c.first_known else "no day known"
    lines = wrapped(f"Coverage: {count(c.pages, 'page')}, {days}; {outlets}{more}", style, "", "  ")
    if c.gap and c.gap[0] > 0:
        number, since, until = c.gap
        ends = f"from {date_words(since)} to {date_words(until)}"
        lines += wrapped(f"longest gap: {count(number, 'day')} without a page, {ends}", style, "  ")
    if c.last_capture:
        lines += wrapped(f"last capture: {c.last_capture}", style, "  ")
    if c.not_coded:
        languages = ", ".join(f"{count(n, 'page')} in {language}" for language, n in c.not_coded)
        lines += wrapped(f"not coded: {languages}", style, "  ")
    if c.broken_at:
        lines += wrapped(
            f"THE CUSTODY LOG WAS CHANGED: line {c.broken_at} does not follow from those before", style, "  "
        )
    if c.unread:
        lines += wrapped(f"not read: {count(c.unread, 'page')}", style, "  ")
    return lines


def _with_id(words: str, id_: str) -> str:
    return f"{words} [{id_}]" if id_ else words
