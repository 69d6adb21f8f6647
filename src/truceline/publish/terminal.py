"""The brief as text for a terminal: readable at 80 columns, without colour, and piped."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TypeVar

from truceline.model.spans import Span
from truceline.publish.conflict_text import conflict_lines, paint
from truceline.publish.copies import copy_lines
from truceline.publish.layout import excerpt, neutralise, quoted, wrap
from truceline.trace.content import (
    Assessment,
    Brief,
    Happening,
    Link,
    OpenPoint,
    PageEntry,
    Party,
    Report,
    Situation,
    Stand,
    Verdict,
)
from truceline.trace.happenings import main_dates
from truceline.trace.parties import KeptTo
from truceline.trace.words import date_words, label, labels, list_words

Entry = TypeVar("Entry")

QUOTE_WORDS = 24
MOST = 12
"""Entries that a section shows unless all are asked for: with more, a brief of a dozen pages is no longer brief."""
NOTHING = "no statement found"
LONGEST_SPEAKER = 6
"""Words of a speaker that still read as a name; longer ones are sentences that were taken for one."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a brief is set: columns, words that a quote may have, entries that a section may have (None: all)."""

    width: int = 80
    quote_words: int = QUOTE_WORDS
    most: int | None = MOST


def render_brief(
    brief: Brief, width: int = 80, colour: bool = False, *, quote_words: int = QUOTE_WORDS, show_all: bool = False
) -> str:
    """Set a brief as text, ending with a newline.

    `show_all` shows every entry, and the conflicts that are none on a closer reading. Quotes are cut to `quote_words`
    words around the word that a line turns on. Every character of a page is neutralised.
    """
    style = Style(max(40, width), quote_words, None if show_all else MOST)
    lines = _heading(brief, style)
    lines += section("Pages read", brief.pages, page_lines, replace(style, most=None), nothing="none")
    lines += copy_lines(brief.copies, sum(p.number is not None for p in brief.pages), style.width)
    lines += section("Parties", [p for p in brief.parties if not p.judges_only], _party, style)
    lines += _judges(brief.parties, style)
    lines += section("Meetings told as held", brief.held, happening_lines, style)
    lines += section("Meetings planned or proposed", brief.planned, happening_lines, style)
    lines += section("Meetings denied, called off or not reported", brief.denied, happening_lines, style)
    lines += section("Calls", brief.calls, _call, style)
    lines += section("Agreements and ceasefires", brief.agreements, happening_lines, style)
    lines += _stands(brief.stands, style)
    lines += _order(brief, style)
    lines += _assessments(brief.assessments, style)
    lines += section("State of things", brief.situations, _situation, style)
    lines += section("Other acts", brief.acts, happening_lines, style)
    lines += section("Open", brief.open, _open, style, nothing="nothing found that the pages call open")
    lines = _closed_up(lines)
    lines += conflict_lines(brief.conflicts, style.width, quote_words=quote_words, show_all=show_all)
    return "\n".join(paint(line) for line in lines) + "\n" if colour else "\n".join(lines) + "\n"


def _heading(brief: Brief, style: Style) -> list[str]:
    coded = sum(p.reason is None for p in brief.pages)
    statements = sum(p.statements for p in brief.pages)
    conflicts = sum(c.class_ != "different_scope" for c in brief.conflicts)
    head = f"BRIEF of {count(len(brief.pages), 'page')}: {count(statements, 'statement')} on {count(coded, 'page')}"
    told = "What follows is what the pages say, not what is so. [n] is the page, par. its paragraph."
    return [*wrap(f"{head}, {count(conflicts, 'conflict')}.", style.width), *wrap(told, style.width)]


def view_heading(view: str, pages: int, as_of: str | None, what: str, style: Style) -> list[str]:
    """What a view is of, as of which day, and in a sentence what it shows."""
    known = f", as known on {date_words(as_of)}" if as_of else ""
    return [*wrapped(f"{view} of {count(pages, 'page')}{known}.", style), *(wrapped(what, style) if what else [])]


def render_kept_to(kept_to: KeptTo, style: Style) -> str:
    """A line that says to which parties a view is kept, and what that leaves out; nothing where it is kept to none."""
    words = kept_to_words(kept_to)
    return "\n".join(["", *wrapped(f"{words} (--all-parties shows them).", style)]) + "\n" if words else ""


