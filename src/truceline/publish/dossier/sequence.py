"""What is wanted before what: deadlocks with their sentence, the graph, what would open them, and each order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from truceline.publish.dossier.graph import Holder, draw_graph, name_holders
from truceline.publish.dossier.press import Press
from truceline.publish.dossier.things import link_id
from truceline.publish.sequence_text import MET, concession_words
from truceline.publish.terminal import link_holders, link_words
from truceline.trace.content import Chain, Deadlock, Link
from truceline.trace.sequence import Concession, Condition, find_concessions


@dataclass(frozen=True, slots=True)
class ToldOrder:
    """An order with who wants it, its words, its id, and what is told of its first step."""

    condition: Condition
    holder: Holder
    words: str
    id: str
    met: str


@dataclass(frozen=True, slots=True)
class ToldDeadlock:
    """A deadlock with its orders."""

    deadlock: Deadlock
    orders: tuple[ToldOrder, ...]


@dataclass(frozen=True, slots=True)
class WhatIf:
    """What one concession would open, in words, and the orders that then stand in no deadlock any more."""

    words: str
    unlocked: tuple[ToldOrder, ...]


def render_sequence(press: Press) -> str:
    """The page of the sequence."""
    order = press.dossier.order
    links: list[Link] = [c.link for c in order.conditions]
    holders = name_holders(links)
    told = [_tell(c, holders[link_holders(c.link)]) for c in order.conditions]
    concessions = sorted(find_concessions(links, order.deadlocks), key=lambda c: -len(c.opens))
    locked = sorted({n for d in order.deadlocks for n in d.links})
    chains: tuple[Chain, ...] = order.chains
    return press.page(
        "sequence",
        "What first",
        orders=told,
        deadlocks=[ToldDeadlock(d, tuple(told[n] for n in d.links)) for d in order.deadlocks],
        graph=draw_graph(links, order.deadlocks) if links else None,
        locked=[told[n] for n in locked],
        what_if=[
            WhatIf(concession_words(c, len(order.deadlocks)), tuple(told[n] for n in _unlocked(c, order.deadlocks)))
            for c in concessions
        ],
        chains=chains,
        by_holder=list(_by_holder(told)),
    )


def _unlocked(concession: Concession, deadlocks: Sequence[Deadlock]) -> list[int]:
    """The orders of the deadlocks that a concession opens which stand in no other one, by their places."""
    opened = {n for place in concession.opens for n in deadlocks[place].links}
    still = {n for place, d in enumerate(deadlocks) if place not in concession.opens for n in d.links}
    return sorted(opened - still - set(concession.links))


def _tell(condition: Condition, holder: Holder) -> ToldOrder:
    met = MET[condition.first_step] if condition.told_by else ""
    return ToldOrder(condition, holder, link_words(condition.link), link_id(condition.link.reports[0]), met)


def _by_holder(told: list[ToldOrder]) -> Iterator[tuple[Holder, list[ToldOrder]]]:
    """The orders of each holder together: what each side wants first."""
    for name in dict.fromkeys(o.holder.name for o in told):
        own = [o for o in told if o.holder.name == name]
        yield own[0].holder, own
