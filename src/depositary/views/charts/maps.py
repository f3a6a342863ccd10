"""A map of parties by stage: outlines from the package, a tone and a mark for each stage."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from depositary.core.codes import Stage
from depositary.views.charts.marks import mark, stage_words
from depositary.views.charts.svg import Frame, Svg, drawing, element, words

REGIONS = ("world", "europe")

#: Tones where no style sheet gives others: from pale to strong in the order of an instrument's life.
_TONES = {
    "before": "#d9e2ec",
    "signed": "#8fb3d9",
    "approving": "#5f8fc4",
    "in_force": "#2f66a3",
    "over": "#c9b8a8",
}
_TONE_OF = {
    Stage.PROPOSED: "before",
    Stage.TALKS: "before",
    Stage.AGREED: "before",
    Stage.SIGNED: "signed",
    Stage.JOINED: "signed",
    Stage.SUBMITTED: "approving",
    Stage.APPROVED: "approving",
    Stage.RATIFIED: "approving",
    Stage.IN_FORCE: "in_force",
    Stage.CHANGED: "in_force",
    Stage.SUSPENDED: "over",
    Stage.ENDED: "over",
}
_LEGEND_STEP = 84.0


@dataclass(frozen=True, slots=True)
class Outline:
    """One party's outline: an SVG path in tenths of a pixel, and where its mark stands in pixels."""

    path: str
    mark: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Region:
    """The outlines of one map, by code of party; size in pixels."""

    width: float
    height: float
    outlines: Mapping[str, Outline]


@cache
def region(name: str) -> Region:
    """The map of a region, one of `REGIONS`."""
    data = json.loads((files("depositary.views.charts") / "data" / f"{name}.json").read_text(encoding="utf-8"))
    outlines = {
        code: Outline(shape["path"], (shape["mark"][0], shape["mark"][1])) for code, shape in data["shapes"].items()
    }
    return Region(data["width"], data["height"], outlines)


@dataclass(frozen=True, slots=True)
class Spot:
    """A party to be drawn: its code and name, and the stage that it is drawn at."""

    party: str
    name: str
    stage: Stage


def map_svg(name: str, spots: list[Spot], title: str, common: str | None = None) -> Svg:
    """The map of a region with parties by stage. `common` is the party that all of them agreed with."""
    shown = region(name)
    drawn = [spot for spot in spots if spot.party in shown.outlines]
    involved = {spot.party for spot in drawn} | ({common} if common else set())
    land = "".join(outline.path for code, outline in shown.outlines.items() if code not in involved)
    shapes = [element("path", d=land, class_="land", fill="#ececec")]
    if common and common in shown.outlines:
        shapes.append(element("path", d=shown.outlines[common].path, class_="common", fill="#555555"))
    shapes += [_shape(spot, shown.outlines[spot.party]) for spot in drawn]
    ground = element("g", *shapes, transform="scale(0.1)", stroke="#ffffff", stroke_width=7, class_="shapes")
    marks = [_mark(spot, shown.outlines[spot.party]) for spot in drawn]
    legend = _legend({spot.stage for spot in drawn}, shown.height)
    frame = Frame(shown.width, shown.height + 28, title, _told(drawn), "chart map")
    return drawing(frame, ground, element("g", *marks), legend)


def _told(drawn: list[Spot]) -> str:
    by_stage = {stage: [spot.name for spot in drawn if spot.stage is stage] for stage in Stage}
    return "; ".join(f"{stage_words(stage)}: {', '.join(names)}" for stage, names in by_stage.items() if names) + "."


def _shape(spot: Spot, outline: Outline) -> Svg:
    tone = _TONE_OF[spot.stage]
    return element(
        "path",
        element("title", f"{spot.name}: {stage_words(spot.stage)}"),
        d=outline.path,
        class_=f"tone-{tone}",
        fill=_TONES[tone],
        data_place=spot.party,
    )


def _mark(spot: Spot, outline: Outline) -> Svg:
    x, y = outline.mark
    halo = element("circle", cx=x, cy=y, r=6.5, class_="halo", fill="#ffffff")
    return element("g", halo, mark(spot.stage, x, y, 4), data_place=spot.party)


def _legend(stages: set[Stage], top: float) -> Svg:
    """The stages that the map shows, in their order."""
    parts = []
    for place, stage in enumerate(each for each in Stage if each in stages):
        x = 12 + place * _LEGEND_STEP
        parts += [mark(stage, x, top + 14, 5), words(x + 11, top + 18, stage_words(stage), font_size=12)]
    return element("g", *parts, class_="legend")
