"""What was planned and went otherwise: put off, held in another way, called off, or passed without a statement."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from truceline.publish.changes_text import thing_words
from truceline.publish.dossier.conflicts import ToldSide, tell_conflict
from truceline.publish.dossier.dossier import happening_id
from truceline.publish.dossier.press import Press
from truceline.publish.meetings_text import told_otherwise
from truceline.trace.content import Report
from truceline.trace.meetings import Meeting
from truceline.trace.words import date_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Otherwise:
    """A plan and what became of it, in words, with the report of the plan, or both sides where pages contradict it.

    `day` is that on which the plan was told (ISO 8601; empty where nobody knows it).
    """

    words: str
    day: str
    address: str
    report: Report | None = None
    sides: tuple[ToldSide, ...] = ()


def went_otherwise(press: Press) -> list[Otherwise]:
    """The plans of a case that went otherwise, by the day on which they were told."""
    return sorted(_found(press), key=lambda o: o.day or "~")


def _found(press: Press) -> Iterator[Otherwise]:
    dossier = press.dossier
    for entry in (c for c in dossier.conflicts if c.class_ == "superseded_plan"):
        pair = tell_conflict(entry).pair
        day = (pair[0].side.published or "")[:10]
        address = press.address("conflicts", entry.id)
        yield Otherwise(words=_planned(day, f"{entry.about or 'a meeting'}:"), day=day, address=address, sides=pair)
    for meeting in (*dossier.meetings.held, *dossier.meetings.not_held, *dossier.meetings.coming):
        if told := told_otherwise(meeting):
            plan = _plan(meeting)
            day = (plan.known or "")[:10]
            words = _planned(day, f"{thing_words(meeting.entry.happening)}: {'; '.join(told)}")
            address = press.address("timeline", happening_id(meeting.entry))
            yield Otherwise(words=words, day=day, address=address, report=plan)


def _planned(day: str, what: str) -> str:
    return f"planned on {date_words(day)}: {what}" if day else f"planned: {what}"


def _plan(meeting: Meeting) -> Report:
    turns = meeting.entry.turns
    return next((t.report for t in turns if t.state == "planned"), turns[0].report)
