"""The commands. Heavy imports wait until a command needs them, so that `--help` answers at once."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from truceline import __version__
from truceline.errors import PageError, PageIsEmpty, TrucelineError, one_line

if TYPE_CHECKING:
    from truceline.model.page import Page
    from truceline.pipeline import CaseRecord, Engine

Command = Callable[[argparse.Namespace], int]

CONFLICTS_FOUND = 1
NOTHING_READ = 2

# Wider lines are hard to read; narrower than this nothing can stand side by side.
WIDEST, NARROWEST = 100, 60


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and give its exit code."""
    options = build_parser().parse_args(arguments)
    run: Command = options.run
    try:
        return run(options)
    except TrucelineError as error:
        _complain(error)
        return NOTHING_READ
    except BrokenPipeError:  # the reader of a pipe has gone; nobody is left to tell
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130


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
    from truceline.model.record import as_line, conflict_record
    from truceline.publish.conflict_text import render_conflicts

    found = 0
    cases, _ = _cases(options, options.pages)
    for case in cases:
        shown = [c for c in case.conflicts if options.all or c.class_ != "different_scope"]
        found += len(shown)
        if options.format == "jsonl":
            for conflict in shown:
                _print_line(as_line(conflict_record(conflict)))
        else:
            text = render_conflicts(
                shown,
                case.articles,
                _width(),
                colour=_colour(),
                quote_words=options.quote_words,
                show_all=options.all,
            )
            print(text, end="")
    if not cases:
        return NOTHING_READ
    return CONFLICTS_FOUND if found and not options.exit_zero else 0


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
            _complain(coded)
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
        made = brief_of(case.articles, case.conflicts, unread=unread)
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
        if isinstance(case, PageError):
            _complain(case)
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
    if options.actors or options.offices:
        lexicon, told = read_own_knowledge(options.actors, options.offices)
        for line in told:
            _tell(line)
    return Engine(lexicon, SpacyParser(options.model)) if options.model else Engine(lexicon)


def _print_line(line: str) -> None:
    sys.stdout.buffer.write(line.encode("utf-8") + b"\n")


def _print_text(text: str) -> None:
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8"))


def _complain(error: TrucelineError) -> None:
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


def build_parser() -> argparse.ArgumentParser:
    """Make the parser of all commands and options."""
    parser = argparse.ArgumentParser(
        prog="truceline",
        description="Read news pages about a negotiation and keep an auditable record of it.",
        epilog="Every command works offline. A page is a file of HTML or plain text, a feed, or JSON lines (.jsonl); "
        "`-` reads JSON lines from standard input. Exit codes: 0 done, 1 conflicts found (check), 2 nothing was read.",
    )
    parser.add_argument("--version", action="version", version=f"truceline {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)

    one = _command(commands, "demo", demo, "brief on the example pages that come with truceline")
    _add_brief_options(one)
    _add_engine_options(one)
    one = _command(commands, "brief", brief, "what these pages say of the negotiation, and what cannot stand together")
    _add_pages(one)
    _add_brief_options(one)
    _add_engine_options(one)
    one = _command(commands, "check", check, "the conflicts alone, quotes side by side")
    _add_pages(one)
    one.add_argument("--format", choices=("text", "jsonl"), default="text", help="how to print (default: text)")
    one.add_argument("--all", action="store_true", help="show differences of scope too")
    _add_quote_words(one)
    one.add_argument("--exit-zero", action="store_true", help="exit with 0 even where there are conflicts")
    _add_engine_options(one)
    one = _command(commands, "code", code, "one coded article a line: the record itself")
    _add_pages(one)
    one.add_argument("--format", choices=("jsonl",), default="jsonl", help="how to print (default: jsonl)")
    one.add_argument("--trace", action="store_true", help="add to each record its parses, and what decided each slot")
    _add_engine_options(one)
    _add_explain(commands)
    _add_offices(commands)
    return parser


def _add_explain(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    one = _command(
        commands, "explain", explain, "what is read in a sentence, by which rule and word, or why nothing is"
    )
    one.add_argument("sentence", nargs="+", metavar="SENTENCE", help="the sentence, best in quotation marks")
    one.add_argument("--published", type=_day, metavar="DATE", help="the day of publication (2025-08-13)")
    one.add_argument("--format", choices=("text", "json"), default="text", help="how to print (default: text)")
    _add_engine_options(one)


def _add_offices(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    one = _command(commands, "offices", offices, "an office table of your own from a saved Wikidata result")
    one.add_argument("result", metavar="RESULT", help="the result of the query in docs/lexicon.md, as JSON or CSV")
    one.add_argument("-o", "--output", required=True, metavar="FILE", help="where the table goes (offices.tsv)")
    one.add_argument("--checked", type=_month, metavar="MONTH", help="when the result was asked, if it does not say")
    one.add_argument(
        "--remarks", type=int, default=20, metavar="N", help="print at most N lines of what was left out (20)"
    )


def _command(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], name: str, run: Command, summary: str
) -> argparse.ArgumentParser:
    one = commands.add_parser(name, help=summary, description=summary[0].upper() + summary[1:] + ".")
    one.set_defaults(run=run)
    return one


def _add_pages(one: argparse.ArgumentParser) -> None:
    one.add_argument("pages", nargs="+", metavar="PAGE", help="a file, or - for JSON lines on standard input")


def _add_engine_options(one: argparse.ArgumentParser) -> None:
    add = one.add_argument
    add("--actors", action="append", default=[], metavar="FILE", help="a PETRARCH actor dictionary (repeatable)")
    add("--offices", action="append", default=[], metavar="FILE", help="an office table of your own (repeatable)")
    add("--model", help="another installed spaCy model to parse with")


def _add_brief_options(one: argparse.ArgumentParser) -> None:
    one.add_argument("--format", choices=("text", "json"), default="text", help="how to print (default: text)")
    one.add_argument(
        "--all", action="store_true", help="show every entry, and differences of scope among the conflicts"
    )
    _add_quote_words(one)


def _add_quote_words(one: argparse.ArgumentParser) -> None:
    one.add_argument("--quote-words", type=_count, default=24, metavar="N", help="shorten quotes to N words (24)")


def _count(word: str) -> int:
    if not word.isascii() or not word.isdigit() or not 3 <= int(word) <= 1000:
        raise argparse.ArgumentTypeError(f"{word!r} is no number of words from 3 to 1000")
    return int(word)


def _day(word: str) -> str:
    try:
        if len(word) == 10:
            return date.fromisoformat(word).isoformat()
    except ValueError:
        pass
    raise argparse.ArgumentTypeError(f"{word!r} is no day such as 2025-08-13")


def _month(word: str) -> str:
    return _day(f"{word}-01")[:7]


if __name__ == "__main__":
    sys.exit(main())
