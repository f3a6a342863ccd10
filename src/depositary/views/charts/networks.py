"""A network of parties and instruments, laid out by rule: rings around the party with the most agreements.

The same agreements always give the same picture: the order of nodes decides everything, nothing is drawn by lot.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from depositary.core.codes import Stage
from depositary.views.charts.marks import mark, stage_words
from depositary.views.charts.svg import Frame, Svg, drawing, element, line, words

_NODE, _SPACE, _RING = 17.0, 42.0, 76.0
#: Half of a box, in which an instrument's short title stands, and the room that it takes on a ring.
_BOX_WIDTH, _BOX_HEIGHT, _BOX_SPACE, _BOX_LINE = 34.0, 15.0, 76.0, 11.0
_MARGIN = 30.0
#: So wide a row of wheels may get before the next one starts, in pixels.
_ROW = 1000.0

#: Labels of so many letters are written smaller.
_LONG = 5

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Node:
    """A party, or an instrument of more than two parties: its key, what is drawn on it, and its name.

    On a party stand a few letters, in an instrument's box its short title in one line or two.
    """

    key: str
    label: str
    name: str
    instrument: bool = False


@dataclass(frozen=True, slots=True)
class Edge:
    """A tie between two nodes: an agreement of two parties, or one party's part in an instrument of several."""

    left: str
    right: str
    stage: Stage | None
    name: str


