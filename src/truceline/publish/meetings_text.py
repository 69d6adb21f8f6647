"""The meetings as text for a terminal: to come, held, not held, each with its plan where that was another."""

from __future__ import annotations

from dataclasses import replace

from truceline.publish.terminal import Style, count, happening_lines, section, wrapped
from truceline.trace.meetings import Meeting, Meetings
from truceline.trace.words import date_words

OUTCOMES = {"not held": "did not take place", "no statement found": "no statement found that it took place"}


def render_meetings(meetings: Meetings, pages: int, style: Style) -> str:
    """Set the meetings as text, ending with a newline."""
    known = f", as known on {date_words(meetings.as_of)}" if meetings.as_of else ""
    lines = wrapped(f"MEETINGS of {count(pages, 'page')}{known}.", style)
    lines += section("To come", meetings.coming, _meeting, style)
    lines += section("Held", meetings.held, _meeting, style)
    lines += section("Planned or told, and not held", meetings.not_held, _meeting, style)
    return "\n".join(lines) + "\n"


def _meeting(meeting: Meeting, style: Style) -> list[str]:
    entry = meeting.entry
    lines = happening_lines(replace(entry.happening, reports=entry.happening.reports[:1]), style)
    told = [f"put off to {date_words(meeting.put_off_to)}"] if meeting.put_off_to else []
    told += [f"held otherwise than planned: {words}" for words in meeting.otherwise]
    told += [OUTCOMES[entry.outcome]] if entry.outcome in OUTCOMES else []
    for words in told:
        lines += wrapped(words, style, "      > ", "        ")
    return lines
