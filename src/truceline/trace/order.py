"""What is wanted before what: links, the chains that they make, and the deadlocks between sides.

Links are one, and meet in chains and deadlocks, only where they may belong to one negotiation.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, islice
from typing import TYPE_CHECKING

from truceline.model.statement import On, Statement
from truceline.trace.content import Chain, Deadlock, DeadlockKind, Link
from truceline.trace.happenings import Told
from truceline.trace.negotiations import Concern, Negotiations, apart, are_one_negotiation
from truceline.trace.sources import Sources
from truceline.trace.words import are_several, label, labels, list_words, step_words, told_step

if TYPE_CHECKING:
    import networkx as nx

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
    """A link as the search for chains and deadlocks needs it. `index` is its place in the brief's links.

    `concerns` say for each report between whom the matter is negotiated.
    """

    index: int
    side: str
    who: str
    relation: str
    first: str
    then: str
    first_on: On
    then_on: On
    concerns: tuple[Concern, ...]


def find_links(sources: Sources) -> tuple[tuple[Link, ...], tuple[Wish, ...]]:
    """Group the preconditions that say the same of the same sides in one negotiation; those of nobody named last."""
    negotiations = sources.once(Negotiations)
    alike: defaultdict[tuple[object, ...], list[Told]] = defaultdict(list)
    for page, s in sources.statements():
        if s.kind == "precondition" and s.first and s.then:
            sides = frozenset(map(sources.side, s.holders))
            alike[sides, s.relation, s.first, s.then, _negated(s.first_on), _negated(s.then_on)].append((page, s))
    links: list[Link] = []
    wishes: list[Wish] = []
    groups = (
        g
        for told in alike.values()
        for same in apart(told, lambda t: negotiations.of(*t))
        for g in _acts(same, sources)
    )
    for index, told in enumerate(sorted(groups, key=_place)):
        s = told[0][1]
        last = max(told, key=_when)
        links.append(_describe(told, s, last, sources))
        if s.holders and s.relation in BINDING and not _is_not_wanted(last[1]):
            wishes.extend(_wishes(index, told, sources, negotiations))
    return tuple(links), tuple(wishes)


def _acts(told: Sequence[Told], sources: Sources) -> list[list[Told]]:
    """Put reports of one link apart where their steps are the acts of others: withdrawals by two armies are two.

    Who leaves the doers open means the acts that the others name, where these are the same.
    """
    doers = [
        tuple(frozenset(map(sources.side, on.by if on else ())) for on in (s.first_on, s.then_on)) for _, s in told
    ]
    named = [{own[n] for own in doers if own[n]} for n in (0, 1)]
    groups: defaultdict[tuple[frozenset[str], ...], list[Told]] = defaultdict(list)
    for each, own in zip(told, doers, strict=True):
        meant = tuple(by or (next(iter(all_)) if len(all_) == 1 else by) for by, all_ in zip(own, named, strict=True))
        groups[meant].append(each)
    return list(groups.values())


def find_deadlocks(wishes: Sequence[Wish]) -> tuple[Deadlock, ...]:
    """Find wishes of two sides or more that go round in a ring: each wants first what can only follow another's last.

    "You first" (an exchange in which each side waits for the other) is one too. A side's own wishes alone are none.
    One deadlock stands for all rings of the same steps; those of few wishes come first, and longer ones through all of
    these are left out.
    """
    import networkx as nx

    found: defaultdict[tuple[tuple[str, str], ...], list[tuple[Wish, ...]]] = defaultdict(list)
    rings = nx.simple_cycles(_reaching(wishes), length_bound=LONGEST_RING)
    for ring in islice(rings, MOST_RINGS):
        own = [wishes[n] for n in ring]
        several = len({w.side for w in own}) > 1 and len({(w.first, w.then, w.side) for w in own}) == len(own)
        if several and _is_one_negotiation(own):
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
    import networkx as nx

    graph: nx.DiGraph[int] = nx.DiGraph()
    by_step: defaultdict[str, list[int]] = defaultdict(list)
    for n, wish in enumerate(wishes):
        by_step[wish.first].append(n)
    known: dict[str, list[str]] = labels()["known_before"]
    for n, wish in enumerate(wishes):
        later = (m for step in (wish.then, *known.get(wish.then, ())) for m in by_step[step])
        graph.add_edges_from((n, m) for m in later if m != n and _follows(wish, wishes[m]))
    return graph


def find_chains(links: Sequence[Link], wishes: Sequence[Wish], deadlocks: Sequence[Deadlock]) -> tuple[Chain, ...]:
    """Lay links end to end where that makes three steps or more. Links in a deadlock join no chain."""
    stuck = {index for d in deadlocks for index in d.links}
    free = [w for w in wishes if w.index not in stuck and NO_STEP not in (w.first, w.then)]
    starts = [w for w in free if not any(_joins(before, w) for before in free)]
    found: dict[tuple[str, ...], list[tuple[Wish, ...]]] = defaultdict(list)
    for path in islice((p for w in starts for p in _paths((w,), free)), MOST_PATHS):
        if len(path) > 1:
            found[(path[0].first, *(w.then for w in path))].append(path)
    return tuple(_chain(steps, paths, links) for steps, paths in list(found.items())[:MOST_CHAINS])


def _place(told: Sequence[Told]) -> tuple[bool, int, int]:
    page, s = told[0]
    return not s.holders, page.number, s.span.start


def _when(told: Told) -> tuple[str, int, int]:
    page, s = told
    return page.speaks_on or "", page.number, s.span.start


def _is_not_wanted(s: Statement) -> bool:
    """Whether a report says that this is not what its holder wants, or no longer."""
    return s.factuality in ("CT-", "PR-") or s.status == "denied"


def _describe(told: list[Told], s: Statement, last: Told, sources: Sources) -> Link:
    quotes = " ".join(each.span.of(page.coded.text) for page, each in told)
    first, then = _common([each.first_on for _, each in told]), _common([each.then_on for _, each in told])
    own = sources.with_own_people(s, first, then)
    return Link(
        holders=sources.named(s.holders),
        relation=s.relation or "requires",
        first=s.first or "",
        then=s.then or "",
        first_words=told_step(s.first, step_words(first, s.first, sources.names, own), quotes),
        then_words=told_step(s.then, step_words(then, s.then, sources.names, own), quotes),
        reports=tuple(sources.report(page, each) for page, each in told),
        given_up=sources.report(*last) if _is_not_wanted(last[1]) and not _is_not_wanted(s) else None,
    )


def _wishes(index: int, told: Sequence[Told], sources: Sources, negotiations: Negotiations) -> Iterator[Wish]:
    """A link once for each of its holders, as its first report names them."""
    s = told[0][1]
    first_on, then_on = _common([each.first_on for _, each in told]), _common([each.then_on for _, each in told])
    for holder in s.holders:
        side = sources.side(holder)
        own = ((page, each, next(h for h in each.holders if sources.side(h) == side)) for page, each in told)
        yield Wish(
            index=index,
            side=side,
            who=sources.names.get(holder, holder),
            relation=s.relation or "requires",
            first=s.first or "",
            then=s.then or "",
            first_on=_by_sides(first_on, s.first, sources),
            then_on=_by_sides(then_on, s.then, sources),
            concerns=tuple(negotiations.of(*each) for each in own),
        )


def _by_sides(on: On | None, step: str | None, sources: Sources) -> On:
    """A step with the sides that would do it: what a state does is done by its army and its president too."""
    on = on or On(step=None)
    return replace(on, step=step, by=tuple(dict.fromkeys(map(sources.side, on.by))))


def _negated(on: On | None) -> bool:
    return on is not None and on.negated


def _common(ons: Sequence[On | None]) -> On | None:
    """What several say of one act, as far as they agree; what one leaves open another may tell."""
    first = ons[0]
    if first is None or all(on == first for on in ons):
        return first
    for_whom, places = ({getattr(on, slot) for on in ons if on} - {(), None} for slot in ("for_", "place"))
    return On(
        step=first.step,
        by=next((on.by for on in ons if on and on.by), ()),
        for_=min(for_whom) if len(for_whom) == 1 else (),
        place=min(places) if len(places) == 1 else None,
        negated=first.negated,
    )


def _is_one_negotiation(wishes: Iterable[Wish]) -> bool:
    """Whether each of some wishes may belong to the negotiation of each other."""
    return all(are_one_negotiation(a.concerns, b.concerns) for a, b in combinations(wishes, 2))


def _follows(earlier: Wish, later: Wish) -> bool:
    """Whether a wish begins with what cannot come before the end of another, in one negotiation."""
    return _reaches(earlier.then_on, later.first_on) and are_one_negotiation(earlier.concerns, later.concerns)


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
    """Whether a second wish begins with what the first ends with, in one negotiation."""
    return a is not b and _same_act(a.then_on, b.first_on) and are_one_negotiation(a.concerns, b.concerns)


def _deadlock(rings: Sequence[tuple[Wish, ...]]) -> Deadlock:
    """Say in one sentence how orders collide."""
    ways = []
    for each in zip(*rings, strict=True):
        who = list(dict.fromkeys(w.who for w in each))
        ways.append(f"{list_words(who)} {_wish_words(each[0], several=are_several(who))}")
    kind: DeadlockKind = "exchange" if any(w.relation == "exchange" for ring in rings for w in ring) else "order"
    *front, last = ways
    told = f"{', '.join(front)}, while {last}"
    at_once = " or what is tied together is done at once" if kind == "exchange" else ""
    neither = "neither" if len(ways) == 2 else "none of these"  # two
    return Deadlock(
        kind=kind,
        sentence=f"{told}. As told, {neither} can begin unless one side gives way{at_once}.",
        links=tuple(sorted({w.index for ring in rings for w in ring})),
    )


def _wish_words(wish: Wish, *, several: bool) -> str:
    """What somebody wants before what, or ties to what: an exchange is no demand that one thing come first."""
    first, then = label("steps", wish.first), label("steps", wish.then)
    if wish.relation == "exchange":
        return f"{'tie' if several else 'ties'} {then} to {first}"
    return f"{'want' if several else 'wants'} {first} before {then}"


def _paths(path: tuple[Wish, ...], wishes: Sequence[Wish]) -> Iterator[tuple[Wish, ...]]:
    """The longest ways onward, each step once."""
    seen = {path[0].first, *(w.then for w in path)}
    onward = [w for w in wishes if _joins(path[-1], w) and w.then not in seen and _is_one_negotiation((*path, w))]
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
