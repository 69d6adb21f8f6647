"""Conflicts as text: quotes side by side, the differing words in double brackets."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from truceline.link.lineages import Lineage
from truceline.model.coded import CodedArticle
from truceline.model.conflict import Conflict
from truceline.model.spans import Span
from truceline.publish.copies import copy_lines, describe_copies
from truceline.publish.layout import columns, excerpt, neutralise, quoted, wrap
from truceline.publish.marks import describe_conflicts
from truceline.trace.content import ConflictEntry, Side, Verdict
from truceline.trace.sources import Sources
from truceline.trace.words import date_words, label

SIDE_BY_SIDE_FROM = 60
"""Columns from which two quotes stand side by side: below, a column holds fewer than four words."""
QUOTE_WORDS = 36
BOLD, MARKED, PLAIN = "\x1b[1m", "\x1b[1;31m", "\x1b[0m"


def render_conflicts(
    conflicts: Sequence[Conflict],
    articles: Sequence[CodedArticle],
    width: int = 80,
    *,
    colour: bool = False,
    quote_words: int = QUOTE_WORDS,
    show_all: bool = False,
    lineages: Sequence[Lineage] = (),
    verdicts: Mapping[str, Verdict] | None = None,
) -> str:
    """Set conflicts as text in the order given, then which pages are copies, ending with a newline.

    See `render_brief` for the options.
    """
    entries = describe_conflicts(conflicts, articles, verdicts)
    lines = conflict_lines(entries, max(40, width), quote_words=quote_words, show_all=show_all)[1:]
    lines += copy_lines(describe_copies(Sources.of(articles), lineages), len(articles), max(40, width))
    return "\n".join(paint(line) for line in lines) + "\n" if colour else "\n".join(lines) + "\n"


def conflict_lines(
    entries: Sequence[ConflictEntry], width: int, *, quote_words: int = QUOTE_WORDS, show_all: bool = False
) -> list[str]:
    """The lines of a list of conflicts, with its title."""
    shown = [e for e in entries if show_all or e.class_ != "different_scope"]
    hidden = len(entries) - len(shown)
    title = f"WHAT CANNOT STAND TOGETHER ({len(shown)})" if shown else "WHAT CANNOT STAND TOGETHER: none found"
    lines = ["", *wrap(title, width)]
    about = None
    for number, entry in enumerate(shown, start=1):
        if entry.about != about:
            head = f"About the {entry.about}" if entry.about else "About no single happening"
            lines += ["", *wrap(neutralise(head), width, "  ", "    ")]
        about = entry.about
        lines += _entry(entry, number, width, quote_words)
    if hidden:
        lines += ["", *wrap(f"{hidden} more that are none on a closer reading (--all shows them)", width, "  ")]
    return lines


def paint(line: str) -> str:
    """Colour a line: titles bold, marked words red. The brackets stay, so that nothing hangs on colour."""
    if re.match(r"[A-Z][A-Z, ]{4,}(?: \(|:|$)", line):
        return f"{BOLD}{line}{PLAIN}"
    return re.sub(r"\[\[(.+?)\]\]", rf"[[{MARKED}\1{PLAIN}]]", line)


def render_notes(conflicts: Sequence[Conflict], articles: Sequence[CodedArticle], width: int = 80) -> str:
    """A correction note for each conflict, a blank line between them; empty where there are none."""
    return "\n".join(note_of(entry, width) for entry in describe_conflicts(conflicts, articles))


def note_of(entry: ConflictEntry, width: int = 80) -> str:
    """A correction note, ready to paste: what cannot stand, both sentences whole with page and day, and the rule.

    Page text is neutralised; nothing is cut.
    """
    kind = f"{label('kinds', entry.kind)}: {label('classes', entry.class_)}, {label('scopes', entry.scope)}"
    lines = ["CORRECTION NOTE", *wrap(kind, width), *wrap(neutralise(entry.explanation), width), ""]
    for sign, side in zip(("This", "Against this", *["Also"] * len(entry.sides)), entry.sides, strict=False):
        told = side.text if side.knowledge is not None else quoted(side.text)
        lines += wrap(neutralise(f"{sign}: {told}"), width)
        lines += wrap(neutralise(f"({_cited(side)})"), width, "  ")
    return "\n".join([*lines, "", *wrap(f"Rule {entry.rule}, conflict {entry.id}", width), ""])


def _cited(side: Side) -> str:
    """A side's page as a note cites it to people who do not have the brief: outlet, day, paragraph, address."""
    if side.knowledge is not None:
        return f"known apart from the pages: {side.knowledge}"
    day = date_words(side.published[:10]) if side.published else "no date of publication"
    part = f"paragraph {side.paragraph}" if side.paragraph is not None else (side.part or "text")
    return ", ".join(w for w in (side.outlet or side.page or "", day, part, side.url or "") if w)


def _entry(entry: ConflictEntry, number: int, width: int, quote_words: int) -> list[str]:
    verdict = f"; {entry.verdict}" if entry.verdict else ""
    head = f"{number}. {label('kinds', entry.kind)}: {label('classes', entry.class_)}, {entry.severity} severity"
    lines = ["", *wrap(f"{head}, {label('scopes', entry.scope)}{verdict}", width, "  ", "     ")]
    lines += wrap(neutralise(entry.explanation), width, "     ")
    pair, further = entry.sides[:2], entry.sides[2:]
    if width >= SIDE_BY_SIDE_FROM and len(pair) == 2:
        half = (width - 5 - 3) // 2
        left, right = (_side(side, half, quote_words) for side in pair)
        lines += [f"     {row}" for row in columns(left, right, half)]
    else:
        for side in pair:
            lines += [f"     {row}" for row in _side(side, width - 5, quote_words)]
    for side in further:
        lines += wrap(neutralise(f"also {_where(side)}: {_words(side, quote_words)}"), width, "     ", "       ")
    return [*lines, *wrap(f"rule {entry.rule}, conflict {entry.id}", width, "     ")]


def _side(side: Side, width: int, quote_words: int) -> list[str]:
    return [
        *wrap(neutralise(_where(side)), width),
        *wrap(neutralise(_words(side, quote_words)), width),
    ]


def _where(side: Side) -> str:
    if side.knowledge is not None:
        return f"known apart from the pages ({side.knowledge})"
    part = f"par. {side.paragraph}" if side.paragraph is not None else (side.part or "text")
    day = f"{date_words(side.published[:10])}, " if side.published else ""
    page = f"{side.outlet or side.page} [{side.page_number}]" if side.page_number else side.page
    return f"{page}, {day}{part}"


def _words(side: Side, quote_words: int) -> str:
    """The words of a side, cut around its evidence, the marked runs in double brackets."""
    if side.knowledge is not None:
        return side.text
    focus = Span(side.marks[0].start, side.marks[-1].end) if side.marks else side.quote
    text, shift = excerpt(side.text, focus if focus.end > focus.start else side.quote, quote_words)
    shown, at = [], 0
    for mark in side.marks:
        low, high = mark.start + shift, mark.end + shift
        if at <= low < high <= len(text):
            shown += [text[at:low], "[[", text[low:high], "]]"]
            at = high
    return quoted("".join((*shown, text[at:])))
