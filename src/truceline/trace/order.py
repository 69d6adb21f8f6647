"""What is wanted before what: links, the chains that they make, and the deadlocks between sides."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

import networkx as nx

from truceline.model.statement import On, Statement
from truceline.trace.content import Chain, Deadlock, DeadlockKind, Link
from truceline.trace.happenings import Told
from truceline.trace.sources import Sources
from truceline.trace.words import label, labels, list_words, step_words, told_step

LONGEST_CHAIN = 8
MOST_CHAINS = 20
MOST_PATHS = 500
MOST_DEADLOCKS = 20
LONGEST_RING = 4
"""Wishes of a deadlock: longer rings nobody could tell."""
MOST_RINGS = 5000
BINDING = ("requires", "exchange")
NO_STEP = "other_condition"
"""A condition in the text's own words: two of them are seldom the same thing, so they join no chain."""


@dataclass(frozen=True)
class Wish:
    """A link as the search for chains and deadlocks needs it. `index` is its place in the brief's links."""

    index: int
    side: str
    who: str
    relation: str
    first: str
    then: str
    first_on: On
    then_on: On


def find_links(sources: Sources) -> tuple[tuple[Link, ...], tuple[Wish, ...]]:
    """Group the preconditions that say the same of the same holders."""
    groups: defaultdict[tuple[object, ...], list[Told]] = defaultdict(list)
    for page, s in sources.statements():
        if s.kind == "precondition" and s.first and s.then:
            groups[(s.holders, s.relation, s.first, s.then, _negated(s.first_on), _negated(s.then_on))].append(
                (page, s)
            )
    links: list[Link] = []
    wishes: list[Wish] = []
    for index, told in enumerate(groups.values()):
        s = told[0][1]
        links.append(_describe(told, s, sources))
        if s.holders and s.relation in BINDING and s.factuality not in ("CT-", "PR-") and s.status != "denied":
            wishes.extend(_wishes(index, s, sources))
    return tuple(links), tuple(wishes)


def find_deadlocks(wishes: Sequence[Wish]) -> tuple[Deadlock, ...]:
    """Find wishes of two sides or more that go round in a ring: each wants first what can only follow another's last.

    "You first" (an exchange in which each side waits for the other) is one too. A side's own wishes alone are none.
    One deadlock stands for all rings of the same steps; those of few wishes come first, and longer ones through all of
    these are left out.
    """
    found: defaultdict[tuple[tuple[str, str], ...], list[tuple[Wish, ...]]] = defaultdict(list)
    rings = nx.simple_cycles(_reaching(wishes), length_bound=LONGEST_RING)
    for ring in islice(rings, MOST_RINGS):
        own = [wishes[n] for n in ring]
        if len({w.side for w in own}) > 1 and len({(w.first, w.then, w.side) for w in own}) == len(own):
            first = min(range(len(own)), key=lambda n: (own[n].first, own[n].then, own[n].index))
            turned = (*own[first:], *own[:first])
            found[tuple((w.first, w.then) for w in turned)].append(turned)
    kept: list[tuple[tuple[str, str], ...]] = []
    for orders in sorted(found, key=lambda orders: (len(orders), min(w.index for w in found[orders][0]))):
        if not any(set(shorter) <= set(orders) for shorter in kept):
            kept.append(orders)
    return tuple(_deadlock(found[orders]) for orders in kept[:MOST_DEADLOCKS])


def _reaching(wishes: Sequence[Wish]) -> nx.DiGraph[int]:
    """The graph of wishes, by place: from each to those that can only begin when it has come to its end."""
    graph: nx.DiGraph[int] = nx.DiGraph()
    by_step: defaultdict[str, list[int]] = defaultdict(list)
    for n, wish in enumerate(wishes):
        by_step[wish.first].append(n)
    known: dict[str, list[str]] = labels()["known_before"]
    for n, wish in enumerate(wishes):
        later = (m for step in (wish.then, *known.get(wish.then, ())) for m in by_step[step])
        graph.add_edges_from((n, m) for m in later if m != n and _reaches(wish.then_on, wishes[m].first_on))
    return graph


def find_chains(links: Sequence[Link], wishes: Sequence[Wish], deadlocks: Sequence[Deadlock]) -> tuple[Chain, ...]:
    """Lay links end to end where that makes three steps or more. Links in a deadlock join no chain."""
    stuck = {index for d in deadlocks for index in d.links}
    free = [w for w in wishes if w.index not in stuck]
    starts = [w for w in free if not any(_joins(before, w) for before in free)]
    found: dict[tuple[str, ...], list[tuple[Wish, ...]]] = defaultdict(list)
    for path in islice((p for w in starts for p in _paths((w,), free)), MOST_PATHS):
        if len(path) > 1:
            found[(path[0].first, *(w.then for w in path))].append(path)
    return tuple(_chain(steps, paths, links) for steps, paths in list(found.items())[:MOST_CHAINS])


