"""What is done with an error that stops one page and not the others."""

from __future__ import annotations

import warnings
from collections.abc import Callable

from truceline.errors import TrucelineError

OnError = Callable[[TrucelineError], None]
"""Called with each such error; it may collect, print or raise it."""


def warn_of(error: TrucelineError) -> None:
    """Tell of an error as a warning, in its one line."""
    warnings.warn(error.line, stacklevel=2)
