"""How a long run looks for dead objects."""

from __future__ import annotations

import gc

MADE_BETWEEN = 50_000
"""Objects made between two looks for dead cycles; Python's own 700 costs a tenth of the time of a long run."""


def collect_rarely() -> None:
    """Look for dead cycles rarely: parses are many small objects without cycles, which die together."""
    gc.freeze()
    gc.set_threshold(MADE_BETWEEN, 20, 20)
