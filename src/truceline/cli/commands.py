"""The commands. Heavy imports wait until a command needs them, so that `--help` answers at once."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from truceline.cli.given import engine_of, pages_of
from truceline.cli.told import Progress, colour, complain, print_line, print_text, tell, width
from truceline.errors import ExportFailed, OptionInvalid, PageError, PageIsEmpty, RuleBroken, UnknownRule, WorkerLost
from truceline.model.conflict import SEVERITIES

if TYPE_CHECKING:
    from truceline.model.conflict import Conflict
    from truceline.model.page import Page
    from truceline.pipeline import CaseRecord, Engine

CONFLICTS_FOUND = 1
NOTHING_READ = 2


def demo(options: argparse.Namespace) -> int:
    """Brief on the example pages."""
    from truceline.publish.demo import closing_lines, example_pages

    done = _print_briefs(options, example_pages())
    print(closing_lines())
    return done


def brief(options: argparse.Namespace) -> int:
    """Print what the pages say of the negotiation, or write it as a dossier."""
    return _write_dossier(options) if options.format == "html" else _print_briefs(options, options.pages)


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
        tell(f"{left_out} more {'is' if left_out == 1 else 'are'} left out by --min-severity and --kind")
    _tell_unchecked(cases)
    if not cases:
        return NOTHING_READ
    return CONFLICTS_FOUND if found and not options.exit_zero else 0


def _tell_unchecked(cases: Sequence[CaseRecord]) -> None:
    """Tell how many pages are in languages that are not checked, by their ISO codes."""
    languages = Counter(a.article.language for case in cases for a in case.articles if not a.article.is_read)
    if languages:
        pages = ", ".join(f"{number} in {language}" for language, number in sorted(languages.items()))
        tell(f"pages not checked, as only English is: {pages}")


def _is_asked_for(conflict: Conflict, options: argparse.Namespace) -> bool:
    severe = SEVERITIES.index(conflict.severity) <= SEVERITIES.index(options.min_severity)
    return severe and (options.kind is None or conflict.kind in options.kind)


def _print_conflicts(case: CaseRecord, shown: Sequence[Conflict], options: argparse.Namespace) -> None:
    from truceline.model.record import as_line, conflict_record
    from truceline.publish.conflict_text import render_conflicts, render_notes

    if options.format == "jsonl":
        for conflict in shown:
            print_line(as_line(conflict_record(conflict)))
    elif options.format == "note":
        print_text(render_notes(shown, case.articles, width()))
    else:
        text = render_conflicts(
            shown,
            case.articles,
            width(),
            colour=colour(),
            quote_words=options.quote_words,
            show_all=options.all,
            lineages=case.lineages,
        )
        print_text(text)


def rules(options: argparse.Namespace) -> int:  # noqa: ARG001  # one shape for all commands
    """List the rules of `check`."""
    from truceline.check.conflicts import RULES
    from truceline.publish.rules_text import render_rules

    print_text(render_rules(RULES, width()))
    return 0


def explain_rule(name: str) -> int:
    """Print what a rule of `check` compares, and when it is silent."""
    from truceline.check.conflicts import RULES
    from truceline.publish.rules_text import render_rule

    try:
        print_text(render_rule(RULES, name, width()))
    except UnknownRule as error:
        complain(error)
        return NOTHING_READ
    return 0


def code(options: argparse.Namespace) -> int:
    """Print one coded article a line."""
    from truceline.pipeline import record_lines
    from truceline.scale.processes import run_in_processes

    if options.output:
        return _code_shards(options)
    if options.cluster or options.format == "parquet":
        asked = "--cluster" if options.cluster else "--format parquet"
        raise OptionInvalid("records need a folder to go to", where=asked, remedy="name it with -o FOLDER")
    engine, pages = engine_of(options), pages_of(options.pages)
    lines = _traced(pages, engine) if options.trace else run_in_processes(record_lines, pages, engine, options.workers)
    read = 0
    for line in lines:
        if isinstance(line, PageError):
            complain(line)
        else:
            read += 1
            print_line(line)
    return 0 if read else NOTHING_READ


def _code_shards(options: argparse.Namespace) -> int:
    """Code each file into a file of records, and one of issues, in a folder; on a cluster where one is named."""
    from truceline.capture.columns import Columns
    from truceline.capture.files import files_in
    from truceline.publish.terminal import count
    from truceline.scale.cluster import code_on_cluster
    from truceline.scale.shards import code_shards, plan_shards

    engine, given = engine_of(options), list(files_in(options.pages))
    shards = plan_shards(given, options.output, engine, Columns(named=options.columns), options.format)
    if len(shards) < len(given):
        tell(f"{options.output}: {count(len(given) - len(shards), 'file')} of {len(given):,} coded already")
    records = lost = 0
    with Progress("files coded:", len(shards)) as progress:
        coding = (
            code_on_cluster(shards, engine, options.cluster, options.workers)
            if options.cluster
            else code_shards(shards, engine, options.workers)
        )
        for done in coding:
            progress.step()
            if isinstance(done, WorkerLost):
                complain(done)
                lost += 1
                continue
            records += done.records
            issues = f", {count(done.issues, 'issue')}" if done.issues else ""
            tell(f"{done.source}: {count(done.records, 'record')}{issues}")
    return NOTHING_READ if lost or (shards and not records) else 0


def _traced(pages: Iterable[Page | PageError], engine: Engine) -> Iterator[str | PageError]:
    """The records of pages, each with its trace."""
    from truceline.model.record import as_line, record_of
    from truceline.pipeline import tool_versions, trace_pages
    from truceline.publish.trace_json import trace_record

    tool = tool_versions(engine)
    for traced in trace_pages(pages, engine):
        if isinstance(traced, PageError):
            yield traced
        else:
            yield as_line({**record_of(traced.coded, tool), "trace": trace_record(traced.trace)})


def explain_sentence(options: argparse.Namespace) -> int:
    """Print what is read in a sentence, by which rule and word, or why nothing is."""
    from truceline.model.record import as_line, record_of
    from truceline.pipeline import tool_versions, trace_pages
    from truceline.publish.explain import render_explanation
    from truceline.publish.trace_json import trace_record

    engine = engine_of(options)
    page = _sentence_page(" ".join(options.sentence), options.published)
    for traced in trace_pages([page], engine):
        if isinstance(traced, PageError):
            raise traced
        if options.format == "json":
            record = record_of(traced.coded, tool_versions(engine))
            print_line(as_line({**record, "trace": trace_record(traced.trace)}))
        else:
            print_text(render_explanation(traced, width()))
    return 0


def offices(options: argparse.Namespace) -> int:
    """Write an office table from a saved result of the Wikidata query."""
    from truceline.capture.own_files import few, make_tables

    made = make_tables(Path(options.result), Path(options.output), options.checked)
    for remark in few(made.remarks, options.remarks):
        tell(remark)
    tell(made.summary)
    return 0


def _print_briefs(options: argparse.Namespace, names: Iterable[str]) -> int:
    from truceline.model.record import as_line
    from truceline.publish.brief import brief_of
    from truceline.publish.terminal import render_brief
    from truceline.publish.view_json import brief_record

    cases, unread = _cases(options, names)
    for case in cases:
        made = brief_of(case.articles, case.conflicts, lineages=case.lineages, unread=unread)
        if options.format == "json":
            print_line(as_line(brief_record(made)))
        else:
            text = render_brief(made, width(), colour=colour(), quote_words=options.quote_words, show_all=options.all)
            print(text, end="")
    return 0 if cases else NOTHING_READ


def _write_dossier(options: argparse.Namespace) -> int:
    from truceline.api.report import report_pages
    from truceline.publish.terminal import count

    if not options.output:
        raise ExportFailed("a dossier is many files", remedy="say where they go: -o FOLDER")
    written = report_pages(pages_of(options.pages), engine_of(options), Path(options.output), complain)
    tell(f"wrote {count(written, 'file')}; open {Path(options.output) / 'index.html'}")
    return 0 if written else NOTHING_READ


def _cases(options: argparse.Namespace, names: Iterable[str]) -> tuple[list[CaseRecord], list[PageError]]:
    """Code and check all pages, case by case, and tell of those that cannot be read."""
    from truceline.pipeline import check_pages

    cases, unread = [], []
    for case in check_pages(pages_of(names), engine_of(options)):
        if isinstance(case, RuleBroken):
            complain(case)
        elif isinstance(case, PageError):
            complain(case)
            unread.append(case)
        else:
            cases.append(case)
    return cases, unread


def _sentence_page(text: str, published: str | None) -> Page:
    from truceline.model.identity import content_sha256
    from truceline.model.page import Page
    from truceline.read.decode import replace_surrogates

    source = replace_surrogates(text)
    if not source.strip():
        raise PageIsEmpty("there is no sentence", remedy='put it in quotation marks: truceline explain "…"')
    sha256 = content_sha256(source)
    return Page(id=sha256[:12], source=source, sha256=sha256, kind="plain", published=published, clean=True)
