"""Rebuild the maps' outlines from world-atlas (Natural Earth 4.1, public domain).

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    .venv/bin/python scripts/build_map.py package/countries-50m.json [--check]

writes `world.json` and `europe.json` below `src/depositary/views/charts/data`: for each party its outline as an SVG
path, the point on which its mark stands, and its middle in degrees. Natural Earth shows who holds a territory; the
register follows the boundaries that the United Nations' General Assembly recognises, so Crimea is drawn with Ukraine
(resolution 68/262), the north of Cyprus with Cyprus, Somaliland with Somalia. Kosovo is drawn as the codebook lists
it. With `--check` nothing is written, and the exit code is 1 when a file is not what it would be.
"""

from __future__ import annotations

import argparse
import csv
import json
import math
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from babel.core import get_global

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / "src/depositary/views/charts/data"
PARTIES = ROOT / "src/depositary/lexicon/data/parties.csv"

Point = tuple[float, float]
Ring = list[Point]

#: Shapes without a number of ISO 3166-1, and the party with which they are drawn; None leaves one out.
UNNUMBERED = {
    "Somaliland": "SOM",
    "Kosovo": "XKX",
    "N. Cyprus": "CYP",
    "Indian Ocean Ter.": None,
    "Siachen Glacier": None,
}
#: A point in Crimea (longitude, latitude): the polygon around it belongs to Ukraine.
CRIMEA = (34.3, 45.2)
#: Outlines go on for so many pixels beyond the drawing, so that their ends are not seen.
MARGIN = 4
LEFT_OUT = frozenset({"ATA"})


@dataclass(frozen=True)
class Projection:
    """How degrees become pixels: the drawing's size, the function, and how exact outlines are, in pixels."""

    name: str
    width: float
    height: float
    place: Callable[[float, float], Point]
    tolerance: float
    least_area: float
    """Islands smaller than so many square pixels are left out unless they are all there is."""


def equal_earth(longitude: float, latitude: float) -> Point:
    """The Equal Earth projection (Savric, Patterson and Jenny 2018) in units of the sphere's radius."""
    a1, a2, a3, a4 = 1.340264, -0.081106, 0.000893, 0.003796
    theta = math.asin(math.sqrt(3) / 2 * math.sin(math.radians(latitude)))
    t2 = theta * theta
    t6 = t2**3
    x = 2 * math.sqrt(3) * math.radians(longitude) * math.cos(theta)
    return x / (3 * (9 * a4 * t6 * t2 + 7 * a3 * t6 + 3 * a2 * t2 + a1)), theta * (a1 + a2 * t2 + t6 * (a3 + a4 * t2))


def azimuthal(longitude: float, latitude: float, centre: Point = (16.0, 53.0)) -> Point:
    """Lambert's azimuthal equal-area projection around a centre, in units of the sphere's radius."""
    lam, phi, phi0 = math.radians(longitude - centre[0]), math.radians(latitude), math.radians(centre[1])
    cosine = math.sin(phi0) * math.sin(phi) + math.cos(phi0) * math.cos(phi) * math.cos(lam)
    k = math.sqrt(2 / max(1e-9, 1 + cosine))
    return (
        k * math.cos(phi) * math.sin(lam),
        k * (math.cos(phi0) * math.sin(phi) - math.sin(phi0) * math.cos(phi) * math.cos(lam)),
    )


def world(longitude: float, latitude: float) -> Point:
    """Pixels of the world map."""
    x, y = equal_earth(longitude, latitude)
    return 480 + x * 176, 236 - y * 176


def europe(longitude: float, latitude: float) -> Point:
    """Pixels of the map of Europe."""
    x, y = azimuthal(longitude, latitude)
    return 370 + x * 1150, 350 - y * 1150


PROJECTIONS = (
    Projection("world", 960, 425, world, 0.3, 0.6),
    Projection("europe", 760, 700, europe, 0.45, 1.5),
)


