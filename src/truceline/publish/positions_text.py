"""The positions as text for a terminal: party by party, the last word on each issue and how it moved."""

from __future__ import annotations

from truceline.model.spans import Span
from truceline.publish.layout import excerpt, quoted
from truceline.publish.terminal import NOTHING, Style, count, report_lines, section, stand_words, view_heading, wrapped
from truceline.trace.positions import Position, Positions, Row
from truceline.trace.words import date_words, list_words

SPEAKS = 3
"""Positions from which a party's silence on the other issues is told issue by issue."""
MOVED = {
    "turned round": "turned round; before",
    "changed": "otherwise than before",
    "says both": "says both on one day; also",
}


def render_positions(positions: Positions, pages: int, style: Style) -> str:
    """Set the positions as text, ending with a newline."""
    what = "The last word of each party on each issue, with its day; below it, the word before if it differs."
    lines = view_heading("POSITIONS", pages, positions.as_of, what, style)
    if not positions.rows:
        return "\n".join([*lines, "", f"POSITIONS: {NOTHING}"]) + "\n"
    for row in positions.rows:
        lines += section(row.party, row.positions, _position, style)
        lines += _silent(row, style)
    return "\n".join(lines) + "\n"


def _silent(row: Row, style: Style) -> list[str]:
    if not row.silent_on:
        return []
    few = style.most is not None and len(row.positions) < SPEAKS
    issues = f"{count(len(row.silent_on), 'other issue')} (--all names them)" if few else list_words(row.silent_on)
    return wrapped(f"{NOTHING} on {issues}", style, "  ", "    ")


def _position(position: Position, style: Style) -> list[str]:
    stand = position.latest
    facts = [
        f"over {list_words(position.over)}" if position.over else "",
        when_words(position) if position.said else "",
    ]
    told = "; ".join(f for f in facts if f)
    lead = f"{list_words(stand.holders)} {stand_words(stand)}{f' ({told})' if told else ''}"
    lines = wrapped(f"{lead}:" if stand.object is None else lead, style, "  - ", "    ")
    lines += report_lines(stand.reports, style, own=stand.holders)
    if position.condition:
        words, _ = excerpt(position.condition, Span(0, 0), style.quote_words)
        lines += wrapped(f"on the condition: {quoted(words)}", style, "      ? ", "        ")
    if position.movement and position.earlier:
        earlier = position.earlier
        day = f", {date_words(position.earlier_said)}" if position.earlier_said else ""
        who = list_words(earlier.holders)
        lines += wrapped(
            f"{MOVED[position.movement]}{day}: {who} {stand_words(earlier)}", style, "      ~ ", "        "
        )
        lines += report_lines(earlier.reports, style, own=earlier.holders, indent="        ")
    return lines


def when_words(position: Position) -> str:
    age = f", {count(position.age, 'day')} before" if position.age else ""
    return f"{date_words(position.said)}{age}"
