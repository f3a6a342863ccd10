"""The stage ladder of an agreement: which steps it has reached, which are ahead, one lane for each side's own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from depositary.core.codes import NATIONAL_STAGES, Framing, Stage
from depositary.register.agreements import Agreement, StageEvent, reached_events
from depositary.register.sources import OPEN, Clocks
from depositary.views.agreements import when
from depositary.views.charts.marks import mark, stage_words
from depositary.views.charts.svg import Frame, Svg, drawing, element, line, words
from depositary.views.tables import Column, Kind, Table

#: The steps that every ladder shows, reached or not; others are shown where something is said of them.
USUAL = (Stage.TALKS, Stage.AGREED, Stage.SIGNED, Stage.APPROVED, Stage.IN_FORCE)
#: Which framing tells more of a step that has not been reached.
_AHEAD = (Framing.PLANNED, Framing.POSSIBLE, Framing.DENIED)
_STEP, _MARGIN, _LANE = 86.0, 44.0, 74.0
_NAMES = 52.0


@dataclass(frozen=True, slots=True)
class Rung:
    """One step in one lane: `state` is `reached`, `planned`, `possible`, `denied` or `unknown`."""

    stage: Stage
    state: str
    when: str | None = None
    """EDTF, or "by" the day by which an undated step had happened."""
    sources: int = 0
    """Independent witnesses."""
    disputed: bool = False


@dataclass(frozen=True, slots=True)
class Lane:
    """The steps of the instrument itself (`party` None) or of one side, in the ladder's order."""

    party: str | None
    rungs: tuple[Rung, ...]


@dataclass(frozen=True, slots=True)
class Ladder:
    """The ladder of one agreement at one day; every lane has the same stages."""

    agreement: str
    standing: Stage | None
    lanes: tuple[Lane, ...]

    @property
    def stages(self) -> tuple[Stage, ...]:
        """The columns of the ladder."""
        return tuple(rung.stage for rung in self.lanes[0].rungs)


def ladder(agreement: Agreement, clocks: Clocks = OPEN) -> Ladder:
    """The ladder of an agreement as it stands for the clocks."""
    reached = reached_events(agreement.events, clocks)
    ahead = [event for event in agreement.events if event.framing is not Framing.HAPPENED and event.support]
    known = {event.stage for event in (*reached, *ahead)}
    stages = [stage for stage in Stage if stage in USUAL or stage in known]
    own = {event.party for event in reached if event.party and event.stage in NATIONAL_STAGES}
    lanes = [Lane(party, _rungs(stages, reached, ahead, party)) for party in (None, *sorted(own))]
    return Ladder(agreement.id, agreement.status(clocks), tuple(lanes))


def _rungs(
    stages: Iterable[Stage], reached: list[StageEvent], ahead: list[StageEvent], party: str | None
) -> tuple[Rung, ...]:
    return tuple(
        _rung(
            stage,
            [event for event in reached if event.stage is stage and _of(event, party)],
            [event for event in ahead if event.stage is stage and _of(event, party)],
        )
        for stage in stages
    )


def _of(event: StageEvent, party: str | None) -> bool:
    """Whether an event belongs to a lane: a side's own steps to its lane, everything else to the instrument's."""
    own = event.party if event.stage in NATIONAL_STAGES else None
    return own == party


def _rung(stage: Stage, reached: list[StageEvent], ahead: list[StageEvent]) -> Rung:
    if reached:
        return _made(stage, "reached", reached[0])
    for framing in _AHEAD:
        found = [event for event in ahead if event.framing is framing]
        if found:
            return _made(stage, framing.value, max(found, key=lambda event: (event.support, event.date or "")))
    return Rung(stage, "unknown")


def _made(stage: Stage, state: str, event: StageEvent) -> Rung:
    not_after = event.not_after.isoformat() if event.not_after else None
    return Rung(stage, state, when(event.date, not_after), event.support, event.disputed)