def kept_to_words(kept_to: KeptTo) -> str:
    """To which parties a view is kept, and what that leaves out; empty where it is kept to none."""
    if not kept_to.parties:
        return ""
    left_out = f"{kept_to.left_out:,} of {count(kept_to.statements, 'statement')} are left out"
    return f"Kept to what involves {list_words(kept_to.parties)}: {left_out}"


def section(
    title: str,
    entries: Sequence[Entry],
    show: Callable[[Entry, Style], list[str]],
    style: Style,
    nothing: str = NOTHING,
    *,
    last: bool = False,
) -> list[str]:
    """A title with its entries, or one line that says that there are none; where not all fit, the first or the last."""
    if not entries:
        return ["", *wrap(f"{title.upper()}: {nothing}", style.width)]
    shown = entries if style.most is None else entries[-style.most :] if last else entries[: style.most]
    lines = ["", *wrap(f"{title.upper()} ({len(entries)})", style.width)]
    more = left_off(len(entries) - len(shown), "earlier" if last else "more")
    told = [line for entry in shown for line in show(entry, style)]
    return lines + (more + told if last else told + more)


def _closed_up(lines: list[str]) -> list[str]:
    """Set sections without a statement close together, without the blank lines between them."""
    kept = lines[:1]
    for before, line, after in zip(lines[:-1], lines[1:], [*lines[2:], ""], strict=True):
        if line or not (before.endswith(NOTHING) and after.endswith(NOTHING)):
            kept.append(line)
    return kept


def left_off(number: int, what: str = "more") -> list[str]:
    """A line that says how many entries are not shown."""
    return [f"  … and {number} {what} (--all shows them)"] if number > 0 else []


def page_lines(entry: PageEntry, style: Style) -> list[str]:
    published = date_words(entry.published) if entry.published else "no date"
    number = f"[{entry.number}]" if entry.number is not None else "[-]"
    what = entry.reason if entry.reason else count(entry.statements, "statement")
    name = entry.name if entry.name != "page" else f"page {entry.id}"
    as_of = [f"speaks as of {list_words(date_words(d) for d in entry.as_of)}"] if entry.as_of else []
    facts = [name, published, *as_of, what] if entry.number is not None else [name, what]
    lines = wrapped("; ".join(facts), style, f"  {number:>4} ", "       ")
    title, _ = excerpt(entry.title or "", Span(0, 0), style.quote_words)
    return lines + (wrapped(title, style, "       ") if title else [])


def _party(party: Party, style: Style) -> list[str]:
    people = f": {', '.join(party.people)}" if party.people else ""
    return wrapped(f"{party.name}{people} ({count(party.statements, 'statement')})", style, "  ", "    ")


def _judges(parties: Sequence[Party], style: Style) -> list[str]:
    judges = [p.name for p in parties if p.judges_only]
    return wrapped(f"Only judging: {list_words(judges)}", style, "  ", "    ") if judges else []


def _call(h: Happening, style: Style) -> list[str]:
    return happening_lines(h, style, among_calls=True)


def happening_lines(h: Happening, style: Style, *, dated: bool = True, among_calls: bool = False) -> list[str]:
    """A happening with what is told of it, its first report and where the others are; its date first if asked.

    `among_calls`: what stands above it says that it is one.
    """
    lines = wrapped(happening_words(h, dated=dated, among_calls=among_calls), style, "  ", "    ")
    for ordinal in h.ordinals:
        words, _ = excerpt(ordinal, Span(0, 0), style.quote_words)
        lines += wrapped(f"told as {quoted(words)}", style, "    ")
    return lines + report_lines(h.reports, style)


def happening_words(h: Happening, *, dated: bool = True, among_calls: bool = False) -> str:
    """A happening on one line: its date, parties, level, places, format, host, mediator and how real it is."""
    dates = main_dates(h)
    lead = f"{date_words(dates[0])}: " if dates and dated else ""
    facts = [h.words, h.level or "", f"in {', '.join(h.places)}" if h.places else ""]
    facts += [f for f in format_words(h) if not (among_calls and f == label("formats", "phone"))]
    facts += [f"hosted by {list_words(h.hosts)}"] if h.hosts else []
    facts += [f"mediated by {list_words(h.mediators)}"] if h.mediators else []
    return f"{lead}{'; '.join(f for f in (*facts, *h.states) if f)}"


