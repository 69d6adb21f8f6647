"""Who wants what before what, made by hand: one page for each wish, the next a day later."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from truceline.model.coded import CodedArticle
from truceline.model.statement import On
from truceline.trace.content import Chain, Deadlock, Link
from truceline.trace.order import find_chains, find_deadlocks, find_links
from truceline.trace.sources import Sources

Build = Callable[..., CodedArticle]
Told = dict[str, Any]


def wish(who: str, first: str, then: str, **slots: Any) -> Told:
    """Some holders (ids with blanks between them) who want one step before another."""
    base = {"kind": "precondition", "relation": "requires", "holders": tuple(who.split())}
    return {**base, "first": first, "then": then, **slots}


def by(step: str, *doers: str, **slots: Any) -> On:
    """A step with those who would do it."""
    return On(step=step, by=doers, **slots)


def no_more(told: Told) -> Told:
    """The same, told as what its holders do not want, or no longer."""
    return {**told, "factuality": "CT-"}


def pages_of(build_page: Build, *told: Told) -> list[CodedArticle]:
    """Each wish on a page of its own, known a day after the one before."""
    return [
        build_page(
            f"Number {n} speaks.",
            [{"words": f"Number {n} speaks", **s}],
            published=f"2027-05-{n:02}",
            outlet=f"Mail {n}",
        )
        for n, s in enumerate(told, start=1)
    ]


def found_in(pages: Sequence[CodedArticle]) -> tuple[tuple[Link, ...], tuple[Deadlock, ...], tuple[Chain, ...]]:
    """The links, deadlocks and chains of some pages."""
    links, wishes = find_links(Sources.of(pages))
    deadlocks = find_deadlocks(wishes)
    return links, deadlocks, find_chains(links, wishes, deadlocks)
