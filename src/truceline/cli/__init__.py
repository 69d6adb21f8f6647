"""The command line: `truceline COMMAND`."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Sequence

from truceline.cli.commands import CONFLICTS_FOUND, NOTHING_READ
from truceline.cli.options import Command, build_parser
from truceline.cli.told import complain
from truceline.errors import TrucelineError
from truceline.scale.memory import collect_rarely

__all__ = ["CONFLICTS_FOUND", "NOTHING_READ", "build_parser", "main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and give its exit code."""
    options = _read(arguments)
    run: Command = options.run
    collect_rarely()
    try:
        return run(options)
    except TrucelineError as error:
        for one in (error, *error.others):
            complain(one)
        return NOTHING_READ
    except BrokenPipeError:  # the reader of a pipe has gone; nobody is left to tell
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130


def _read(arguments: Sequence[str] | None) -> Namespace:
    """The options. Pages may stand after them too, which argparse does not take where there may be none."""
    parser = build_parser()
    options, rest = parser.parse_known_args(arguments)
    pages = getattr(options, "pages", None)
    if pages is None or any(word.startswith("-") and word != "-" for word in rest):
        return parser.parse_args(arguments)
    options.pages = [*pages, *rest]
    return options