@dataclass(frozen=True, slots=True)
class Network:
    """Nodes in order of key, and the ties between them."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def layout(network: Network) -> dict[str, Point]:
    """Where each node stands, in pixels from the upper left, by key.

    Each connected part of the network is a wheel: its best-connected node in the middle, around it rings of the nodes
    one tie away, two ties away and so on, each as near as it can be to the angle of the node through which it is tied.
    Parts stand side by side, the largest first.
    """
    ties: dict[str, set[str]] = {node.key: set() for node in network.nodes}
    for edge in network.edges:
        ties[edge.left].add(edge.right)
        ties[edge.right].add(edge.left)
    boxes = {node.key for node in network.nodes if node.instrument}
    placed: dict[str, Point] = {}
    x = y = row = 0.0
    widest = 0.0
    for part in _parts(ties):
        wheel, radius = _wheel(part, ties, boxes)
        if x and x + 2 * radius > max(widest, _ROW):
            x, y, row = 0.0, y + row, 0.0
        for key, (dx, dy) in wheel.items():
            placed[key] = (x + radius + dx, y + radius + dy)
        x += 2 * radius
        row, widest = max(row, 2 * radius), max(widest, x)
    return placed


def _parts(ties: dict[str, set[str]]) -> list[list[str]]:
    """The connected parts, the largest first; each begins with its best-connected node."""
    left, parts = set(ties), []
    for start in sorted(ties, key=lambda key: (-len(ties[key]), key)):
        if start not in left:
            continue
        part, edge = [start], [start]
        left.discard(start)
        while edge:
            following = sorted({other for key in edge for other in ties[key]} & left)
            left.difference_update(following)
            part += following
            edge = following
        parts.append(part)
    return sorted(parts, key=lambda part: (-len(part), part[0]))


def _wheel(part: list[str], ties: dict[str, set[str]], boxes: set[str]) -> tuple[dict[str, Point], float]:
    """One part around its first node, and the radius it needs."""
    angles: dict[str, float] = {part[0]: 0.0}
    points: dict[str, Point] = {part[0]: (0.0, 0.0)}
    ring, radius = [part[0]], 0.0
    while True:
        following = sorted({other for key in ring for other in ties[key]} - set(angles))
        if not following:
            return points, radius + _MARGIN
        space = _SPACE if boxes.isdisjoint(following) else _BOX_SPACE
        needed = len(following) * space / (2 * math.pi)
        radius = max(radius + _RING, needed)
        wanted = {key: _middle([angles[other] for other in sorted(ties[key]) if other in angles]) for key in following}
        ring = sorted(following, key=lambda key: (wanted[key], key))
        found = _spread([wanted[key] for key in ring], space / radius) if len(angles) > 1 else _even(len(ring))
        for key, angle in zip(ring, found, strict=True):
            angles[key] = angle
            points[key] = (radius * math.sin(angle), -radius * math.cos(angle))


def _middle(angles: list[float]) -> float:
    """The direction in the middle of some angles, clockwise from the top, between 0 and a full turn."""
    across, up = sum(map(math.sin, angles)), sum(map(math.cos, angles))
    return round(math.atan2(across, up), 6) % (2 * math.pi)


def _even(number: int) -> list[float]:
    return [2 * math.pi * place / number for place in range(number)]


def _spread(wanted: list[float], gap: float) -> list[float]:
    """Angles near those wanted (in rising order), at least a gap apart; evenly spread where they fill the circle."""
    if len(wanted) * gap >= 2 * math.pi:
        return _even(len(wanted))
    found: list[float] = []
    for angle in wanted:
        found.append(max(angle, found[-1] + gap) if found else angle)
    over = found[-1] + gap - (found[0] + 2 * math.pi)
    if over <= 0:
        return found
    # The last ones ran into the first ones: go backwards from where there is room.
    limit = found[0] + 2 * math.pi - gap
    for place in range(len(found) - 1, 0, -1):
        found[place] = min(found[place], limit)
        limit = found[place] - gap
    return found


def network_svg(network: Network, title: str) -> Svg:
    """The network as a drawing: a line a tie, on it the mark of its stage; empty when there is no node."""
    if not network.nodes:
        return Svg("")
    placed = layout(network)
    width = max(x for x, _ in placed.values()) + _MARGIN
    height = max(y for _, y in placed.values()) + _MARGIN
    shared = _numbered(network.edges)
    lines = [_tie(edge, placed, number, among) for edge, number, among in shared]
    nodes = [_node(node, placed[node.key]) for node in network.nodes]
    told = f"{len(network.nodes)} parties and instruments, {len(network.edges)} ties; the table beside lists them."
    return drawing(Frame(width, height, title, told, "chart network"), *lines, *nodes)


def _numbered(edges: Sequence[Edge]) -> Iterable[tuple[Edge, int, int]]:
    """Each tie with its number among those between the same two nodes, and how many these are."""
    between: dict[tuple[str, str], list[Edge]] = defaultdict(list)
    for edge in edges:
        between[min(edge.left, edge.right), max(edge.left, edge.right)].append(edge)
    for group in between.values():
        for number, edge in enumerate(group):
            yield edge, number, len(group)


def _tie(edge: Edge, placed: dict[str, Point], number: int, among: int) -> Svg:
    """A tie; of several between the same nodes the marks stand one after the other along one line."""
    (x1, y1), (x2, y2) = placed[edge.left], placed[edge.right]
    along = 0.5 + (number - (among - 1) / 2) * min(0.12, 0.6 / among)
    x, y = x1 + (x2 - x1) * along, y1 + (y2 - y1) * along
    parts: list[Svg] = [element("title", f"{edge.name}: {stage_words(edge.stage)}")]
    if number == 0:
        dashes = None if edge.stage else "3 3"
        parts.append(line((x1, y1), (x2, y2), class_="tie", opacity=0.35, stroke_dasharray=dashes))
    if edge.stage:
        halo = element("circle", cx=x, cy=y, r=7, class_="halo", fill="#ffffff")
        parts += [halo, mark(edge.stage, x, y, 4.5)]
    return element("g", *parts)


def _node(node: Node, at: Point) -> Svg:
    x, y = at
    title = element("title", node.name)
    if node.instrument:
        width, height = _BOX_WIDTH, _BOX_HEIGHT
        shape = element("rect", x=x - width, y=y - height, width=2 * width, height=2 * height, rx=3, **_LOOK)
        return element("g", title, shape, *_lines(node.label, at), class_="node instrument", data_place=node.key)
    shape = element("circle", cx=x, cy=y, r=_NODE, **_LOOK)
    label = words(x, y + 4, node.label, text_anchor="middle", font_size=11 if len(node.label) < _LONG else 9)
    return element("g", title, shape, label, class_="node", data_place=node.key)


def _lines(label: str, at: Point) -> list[Svg]:
    """A label of several lines around a point."""
    x, y = at
    lines = label.split("\n")
    top = y + 3 - _BOX_LINE * (len(lines) - 1) / 2
    return [
        words(x, top + _BOX_LINE * number, line, text_anchor="middle", font_size=9) for number, line in enumerate(lines)
    ]


_LOOK: dict[str, str | float | None] = {
    "class_": "ground",
    "fill": "#ffffff",
    "stroke": "currentColor",
    "stroke_width": 1.2,
}
