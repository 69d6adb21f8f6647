"""The command line: `truceline COMMAND`."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from truceline.cli.commands import CONFLICTS_FOUND, NOTHING_READ
from truceline.cli.options import Command, build_parser
from truceline.cli.told import complain
from truceline.errors import TrucelineError
from truceline.scale.memory import collect_rarely

__all__ = ["CONFLICTS_FOUND", "NOTHING_READ", "build_parser", "main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and give its exit code."""
    options = build_parser().parse_args(arguments)
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
