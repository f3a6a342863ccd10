"""GeoJSON: a point for every party that has a place, with how many agreements it has at which stage."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from depositary.views.exports.bundles import new_file
from depositary.views.exports.cells import utf8
from depositary.views.exports.editions import Edition
from depositary.views.exports.imprints import ContentHash
from depositary.views.exports.options import Options
from depositary.views.exports.rows.sources import cow_numbers
from depositary.views.exports.written import Written
from depositary.views.pages.naming import Naming

#: Why a feature is a point: the maps' outlines are drawn for a page and hold no coordinates.
_NOTE = "points are middles of territories after Natural Earth; boundaries as the UN General Assembly recognises them"


@cache
def places() -> dict[str, tuple[float, float]]:
    """The middle of every party on the map, as longitude and latitude in degrees."""
    text = resources.files("depositary.views.charts").joinpath("data/world.json").read_text("utf-8")
    return {code: (shape["at"][0], shape["at"][1]) for code, shape in json.loads(text)["shapes"].items()}


def write_geojson(edition: Edition, out: Path, _options: Options) -> Written:
    """Write a FeatureCollection (RFC 7946). Parties without a place (organisations) are told in the notes."""
    content = ContentHash(edition.imprint)
    content.part("geojson")
    features, absent = [], []
    for code, properties in _parties(edition):
        place = places().get(code)
        if place is None:
            absent.append(code)
            continue
        feature = {
            "type": "Feature",
            "id": code,
            "geometry": {"type": "Point", "coordinates": list(place)},
            "properties": properties,
        }
        content.row(feature)
        features.append(feature)
    notes = (f"not on the map: {', '.join(absent)}",) if absent else ()
    written = Written(content.digits, {"parties": len(features)}, (*notes, _NOTE))
    # RFC 7946 lets a collection have members of its own.
    collection = {
        "type": "FeatureCollection",
        "features": features,
        "edition": written.record(edition.imprint, "geojson"),
    }
    with new_file(out) as file:
        file.write(utf8(json.dumps(collection, ensure_ascii=False, indent=1) + "\n"))
    return written


def _parties(edition: Edition) -> Iterator[tuple[str, dict[str, Any]]]:
    naming, clocks = Naming(edition.lexicon), edition.state.clocks
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for agreement in edition.agreements:
        stage = agreement.status(clocks)
        for code in {*agreement.parties, *(event.party for event in agreement.events if event.party)}:
            found[code].append((agreement.id, stage.value if stage else "none"))
    for code, agreements in sorted(found.items()):
        party = edition.lexicon.parties.get(code)
        yield (
            code,
            {
                "name": naming.party(code),
                "iso3": code if party and party.kind in ("state", "territory") else None,
                "iso2": party.iso2 if party else None,
                "cow": cow_numbers().get(code),
                "agreements": [agreement for agreement, _ in agreements],
                "stages": dict(sorted(Counter(stage for _, stage in agreements).items())),
            },
        )
