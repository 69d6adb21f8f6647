"""What changed between two days, as text for a terminal, with the page that made each change known."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from truceline.model.coded import CodedArticle
from truceline.publish.layout import excerpt, quoted
from truceline.publish.marks import describe_conflicts
from truceline.publish.terminal import (
    NOTHING,
    Style,
    format_words,
    link_holders,
    place_of,
    section,
    stand_words,
    wrapped,
)
from truceline.trace.changes import Change, Changes, Thing
from truceline.trace.content import ConflictEntry, Happening, Link, Report, Stand
from truceline.trace.words import date_words, list_words

TITLES = {
    "added": "Added",
    "withdrawn": "Withdrawn or called off",
    "no longer told": "No longer told by the page that told it",
    "moved": "Moved",
    "took place": "Planned before, told as held now",
    "lapsed": "Its date has passed without a statement that it took place",
    "turned": "Turned round",
    "newly contradicted": "Newly contradicted",
    "newly confirmed": "Told by a second text now",
}

THINGS = {Happening: "meetings and acts", Stand: "demands, offers, rejections", Link: "what is wanted before what"}


def render_changes(changes: Changes, articles: Sequence[CodedArticle], style: Style) -> str:
    """Set the changes as text, ending with a newline. `articles` are those known on the later day."""
    lines = wrapped(f"CHANGES from {date_words(changes.since)} to {date_words(changes.until)}.", style)
    if not changes.changes:
        return "\n".join([*lines, "", f"CHANGES: {NOTHING}"]) + "\n"
    for (kind, what), group in groupby(changes.changes, key=lambda change: (change.kind, type(change.thing))):
        own = list(group)
        if kind == "newly contradicted":
            entries = describe_conflicts([c.conflict for c in own if c.conflict], articles)
            lines += section(TITLES[kind], entries, _conflict, style)
        else:
            lines += section(f"{TITLES[kind]}: {THINGS[what]}", own, _change, style, last=what is Happening)
    return "\n".join(lines) + "\n"


def _change(change: Change, style: Style) -> list[str]:
    assert change.thing is not None
    lines = wrapped(f"{thing_words(change.thing)}{difference_words(change)}", style, "  - ", "    ")
    lines += _report(change.report, style) if change.report else []
    return lines + (wrapped(f"edited since: version [{change.edit}]", style, "      ") if change.edit else [])


def thing_words(thing: Thing) -> str:
    """What a change is about, on one line."""
    if isinstance(thing, Happening):
        day = f"{date_words(thing.dates[0])}: " if thing.dates else ""
        call = format_words(thing) if thing.kind == "call" else ()
        return "; ".join([f"{day}{thing.words}", *call, *thing.states])
    if isinstance(thing, Link):
        return f"{link_holders(thing)}: first {thing.first_words}, then {thing.then_words}"
    return f"{list_words(thing.holders) or 'Not said who'} {stand_words(thing)}"


def difference_words(change: Change) -> str:
    if change.kind == "moved":
        return f" (from {date_words(change.before)} to {date_words(change.after)})"
    if change.kind == "turned":
        return f" (before: {change.before})"
    return f" (planned for {date_words(change.before)})" if change.before else ""


def _report(report: Report, style: Style) -> list[str]:
    words, _ = excerpt(report.quote, report.trigger, style.quote_words)
    day = f"{date_words(report.known[:10])}: " if report.known else ""
    return wrapped(f"{day}{quoted(words)} {place_of(report)}", style, "      ")


def _conflict(entry: ConflictEntry, style: Style) -> list[str]:
    return wrapped(entry.explanation, style, "  - ", "    ")