def _describe(told: list[Told], s: Statement, sources: Sources) -> Link:
    quotes = " ".join(each.span.of(page.coded.text) for page, each in told)
    first, then = _common([each.first_on for _, each in told]), _common([each.then_on for _, each in told])
    return Link(
        holders=sources.named(s.holders),
        relation=s.relation or "requires",
        first=s.first or "",
        then=s.then or "",
        first_words=told_step(s.first, step_words(first, s.first, sources.names, s.holders), quotes),
        then_words=told_step(s.then, step_words(then, s.then, sources.names, s.holders), quotes),
        reports=tuple(sources.report(page, each) for page, each in told),
    )


def _wishes(index: int, s: Statement, sources: Sources) -> Iterator[Wish]:
    """A link once for each of its holders."""
    for holder in s.holders:
        yield Wish(
            index=index,
            side=sources.side(holder),
            who=sources.names.get(holder, holder),
            relation=s.relation or "requires",
            first=s.first or "",
            then=s.then or "",
            first_on=replace(s.first_on or On(step=None), step=s.first),
            then_on=replace(s.then_on or On(step=None), step=s.then),
        )


def _negated(on: On | None) -> bool:
    return on is not None and on.negated


def _common(ons: Sequence[On | None]) -> On | None:
    """What several say of a step, as far as they agree."""
    first = ons[0]
    return first if first is None or all(on == first for on in ons) else On(step=first.step, negated=first.negated)


def _reaches(earlier: On, later: On) -> bool:
    """Whether the first act is the second, or cannot but come before it."""
    if earlier.step == later.step:
        return _same_act(earlier, later)
    known: dict[str, list[str]] = labels()["known_before"]
    return later.step in known.get(earlier.step or "", ()) and not earlier.negated and not later.negated


def _same_act(a: On, b: On) -> bool:
    """Whether two may be one act: the same step, by doers that agree or are left open. No condition in words is."""
    agree = not a.by or not b.by or bool(set(a.by) & set(b.by))
    return a.step == b.step != NO_STEP and a.negated == b.negated and agree


def _joins(a: Wish, b: Wish) -> bool:
    """Whether a second wish begins with what the first ends with."""
    return a is not b and _same_act(a.then_on, b.first_on)


def _deadlock(rings: Sequence[tuple[Wish, ...]]) -> Deadlock:
    """Say in one sentence how orders collide."""
    ways = []
    for each in zip(*rings, strict=True):
        who = list(dict.fromkeys(w.who for w in each))
        want = "wants" if len(who) == 1 else "want"
        ways.append(f"{list_words(who)} {want} {label('steps', each[0].first)} before {label('steps', each[0].then)}")
    kind: DeadlockKind = "exchange" if any(w.relation == "exchange" for ring in rings for w in ring) else "order"
    *front, last = ways
    told = f"{', '.join(front)}, while {last}"
    neither = "neither" if len(ways) == 2 else "none of these"  # two
    return Deadlock(
        kind=kind,
        sentence=f"{told}. As told, {neither} can begin unless one side gives way.",
        links=tuple(sorted({w.index for ring in rings for w in ring})),
    )


def _paths(path: tuple[Wish, ...], wishes: Sequence[Wish]) -> Iterator[tuple[Wish, ...]]:
    """The longest ways onward, each step once."""
    seen = {path[0].first, *(w.then for w in path)}
    onward = [w for w in wishes if _joins(path[-1], w) and w.then not in seen]
    if not onward or len(path) >= LONGEST_CHAIN:
        yield path
        return
    for w in onward:
        yield from _paths((*path, w), wishes)


def _chain(steps: tuple[str, ...], paths: Sequence[tuple[Wish, ...]], links: Sequence[Link]) -> Chain:
    """Say a chain in one sentence: the steps, and who wants each in that order."""
    words = [label("steps", steps[0])]
    for n, step in enumerate(steps[1:]):
        who = dict.fromkeys(holder for path in paths for holder in links[path[n].index].holders)
        words.append(f"then {label('steps', step)} (so {list_words(who)})")
    used = tuple(dict.fromkeys(w.index for path in paths for w in path))
    sentence = ", ".join(words)
    return Chain(steps=steps, sentence=f"{sentence[0].upper()}{sentence[1:]}.", links=used)
