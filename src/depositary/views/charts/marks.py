"""The mark of each stage: a shape of its own, so that no stage is told by colour alone."""

from __future__ import annotations

from depositary.core.codes import Stage
from depositary.views.charts.svg import Svg, element

#: Shapes as polygons around a centre, in units of the radius.
_TRIANGLE = ((0.0, -1.05), (1.05, 0.85), (-1.05, 0.85))
_HALF_TRIANGLE = ((0.0, -1.05), (0.0, 0.85), (-1.05, 0.85))
_DIAMOND = ((0.0, -1.2), (1.2, 0.0), (0.0, 1.2), (-1.2, 0.0))
_OPEN = frozenset({Stage.PROPOSED, Stage.TALKS, Stage.SUBMITTED})


def stage_words(stage: Stage | None) -> str:
    """A stage in words for people: "in force"; "not known" for none."""
    return stage.value.replace("_", " ") if stage else "not known"


def mark(stage: Stage, x: float, y: float, radius: float = 6) -> Svg:
    """The shape of a stage around a point."""
    return element("g", *_shape(stage, x, y, radius), class_=f"mark mark-{stage.value} reached")


def _shape(stage: Stage, x: float, y: float, radius: float) -> tuple[Svg, ...]:
    outline: dict[str, str | float | None] = {"fill": "none", "stroke": "currentColor", "stroke_width": 1.5}
    solid: dict[str, str | float | None] = {"fill": "currentColor", "stroke": "currentColor", "stroke_width": 1.5}
    look = {**outline, "stroke_dasharray": "2 2"} if stage is Stage.PROPOSED else outline if stage in _OPEN else solid
    if stage in (Stage.ENDED, Stage.SUSPENDED):
        return (_strokes(stage, x, y, radius),)
    if stage in (Stage.SUBMITTED, Stage.RATIFIED):
        return (_polygon(_TRIANGLE, x, y, radius, look),)
    if stage is Stage.APPROVED:
        return (_polygon(_TRIANGLE, x, y, radius, outline), _polygon(_HALF_TRIANGLE, x, y, radius, solid))
    if stage is Stage.JOINED:
        return (_polygon(_DIAMOND, x, y, radius, look),)
    if stage in (Stage.IN_FORCE, Stage.CHANGED):
        return _square(stage, x, y, radius, outline if stage is Stage.CHANGED else solid)
    if stage is Stage.AGREED:
        ring = element("circle", cx=x, cy=y, r=radius, **outline)
        return (ring, element("path", d=_half_disc(x, y, radius), **solid))
    return (element("circle", cx=x, cy=y, r=radius, **look),)


def _square(stage: Stage, x: float, y: float, radius: float, look: dict[str, str | float | None]) -> tuple[Svg, ...]:
    side = radius * 0.9
    outer = element("rect", x=x - side, y=y - side, width=2 * side, height=2 * side, **look)
    if stage is not Stage.CHANGED:
        return (outer,)
    inner = side * 0.45
    return (outer, element("rect", x=x - inner, y=y - inner, width=2 * inner, height=2 * inner, fill="currentColor"))


def _strokes(stage: Stage, x: float, y: float, radius: float) -> Svg:
    reach = radius * 0.8
    top, foot = y - reach, y + reach
    bars = ((x - reach / 2, x - reach / 2), (x + reach / 2, x + reach / 2))
    crossed = ((x - reach, x + reach), (x + reach, x - reach))
    strokes = crossed if stage is Stage.ENDED else bars
    ends = "".join(f"M{start:g} {top:g}L{end:g} {foot:g}" for start, end in strokes)
    return element("path", d=ends, fill="none", stroke="currentColor", stroke_width=2.5)


def _half_disc(x: float, y: float, radius: float) -> str:
    return f"M{x:g} {y - radius:g}A{radius:g} {radius:g} 0 0 0 {x:g} {y + radius:g}Z"


def _polygon(
    corners: tuple[tuple[float, float], ...], x: float, y: float, radius: float, look: dict[str, str | float | None]
) -> Svg:
    points = " ".join(f"{x + dx * radius:.2f},{y + dy * radius:.2f}" for dx, dy in corners)
    return element("polygon", points=points, **look)
