"""The commands and options of the command line, each with its help."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, get_args

from truceline import __version__
from truceline.api.day import read_day
from truceline.capture.columns import parse_columns
from truceline.cli.case_commands import add, diff, explain, export, init, omitted, report, search, versions, view
from truceline.cli.commands import brief, check, code, demo, explain_rule, offices, rules
from truceline.cli.review_commands import decide, decisions, serve
from truceline.errors import DayInvalid, OptionInvalid
from truceline.model.conflict import SEVERITIES, ConflictKind
from truceline.model.decision import Verb
from truceline.model.statement import StatementKind
from truceline.publish.columns import OF_ONE_DAY, FormatName

Command = Callable[[argparse.Namespace], int]
DAY_HELP = (
    "also the dossier of this earlier day, and what changed since (repeatable; default: each day of a small case)"
)
RECORD_HELP = "records of your own case, as `truceline code` writes them: meetings told there are known (repeatable)"
KIND_HELP = f"only conflicts of this kind (repeatable): {', '.join(get_args(ConflictKind))}"
SOURCES_HELP = (
    "a file, a folder or a pattern: HTML, text, feeds, WARC, WACZ, CSV, TSV, Parquet, JSON lines, also packed; "
    "or - for JSON lines on standard input (docs/sources.md)"
)
ABOUT_HELP = "keep only pages that speak of the parties of the truceline.toml; `truceline omitted` lists the others"
FETCH_HELP = "ask for pages that are addresses of the web, as their outlets wish; nothing is asked otherwise"
COLUMNS_HELP = "how a table or JSON lines name id, text, html, title, url, outlet, published, captured"
if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]


def build_parser() -> argparse.ArgumentParser:
    """Make the parser of all commands and options."""
    parser = argparse.ArgumentParser(
        prog="truceline",
        description="Read news pages about a negotiation and keep an auditable record of it.",
        epilog="Every command works offline. A page is a file of HTML or plain text, a feed, or JSON lines (.jsonl); "
        "`-` reads JSON lines from standard input. Exit codes: 0 done, 1 conflicts found (check), 2 nothing was read.",
        formatter_class=partial(argparse.HelpFormatter, max_help_position=16),
    )
    parser.add_argument("--version", action="version", version=f"truceline {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)

    one = _command(commands, "demo", demo, "brief on the example pages that come with truceline")
    _add_brief_options(one)
    _add_engine_options(one)
    one = _command(commands, "brief", brief, "what these pages say of the negotiation, and what cannot stand together")
    _add_pages(one)
    _add_brief_options(one, ("text", "json", "html"))
    one.add_argument("-o", "--output", metavar="FOLDER", help="where the files of --format html go")
    _add_engine_options(one)
    _add_check(commands)
    _command(commands, "rules", rules, "the rules of check: what each compares")
    one = _command(commands, "code", code, "one coded article a line: the record itself")
    _add_pages(one)
    formats = ("jsonl", "parquet")
    one.add_argument("--format", choices=formats, default="jsonl", help="JSON lines (default), or Parquet with -o")
    one.add_argument(
        "-o", dest="output", metavar="FOLDER", help="a file of records there for each file (docs/scale.md)"
    )
    cluster = "code the files on a cluster of Ray, with -o: its address, or `here` for one of this machine"
    one.add_argument("--cluster", metavar="ADDRESS", help=cluster)
    one.add_argument("--columns", type=_columns, default={}, metavar="title=Headline,text=Body", help=COLUMNS_HELP)
    one.add_argument("--trace", action="store_true", help="add to each record its parses, and what decided each slot")
    _add_workers(one)
    _add_engine_options(one)
    _add_explain(commands)
    _add_case_commands(commands)
    _add_offices(commands)
    return parser


def _add_case_commands(commands: Commands) -> None:
    """The commands that work on a case file."""
    one = _command(commands, "add", add, "keep pages in a case file, and bring its record up to date")
    one.add_argument("case", metavar="CASE", help="the case file; it is made where there is none")
    one.add_argument("pages", nargs="*", metavar="PAGE", help=SOURCES_HELP)
    one.add_argument("--columns", type=_columns, default={}, metavar="title=Headline,text=Body", help=COLUMNS_HELP)
    one.add_argument("--about", action="store_true", help=ABOUT_HELP)
    one.add_argument("--take", action="append", metavar="ID", help="add a page that --about left out (repeatable)")
    one.add_argument("--fetch", action="store_true", help=FETCH_HELP)
    one.add_argument("--allow-private", action="store_true", help="fetch from private networks too")
    _add_config(one)
    _add_workers(one)
    _add_engine_options(one)
    one = _command(commands, "init", init, "write a truceline.toml with comments: parties, issues, actors of a case")
    one.add_argument("case", metavar="FOLDER|CASE", help="the folder, or the case file beside which it goes")
    _add_view(commands, "status", "where a case stands: stage, contacts, what is agreed, disputed, and blocks")
    _add_view(commands, "timeline", "what happened, was planned or denied, by date, and when that was known")
    _add_view(commands, "meetings", "who met whom, as planned and as held, and who is to meet")
    _add_view(commands, "positions", "the last word of each party on each issue, and how it moved")
    _add_view(commands, "sequence", "what is wanted before what, deadlocks, and what would open them")
    _add_view(commands, "ledger", "agreements and ceasefires: stages, who confirms them, who broke them")
    _add_view(commands, "conflicts", "what cannot stand together in a case, the worst first")
    _add_view(commands, "statements", "every statement of a case, in the order of its pages")
    _add_view(commands, "pages", "the pages of a case, also those that could not be read")
    one = _command(commands, "omitted", omitted, "the pages that `add --about` left out, and why, the nearest first")
    one.add_argument("case", metavar="CASE", help="the case file")
    _add_brief_options(one)
    _add_search(commands)
    _add_export(commands)
    _add_report(commands)
    one = _command(commands, "diff", diff, "what changed in a case between the ends of two days, and by which page")
    one.add_argument("case", metavar="CASE", help="the case file")
    one.add_argument("since", type=_day, metavar="DATE", help="the earlier day (2025-08-14)")
    one.add_argument("until", type=_day, metavar="DATE", help="the later day")
    _add_parties(one)
    _add_brief_options(one)
    one = _command(commands, "versions", versions, "which pages of a case their outlets edited, and what they changed")
    one.add_argument("case", metavar="CASE", help="the case file")
    one.add_argument("id", nargs="?", metavar="ID", help="only the page of this article or address")
    _add_brief_options(one)
    _add_review(commands)
    _add_serve(commands)


def _add_view(commands: Commands, name: str, summary: str) -> None:
    """A command that shows a case."""
    one = _command(commands, name, view, summary)
    one.set_defaults(view=name)
    one.add_argument("case", metavar="CASE", help="the case file")
    one.add_argument("--known-at", type=_day, metavar="DATE", help="as it could be known by the end of that day")
    _add_parties(one)
    _add_brief_options(one)


def _add_config(one: argparse.ArgumentParser) -> None:
    one.add_argument("--config", metavar="FILE", help="the truceline.toml of the case (default: the one beside it)")


def _add_parties(one: argparse.ArgumentParser) -> None:
    _add_config(one)
    one.add_argument("--all-parties", action="store_true", help="show what involves none of the parties too")


def _add_search(commands: Commands) -> None:
    one = _command(commands, "search", search, "the pages of a case in which words stand, the best match first")
    one.add_argument("case", metavar="CASE", help="the case file")
    one.add_argument("words", nargs="+", metavar="WORD", help='words, all of which must stand there; "truce OR pause"')
    one.add_argument("--known-at", type=_day, metavar="DATE", help="only pages known by the end of that day")
    _add_brief_options(one)


def _add_export(commands: Commands) -> None:
    one = _command(commands, "export", export, "the views of a case as tables for other programs, a file each")
    one.add_argument("case", metavar="CASE", help="the case file")
    formats = get_args(FormatName)
    one.add_argument("--as", dest="format", choices=formats, default="csv", help="the format (default: csv)")
    one.add_argument("-o", "--output", required=True, metavar="FOLDER", help="where the files go; made if need be")
    one.add_argument("--view", action="append", choices=OF_ONE_DAY, metavar="VIEW", help="only this view (repeatable)")
    one.add_argument("--known-at", type=_day, metavar="DATE", help="as it could be known by the end of that day")
    _add_parties(one)


def _add_report(commands: Commands) -> None:
    one = _command(commands, "report", report, "the dossier of a case: pages of HTML that open anywhere, offline")
    one.add_argument("case", metavar="CASE", help="the case file")
    one.add_argument("-o", "--output", required=True, metavar="FOLDER", help="where the files go; made if need be")
    one.add_argument("--known-at", type=_day, metavar="DATE", help="as it could be known by the end of that day")
    one.add_argument("--day", type=_day, action="append", metavar="DATE", help=DAY_HELP)
    _add_parties(one)


def _add_review(commands: Commands) -> None:
    """The commands by which a person decides on what stands in a case."""
    one = _command(commands, "decide", decide, "say what a statement or conflict of a case is worth, or take that back")
    add = one.add_argument
    add("case", metavar="CASE", help="the case file")
    add(
        "id",
        metavar="ID",
        help="a statement or conflict, as the views name them; a page to add to; a decision's number",
    )
    add("verb", choices=get_args(Verb), metavar="VERB", help=f"one of {', '.join(get_args(Verb))}")
    add(
        "values",
        nargs="*",
        metavar="VALUE",
        help="slot=value of an edit or addition; the second statement of a merge or split",
    )
    add("--kind", choices=get_args(StatementKind), help="what is added")
    add("--words", default="", metavar="WORDS", help="the words of the page that say what is added")
    add("--reason", default="", metavar="WORDS", help="why; needed for all but accept, add and undo")
    add("--by", metavar="NAME", help="who decides (default: the name of the login)")
    add("--format", choices=("text", "json"), default="text", help="how to print (default: text)")
    one = _command(commands, "decisions", decisions, "what reviewers decided, what became of it, and verdicts by rule")
    one.add_argument("case", metavar="CASE", help="the case file")
    _add_brief_options(one)


def _add_serve(commands: Commands) -> None:
    one = _command(commands, "serve", serve, "the desk: a case in the browser, live, with review and a JSON interface")
    add = one.add_argument
    add("case", metavar="CASE", help="the case file")
    add("--port", type=_port, default=8347, metavar="N", help="where it listens (8347; 0 takes any that is free)")
    add("--host", default="127.0.0.1", help="the address it listens on; any but loopback needs a token")
    add("--token", metavar="TOKEN", help="the token that opens it (default off loopback: one is made and printed)")
    add("--name", action="append", default=[], help="a further host name by which it is called (repeatable)")


def _add_check(commands: Commands) -> None:
    one = _command(commands, "check", check, "the conflicts alone, quotes side by side, by happening")
    _add_pages(one)
    add = one.add_argument
    add(
        "--format",
        choices=("text", "note", "jsonl"),
        default="text",
        help="how to print: text (default), note (a correction note ready to paste for each), jsonl",
    )
    add("--min-severity", choices=SEVERITIES, default="low", help="leave out what is less severe")
    add("--kind", action="append", choices=get_args(ConflictKind), metavar="KIND", help=KIND_HELP)
    add("--all", action="store_true", help="show differences of scope too")
    _add_quote_words(one)
    add("--exit-zero", action="store_true", help="exit with 0 even where there are conflicts")
    add(
        "--explain",
        action=_ExplainRule,
        metavar="RULE",
        help="print what a rule compares, and end",
    )
    _add_engine_options(one)


class _ExplainRule(argparse.Action):
    """Print the documentation of a rule and end, as `--version` does: no page is needed."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,  # noqa: ARG002  # the shape of argparse
        values: str | Sequence[Any] | None,
        option_string: str | None = None,  # noqa: ARG002
    ) -> None:
        parser.exit(explain_rule(str(values)))


