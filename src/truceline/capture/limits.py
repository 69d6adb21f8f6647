"""How much is read of what others hand over: bounds on sizes and counts, so that nothing fills memory or never ends."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator

from truceline.errors import MoreLikeThese, PageError
from truceline.model.page import Page

LARGEST_PAGE = 50_000_000
"""Bytes of a page; the longest article of the 10,472 measured has 0.1 million."""
MOST_PACKED, FREE = 300, 100_000_000
"""Bytes that one packed byte may unpack to, once so many came out. Crawls and exports of text have 3 to 30."""
MOST_ISSUES = 50
"""Errors of one file that are told one by one; the rest is counted."""


def few_issues(met: Iterable[Page | PageError], where: str) -> Iterator[Page | PageError]:
    """Pages as they are, and the first errors of a file; how many more there were comes last, as one error."""
    told, more, last = 0, 0, deque[PageError](maxlen=1)
    for one in met:
        if isinstance(one, PageError) and told == MOST_ISSUES:
            more += 1
            last.append(one)
            continue
        told += isinstance(one, PageError)
        yield one
    if more:
        yield MoreLikeThese(f"{more:,} more could not be read", where=where, why=f"the last: {last[0].line}")


def unpacks_too_far(unpacked: int, packed: int) -> bool:
    """Whether so many bytes came out of so few that they are made to fill a memory or a disk."""
    return unpacked > FREE and unpacked > MOST_PACKED * packed
