"""Write the outline of the land for the map of the dossier, from `land-110m.json` of the npm package world-atlas 2.0.2.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python tools/make_land.py package/land-110m.json

The data are Natural Earth's 1:110m land (public domain); world-atlas (ISC) is Natural Earth as TopoJSON.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

LAND = Path(__file__).resolve().parents[1] / "src/truceline/publish/dossier/data/land.json"
SOURCE = "Natural Earth 1:110m land (public domain), from world-atlas 2.0.2; degrees east and north, a tenth exact"


def main(arguments: list[str]) -> int:
    """Read the file that is named and write the outline."""
    topology = json.loads(Path(arguments[0]).read_text(encoding="utf-8"))
    arcs = [list(_arc(arc, topology["transform"])) for arc in topology["arcs"]]
    rings = [_ring(ring, arcs) for polygon in _polygons(topology) for ring in polygon]
    made = {"source": SOURCE, "rings": [ring for ring in rings if len(ring) > 3]}
    LAND.write_text(json.dumps(made, separators=(",", ":")) + "\n", encoding="utf-8")
    return 0


def _arc(arc: list[list[int]], transform: dict[str, list[float]]) -> Iterator[list[float]]:
    """The points of an arc, which are differences from one to the next."""
    x = y = 0
    for dx, dy in arc:
        x, y = x + dx, y + dy
        yield [round(c * s + t, 1) for c, s, t in zip((x, y), transform["scale"], transform["translate"], strict=True)]


def _polygons(topology: dict[str, Any]) -> Iterator[list[list[int]]]:
    for geometry in topology["objects"]["land"]["geometries"]:
        yield from geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]


def _ring(numbers: list[int], arcs: list[list[list[float]]]) -> list[list[float]]:
    """The points of a ring of arcs; a negative number is an arc backwards. Points that repeat are left out."""
    points = [p for n in numbers for p in (arcs[n] if n >= 0 else reversed(arcs[~n]))]
    return [p for n, p in enumerate(points) if n == 0 or p != points[n - 1]]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