def _add_explain(commands: Commands) -> None:
    what = "what is read in a sentence and by which rule, or where a thing of a case comes from"
    one = _command(commands, "explain", explain, what)
    one.add_argument(
        "sentence",
        nargs="+",
        metavar="SENTENCE",
        help="the sentence, best in quotation marks; or a case file and an id",
    )
    one.add_argument("--published", type=_day, metavar="DATE", help="the day of publication (2025-08-13)")
    one.add_argument("--format", choices=("text", "json"), default="text", help="how to print (default: text)")
    _add_engine_options(one)


def _add_offices(commands: Commands) -> None:
    one = _command(commands, "offices", offices, "an office table of your own from a saved Wikidata result")
    one.add_argument("result", metavar="RESULT", help="the result of the query in docs/lexicon.md, as JSON or CSV")
    one.add_argument("-o", "--output", required=True, metavar="FILE", help="where the table goes (offices.tsv)")
    one.add_argument("--checked", type=_month, metavar="MONTH", help="when the result was asked, if it does not say")
    one.add_argument("--remarks", type=_lines, default=20, metavar="N", help="print N lines of what was left out (20)")


def _command(commands: Commands, name: str, run: Command, summary: str) -> argparse.ArgumentParser:
    one = commands.add_parser(name, help=summary, description=summary[0].upper() + summary[1:] + ".")
    one.set_defaults(run=run)
    return one


