"""The meetings as text for a terminal: to come, held, not held, each with its plan where that was another."""

from __future__ import annotations

from dataclasses import replace

from truceline.publish.terminal import Style, happening_lines, section, view_heading, wrapped
from truceline.trace.meetings import Meeting, Meetings
from truceline.trace.words import date_words

OUTCOMES = {
    "not held": "did not take place",
    "no statement found": "no statement found that it took place",
    "told afterwards": "told as planned only after its date: what became of it is not said",
}


def render_meetings(meetings: Meetings, pages: int, style: Style) -> str:
    """Set the meetings as text, ending with a newline."""
    lines = view_heading("MEETINGS", pages, meetings.as_of, "", style)
    lines += section("To come", meetings.coming, _meeting, style)
    lines += section("Held", meetings.held, _meeting, style)
    lines += section("Planned, denied or called off, and not told as held", meetings.not_held, _meeting, style)
    return "\n".join(lines) + "\n"


def _meeting(meeting: Meeting, style: Style) -> list[str]:
    entry = meeting.entry
    lines = happening_lines(replace(entry.happening, reports=entry.happening.reports[:1]), style)
    for words in told_otherwise(meeting):
        lines += wrapped(words, style, "      > ", "        ")
    return lines


def told_otherwise(meeting: Meeting) -> list[str]:
    """What became of a plan, where it went otherwise: put off, held in another way, or not told as held."""
    told = [f"put off to {date_words(meeting.put_off_to)}"] if meeting.put_off_to else []
    told += [f"held otherwise than planned: {words}" for words in meeting.otherwise]
    told += ["told for no day, and nothing of it since"] if meeting.overdue else []
    return told + ([OUTCOMES[meeting.entry.outcome]] if meeting.entry.outcome in OUTCOMES else [])
