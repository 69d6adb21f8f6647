"""The commands that work on a case file."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from truceline.cli.commands import NOTHING_READ, explain_sentence
from truceline.cli.given import engine_of, pages_of
from truceline.cli.told import Progress, complain, print_line, print_text, tell, width
from truceline.errors import PageError

if TYPE_CHECKING:
    from truceline.case.case_file import CaseFile
    from truceline.pipeline import CaseRecord, Engine
    from truceline.publish.terminal import Style
    from truceline.trace.sources import Sources

STOPPED = 130
SQLITE = b"SQLite format 3"
"""What a case file begins with."""


def add(options: argparse.Namespace) -> int:
    """Keep pages in a case file, code them, then link and check the case anew."""
    from truceline.case.case_file import CaseFile
    from truceline.case.together import count_together
    from truceline.pipeline import Added, add_pages

    at, added = now(), Added(0, 0, 0)
    with CaseFile.open(Path(options.case), at, create=True) as case:
        try:
            for told in add_pages(pages_of(_files_of(options.pages)), case, at):
                if isinstance(told, Added):
                    added = told
                else:
                    complain(told)
            pages = f"{added.new} new page{'' if added.new == 1 else 's'}"
            tell(f"{case.path}: {pages}, {added.known} known already, {added.unread} not read")
            bring_up_to_date(case, engine_of(options), at)
        except KeyboardInterrupt:
            tell(f"{case.path}: stopped; what is kept stays, and the same command goes on from there")
            return STOPPED
        counts = count_together(case.db)
        tell(f"{case.path}: " + ", ".join(f"{number:,} {what}" for what, number in counts.items()))
    return 0 if added.new or added.known else NOTHING_READ


def bring_up_to_date(case: CaseFile, engine: Engine, at: str) -> None:
    """Code the pages of a case that this truceline has not coded, then link and check the case, with progress."""
    from truceline.pipeline import code_case, link_case, pages_left

    with Progress("coding", pages_left(case, engine)) as progress:
        for coded in code_case(case, engine, at):
            if isinstance(coded, PageError):
                complain(coded)
            progress.step()
    for broken in link_case(case, engine, at):
        complain(broken)


def now() -> str:
    """The time now, ISO 8601 in UTC; that of SOURCE_DATE_EPOCH where a reproducible file is wanted."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    moment = datetime.fromtimestamp(int(epoch), UTC) if epoch.isdecimal() else datetime.now(UTC)
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z")


def _files_of(names: Iterable[str]) -> Iterator[str]:
    """The names, and in place of a folder the files in it, in the order of their names; hidden ones are left out."""
    for name in names:
        folder = Path(name)
        if name != "-" and folder.is_dir():
            found = (f for f in folder.rglob("*") if f.is_file())
            yield from sorted(str(f) for f in found if not any(p.startswith(".") for p in f.relative_to(folder).parts))
        else:
            yield name


def status(options: argparse.Namespace) -> int:
    """Print where the case stands, on one screen."""
    from truceline.case.case_file import CaseFile
    from truceline.case.coverage import find_coverage
    from truceline.case.decisions import first_altered
    from truceline.lexicon.lexicon import load_lexicon
    from truceline.pipeline import case_review
    from truceline.publish.decisions_text import decisions_line
    from truceline.publish.status_text import render_status
    from truceline.trace.standing import find_standing

    record, sources, as_of = _case(options)
    style = style_of(options)
    with CaseFile.open(Path(options.case), now()) as case:
        coverage = find_coverage(case.db, options.known_at)
        told = decisions_line(case_review(case).decided, first_altered(case.db), style)
    found = find_standing(sources, record.conflicts, load_lexicon(), as_of)
    text = render_status(found, coverage, style, accepted=record.marks.keys(), decided=told)
    return print_view(found, text, options)


def timeline(options: argparse.Namespace) -> int:
    """Print what happened, was planned or denied, by date, and when that was known."""
    from truceline.publish.timeline_text import render_timeline
    from truceline.trace.happenings import find_happenings
    from truceline.trace.stands import find_stands
    from truceline.trace.timeline import find_timeline

    record, sources, as_of = _case(options)
    found = find_timeline(sources, find_happenings(sources), find_stands(sources), as_of, record.conflicts)
    return print_view(found, render_timeline(found, len(sources.pages), style_of(options)), options)


def meetings(options: argparse.Namespace) -> int:
    """Print who met whom, as planned and as held, and who is to meet."""
    from truceline.publish.meetings_text import render_meetings
    from truceline.trace.happenings import find_happenings
    from truceline.trace.meetings import find_meetings
    from truceline.trace.timeline import find_timeline

    _, sources, as_of = _case(options)
    found = find_meetings(sources, find_timeline(sources, find_happenings(sources), (), as_of))
    return print_view(found, render_meetings(found, len(sources.pages), style_of(options)), options)


