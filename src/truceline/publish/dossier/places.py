"""The map: where happenings are told to have been, and how exactly the place is known; drawn here, offline."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from itertools import pairwise
from math import radians

from truceline.model.actor import Place
from truceline.publish.dossier.dossier import happening_id
from truceline.publish.dossier.press import Press
from truceline.trace.timeline import TimelineEntry

Point = tuple[float, float]
Area = tuple[float, float, float, float]
"""Left, top, right and bottom."""

SIZE = 1000.0
"""Width of the whole world in the units of the drawing."""
LEAST_WIDTH = 320.0
"""Units that a map shows at the least: about a third of the world, so that a reader knows where it is."""
MARGIN = 40.0
HALF = 180
"""Degrees between two points of a ring from which its line crosses the 180th meridian."""
LETTER, LINE = 7.0, 13.0
"""Width of a letter and height of a line of a label, in pixels of a map 800 wide."""
PIXELS = 800.0


@dataclass(frozen=True, slots=True)
class Spot:
    """A place with what is told to have been there; `x` and `y` are null where it has no point, `label` is where its
    name stands, null where it has no room."""

    place: Place
    kind: str
    entries: tuple[tuple[str, TimelineEntry], ...]
    x: float | None = None
    y: float | None = None
    label: Point | None = None


@dataclass(frozen=True, slots=True)
class Chart:
    """The land within a window, and how long a pixel is."""

    land: str
    window: tuple[float, float, float, float]
    pixel: float


def render_map(press: Press) -> str:
    """The page of the map."""
    spots = list(_spots(press))
    window = _window([(s.x, s.y) for s in spots if s.x is not None and s.y is not None])
    chart = Chart(_land(), window, window[2] / PIXELS) if window else None
    drawn = list(_labelled([s for s in spots if s.x is not None], chart)) if chart else []
    return press.page("map", "Map", chart=chart, drawn=drawn, spots=spots)


def project(lon: float, lat: float) -> Point:
    """A place on the map, in the Natural Earth projection (Šavrič, Jenny, Patterson and Hurni 2011)."""
    phi, lam = radians(lat), radians(lon)
    p2 = phi * phi
    p4 = p2 * p2
    x = lam * (0.8707 - 0.131979 * p2 + p4 * (-0.013791 + p4 * (0.003971 * p2 - 0.001529 * p4)))
    y = phi * (1.007226 + p2 * (0.015085 + p4 * (-0.044475 + 0.028874 * p2 - 0.005916 * p4)))
    scale = SIZE / (2 * 2.73539)  # the projection is 2.73539 wide from its middle to its edge
    return round(SIZE / 2 + x * scale, 1), round(SIZE / 4 - y * scale, 1)


@cache
def _land() -> str:
    """The outline of the land as a path."""
    data = json.loads((files("truceline.publish.dossier") / "data/land.json").read_text(encoding="utf-8"))
    return "".join(_ring(ring) for ring in data["rings"])


def _ring(points: Sequence[Point]) -> str:
    """A ring of the land; one that crosses the 180th meridian is cut there, so that no line runs across the map."""
    cuts = [n for n, (lon, _) in enumerate(points) if n and abs(lon - points[n - 1][0]) > HALF]
    if not cuts:
        return _path(points)
    turned = [*points[cuts[0] :], *points[: cuts[0]]]
    ends = [*(n - cuts[0] for n in cuts), len(turned)]
    return "".join(_path(turned[start:end]) for start, end in pairwise(ends))


def _path(points: Iterable[Point]) -> str:
    placed = [project(lon, lat) for lon, lat in points]
    kept = [p for n, p in enumerate(placed) if n == 0 or p != placed[n - 1]]
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in kept) + "Z"


def _spots(press: Press) -> Iterator[Spot]:
    """The places of happenings, those of most happenings first."""
    dossier = press.dossier
    told: defaultdict[str, dict[str, TimelineEntry]] = defaultdict(dict)
    for page, s in dossier.sources.statements():
        entry = dossier.happening_of.get((page.coded.id, s.id))
        if s.place and entry:
            told[s.place][happening_id(entry)] = entry
    places = {p.id: p for page in dossier.sources.pages for p in page.coded.annotated.places}
    for id_, entries in sorted(told.items(), key=lambda item: -len(item[1])):
        if place := places.get(id_):
            known = dossier.lexicon.places.get(id_)
            point = project(place.lon, place.lat) if place.lon is not None and place.lat is not None else (None, None)
            yield Spot(place, known.kind if known else "place", tuple(entries.items()), *point)


def _window(points: Sequence[Point]) -> tuple[float, float, float, float] | None:
    """The part of the world that holds the points, at least a third of it and twice as wide as high."""
    if not points:
        return None
    xs, ys = [x for x, _ in points], [y for _, y in points]
    width = min(SIZE, max(LEAST_WIDTH, max(xs) - min(xs) + 2 * MARGIN, 2 * (max(ys) - min(ys) + 2 * MARGIN)))
    height = width / 2
    left = min(max(0.0, (min(xs) + max(xs) - width) / 2), SIZE - width)
    top = min(max(0.0, (min(ys) + max(ys) - height) / 2), SIZE / 2 - height)
    return round(left, 1), round(top, 1), round(width, 1), round(height, 1)


def _labelled(spots: Sequence[Spot], chart: Chart) -> Iterator[Spot]:
    """The spots with places for their labels: beside the point, or a line above or below; none where all are taken,
    for the list tells the name too. Those of most happenings choose first."""
    taken = [_around(spot, chart) for spot in spots]
    for spot in spots:
        own = _around(spot, chart)
        others = [area for area in taken if area != own]
        free = (p for p in _label_places(spot, chart) if not any(_meet(p, area) for area in others))
        place = next(free, None)
        if place is None:
            yield spot
            continue
        taken.append(place)
        yield replace(spot, label=(round(place[0], 2), round(place[3] - LINE * chart.pixel / 4, 2)))


def _around(spot: Spot, chart: Chart) -> Area:
    """The square that a point fills."""
    assert spot.x is not None
    assert spot.y is not None
    reach = 6 * chart.pixel
    return spot.x - reach, spot.y - reach, spot.x + reach, spot.y + reach


def _label_places(spot: Spot, chart: Chart) -> Iterator[Area]:
    """Where the label of a point may stand, the best place first, within the window of the map."""
    left, top, right, bottom = _around(spot, chart)
    wide, line = len(spot.place.name) * LETTER * chart.pixel, LINE * chart.pixel
    middle, gap = (top + bottom) / 2, 3 * chart.pixel
    window = chart.window
    for down in (0.0, 1.0, -1.0):
        y = middle - line / 2 + down * line
        for x in (right + gap, left - gap - wide):
            if window[0] <= x and x + wide <= window[0] + window[2]:
                yield x, y, x + wide, y + line


def _meet(a: Area, b: Area) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
