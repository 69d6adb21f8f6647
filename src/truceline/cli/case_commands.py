"""The commands that work on a case file."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from truceline.cli.commands import NOTHING_READ, explain_sentence
from truceline.cli.given import engine_of
from truceline.cli.told import Progress, complain, print_line, print_text, tell, width
from truceline.errors import ConfigInvalid, OptionInvalid, OwnFileUnreadable

if TYPE_CHECKING:
    from truceline.api.case import Case
    from truceline.api.views import View
    from truceline.capture.intake import Incoming
    from truceline.pipeline import Added, Engine
    from truceline.publish.terminal import Style

STOPPED = 130
FEW_OMITTED = 60
"""Pages left out that are listed unless all are asked for."""
FEW_HITS = 20
"""Articles that `search` shows unless all are asked for."""
SQLITE = b"SQLite format 3"
"""What a case file begins with."""


def add(options: argparse.Namespace) -> int:
    """Keep pages in a case file, code them, then link and check the case anew."""
    from truceline.api.case import Case
    from truceline.publish.terminal import count

    with Case(options.case, options.config) as case:
        if case.configure():
            tell(f"{case.path}: {case.config_file()} is kept")
        try:
            added = case.keep(_incoming(case, options), complain)
            tell(f"{case.path}: {_added_words(added)}")
            bring_up_to_date(case, engine_of(options, case.config()), options.workers)
        except KeyboardInterrupt:
            tell(f"{case.path}: stopped; what is kept stays, and the same command goes on from there")
            return STOPPED
        told = (count(number, what.removesuffix("s")) for what, number in case.counts().items())
        tell(f"{case.path}: {', '.join(told)}")
    return 0 if added.new or added.known or added.omitted or not options.pages else NOTHING_READ


def _incoming(case: Case, options: argparse.Namespace) -> Iterator[Incoming]:
    """The pages that the options name, and those that were left out before and are wanted all the same."""
    from truceline.api.intake import intake_of, omitted_of

    intake = intake_of(
        case,
        options.columns,
        about=options.about,
        fetch=options.fetch or options.allow_private,
        private=options.allow_private,
        stdin=sys.stdin.buffer,
    )
    if options.take:
        yield from intake.pages_omitted(omitted_of(case, options.take))
    yield from intake.pages(options.pages)


def _added_words(added: Added) -> str:
    from truceline.publish.terminal import count

    left_out = f", {added.omitted:,} left out as not about the parties (`truceline omitted`)" if added.omitted else ""
    same = f", {added.unchanged:,} not changed since asked the last time" if added.unchanged else ""
    return f"{count(added.new, 'new page')}, {added.known:,} known already, {added.unread:,} not read{left_out}{same}"


def bring_up_to_date(case: Case, engine: Engine, workers: int | None) -> None:
    """Code the pages of a case that this truceline has not coded, then link and check the case, with progress."""
    with Progress("coding", case.pages_left(engine)) as progress:
        case.bring_up_to_date(engine, complain, progress.step, workers)


def init(options: argparse.Namespace) -> int:
    """Write a `truceline.toml` with comments, for a case to be."""
    from truceline.capture.config_file import write_config_file

    tell(f"wrote {write_config_file(Path(options.case))}")
    return 0


def view(options: argparse.Namespace) -> int:
    """Print a view of a case by its name."""
    from truceline.api.case import Case

    with Case(options.case, options.config) as case:
        _tell_what_is_left(case)
        return _print_view(case.view(options.view, options.known_at, options.all_parties), options)


def diff(options: argparse.Namespace) -> int:
    """Print what changed between the ends of two days."""
    from truceline.api.case import Case

    with Case(options.case, options.config) as case:
        _tell_what_is_left(case)
        return _print_view(case.diff(options.since, options.until, options.all_parties), options)


def search(options: argparse.Namespace) -> int:
    """Print the articles of a case in which words stand."""
    from truceline.api.case import Case
    from truceline.case.search import MOST

    with Case(options.case) as case:
        found = case.search(" ".join(options.words), options.known_at, MOST if options.all else FEW_HITS)
        return _print_view(found, options)


def omitted(options: argparse.Namespace) -> int:
    """Print the pages that were left out of a case, and why."""
    from truceline.api.case import Case

    with Case(options.case) as case:
        return _print_view(case.omitted(None if options.all else FEW_OMITTED), options)


def export(options: argparse.Namespace) -> int:
    """Write the views of a case as tables into a folder."""
    from truceline.api.case import Case
    from truceline.publish.columns import OF_ONE_DAY

    with Case(options.case, options.config) as case:
        _tell_what_is_left(case)
        views, day = options.view or OF_ONE_DAY, options.known_at
        for path in case.export(options.output, options.format, views, day, options.all_parties):
            tell(f"wrote {path}")
    return 0


def report(options: argparse.Namespace) -> int:
    """Write the dossier of a case into a folder."""
    from truceline.api.case import Case
    from truceline.publish.terminal import count

    with Case(options.case) as case:
        _tell_what_is_left(case)
        written = case.report(options.output, options.known_at, options.day, options.all_parties)
    tell(f"wrote {count(written, 'file')}; open {Path(options.output) / 'index.html'}")
    return 0


def explain(options: argparse.Namespace) -> int:
    """Print where a thing of a case comes from, or, without a case, what is read in a sentence."""
    first, *rest = options.sentence
    named = _is_database(Path(first)) or Path(first).suffix == ".case"
    if named and not rest:
        remedy = "name an id behind it; `truceline status CASE` and the other views have some"
        raise OptionInvalid("this is a case, and no sentence", where=first, remedy=remedy)
    if len(rest) != 1 or not named:
        return explain_sentence(options)
    from truceline.api.case import Case
    from truceline.publish.provenance_text import render_provenance

    with Case(first) as case:
        found = case.explain(rest[0])
    return print_whole(found, lambda style: render_provenance(found, style), options)


def versions(options: argparse.Namespace) -> int:
    """Print which pages were captured in several versions, and what differs between these."""
    from truceline.api.case import Case
    from truceline.publish.versions_text import render_versions

    with Case(options.case) as case:
        found = case.versions(options.id)
    return print_whole(found, lambda style: render_versions(found, style), options)


def _is_database(path: Path) -> bool:
    """Whether a word of the command names a SQLite file, as a sentence hardly does."""
    try:
        with path.open("rb") as file:
            return file.read(len(SQLITE)) == SQLITE
    except (OSError, ValueError):
        return False


def _tell_what_is_left(case: Case) -> None:
    if not case.is_up_to_date():
        tell(f"{case.path}: pages were added that are not coded and linked yet; run `truceline add` to go on")
    try:
        if not case.is_configured():
            tell(f"{case.config_file()} is not what the case holds; run `truceline add {case.path}` to go by it")
    except (ConfigInvalid, OwnFileUnreadable) as error:  # the view goes by what the case holds
        complain(error)


def print_whole(whole: object, as_text: Callable[[Style], str], options: argparse.Namespace) -> int:
    """Print a frozen value as text, or as JSON where that is asked for."""
    from truceline.model.record import as_line
    from truceline.publish.view_json import view_record

    if options.format == "json":
        print_line(as_line(view_record(whole)))
    else:
        print_text(as_text(_style(options)))
    return 0


def _print_view(found: View[Any, Any], options: argparse.Namespace) -> int:
    if options.format == "json":
        print_line(found.line())
    else:
        print_text(found.as_text(_style(options)))
    return 0


def _style(options: argparse.Namespace) -> Style:
    """How the options ask for a text to be set; where a command lets nothing be left out, nothing is."""
    from truceline.publish.terminal import MOST, QUOTE_WORDS, Style

    whole = getattr(options, "all", True)
    return Style(width(), getattr(options, "quote_words", QUOTE_WORDS), None if whole else MOST)