class Atlas:
    """A TopoJSON file of countries: arcs in degrees, and for each party its polygons as rings of arc numbers."""

    def __init__(self, topology: dict[str, Any], codes: dict[str, str]) -> None:
        (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
        self.arcs: list[list[Point]] = []
        for arc in topology["arcs"]:
            x = y = 0
            points = []
            for dx, dy in arc:
                x, y = x + dx, y + dy
                points.append((x * sx + tx, y * sy + ty))
            self.arcs.append(points)
        self.polygons: dict[str, list[list[list[int]]]] = {}
        for shape in topology["objects"]["countries"]["geometries"]:
            code = self._code(shape, codes)
            if code and code not in LEFT_OUT:
                parts = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
                self.polygons.setdefault(code, []).extend(parts)
        self._return_crimea()

    def _code(self, shape: dict[str, Any], codes: dict[str, str]) -> str | None:
        if "id" not in shape:
            return UNNUMBERED[shape["properties"]["name"]]
        return codes.get(shape["id"])

    def _return_crimea(self) -> None:
        held = [each for each in self.polygons["RUS"] if inside(CRIMEA, self.ring(each[0], self.arcs))]
        if len(held) != 1:
            sys.exit(f"{len(held)} polygons of Russia hold Crimea; expected one: look at the source again")
        self.polygons["RUS"].remove(held[0])
        self.polygons["UKR"].append(held[0])

    def rings(self, code: str, arcs: list[list[Point]]) -> Iterator[Ring]:
        """The rings of a party, joined where its polygons share a border."""
        numbers = [number for polygon in self.polygons[code] for ring in polygon for number in ring]
        inner = {number for number in numbers if ~number in numbers}
        if not inner:
            yield from (self.ring(ring, arcs) for polygon in self.polygons[code] for ring in polygon)
            return
        loose = [number for number in numbers if number not in inner]
        while loose:
            chain = [*self._points(loose.pop(0), arcs)]
            while chain[-1] != chain[0]:
                following = next((n for n in loose if self._points(n, arcs)[0] == chain[-1]), None)
                if following is None:
                    sys.exit(f"{code}: a ring does not close")
                loose.remove(following)
                chain += self._points(following, arcs)[1:]
            yield chain

    def ring(self, numbers: Iterable[int], arcs: list[list[Point]]) -> Ring:
        """One ring of arcs in degrees, closed."""
        points: Ring = []
        for number in numbers:
            points += self._points(number, arcs)[1 if points else 0 :]
        return points

    def _points(self, number: int, arcs: list[list[Point]]) -> list[Point]:
        return arcs[number] if number >= 0 else arcs[~number][::-1]


def inside(point: Point, ring: Ring) -> bool:
    """Whether a point lies in a ring."""
    x, y = point
    found = False
    for (x1, y1), (x2, y2) in pairwise(ring):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            found = not found
    return found


def simplified(arc: list[Point], projection: Projection) -> list[Point]:
    """A line in degrees without the points that lie closer to it than can be seen (Douglas and Peucker)."""
    points = [projection.place(*point) for point in arc]
    tolerance = projection.tolerance
    keep = {0, len(points) - 1}
    spans = [(0, len(points) - 1)]
    while spans:
        first, last = spans.pop()
        furthest, distance = first, tolerance
        for place in range(first + 1, last):
            away = _away(points[place], points[first], points[last])
            if away > distance:
                furthest, distance = place, away
        if furthest != first:
            keep.add(furthest)
            spans += [(first, furthest), (furthest, last)]
    return [arc[place] for place in sorted(keep)]


def _away(point: Point, start: Point, end: Point) -> float:
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = math.hypot(dx, dy)
    if length == 0:
        return math.dist(point, start)
    along = ((point[0] - start[0]) * dx + (point[1] - start[1]) * dy) / length**2
    nearest = max(0.0, min(1.0, along))
    return math.dist(point, (start[0] + nearest * dx, start[1] + nearest * dy))


def halves(ring: Ring) -> Iterator[Ring]:
    """A ring in degrees cut at the meridian of 180 degrees: its part of the map and those from over the edge."""
    turn, unrolled = 0.0, ring[:1]
    for (before, _), (longitude, latitude) in pairwise(ring):
        if abs(longitude - before) > 180:
            turn += math.copysign(360, before - longitude)
        unrolled.append((longitude + turn, latitude))
    for offset in (0.0, 360.0, -360.0):
        part = clipped([(x + offset, y) for x, y in unrolled], (-180, 180), (-90, 90))
        if len(part) >= 3:
            yield part


def clipped(ring: Ring, across: Point, down: Point) -> Ring:
    """The part of a ring between two limits on each axis (Sutherland and Hodgman)."""
    for axis, limit, sign in ((0, across[0], 1), (0, across[1], -1), (1, down[0], 1), (1, down[1], -1)):
        kept: Ring = []
        for start, end in zip(ring, [*ring[1:], *ring[:1]], strict=True):
            here, there = sign * (start[axis] - limit), sign * (end[axis] - limit)
            if here >= 0:
                kept.append(start)
            if (here >= 0) != (there >= 0):
                part = here / (here - there)
                kept.append((start[0] + part * (end[0] - start[0]), start[1] + part * (end[1] - start[1])))
        ring = kept
    return ring


def area(ring: Ring) -> float:
    """The signed area of a ring in square pixels."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, [*ring[1:], *ring[:1]], strict=True)) / 2


def centre(ring: Ring) -> Point:
    """The centroid of a ring; the mean of its corners where it has no area."""
    total = area(ring)
    if abs(total) < 1e-6:
        return sum(x for x, _ in ring) / len(ring), sum(y for _, y in ring) / len(ring)
    x = y = 0.0
    for a, b in zip(ring, [*ring[1:], *ring[:1]], strict=True):
        cross = a[0] * b[1] - b[0] * a[1]
        x, y = x + (a[0] + b[0]) * cross, y + (a[1] + b[1]) * cross
    return x / (6 * total), y / (6 * total)


def outline(rings: list[Ring]) -> str:
    """Rings as an SVG path in tenths of a pixel, relative, without points that fall together."""
    parts = []
    for ring in rings:
        corners = [(round(x * 10), round(y * 10)) for x, y in ring]
        corners = [corner for place, corner in enumerate(corners) if corner != corners[place - 1]]
        if len(corners) >= 3:
            moves = [f"{b[0] - a[0]},{b[1] - a[1]}" for a, b in pairwise(corners)]
            parts.append(f"M{corners[0][0]},{corners[0][1]}l{' '.join(moves)}z")
    return "".join(parts)


def visible(rings: Iterable[Ring], projection: Projection) -> list[Ring]:
    """What of some closed rings in degrees lies in the drawing, the largest first."""
    across, down = (-MARGIN, projection.width + MARGIN), (-MARGIN, projection.height + MARGIN)
    placed = ([projection.place(*point) for point in part] for ring in rings for part in halves(ring[:-1]))
    found = [clipped(part, across, down) for part in placed]
    return sorted((ring for ring in found if len(ring) >= 3), key=lambda ring: -abs(area(ring)))


def _size(ring: Ring) -> float:
    return abs(area(ring))


def drawn(atlas: Atlas, projection: Projection) -> dict[str, Any]:
    """The map of a projection."""
    arcs = [simplified(arc, projection) for arc in atlas.arcs]
    shapes: dict[str, dict[str, Any]] = {}
    for code in sorted(atlas.polygons):
        # The smallest states vanish in the simplified outlines.
        rings = visible(atlas.rings(code, arcs), projection) or visible(atlas.rings(code, atlas.arcs), projection)
        if rings:
            large = [ring for ring in rings if abs(area(ring)) >= projection.least_area] or rings[:1]
            x, y = centre(rings[0])
            at = centre(max((part for ring in atlas.rings(code, atlas.arcs) for part in halves(ring[:-1])), key=_size))
            shapes[code] = {
                "path": outline(large),
                "mark": [round(x, 1), round(y, 1)],
                "at": [round(at[0], 2), round(at[1], 2)],
            }
    return {"width": projection.width, "height": projection.height, "shapes": shapes}


def numeric_codes() -> dict[str, str]:
    """ISO 3166-1 numbers to the codes of the register's parties."""
    with PARTIES.open(encoding="utf-8", newline="") as file:
        by_iso2 = {row["iso2"]: row["code"] for row in csv.DictReader(file) if row["iso2"]}
    aliases: dict[str, list[str]] = dict(get_global("territory_aliases"))
    return {number: by_iso2[to[0]] for number, to in aliases.items() if number.isdigit() and to[0] in by_iso2}


def main() -> int:
    """Write the maps, or with `--check` compare them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("countries", type=Path, help="countries-50m.json of world-atlas 2.0.2")
    parser.add_argument("--check", action="store_true", help="write nothing; fail when a file differs")
    chosen = parser.parse_args()
    atlas = Atlas(json.loads(chosen.countries.read_text(encoding="utf-8")), numeric_codes())
    stale = []
    for projection in PROJECTIONS:
        made = drawn(atlas, projection)
        lines = ",\n".join(
            f" {json.dumps(code)}:{json.dumps(shape, separators=(',', ':'))}" for code, shape in made["shapes"].items()
        )
        text = f'{{"width":{made["width"]},"height":{made["height"]},"shapes":{{\n{lines}\n}}}}\n'
        path = DATA / f"{projection.name}.json"
        if chosen.check:
            stale += [path.name] if not path.exists() or path.read_text(encoding="utf-8") != text else []
        else:
            path.write_text(text, encoding="utf-8")
            print(f"{path.relative_to(ROOT)}: {len(made['shapes'])} shapes, {len(text)} bytes")
    if stale:
        print(f"not what the source gives: {', '.join(stale)}", file=sys.stderr)
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
