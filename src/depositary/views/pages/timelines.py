"""The timeline as a page: the steps of agreements in the order in which they happened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from depositary.core.codes import Stage
from depositary.core.edtf import bounds
from depositary.views.charts.marks import stage_words
from depositary.views.charts.svg import Svg
from depositary.views.charts.timelines import Step, Track, timeline_svg
from depositary.views.pages.charting import Chosen
from depositary.views.pages.listing import Record
from depositary.views.pages.naming import Link, Naming
from depositary.views.pages.register import heading_of
from depositary.views.tables import Column, Kind, Table

#: So many agreements are drawn on one picture; the table has all.
DRAWN = 120
#: Rows of the table on the page; the exports have all.
LISTED = 400

_COLUMNS = (
    Column("when", "Day", Kind.DATE),
    Column("stage", "Stage", Kind.CODE),
    Column("parties", "Parties", Kind.CODE),
    Column("party", "Step of", Kind.CODE),
    Column("agreement", "Agreement", Kind.CODE),
    Column("name", "Name"),
    Column("sources", "Sources", Kind.NUMBER),
)


@dataclass(frozen=True, slots=True)
class Moment:
    """One step of one agreement. `when` is EDTF or, for an undated one, "by" the day by which it had happened."""

    step: Step
    when: str
    agreement: Link
    parties: tuple[str, ...]
    party: str | None
    """The side whose own step it is."""
    sources: int

    @property
    def stage(self) -> str:
        """The stage in words."""
        return stage_words(self.step.stage)


@dataclass(frozen=True, slots=True)
class TimelinePage:
    """The steps in their order, and the agreements that are drawn, in the order of their first step."""

    chosen: Chosen
    moments: tuple[Moment, ...]
    tracks: tuple[Track, ...]
    undated: int
    """Agreements of which no step is known to have happened."""
    definition: str
    title: str = "Timeline"
    listed: int = LISTED

    @property
    def drawing(self) -> Svg:
        """The latest agreements as a chart."""
        return timeline_svg(self.tracks[-DRAWN:], f"Timeline of {self.definition}")

    @property
    def left_out(self) -> int:
        """Agreements that the picture does not show."""
        return max(0, len(self.tracks) - DRAWN)

    def record(self) -> dict[str, Any]:
        """The steps."""
        return {
            "filters": self.chosen.ask.filters(),
            "agreements_without_a_dated_step": self.undated,
            "steps": self.table().records(),
        }

    def table(self) -> Table:
        """A row for each step."""
        rows = tuple(
            (
                moment.when,
                moment.step.stage.value,
                moment.parties,
                moment.party,
                moment.agreement.id,
                moment.agreement.label,
                moment.sources,
            )
            for moment in self.moments
        )
        return Table(_COLUMNS, rows)


def timeline_page(chosen: Chosen, naming: Naming) -> TimelinePage:
    """The timeline of the agreements that are chosen."""
    common = chosen.common(naming)
    moments: list[Moment] = []
    tracks: list[Track] = []
    for record in chosen.records:
        found = sorted(_moments(record, naming), key=_by_day)
        moments += found
        if found:
            others = [party for party in record["parties"] if party != common] or record["parties"]
            tracks.append(Track(record["id"], naming.parties(others), tuple(moment.step for moment in found)))
    return TimelinePage(
        chosen,
        tuple(sorted(moments, key=_by_day)),
        tuple(sorted(tracks, key=lambda track: (track.steps[0].last, track.name, track.key))),
        len(chosen.records) - len(tracks),
        f"{chosen.words(naming)}; every step that had happened, on its day or by the day on which it was reported",
    )


def _moments(record: Record, naming: Naming) -> list[Moment]:
    link = Link(record["id"], heading_of(record, naming))
    found = []
    for event in record["stages"]:
        days = _days(event) if event["framing"] == "happened" and event["support"] else None
        if days is not None:
            first, last = days
            when = event["date"] or f"by {event['not_after']}"
            step = Step(Stage(event["stage"]), first, last)
            found.append(Moment(step, when, link, tuple(record["parties"]), event["party"], event["support"]))
    return found


def _days(event: Record) -> tuple[date | None, date] | None:
    """The window of an event with an end; None for one whose end is open."""
    if event["date"]:
        window = bounds(event["date"])
        return (window.earliest, window.latest) if window.latest else None
    return (None, date.fromisoformat(event["not_after"])) if event["not_after"] else None


def _by_day(moment: Moment) -> tuple[date, str, str]:
    return moment.step.last, moment.agreement.id, moment.step.stage.value
