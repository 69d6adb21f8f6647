"""How a long run looks for dead objects, and in what pages its memory lies."""

from __future__ import annotations

import ctypes
import gc
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

MADE_BETWEEN = 50_000
"""Objects made between two looks for dead cycles; Python's own 700 costs a tenth of the time of a long run."""
LARGE = 2 << 20
"""Bytes of a large page; other pages have 4,096, so that a processor knows by heart where few of them lie."""
ADVICE = (14, 25)
"""What Linux is asked for a stretch of memory: large pages for what it is yet to hold, and for what it holds."""
MAPS = Path("/proc/self/maps")


def collect_rarely() -> None:
    """Look for dead cycles rarely: parses are many small objects without cycles, which die together."""
    gc.freeze()
    gc.set_threshold(MADE_BETWEEN, 20, 20)


def use_large_pages() -> None:
    """Ask Linux to keep what this process holds now in large pages; elsewhere, and where it refuses, nothing changes.

    The small objects of a long run lie all over some 200 MB: to look up where takes a fifteenth of its time. What is
    taken later is in small pages, until this is asked again.
    """
    if sys.platform != "linux":
        return
    with suppress(OSError, AttributeError):
        advise = ctypes.CDLL(None).madvise
        advise.argtypes = (ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int)
        for start, end in own_stretches(MAPS.read_text().splitlines()):
            for advice in ADVICE:
                advise(start, end - start, advice)


def own_stretches(maps: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Where the memory that a process has taken for itself begins and ends, in whole large pages, of its maps."""
    for line in maps:
        where, rights, _, _, file, *name = line.split()
        if rights == "rw-p" and file == "0" and name in ([], ["[heap]"]):
            low, high = (int(at, 16) for at in where.split("-"))
            start, end = -(-low // LARGE) * LARGE, high // LARGE * LARGE
            if start < end:
                yield start, end
