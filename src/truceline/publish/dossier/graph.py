"""What is wanted before what as a graph: steps in columns, orders as arrows with the sign of who wants them."""

from __future__ import annotations

import textwrap
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import networkx as nx

from truceline.publish.dossier.things import link_id
from truceline.publish.terminal import link_holders, link_words
from truceline.trace.content import Deadlock, Link
from truceline.trace.positions import NO_ISSUE
from truceline.trace.words import label

WIDTH, HEIGHT = 168, 56
"""Pixels of a box; three lines of 22 letters fit."""
ACROSS, DOWN = 232, 96
"""Pixels from one box to the next."""
EDGE = 24
LANE = 20
"""Pixels below a row in which an arrow passes the boxes that stand in its way."""
LETTERS, LINES = 22, 3
SHAPES = "●■▲◆✚★○□△◇▼☆"
"""The signs of those who want something."""
COLOURS = 6
"""The colours of the design for them."""
MOST = 30
"""Orders that are drawn: with more nobody follows an arrow. Those in deadlocks and with most reports come first."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Who wants an order, with the number of the colour and the sign."""

    name: str
    number: int
    sign: str


@dataclass(frozen=True, slots=True)
class Box:
    """A step at its place."""

    x: int
    y: int
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Arrow:
    """An order by its id: its path with its lowest point, where its sign stands, and whether a deadlock holds it."""

    order: str
    path: str
    low: float
    x: float
    y: float
    holder: Holder
    locked: bool
    words: str


@dataclass(frozen=True, slots=True)
class Graph:
    """A drawing, `width` by `height` pixels; `left_out` counts the orders that are not drawn."""

    width: int
    height: int
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]
    holders: tuple[Holder, ...]
    left_out: int


def name_holders(links: Iterable[Link]) -> dict[str, Holder]:
    """Those who want an order, in the order in which they are told, each with a colour and a sign."""
    names = dict.fromkeys(link_holders(link) for link in links)
    return {name: Holder(name, n % COLOURS, SHAPES[n % len(SHAPES)]) for n, name in enumerate(names)}


def draw_graph(links: Sequence[Link], deadlocks: Iterable[Deadlock]) -> Graph:
    """Draw orders: what is wanted first stands left of what is wanted then, as far as no ring forbids it."""
    locked = {n for deadlock in deadlocks for n in deadlock.links}
    ranked = sorted(range(len(links)), key=lambda n: (n not in locked, -len(links[n].reports), n))[:MOST]
    drawn = sorted(ranked)
    holders = name_holders(links)
    seen = dict.fromkeys(link_holders(links[n]) for n in drawn)
    places = _places([links[n] for n in drawn])
    offsets: defaultdict[tuple[str, str], int] = defaultdict(int)
    arrows = []
    for n in drawn:
        first, then = _step(links[n], "first"), _step(links[n], "then")
        pair = min(first, then), max(first, then)
        way = (places[first], places[then])
        arrows.append(_arrow(links[n], holders, *way, offsets[pair], n in locked, _is_barred(*way, places.values())))
        offsets[pair] += 1
    columns = max((x for x, _ in places.values()), default=0)
    rows = max((y for _, y in places.values()), default=0)
    return Graph(
        width=2 * EDGE + columns * ACROSS + WIDTH,
        height=int(max([_corner(0, rows)[1] + HEIGHT, *(a.low for a in arrows)])) + EDGE,
        boxes=tuple(_box(step, *place) for step, place in places.items()),
        arrows=tuple(arrows),
        holders=tuple(holders[name] for name in seen),
        left_out=len(links) - len(drawn),
    )


def _step(link: Link, which: str) -> str:
    """The name of a step as a box has it."""
    key, words = (link.first, link.first_words) if which == "first" else (link.then, link.then_words)
    return words if key == NO_ISSUE else label("steps", key)


def _places(links: Sequence[Link]) -> dict[str, tuple[int, int]]:
    """Column and row of each step: the longest way to it, along orders that close no ring."""
    graph: nx.DiGraph[str] = nx.DiGraph()
    for link in links:
        first, then = _step(link, "first"), _step(link, "then")
        graph.add_nodes_from((first, then))
        if first != then and not nx.has_path(graph, then, first):
            graph.add_edge(first, then)
    found: dict[str, tuple[int, int]] = {}
    for column, steps in enumerate(nx.topological_generations(graph)):
        found.update({step: (column, row) for row, step in enumerate(steps)})
    return found


def _box(step: str, column: int, row: int) -> Box:
    x, y = _corner(column, row)
    return Box(x, y, tuple(textwrap.wrap(step, LETTERS, max_lines=LINES, placeholder=" …")))


def _corner(column: int, row: int) -> tuple[int, int]:
    return EDGE + column * ACROSS, EDGE + row * DOWN


def _is_barred(start: tuple[int, int], end: tuple[int, int], places: Iterable[tuple[int, int]]) -> bool:
    """Whether a box stands in the straight way from one to another, a row to either side allowed for."""
    across = end[0] - start[0]
    return any(
        abs(row - (start[1] + (end[1] - start[1]) * (column - start[0]) / across)) < 1
        for column, row in places
        if start[0] < column < end[0]
    )


def _arrow(
    link: Link,
    holders: dict[str, Holder],
    start: tuple[int, int],
    end: tuple[int, int],
    beside: int,
    locked: bool,
    barred: bool,
) -> Arrow:
    """An arrow from the right side of a box to the left side of another; one that goes back runs below the boxes, one
    that is `barred` by a box below its row."""
    x1: float
    x2: float
    (ax, ay), (bx, by) = _corner(*start), _corner(*end)
    shift = ((beside + 1) // 2) * 13 * (1 if beside % 2 else -1)
    if barred:
        x1, y1, x2, y2 = ax + WIDTH, ay + HEIGHT / 2 + shift, bx - 7, by + HEIGHT / 2 + shift
        low, gap = ay + HEIGHT + LANE + shift / 2, ACROSS - WIDTH
        down = f"C{x1 + gap / 2:g} {y1:g} {x1 + gap / 2:g} {low:g} {x1 + gap:g} {low:g}"
        up = f"C{x2 - gap / 2:g} {low:g} {x2 - gap / 2:g} {y2:g} {x2} {y2:g}"
        path = f"M{x1} {y1:g}{down}L{x2 - gap:g} {low:g}{up}"
        x, y = (x1 + x2) / 2, low
    elif end[0] > start[0]:
        x1, y1, x2, y2 = ax + WIDTH, ay + HEIGHT / 2 + shift, bx - 7, by + HEIGHT / 2 + shift
        bend = (x2 - x1) / 2
        path = f"M{x1} {y1:g}C{x1 + bend:g} {y1:g} {x2 - bend:g} {y2:g} {x2} {y2:g}"
        x, y, low = (x1 + x2) / 2, (y1 + y2) / 2, max(y1, y2)
    else:
        low = max(ay, by) + HEIGHT + 22 + abs(shift)
        x1, x2 = ax + WIDTH / 2 + shift, bx + WIDTH / 2 + shift
        path = f"M{x1:g} {ay + HEIGHT}C{x1:g} {low + 14:g} {x2:g} {low + 14:g} {x2:g} {by + HEIGHT + 7}"
        x, y = (x1 + x2) / 2, low + 4
    return Arrow(link_id(link.reports[0]), path, low, x, y, holders[link_holders(link)], locked, link_words(link))
