"""A timeline: one agreement a line, its steps where they happened."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from depositary.core.codes import Stage
from depositary.views.charts.marks import mark, stage_words
from depositary.views.charts.svg import Frame, Svg, drawing, element, line, shortened, words

_NAMES, _WIDTH, _RIGHT = 210.0, 720.0, 24.0
_TOP, _ROW = 44.0, 24.0
#: Years and months are written where they have at least so much room.
_ROOM = 34.0
#: A scale is cut at its left where that makes it shorter by this factor.
_CROWDED = 2


@dataclass(frozen=True, slots=True)
class Step:
    """One step that was reached: on a day, within days, or (`first` None) on or before the day `last`."""

    stage: Stage
    first: date | None
    last: date


@dataclass(frozen=True, slots=True)
class Track:
    """One line: what it is called, the key of its row in the table beside, and its steps in order."""

    key: str
    name: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Scale:
    """Days to pixels. Days before the first stand at the left edge."""

    first: date
    last: date

    def place(self, day: date) -> float:
        """Where a day is, from the left edge of the drawing."""
        days = max(1, (self.last - self.first).days)
        return _NAMES + _WIDTH * max(0, (day - self.first).days) / days


def scale_of(days: Sequence[date]) -> Scale:
    """The scale of some days: from the first to the last, unless a few old ones would crowd the others together.

    Then it starts with the earliest of all days but the oldest twentieth.
    """
    ordered = sorted(days)
    first, last = ordered[0], ordered[-1]
    early = ordered[len(ordered) // 20]
    return Scale(early if (last - early) * _CROWDED < last - first else first, last)


def timeline_svg(tracks: Sequence[Track], title: str) -> Svg:
    """The tracks as a drawing; empty when no track has a step."""
    days = [day for track in tracks for step in track.steps for day in (step.first, step.last) if day]
    if not days:
        return Svg("")
    scale = scale_of(days)
    height = _TOP + _ROW * len(tracks) + 8
    parts = [_axis(scale, height), *(_track(track, scale, place) for place, track in enumerate(tracks))]
    told = f"{len(tracks)} agreements from {min(days)} to {scale.last}; the table beside gives every step."
    return drawing(Frame(_NAMES + _WIDTH + _RIGHT, height, title, told, "chart timeline"), *parts)


def _axis(scale: Scale, height: float) -> Svg:
    parts = []
    year_end = month_end = 0.0
    for first in _months(scale):
        x = scale.place(max(first, scale.first))
        year = first.month == 1 or first <= scale.first
        parts.append(
            line((x, _TOP - 14), (x, height), class_="rule year" if year else "rule", opacity=0.35 if year else 0.12)
        )
        if year and x >= year_end:
            parts.append(words(x, 14, str(first.year), font_size=13, font_weight="bold"))
            year_end = x + _ROOM
        if x >= month_end:
            parts.append(words(x, 28, first.strftime("%m"), font_size=11, class_="date"))
            month_end = x + _ROOM * 0.6
    return element("g", *parts, class_="axis")


def _months(scale: Scale) -> list[date]:
    """The first day of every month that the scale holds; of long spans only of every year."""
    first, last = scale.first, scale.last
    months = [
        date(year, month, 1)
        for year in range(first.year, last.year + 1)
        for month in range(1, 13)
        if (first.year, first.month) <= (year, month) <= (last.year, last.month)
    ]
    return months if len(months) <= 60 else [month for month in months if month.month == 1]


def _track(track: Track, scale: Scale, place: int) -> Svg:
    y = _TOP + _ROW * place + _ROW / 2
    name = words(
        0, y + 4, shortened(track.name, _NAMES - 60 if _is_early(track, scale) else _NAMES - 14), class_="name"
    )
    parts = [name, line((_NAMES, y), (_NAMES + _WIDTH, y), class_="rule", opacity=0.12)]
    if track.steps:
        first, last = track.steps[0], track.steps[-1]
        parts.append(line((scale.place(first.last), y), (scale.place(last.last), y), class_="way", opacity=0.6))
    parts += [_step(step, scale, y) for step in track.steps]
    return element("g", *parts, class_="track", data_place=track.key)


def _is_early(track: Track, scale: Scale) -> bool:
    return bool(track.steps) and track.steps[0].last < scale.first


def _step(step: Step, scale: Scale, y: float) -> Svg:
    x = scale.place(step.last)
    parts: list[Svg] = [element("title", f"{stage_words(step.stage)} {_when(step)}")]
    if step.last < scale.first:
        parts.append(words(x - 8, y + 4, f"‹ {step.last.year}", text_anchor="end", font_size=11, class_="date"))
    if step.first is None:
        parts.append(line((x - 18, y), (x - 7, y), class_="before", stroke_dasharray="2 2"))
    elif step.first != step.last:
        parts.append(line((scale.place(step.first), y), (x, y), class_="within", stroke_width=4, opacity=0.3))
    return element("g", *parts, mark(step.stage, x, y, 5))


def _when(step: Step) -> str:
    if step.first is None:
        return f"by {step.last}"
    return str(step.last) if step.first == step.last else f"between {step.first} and {step.last}"
