"""The commands. Heavy imports wait until a command needs them, so that `--help` answers at once."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from truceline.errors import PageError, PageIsEmpty, RuleBroken, TrucelineError, UnknownRule, one_line
from truceline.model.conflict import SEVERITIES

if TYPE_CHECKING:
    from truceline.model.conflict import Conflict
    from truceline.model.page import Page
    from truceline.pipeline import CaseRecord, Engine

CONFLICTS_FOUND = 1
NOTHING_READ = 2

# Wider lines are hard to read; narrower than this nothing can stand side by side.
WIDEST, NARROWEST = 100, 60


def demo(options: argparse.Namespace) -> int:
    """Brief on the example pages."""
    from truceline.publish.demo import closing_lines, example_pages

    done = _print_briefs(options, example_pages())
    print(closing_lines())
    return done


def brief(options: argparse.Namespace) -> int:
    """Print what the pages say of the negotiation."""
    return _print_briefs(options, options.pages)


def check(options: argparse.Namespace) -> int:
    """Print the conflicts alone. Exit code 1 where there are any, unless told otherwise."""
    found, left_out = 0, 0
    cases, _ = _cases(options, options.pages)
    for case in cases:
        told = [c for c in case.conflicts if options.all or c.class_ != "different_scope"]
        shown = [c for c in told if _is_asked_for(c, options)]
        found += len(shown)
        left_out += len(told) - len(shown)
        _print_conflicts(case, shown, options)
    if left_out:
        _tell(f"{left_out} more {'is' if left_out == 1 else 'are'} left out by --min-severity and --kind")
    if not cases:
        return NOTHING_READ
    return CONFLICTS_FOUND if found and not options.exit_zero else 0


def _is_asked_for(conflict: Conflict, options: argparse.Namespace) -> bool:
    severe = SEVERITIES.index(conflict.severity) <= SEVERITIES.index(options.min_severity)
    return severe and (options.kind is None or conflict.kind in options.kind)


def _print_conflicts(case: CaseRecord, shown: Sequence[Conflict], options: argparse.Namespace) -> None:
    from truceline.model.record import as_line, conflict_record
    from truceline.publish.conflict_text import render_conflicts, render_notes

    if options.format == "jsonl":
        for conflict in shown:
            _print_line(as_line(conflict_record(conflict)))
    elif options.format == "note":
        _print_text(render_notes(shown, case.articles, _width()))
    else:
        text = render_conflicts(
            shown,
            case.articles,
            _width(),
            colour=_colour(),
            quote_words=options.quote_words,
            show_all=options.all,
            lineages=case.lineages,
        )
        _print_text(text)


def rules(options: argparse.Namespace) -> int:  # noqa: ARG001  # one shape for all commands
    """List the rules of `check`."""
    from truceline.check.conflicts import RULES
    from truceline.publish.rules_text import render_rules

    _print_text(render_rules(RULES, _width()))
    return 0


def explain_rule(name: str) -> int:
    """Print what a rule of `check` compares, and when it is silent."""
    from truceline.check.conflicts import RULES
    from truceline.publish.rules_text import render_rule

    try:
        _print_text(render_rule(RULES, name, _width()))
    except UnknownRule as error:
        complain(error)
        return NOTHING_READ
    return 0


def code(options: argparse.Namespace) -> int:
    """Print one coded article a line."""
    from truceline.model.record import as_line, record_of
    from truceline.pipeline import TracedArticle, code_pages, tool_versions, trace_pages
    from truceline.publish.trace_json import trace_record

    engine = _engine(options)
    tool = tool_versions(engine)
    read = 0
    for coded in (trace_pages if options.trace else code_pages)(_pages(options.pages), engine):
        if isinstance(coded, PageError):
            complain(coded)
            continue
        read += 1
        if isinstance(coded, TracedArticle):
            _print_line(as_line({**record_of(coded.coded, tool), "trace": trace_record(coded.trace)}))
        else:
            _print_line(as_line(record_of(coded, tool)))
    return 0 if read else NOTHING_READ


def explain(options: argparse.Namespace) -> int:
    """Print what is read in a sentence, by which rule and word, or why nothing is."""
    from truceline.model.record import as_line, record_of
    from truceline.pipeline import tool_versions, trace_pages
    from truceline.publish.explain import render_explanation
    from truceline.publish.trace_json import trace_record

    engine = _engine(options)
    page = _sentence_page(" ".join(options.sentence), options.published)
    for traced in trace_pages([page], engine):
        if isinstance(traced, PageError):
            raise traced
        if options.format == "json":
            record = record_of(traced.coded, tool_versions(engine))
            _print_line(as_line({**record, "trace": trace_record(traced.trace)}))
        else:
            _print_text(render_explanation(traced, _width()))
    return 0


def offices(options: argparse.Namespace) -> int:
    """Write an office table from a saved result of the Wikidata query."""
    from truceline.capture.own_files import few, make_tables

    made = make_tables(Path(options.result), Path(options.output), options.checked)
    for remark in few(made.remarks, options.remarks):
        _tell(remark)
    _tell(made.summary)
    return 0


def _print_briefs(options: argparse.Namespace, names: Iterable[str]) -> int:
    from truceline.model.record import as_line
    from truceline.publish.brief import brief_of
    from truceline.publish.brief_json import brief_record
    from truceline.publish.terminal import render_brief

    cases, unread = _cases(options, names)
    for case in cases:
        made = brief_of(case.articles, case.conflicts, lineages=case.lineages, unread=unread)
        if options.format == "json":
            _print_line(as_line(brief_record(made)))
        else:
            text = render_brief(made, _width(), colour=_colour(), quote_words=options.quote_words, show_all=options.all)
            print(text, end="")
    return 0 if cases else NOTHING_READ


def _cases(options: argparse.Namespace, names: Iterable[str]) -> tuple[list[CaseRecord], list[PageError]]:
    """Code and check all pages, case by case, and tell of those that cannot be read."""
    from truceline.pipeline import check_pages

    cases, unread = [], []
    for case in check_pages(_pages(names), _engine(options)):
        if isinstance(case, RuleBroken):
            complain(case)
        elif isinstance(case, PageError):
            complain(case)
            unread.append(case)
        else:
            cases.append(case)
    return cases, unread


def _pages(names: Iterable[str]) -> Iterator[Page | PageError]:
    """Capture pages from files, and from JSON lines on standard input where a name is `-`."""
    from truceline.capture.files import capture_paths
    from truceline.capture.json_lines import capture_json_lines

    for name in names:
        if name == "-":
            yield from capture_json_lines(sys.stdin.buffer)
        else:
            yield from capture_paths([Path(name)])


def _sentence_page(text: str, published: str | None) -> Page:
    from truceline.model.identity import content_sha256
    from truceline.model.page import Page
    from truceline.read.decode import replace_surrogates

    source = replace_surrogates(text)
    if not source.strip():
        raise PageIsEmpty("there is no sentence", remedy='put it in quotation marks: truceline explain "…"')
    sha256 = content_sha256(source)
    return Page(id=sha256[:12], source=source, sha256=sha256, kind="plain", published=published, clean=True)


def _engine(options: argparse.Namespace) -> Engine:
    from truceline.annotate.parser import SpacyParser
    from truceline.capture.own_files import read_own_knowledge
    from truceline.lexicon.lexicon import load_lexicon
    from truceline.pipeline import Engine

    lexicon = load_lexicon()
    own = (options.actors, options.offices, options.meetings, options.record)
    if any(own):
        lexicon, told = read_own_knowledge(*own)
        for line in told:
            _tell(line)
    return Engine(lexicon, SpacyParser(options.model)) if options.model else Engine(lexicon)


def _print_line(line: str) -> None:
    sys.stdout.buffer.write(line.encode("utf-8") + b"\n")


def _print_text(text: str) -> None:
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8"))


def complain(error: TrucelineError) -> None:
    _tell(error.line)


def _tell(line: str) -> None:
    print(f"truceline: {one_line(line)}", file=sys.stderr)


def _width() -> int:
    """80 columns where nobody looks on, else the terminal's width within bounds."""
    if not sys.stdout.isatty():
        return 80
    return max(NARROWEST, min(WIDEST, shutil.get_terminal_size().columns))


def _colour() -> bool:
    return sys.stdout.isatty() and "NO_COLOR" not in os.environ
