"""What must come before what: conditions with how far they are met, chains, deadlocks and what would unlock them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from truceline.model.interval import Interval
from truceline.trace.content import Chain, Deadlock, Happening, Link, Report
from truceline.trace.negotiations import Concern, Negotiations, is_surely_one
from truceline.trace.order import find_chains, find_deadlocks, find_links
from truceline.trace.sources import Sources
from truceline.trace.states import is_agreement_on, is_reached
from truceline.trace.words import label

Met = Literal["met", "unmet", "unknown"]

PEACE = re.compile(
    r"\bpeace\b|\bend(?:ed|s|ing)? (?:of |to )?(?:the |its |their )?(?:\w+ )?(?:war|conflict)\b", re.IGNORECASE
)
"""Words by which a report of an agreement is one of peace."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """A link with whether its first step is told as done since it was asked for, and the report that says so.

    An agreement counts where it may belong to the negotiation of the link.
    """

    link: Link
    first_step: Met
    told_by: Report | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Concession:
    """An order whose holders could give it up, and the deadlocks (places in the list) that would then be open.

    `links` are the orders of these holders in them (places in the conditions).
    """

    holders: tuple[str, ...]
    first_words: str
    then_words: str
    opens: tuple[int, ...]
    links: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """The sequence of a negotiation. Each condition is of whoever holds or tells it.

    `concessions` are the single ones that open most deadlocks.
    """

    as_of: str | None
    conditions: tuple[Condition, ...]
    chains: tuple[Chain, ...]
    deadlocks: tuple[Deadlock, ...]
    concessions: tuple[Concession, ...]


def find_order(sources: Sources, happenings: Sequence[Happening], as_of: str | None) -> Order:
    """Find who wants what first, what of it is done, where orders go round in a ring, and who could open it."""
    links, wishes = find_links(sources)
    deadlocks = find_deadlocks(wishes)
    agreements: defaultdict[str, list[Happening]] = defaultdict(list)
    for h in happenings:
        if h.kind == "agreement":
            agreements[h.what].append(h)
    negotiations = sources.once(Negotiations)
    return Order(
        as_of=as_of,
        conditions=tuple(
            _condition(link, agreements, negotiations) for link in links if link.holders or link.reports[0].speakers
        ),
        chains=find_chains(links, wishes, deadlocks),
        deadlocks=deadlocks,
        concessions=_openers(find_concessions(links, deadlocks)),
    )


def _condition(link: Link, agreements: Mapping[str, Sequence[Happening]], negotiations: Negotiations) -> Condition:
    """The last word of the pages on a step since it was asked for: reached, not reached, or none."""
    asked = min((r.known[:10] for r in link.reports if r.known), default=None)
    in_full = link.first_words.startswith(label("steps", link.first))  # "a deal" makes no peace
    on_it = (what for what in agreements if is_agreement_on(what, link.first, in_full=in_full))
    told = (h for what in on_it for h in agreements[what] if _since(h, asked))
    concerns = [negotiations.of_report(r) for r in link.reports]
    about = [(h, r) for h in told if (r := _own_report(h, concerns, negotiations))]
    if link.first == "peace_deal":
        about = [(h, r) for h, r in about if PEACE.search(r.quote)]  # "a temporary deal" makes none
    found = max(about, key=lambda pair: (pair[0].reports[0].known or "", pair[0].state == "held"), default=None)
    if found is None:
        return Condition(link=link, first_step="unknown", told_by=None)
    last, report = found
    reached = last.state == "held" and is_reached(last.what, link.first)
    refused = last.state == "denied"
    state: Met = "met" if reached else "unmet" if refused else "unknown"
    return Condition(link=link, first_step=state, told_by=None if state == "unknown" else report)


def _own_report(h: Happening, concerns: Sequence[Concern], negotiations: Negotiations) -> Report | None:
    """The first report of an agreement that is surely of the negotiation of a link."""
    return next((r for r in h.reports if any(is_surely_one(negotiations.of_report(r), c) for c in concerns)), None)


def _since(h: Happening, asked: str | None) -> bool:
    """Whether an agreement came, by its date or else by when it was told, on the day that it was asked for or later."""
    dated = Interval.of_edtf(h.dates[0]).latest if h.dates else None
    day = (dated or h.reports[0].known or "")[:10]
    return bool(asked and day and day >= asked)


def _openers(concessions: Sequence[Concession]) -> tuple[Concession, ...]:
    """Those that open most."""
    most = max((len(c.opens) for c in concessions), default=0)
    return tuple(c for c in concessions if len(c.opens) == most)


def find_concessions(links: Sequence[Link], deadlocks: Sequence[Deadlock]) -> tuple[Concession, ...]:
    """What each order of a deadlock would open if all its holders there gave it up."""
    opens: defaultdict[tuple[str, str, tuple[str, ...]], set[int]] = defaultdict(set)
    own: defaultdict[tuple[str, str, tuple[str, ...]], set[int]] = defaultdict(set)
    for number, deadlock in enumerate(deadlocks):
        by_order: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
        for index in deadlock.links:
            by_order[links[index].first, links[index].then].append(index)
        for same in by_order.values():
            holders = tuple(dict.fromkeys(holder for index in same for holder in links[index].holders))
            key = (links[same[0]].first_words, links[same[0]].then_words, holders)
            opens[key].add(number)
            own[key].update(same)
    return tuple(
        Concession(
            holders=holders,
            first_words=first,
            then_words=then,
            opens=tuple(sorted(numbers)),
            links=tuple(sorted(own[first, then, holders])),
        )
        for (first, then, holders), numbers in opens.items()
    )