def _add_pages(one: argparse.ArgumentParser) -> None:
    one.add_argument("pages", nargs="+", metavar="PAGE", help=SOURCES_HELP)


def _add_engine_options(one: argparse.ArgumentParser) -> None:
    add = one.add_argument
    add("--actors", action="append", default=[], metavar="FILE", help="a PETRARCH actor dictionary (repeatable)")
    add("--offices", action="append", default=[], metavar="FILE", help="an office table of your own (repeatable)")
    add("--meetings", action="append", default=[], metavar="FILE", help="a table of meetings of your own (repeatable)")
    add("--record", action="append", default=[], metavar="FILE", help=RECORD_HELP)
    add("--model", help="another installed spaCy model to parse with")


def _add_workers(one: argparse.ArgumentParser) -> None:
    summary = "processes that code many pages, 0.3 GB each (default: one for each core, at most 4)"
    one.add_argument("--workers", type=_workers, metavar="N", help=summary)


def _add_brief_options(one: argparse.ArgumentParser, formats: Sequence[str] = ("text", "json")) -> None:
    one.add_argument("--format", choices=formats, default="text", help="how to print (default: text)")
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
        return read_day(word)
    except DayInvalid as error:
        raise argparse.ArgumentTypeError(error.line) from None


def _columns(words: str) -> dict[str, str]:
    try:
        return dict(parse_columns(words).named)
    except OptionInvalid as error:
        raise argparse.ArgumentTypeError(error.line) from None


def _month(word: str) -> str:
    return _day(f"{word}-01")[:7]


def _port(word: str) -> int:
    if not word.isascii() or not word.isdigit() or int(word[:6]) > 65535:
        raise argparse.ArgumentTypeError(f"{word!r} is no port from 0 to 65535")
    return int(word)


def _workers(word: str) -> int:
    if not word.isascii() or not word.isdigit() or not 1 <= int(word[:4]) <= 256:
        raise argparse.ArgumentTypeError(f"{word!r} is no number of processes from 1 to 256")
    return int(word)


def _lines(word: str) -> int:
    if not word.isascii() or not word.isdigit() or len(word) > 6:
        raise argparse.ArgumentTypeError(f"{word!r} is no number of lines")
    return int(word)