def format_words(h: Happening) -> tuple[str, ...]:
    """How parties met, where that tells a reader more than how many are named; of a call at least that it is one."""
    counts: dict[str, int] = labels()["format_counts"]
    told = tuple(f for f in h.formats if counts.get(f) != len(h.actors))
    return told if told or h.kind != "call" else (label("formats", "phone"),)


def _stands(stands: Sequence[Stand], style: Style) -> list[str]:
    """Stands under their holders."""
    title = "WHO DEMANDS, OFFERS, REJECTS, THREATENS WHAT"
    if not stands:
        return ["", *wrap(f"{title}: {NOTHING}", style.width)]
    lines = ["", *wrap(f"{title} ({len(stands)})", style.width)]
    for holders, own in groupby(stands, key=lambda s: s.holders):
        group = list(own)
        shown = group if style.most is None else group[: style.most]
        lines += wrapped(list_words(holders) or "Not said who", style, "  ")
        for _, same in groupby(shown, key=_quote_of):
            lines += _stand_group(list(same), style)
        lines += [f"  {line}" for line in left_off(len(group) - len(shown))]
    return lines


def _quote_of(stand: Stand) -> tuple[tuple[str, Span], ...]:
    return tuple((r.page, r.span) for r in stand.reports)


def _stand_group(stands: Sequence[Stand], style: Style) -> list[str]:
    """What somebody wants, one thing a line, then the quote that tells all of it.

    Where no step says what, the quote does, on the same line.
    """
    *others, last = sorted(stands, key=lambda s: s.object is None)
    lines = [line for s in others for line in wrapped(stand_words(s), style, "    - ", "      ")]
    if last.object is None:
        lead = f"{stand_words(last)}: "
        return lines + report_lines(last.reports, style, own=last.holders, lead=lead, indent="    - ")
    lines += wrapped(stand_words(last), style, "    - ", "      ")
    return lines + report_lines(last.reports, style, own=last.holders)


def stand_words(stand: Stand) -> str:
    """What somebody wants, in words."""
    words = stand.verb
    if stand.object:
        words += f" {stand.object}"
    if stand.about:
        words += f", on {stand.about}" if stand.object else f" something on {stand.about}"
    if stand.due:
        words += f", due {date_words(stand.due)}"
    if stand.qualifiers:
        words += f" ({', '.join(stand.qualifiers)})"
    return words


def _order(brief: Brief, style: Style) -> list[str]:
    """Links, then the chains and deadlocks that they make."""
    lines = section("What is wanted before what", brief.links, link_lines, style)
    for chain in brief.chains:
        lines += wrapped(f"Laid end to end: {chain.sentence}", style, "  = ", "    ")
    for deadlock in brief.deadlocks:
        lines += wrapped(f"Deadlock: {deadlock.sentence}", style, "  ! ", "    ")
    return lines


def link_holders(link: Link) -> str:
    """Who wants one thing before another; where nobody is named as wanting it, who says so, if in few words."""
    said = next(iter(link.reports[0].speakers), "")
    if link.holders or not said or len(said.split()) > LONGEST_SPEAKER:
        return list_words(link.holders) or "Not said by whom"
    return f"{said[:1].upper()}{said[1:]}"


def link_lines(link: Link, style: Style) -> list[str]:
    """Who wants what before what, with the reports."""
    lines = wrapped(link_words(link), style, "  ", "    ")
    lines += report_lines(link.reports, style, own=link.holders or link.reports[0].speakers[:1])
    if link.given_up:
        lines += wrapped(f"given up since {place_of(link.given_up, link.holders)}", style, "      > ", "        ")
    return lines


def link_words(link: Link) -> str:
    """Who wants what before what, on one line."""
    joint = {
        "exchange": f"{link.then_words} in exchange for {link.first_words}",
        "leads_to": f"{link.first_words}, which leads to {link.then_words}",
    }
    words = joint.get(link.relation, f"first {link.first_words}, then {link.then_words}")
    return f"{link_holders(link)}: {words}"


def _assessments(assessments: Sequence[Assessment], style: Style) -> list[str]:
    if not assessments:
        return ["", *wrap(f"ASSESSMENTS AND FORECASTS: {NOTHING}", style.width)]
    lines = ["", f"ASSESSMENTS AND FORECASTS ({len(assessments)})"]
    for by, own in groupby(assessments, key=lambda a: a.by):
        group = list(own)
        shown = group if style.most is None else group[: style.most]
        lines += wrapped(by, style, "  ")
        for a in shown:
            band = f" ({a.band.replace('-', ' to ')} in a hundred)" if a.band else ""
            said = f"on {date_words(a.said)}" if a.said else ""
            words = ", ".join(w for w in (f"{a.word}{band}" if a.word else "", *a.qualifiers, said) if w)
            lines += report_lines(a.reports, style, own=(by,), lead=f"{words}: " if words else "", indent="    - ")
        lines += [f"  {line}" for line in left_off(len(group) - len(shown))]
    return lines