def positions(options: argparse.Namespace) -> int:
    """Print the last word of each party on each issue, and how it moved."""
    from truceline.lexicon.lexicon import load_lexicon
    from truceline.publish.positions_text import render_positions
    from truceline.trace.positions import find_positions

    _, sources, as_of = _case(options)
    found = find_positions(sources, load_lexicon(), as_of)
    return print_view(found, render_positions(found, len(sources.pages), style_of(options)), options)


def sequence(options: argparse.Namespace) -> int:
    """Print what is wanted before what, where that goes round in a ring, and what would open it."""
    from truceline.publish.sequence_text import render_order
    from truceline.trace.happenings import find_happenings
    from truceline.trace.sequence import find_order

    _, sources, as_of = _case(options)
    found = find_order(sources, find_happenings(sources), as_of)
    return print_view(found, render_order(found, len(sources.pages), style_of(options)), options)


def ledger(options: argparse.Namespace) -> int:
    """Print agreements and ceasefires by stage, who confirms them, and who says that they were broken."""
    from truceline.lexicon.lexicon import load_lexicon
    from truceline.publish.ledger_text import render_ledger
    from truceline.trace.ledger import find_ledger

    _, sources, as_of = _case(options)
    found = find_ledger(sources, load_lexicon(), as_of)
    return print_view(found, render_ledger(found, len(sources.pages), style_of(options)), options)


def diff(options: argparse.Namespace) -> int:
    """Print what changed between the ends of two days."""
    from truceline.lexicon.lexicon import load_lexicon
    from truceline.publish.changes_text import render_changes
    from truceline.trace.changes import Known, find_changes
    from truceline.trace.sources import Sources

    days = sorted((options.since, options.until))
    before, after = (_record(options, day) for day in days)
    was, now_known = (
        Known(day=day, sources=Sources.of(r.articles, r.lineages, r.marks), conflicts=r.conflicts)
        for day, r in zip(days, (before, after), strict=True)
    )
    found = find_changes(was, now_known, load_lexicon())
    return print_view(found, render_changes(found, after.articles, style_of(options)), options)


def explain(options: argparse.Namespace) -> int:
    """Print where a thing of a case comes from, or, without a case, what is read in a sentence."""
    first, *rest = options.sentence
    if len(rest) != 1 or not _is_database(Path(first)):
        return explain_sentence(options)
    from truceline.case.case_file import CaseFile
    from truceline.case.provenance import find_provenance
    from truceline.pipeline import case_review
    from truceline.publish.provenance_text import render_provenance
    from truceline.publish.terminal import Style

    with CaseFile.open(Path(first), now()) as case:
        found = find_provenance(case.db, rest[0], case_review(case))
    return print_view(found, render_provenance(found, Style(width())), options)


def _is_database(path: Path) -> bool:
    """Whether a word of the command names a SQLite file, as a sentence hardly does."""
    try:
        with path.open("rb") as file:
            return file.read(len(SQLITE)) == SQLITE
    except (OSError, ValueError):
        return False


def _case(options: argparse.Namespace) -> tuple[CaseRecord, Sources, str | None]:
    """The case as it is looked at, its pages, and the day as of which."""
    from truceline.trace.sources import Sources
    from truceline.trace.timeline import last_known

    record = _record(options, options.known_at)
    sources = Sources.of(record.articles, record.lineages, record.marks)
    return record, sources, options.known_at or last_known(sources)


def _record(options: argparse.Namespace, known_at: str | None) -> CaseRecord:
    """The case that the command names, as it was known on a day; what it lacks is told."""
    from truceline.case.case_file import CaseFile
    from truceline.case.together import is_made_of_all
    from truceline.lexicon.lexicon import load_lexicon
    from truceline.pipeline import case_record

    with CaseFile.open(Path(options.case), now()) as case:
        if not is_made_of_all(case.db):
            tell(f"{case.path}: pages were added that are not coded and linked yet; run `truceline add` to go on")
        return case_record(case, load_lexicon(), known_at)


def style_of(options: argparse.Namespace) -> Style:
    """How a view is set, as the options ask."""
    from truceline.publish.terminal import MOST, Style

    return Style(width(), options.quote_words, None if options.all else MOST)


def print_view(view: object, text: str, options: argparse.Namespace) -> int:
    """Print a view as text, or as JSON where that is asked for."""
    from truceline.model.record import as_line
    from truceline.publish.view_json import view_record

    if options.format == "json":
        print_line(as_line(view_record(view)))
    else:
        print_text(text)
    return 0
