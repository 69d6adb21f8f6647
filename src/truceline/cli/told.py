"""How a person is told: lines and texts on standard output, what went wrong on standard error."""

from __future__ import annotations

import os
import shutil
import sys
from types import TracebackType

from truceline.errors import TrucelineError, one_line

# Wider lines are hard to read; narrower than this nothing can stand side by side.
WIDEST, NARROWEST = 100, 60


def print_line(line: str) -> None:
    """Print a line of a program's input, UTF-8 whatever the terminal."""
    sys.stdout.buffer.write(line.encode("utf-8") + b"\n")


def print_text(text: str) -> None:
    """Print a text as it stands, UTF-8 whatever the terminal."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8"))


def complain(error: TrucelineError) -> None:
    """Tell of an error in its one line."""
    tell(error.line)


def tell(line: str) -> None:
    """Tell a person something beside the output."""
    print(f"truceline: {one_line(line)}", file=sys.stderr)


def width() -> int:
    """80 columns where nobody looks on, else the terminal's width within bounds."""
    if not sys.stdout.isatty():
        return 80
    return max(NARROWEST, min(WIDEST, shutil.get_terminal_size().columns))


def colour() -> bool:
    """Whether the output is looked at by somebody who wants colour."""
    return sys.stdout.isatty() and "NO_COLOR" not in os.environ


class Progress:
    """How far a long work is, on one line of a terminal that is looked at; nothing elsewhere."""

    def __init__(self, what: str, total: int) -> None:
        self._what, self._total, self._done = what, total, 0
        self._seen = sys.stderr.isatty() and total > 0

    def __enter__(self) -> Progress:
        return self

    def step(self) -> None:
        """One more is done."""
        self._done += 1
        if self._seen:
            print(f"\r\x1b[Ktruceline: {self._what} {self._done:,} of {self._total:,}", end="", file=sys.stderr)

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._seen:
            print(file=sys.stderr)
