"""What was planned and went otherwise: put off, held in another way, called off, or passed without a statement."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from truceline.publish.changes_text import thing_words
from truceline.publish.dossier.dossier import happening_id
from truceline.publish.dossier.press import Press
from truceline.publish.meetings_text import told_otherwise
from truceline.trace.content import Report
from truceline.trace.meetings import Meeting


@dataclass(frozen=True, slots=True)
class Otherwise:
    """A plan and what became of it, in words; the report is that of the plan, where one is at hand."""

    words: str
    report: Report | None
    address: str


def went_otherwise(press: Press) -> Iterator[Otherwise]:
    """The plans of a case that went otherwise: those that pages contradict first."""
    dossier = press.dossier
    for entry in (c for c in dossier.conflicts if c.class_ == "superseded_plan"):
        yield Otherwise(entry.explanation, None, press.address("conflicts", entry.id))
    for meeting in (*dossier.meetings.held, *dossier.meetings.not_held, *dossier.meetings.coming):
        if told := told_otherwise(meeting):
            address = press.address("timeline", happening_id(meeting.entry))
            yield Otherwise(f"{thing_words(meeting.entry.happening)}: {'; '.join(told)}", _plan(meeting), address)


def _plan(meeting: Meeting) -> Report:
    turns = meeting.entry.turns
    return next((t.report for t in turns if t.state == "planned"), turns[0].report)
