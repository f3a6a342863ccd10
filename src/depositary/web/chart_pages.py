"""The pages that show the register as pictures: map, timeline, network, matrix."""

from __future__ import annotations

from dataclasses import replace

from depositary.core.errors import UsageError
from depositary.reading.texts import TextRecord, looks_like_agreement, read_text
from depositary.register import RegisterState
from depositary.views.charts.maps import REGIONS
from depositary.views.charts.svg import Svg
from depositary.views.matrix_tables import matrix_workbook
from depositary.views.pages.charting import Chosen
from depositary.views.pages.clauses import MatrixPage, matrix_page
from depositary.views.pages.listing import Ask
from depositary.views.pages.maps import MapPage, map_page
from depositary.views.pages.networks import NetworkPage, network_page
from depositary.views.pages.register import FacetValue, facets_of
from depositary.views.pages.shapes import Shape
from depositary.views.pages.timelines import TimelinePage, timeline_page
from depositary.web.asking import read_ask
from depositary.web.narrowing import followed
from depositary.web.pages import Format, Page, Visit
from depositary.web.rendering import json_bytes

#: Agreement texts that one matrix lays out; more are refused loudly, for reading them takes time.
MOST_TEXTS = 200


def _chosen(visit: Visit) -> Chosen:
    """The agreements that the visit's filters keep, all of them."""
    ask = replace(read_ask(visit), offset=0, limit=None)
    rows = visit.holdings.rows(ask, visit.moment.clocks, visit.version)
    return Chosen(tuple(rows.records), ask, facets_of(rows, ask, visit.naming))


def _fullest(visit: Visit) -> Chosen:
    """The same; the fullest family where the visit names no filter, for a picture of everything shows nothing."""
    if visit.text("family") or read_ask(visit).filters():
        return _chosen(visit)
    every = visit.holdings.rows(Ask(limit=0), visit.moment.clocks, visit.version).facets["family"]
    if not every:
        return _chosen(visit)
    ask = replace(read_ask(visit), family=next(iter(every)), offset=0, limit=None)
    rows = visit.holdings.rows(ask, visit.moment.clocks, visit.version)
    families = tuple(
        FacetValue(code, visit.naming.family(code), number, code == ask.family) for code, number in every.items()
    )
    return Chosen(tuple(rows.records), ask, facets_of(rows, ask, visit.naming), families)


def _map(visit: Visit) -> MapPage:
    region = visit.choice("region", REGIONS, "") or None
    return map_page(_chosen(visit), visit.naming, region)


def _timeline(visit: Visit) -> TimelinePage:
    return timeline_page(_fullest(visit), visit.naming)


def _network(visit: Visit) -> NetworkPage:
    return network_page(_fullest(visit), visit.naming)


def _matrix(visit: Visit) -> MatrixPage:
    return matrix_page(_texts(visit), visit.naming, (visit.text("left"), visit.text("right")))


def _texts(visit: Visit) -> list[tuple[str, TextRecord]]:
    """The agreement texts that are known at the clocks, read, with their digests."""
    digests = followed(visit, "official", _official)
    if len(digests) > MOST_TEXTS:
        raise UsageError(
            f"the register holds {len(digests)} agreement texts; a page lays out at most {MOST_TEXTS}: "
            "use 'depositary matrix' on the command line"
        )
    store = visit.holdings.register.store

    def read() -> list[tuple[str, TextRecord]]:
        documents = ((digest, store.document(digest)) for digest in digests)
        return [(digest, read_text(each, visit.world)) for digest, each in documents if looks_like_agreement(each)]

    return visit.holdings.once("texts", tuple(digests), read)


def _official(state: RegisterState) -> list[str]:
    """The documents that are agreement texts, by digest."""
    evidence = (item for agreement in state.agreements for item in agreement.evidence)
    return sorted({item.source.digest for item in (*evidence, *state.unassigned, *state.unbound) if item.official})


def _svg(_: Visit, shape: Shape) -> bytes:
    """A chart's picture by itself."""
    drawn: Svg = shape.drawing  # type: ignore[attr-defined]  # only pages with a drawing list this format
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{drawn}\n'.encode()


def _geojson(_: Visit, shape: Shape) -> bytes:
    return json_bytes(shape.features()) if isinstance(shape, MapPage) else b""


def _graphml(_: Visit, shape: Shape) -> bytes:
    return shape.graphml() if isinstance(shape, NetworkPage) else b""


def _workbook(_: Visit, shape: Shape) -> bytes:
    return matrix_workbook(shape.matrix) if isinstance(shape, MatrixPage) else b""


_PICTURE = Format("image/svg+xml", _svg, "SVG")

PAGES: tuple[Page, ...] = (
    Page(
        "/timeline",
        _timeline,
        "timeline.html",
        "Timeline",
        formats={"svg": _PICTURE},
    ),
    Page(
        "/map",
        _map,
        "map.html",
        "Map",
        formats={"svg": _PICTURE, "geojson": Format("application/geo+json", _geojson, "GeoJSON", download=True)},
    ),
    Page(
        "/network",
        _network,
        "network.html",
        "Network",
        formats={"svg": _PICTURE, "graphml": Format("application/graphml+xml", _graphml, "GraphML", download=True)},
    ),
    Page(
        "/matrix",
        _matrix,
        "matrix.html",
        "Matrix",
        whole=True,
        formats={
            "xlsx": Format(
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", _workbook, "XLSX", download=True
            )
        },
    ),
)