_COLUMNS = (
    Column("party", "Step of", Kind.CODE),
    Column("stage", "Stage", Kind.CODE),
    Column("state", "State", Kind.CODE),
    Column("when", "When", Kind.DATE),
    Column("sources", "Sources", Kind.NUMBER),
)


def ladder_table(made: Ladder) -> Table:
    """The ladder as rows: every step of which something is known. The table that stands beside the drawing."""
    rows = tuple(
        (lane.party or "both", rung.stage.value, _state(rung), rung.when, rung.sources)
        for lane in made.lanes
        for rung in lane.rungs
        if rung.state != "unknown"
    )
    return Table(_COLUMNS, rows)


def _state(rung: Rung) -> str:
    return f"{rung.state}, disputed" if rung.disputed else rung.state


def ladder_svg(made: Ladder, title: str) -> Svg:
    """The ladder as a drawing: a lane a line, the step where the agreement stands in bold. `title` names the agreement.

    About 90 pixels wide a step and 74 high a lane.
    """
    left = _NAMES if len(made.lanes) > 1 else 0.0
    width = left + 2 * _MARGIN + _STEP * (len(made.stages) - 1)
    height = _LANE * len(made.lanes) + 4
    lanes = [_lane(lane, made, left, place * _LANE) for place, lane in enumerate(made.lanes)]
    return drawing(Frame(width, height, f"Stage ladder: {title}", _told(made), "chart ladder"), *lanes)


def _told(made: Ladder) -> str:
    steps = [
        f"{lane.party + ': ' if lane.party else ''}{stage_words(rung.stage)} {_state(rung)} {rung.when or ''}".strip()
        for lane in made.lanes
        for rung in lane.rungs
        if rung.state != "unknown"
    ]
    return f"Stands at {stage_words(made.standing)}. " + "; ".join(steps) + "."


def _lane(lane: Lane, made: Ladder, left: float, top: float) -> Svg:
    y = top + 16
    parts = [words(0, y + 4, lane.party or "both", class_="lane-name")] if left else []
    places = [left + _MARGIN + _STEP * place for place in range(len(lane.rungs))]
    for place, (start, end) in enumerate(pairwise(places)):
        walked = any(rung.state == "reached" for rung in lane.rungs[place + 1 :])
        look: dict[str, str | float | None] = (
            {"class_": "way"} if walked else {"class_": "way", "stroke_dasharray": "2 4"}
        )
        parts.append(line((start + 11, y), (end - 11, y), **look))
    for x, rung in zip(places, lane.rungs, strict=True):
        standing = rung.stage is made.standing and rung.state == "reached"
        parts.append(_drawn(rung, x, y, standing=standing))
    return element("g", *parts)


def _drawn(rung: Rung, x: float, y: float, *, standing: bool) -> Svg:
    said = f"{stage_words(rung.stage)}: {_state(rung)}" + (f", {rung.when}" if rung.when else "")
    sources = f" ({rung.sources} {'source' if rung.sources == 1 else 'sources'})" if rung.sources else ""
    label = words(x, y + 24, stage_words(rung.stage), text_anchor="middle", font_weight="bold" if standing else None)
    below = [
        words(x, y + 40 + 13 * place, part, text_anchor="middle", font_size=11, class_="date")
        for place, part in enumerate(_below(rung))
    ]
    return element(
        "g",
        element("title", said + sources),
        mark(rung.stage, x, y, 7, open_=rung.state != "reached"),
        label,
        *below,
        class_=f"rung rung-{rung.state}" + (" standing" if standing else "") + (" disputed" if rung.disputed else ""),
    )


def _below(rung: Rung) -> list[str]:
    """The lines under a step: its date, an interval on two lines; for a step ahead, how it is spoken of."""
    if rung.state != "reached":
        return [] if rung.state == "unknown" else [rung.state]
    first, slash, last = (rung.when or "").partition("/")
    return [first + slash, last] if slash else [first] if first else []
