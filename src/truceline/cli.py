"""The commands. Heavy imports wait until a command needs them, so that `--help` answers at once."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from truceline import __version__
from truceline.errors import PageError, TrucelineError

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
    from truceline.pipeline import code_pages, tool_versions

    engine = _engine(options)
    tool = tool_versions(engine)
    read = 0
    for coded in code_pages(_pages(options.pages), engine):
        if isinstance(coded, PageError):
            _complain(coded)
        else:
            read += 1
            _print_line(as_line(record_of(coded, tool)))
    return 0 if read else NOTHING_READ


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


def _engine(options: argparse.Namespace) -> Engine:
    from truceline.annotate.parser import SpacyParser
    from truceline.pipeline import Engine

    return Engine(parser=SpacyParser(options.model)) if options.model else Engine()


def _print_line(line: str) -> None:
    sys.stdout.buffer.write(line.encode("utf-8") + b"\n")


def _complain(error: TrucelineError) -> None:
    print(f"truceline: {error.line}", file=sys.stderr)


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

    one = _command(commands, "demo", demo, "brief on the example pages that come with truceline", pages=False)
    _add_brief_options(one)
    one = _command(commands, "brief", brief, "what these pages say of the negotiation, and what cannot stand together")
    _add_brief_options(one)
    one = _command(commands, "check", check, "the conflicts alone, quotes side by side")
    one.add_argument("--format", choices=("text", "jsonl"), default="text", help="how to print (default: text)")
    one.add_argument("--all", action="store_true", help="show differences of scope too")
    _add_quote_words(one)
    one.add_argument("--exit-zero", action="store_true", help="exit with 0 even where there are conflicts")
    one = _command(commands, "code", code, "one coded article a line: the record itself")
    one.add_argument("--format", choices=("jsonl",), default="jsonl", help="how to print (default: jsonl)")
    return parser


def _command(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
    name: str,
    run: Command,
    summary: str,
    *,
    pages: bool = True,
) -> argparse.ArgumentParser:
    one = commands.add_parser(name, help=summary, description=summary[0].upper() + summary[1:] + ".")
    one.set_defaults(run=run)
    if pages:
        one.add_argument("pages", nargs="+", metavar="PAGE", help="a file, or - for JSON lines on standard input")
    one.add_argument("--model", help="another installed spaCy model to parse with")
    return one


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


if __name__ == "__main__":
    sys.exit(main())
