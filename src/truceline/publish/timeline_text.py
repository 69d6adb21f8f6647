"""The timeline as text for a terminal: by date, each entry with how it came to be known."""

from __future__ import annotations

from dataclasses import replace

from truceline.publish.terminal import (
    Style,
    count,
    happening_lines,
    place_of,
    section,
    stand_words,
    view_heading,
    wrapped,
)
from truceline.trace.corroboration import Corroboration
from truceline.trace.timeline import Deadline, Timeline, TimelineEntry, Turn
from truceline.trace.words import date_words, list_words

TOLD = {"held": "told as held", "planned": "told as planned", "denied": "told as not so"}
OUTCOMES = {
    "held": "what was planned took place",
    "not held": "what was planned did not take place",
    "no statement found": "its date has passed: no statement found that it took place",
    "told afterwards": "told as planned only after its date: what became of it is not said",
}


def render_timeline(timeline: Timeline, pages: int, style: Style) -> str:
    """Set a timeline as text, ending with a newline."""
    what = "By the date of what happened; below each entry, when that became known."
    lines = view_heading("TIMELINE", pages, timeline.as_of, what, style)
    lines += section("By date", timeline.dated, _entry, style, last=True)
    lines += section("Without a date", timeline.undated, _entry, style, last=True)
    lines += section("Told as background", timeline.background, _entry, style, last=True)
    lines += section("Wanted by a day that has passed", timeline.passed, _deadline, style)
    lines += section("Wanted by a day to come", timeline.to_come, _deadline, style)
    return "\n".join(lines) + "\n"


def _entry(entry: TimelineEntry, style: Style) -> list[str]:
    lines = happening_lines(replace(entry.happening, reports=entry.happening.reports[:1]), style)
    if entry.outcome:
        lines += wrapped(f"{OUTCOMES[entry.outcome]}", style, "      > ", "        ")
    c = entry.corroboration
    rivals = f" [{' '.join(c.rivals)}]" if c.rivals else ""
    lines += wrapped(f"{corroboration_words(c)}{rivals}", style, "      # ", "        ")
    if len(entry.turns) > 1:
        for turn, before in zip(entry.turns, (None, *entry.turns), strict=False):
            told = f"{turn_words(turn, before)} {place_of(replace(turn.report, notes=()))}"
            lines += wrapped(told, style, "      ~ ", "        ")
    elif entry.turns[0].known:
        turn = entry.turns[0]
        plan = f"{TOLD['planned']}, " if turn.state == "planned" and not entry.happening.states else ""
        lines += wrapped(f"{plan}known since {date_words(entry.turns[0].known[:10])}", style, "      ~ ", "        ")
    return lines


def corroboration_words(c: Corroboration) -> str:
    """How well a thing is told: "3 independent texts, no conflict about it (Admiralty 1)"."""
    texts = f"{c.lineages} independent texts" if c.lineages > 1 else "one text alone"
    conflicts = count(len(c.rivals), "conflict") if c.rivals else "no conflict"
    return f"{texts}, {conflicts} about it (Admiralty {c.digit})"


def turn_words(turn: Turn, before: Turn | None) -> str:
    """When something was first told so: "14 Aug 2025: told as planned, for 15 Aug 2025"."""
    when = date_words(turn.known[:10]) if turn.known else "on a page without a date"
    moved = bool(before and before.date and turn.date and before.state == turn.state)
    date = f", {'now ' if moved else ''}for {date_words(turn.date)}" if turn.date else ""
    return f"{when}: {TOLD[turn.state]}{date}"


def _deadline(deadline: Deadline, style: Style) -> list[str]:
    who = list_words(deadline.stand.holders) or "Not said who"
    lines = wrapped(f"{who} {stand_words(deadline.stand)}", style, "  ", "    ")
    lines += wrapped(place_of(deadline.stand.reports[0], deadline.stand.holders), style, "      ")
    if deadline.outcome == "held" and deadline.settled_by:
        lines += wrapped(f"told as reached {place_of(deadline.settled_by)}", style, "      > ", "        ")
    elif deadline.outcome:
        lines += wrapped("the day has passed: no statement found that it was done", style, "      > ", "        ")
    return lines