def _situation(s: Situation, style: Style) -> list[str]:
    words = [*([date_words(s.since)] if s.since else []), *s.qualifiers]
    lead = f"({', '.join(words)}) " if words else ""
    return report_lines(s.reports, style, lead=lead, indent="  - ")


def _open(point: OpenPoint, style: Style) -> list[str]:
    """An open point: what is said of it above is only pointed at, what the pages themselves call open is quoted."""
    if not point.sentence:
        return report_lines(point.reports, style, indent="  - ")
    return wrapped(f"{point.sentence} ({_places(point.reports)})", style, "  - ", "    ")


def report_lines(
    reports: Sequence[Report], style: Style, own: tuple[str, ...] = (), lead: str = "", indent: str = "      "
) -> list[str]:
    """The first report with its words and place, then where else it is told."""
    first, *others = reports
    words, _ = excerpt(first.quote, first.trigger, style.quote_words)
    after = " " * len(indent)
    lines = wrapped(f"{lead}{quoted(words)} {place_of(first, own)}", style, indent, after)
    if others:
        told = f"{len(reports)} reports on {corroboration(reports)}; also {_places(others)}"
        lines += wrapped(told, style, after, after)
    return lines


def corroboration(reports: Sequence[Report]) -> str:
    """On how many pages a thing is told, and in how many texts where some of them are copies."""
    pages, lineages = len({r.page for r in reports}), len({r.lineage for r in reports})
    return count(pages, "page") + (f" ({count(lineages, 'lineage')})" if lineages < pages else "")


def place_of(report: Report, own: tuple[str, ...] = ()) -> str:
    """Whose words a report is and where it stands: `(Sergei Lavrov; Harbour Post [2], par. 4)`."""
    where = f"{report.outlet} [{report.page_number}], par. {report.paragraph}"
    return f"({speaker_words(report, own)}{where}{note_words(report)})"


def speaker_words(report: Report, own: tuple[str, ...] = ()) -> str:
    """Whose words a report is, to stand before its place; empty where the outlet speaks itself."""
    chain = [s for s in report.speakers if s not in own]
    return f"{', as told by '.join(chain)}; " if chain else ""


def note_words(report: Report) -> str:
    """How a report departs from its entry and what a reviewer said of it, to stand behind its place."""
    return "".join(f"; {note}" for note in (", ".join(report.notes), verdict_words(report.verdict)) if note)


def verdict_words(verdict: Verdict | None) -> str:
    """What reviewers made of a thing, in words; empty where nobody did anything."""
    return "added by a reviewer" if verdict == "added" else verdict or ""


def _places(reports: Iterable[Report]) -> str:
    """Further reports by page: `Harbour Post [2], par. 4 and 6`; those that depart are told one by one."""
    plain: dict[tuple[int, str], list[int]] = {}
    apart = []
    for r in reports:
        if r.notes or r.verdict:
            notes = ", ".join((*r.notes, *([verdict_words(r.verdict)] if r.verdict else [])))
            apart.append(f"{r.outlet} [{r.page_number}], par. {r.paragraph} ({notes})")
        else:
            plain.setdefault((r.page_number, r.outlet), []).append(r.paragraph)
    same = [
        f"{outlet} [{number}], par. {list_words(str(p) for p in sorted(set(paragraphs)))}"
        for (number, outlet), paragraphs in sorted(plain.items())
    ]
    return "; ".join((*same, *dict.fromkeys(apart)))


def wrapped(text: str, style: Style, first: str = "", rest: str | None = None) -> list[str]:
    """A text of pages made harmless, and broken into lines."""
    return wrap(neutralise(text), style.width, first, rest)


def count(number: int, word: str) -> str:
    """A number with its noun: "1 page", "2 pages"."""
    return f"{number:,} {noun(number, word)}"


def noun(number: int, word: str) -> str:
    """A noun as it stands after a number."""
    return word if number == 1 else f"{word}s"
