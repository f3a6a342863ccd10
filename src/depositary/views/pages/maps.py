"""The map as a page: every party at the furthest stage of its standing agreements, drawn and in a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from depositary.core.codes import Stage
from depositary.views.agreements import when
from depositary.views.charts.maps import Spot, map_svg, region
from depositary.views.charts.svg import Svg
from depositary.views.exports.points import places
from depositary.views.pages.charting import Chosen, acting
from depositary.views.pages.listing import Record
from depositary.views.pages.naming import Link, Naming
from depositary.views.pages.register import heading_of
from depositary.views.tables import Column, Kind, Table

#: What has been reached tells more than what is over: an ended agreement counts only where a party has no other.
_ORDER = {stage: (stage not in (Stage.SUSPENDED, Stage.ENDED), rank) for rank, stage in enumerate(Stage)}
#: The map of Europe is shown first where more than this part of the parties lie on it.
_MOSTLY = 0.6


@dataclass(frozen=True, slots=True)
class Place:
    """One party: the furthest stage that it has reached, since when, in which agreements.

    `when` is EDTF, or "by" the day by which an undated step had happened; of several the first.
    """

    party: str
    name: str
    stage: Stage
    when: str | None
    agreements: tuple[Link, ...]


_COLUMNS = (
    Column("party", "Code", Kind.CODE),
    Column("name", "Party"),
    Column("stage", "Stage", Kind.CODE),
    Column("when", "Since", Kind.DATE),
    Column("agreements", "Agreements", Kind.CODE),
    Column("drawn", "On this map", Kind.CODE),
)


@dataclass(frozen=True, slots=True)
class MapPage:
    """The parties in order of name, and the map on which they are drawn."""

    chosen: Chosen
    places: tuple[Place, ...]
    region: str
    common: str | None
    """The party that every agreement of the chosen family has; it stands for itself and is not coloured."""
    common_name: str | None
    definition: str
    title: str = "Map"

    @property
    def drawing(self) -> Svg:
        """The map itself."""
        spots = [Spot(place.party, place.name, place.stage) for place in self.places]
        return map_svg(self.region, spots, f"Map of {self.definition}", self.common)

    def shows(self, place: Place) -> bool:
        """Whether a party is drawn."""
        return place.party in region(self.region).outlines

    def record(self) -> dict[str, Any]:
        """The parties with their stages."""
        return {
            "filters": self.chosen.ask.filters(),
            "region": self.region,
            "common": self.common,
            "parties": self.table().records(),
        }

    def table(self) -> Table:
        """A row for each party."""
        rows = tuple(
            (
                place.party,
                place.name,
                place.stage.value,
                place.when,
                tuple(link.id for link in place.agreements),
                self.shows(place),
            )
            for place in self.places
        )
        return Table(_COLUMNS, rows)

    def features(self) -> dict[str, Any]:
        """The parties as GeoJSON: a point in the middle of each one's territory, none for organisations."""
        points = places()
        return {
            "type": "FeatureCollection",
            "features": [
                {
                    "type": "Feature",
                    "geometry": (
                        {"type": "Point", "coordinates": list(points[place.party])} if place.party in points else None
                    ),
                    "properties": {
                        "party": place.party,
                        "name": place.name,
                        "stage": place.stage.value,
                        "when": place.when,
                        "agreements": [link.id for link in place.agreements],
                    },
                }
                for place in self.places
            ],
        }


def map_page(chosen: Chosen, naming: Naming, shown: str | None = None) -> MapPage:
    """The map of the agreements that are chosen.

    `shown` is the region; without one, Europe where most of the parties lie there, else the world.
    """
    common = chosen.common(naming)
    places = _places(chosen.records, naming, common)
    states = [place for place in places if place.party in region("world").outlines]
    inside = sum(place.party in region("europe").outlines for place in states)
    name = shown or ("europe" if states and inside > _MOSTLY * len(states) else "world")
    definition = (
        f"{chosen.words(naming)}; each party at the furthest stage of its agreements, "
        "those that are over only where it has no others"
    )
    return MapPage(chosen, places, name, common, naming.party(common) if common else None, definition)


def _places(records: Sequence[Record], naming: Naming, common: str | None) -> tuple[Place, ...]:
    found: dict[str, list[tuple[Stage, str | None, Record]]] = {}
    for record in records:
        for party in acting(record):
            reached = _reached(record, party)
            if reached is not None and party != common:
                found.setdefault(party, []).append((*reached, record))
    return tuple(sorted((_place(party, steps, naming) for party, steps in found.items()), key=_by_name))


def _place(party: str, steps: list[tuple[Stage, str | None, Record]], naming: Naming) -> Place:
    furthest = max((stage for stage, _, _ in steps), key=_ORDER.__getitem__)
    days = sorted(day for stage, day, _ in steps if stage is furthest and day)
    links = tuple(Link(record["id"], heading_of(record, naming)) for _, _, record in steps)
    return Place(party, naming.party(party), furthest, days[0] if days else None, links)


def _reached(record: Record, party: str) -> tuple[Stage, str | None] | None:
    """The stage of an agreement for a party, with its day: the agreement's own, or for one that joined, its step."""
    happened = [event for event in record["stages"] if event["framing"] == "happened"]
    if party in record["parties"]:
        stage = Stage(record["stage"]) if record["stage"] else None
        own = [event for event in happened if event["stage"] == record["stage"]]
    else:
        own = [event for event in happened if event["party"] == party]
        stage = max((Stage(event["stage"]) for event in own), key=_ORDER.__getitem__, default=None)
    if stage is None:
        return None
    days = [when(event["date"], event["not_after"]) for event in own if event["stage"] == stage.value]
    return stage, next((day for day in days if day), None)


def _by_name(place: Place) -> tuple[str, str]:
    return place.name, place.party
