"""What is done with an error that stops one page and not the others."""

from __future__ import annotations

import sys
import warnings
from collections.abc import Callable

from truceline.errors import TrucelineError

OnError = Callable[[TrucelineError], None]
"""Called with each such error; it may collect, print or raise it."""


def warn_of(error: TrucelineError) -> None:
    """Tell of an error as a warning, in its one line, at the line of the program that called truceline."""
    level, frame = 1, sys._getframe()
    while frame.f_back and frame.f_globals.get("__name__", "").startswith("truceline."):
        level, frame = level + 1, frame.f_back
    warnings.warn(error.line, stacklevel=level)
