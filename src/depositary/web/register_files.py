"""The register's table for other programs: Parquet with typed columns, and GeoJSON with a point for each party."""

from __future__ import annotations

import io
from collections import defaultdict
from importlib.util import find_spec
from typing import Any

from depositary.core.codes import Stage
from depositary.views.exports.parquets import parquet_columns, parquet_values
from depositary.views.exports.points import places
from depositary.views.exports.schemas import Field, Type
from depositary.views.pages.listing import Record
from depositary.views.pages.naming import Naming
from depositary.views.pages.register import RegisterPage
from depositary.views.pages.shapes import Shape
from depositary.views.tables import Cell, Column, Kind
from depositary.web.pages import Format, Visit
from depositary.web.rendering import about, json_bytes, stamped

_TYPES = {Kind.NUMBER: Type.INTEGER, Kind.DATE: Type.EDTF}


def page_parquet(visit: Visit, shape: Shape) -> bytes:
    """A page's rows as Parquet: dates as EDTF with their first and last days, several values as lists."""
    import pyarrow as pa
    from pyarrow import parquet

    table = stamped(visit, shape)
    places_of = [place for place, column in enumerate(table.columns) if column.for_data]
    fields = [_field(table.columns[place], [row[place] for row in table.rows]) for place in places_of]
    rows: list[tuple[Cell, ...]] = [tuple(row[place] for place in places_of) for row in table.rows]
    kinds = [(name, kind) for field in fields for name, kind in parquet_columns(field)]
    values = [each for place, field in enumerate(fields) for each in parquet_values(field, rows, place)]
    notes = {name: "" if value is None else str(value) for name, value in about(visit, shape).items()}
    buffer = io.BytesIO()
    parquet.write_table(pa.table(values, schema=pa.schema(kinds, metadata=notes)), buffer, compression="zstd")
    return buffer.getvalue()


def _field(column: Column, cells: list[Cell]) -> Field:
    several = any(isinstance(cell, tuple) for cell in cells)
    return Field(column.name, Type.CODES if several else _TYPES.get(column.kind, Type.TEXT), column.title)


def page_geojson(visit: Visit, shape: Shape) -> bytes:
    """The parties of the rows as points (RFC 7946), each with its agreements by stage; organisations have no place."""
    records = [row.record for row in shape.rows] if isinstance(shape, RegisterPage) else []
    found: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        for code in record["parties"]:
            found[code].append(record)
    features = [_feature(code, own, visit.naming) for code, own in sorted(found.items())]
    return json_bytes({"type": "FeatureCollection", "features": features, "about": about(visit, shape)})


def _feature(code: str, records: list[Record], naming: Naming) -> dict[str, Any]:
    place = places().get(code)
    stages = {stage.value: sum(record["stage"] == stage.value for record in records) for stage in Stage}
    return {
        "type": "Feature",
        "id": code,
        "geometry": {"type": "Point", "coordinates": list(place)} if place else None,
        "properties": {
            "party": code,
            "name": naming.party(code),
            "agreements": [record["id"] for record in records],
            "stages": {stage: number for stage, number in stages.items() if number},
        },
    }


_PARQUET = Format("application/vnd.apache.parquet", page_parquet, title="Parquet", download=True)
#: The further forms of the register's table; Parquet where the extra `depositary[exports]` is installed.
FILES = {
    "geojson": Format("application/geo+json", page_geojson, title="GeoJSON", download=True),
    **({"parquet": _PARQUET} if find_spec("pyarrow") else {}),
}
