"""What stands beside the tables of a package for others' programs: CSVW for the web, DataCite for a repository."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from depositary import __version__
from depositary.views.exports.imprints import Imprint
from depositary.views.exports.schemas import JOINTS, Field, Schema, Type, key_of
from depositary.views.exports.written import Written

CSVW, DATACITE = "csv-metadata.json", "datacite.json"

#: What DataCite writes for a value that is not known yet.
_UNKNOWN = ":unav"
#: Datatypes of CSV on the Web.
_DATATYPES: Mapping[Type, str] = {
    Type.DAY: "date",
    Type.INSTANT: "dateTimeStamp",
    Type.INTEGER: "integer",
    Type.NUMBER: "number",
    Type.BOOLEAN: "boolean",
    Type.JSON: "json",
}


def csvw_record(schemas: tuple[Schema, ...], title: str) -> dict[str, Any]:
    """The tables as a CSVW table group (W3C, Metadata Vocabulary for Tabular Data)."""
    present = {schema.name for schema in schemas}
    return {
        "@context": "http://www.w3.org/ns/csvw",
        "dc:title": title,
        "tables": [
            {
                "url": f"{schema.name}.csv",
                "dc:title": schema.title,
                "dc:description": schema.says,
                "tableSchema": {
                    "columns": [_column(field) for field in schema.fields],
                    "primaryKey": list(schema.key),
                    "foreignKeys": [
                        {
                            "columnReference": field.name,
                            "reference": {"resource": f"{field.to}.csv", "columnReference": key_of(field.to)},
                        }
                        for field in schema.fields
                        if field.to in present and field.to is not None
                    ],
                },
            }
            for schema in schemas
        ],
    }


def _column(field: Field) -> dict[str, Any]:
    joint = JOINTS.get(field.type)
    return {
        "name": field.name,
        "titles": field.name,
        "dc:description": field.says,
        "datatype": _DATATYPES.get(field.type, "string"),
        **({"separator": joint} if joint else {}),
    }


def datacite_record(imprint: Imprint, written: Written, title: str) -> dict[str, Any]:
    """What a repository asks for before it gives a DOI (DataCite 4.5).

    Who made it and who publishes it is to be added; an empty register has no year either.
    """
    recorded = imprint.recorded
    return {
        "schemaVersion": "http://datacite.org/schema/kernel-4",
        "types": {"resourceTypeGeneral": "Dataset", "resourceType": "Register of agreements"},
        "titles": [{"title": title}],
        "creators": [{"name": _UNKNOWN}],
        "publisher": {"name": _UNKNOWN},
        "publicationYear": recorded[:4] if recorded else _UNKNOWN,
        "version": (imprint.head or "empty")[:16],
        "dates": [
            *([{"date": recorded, "dateType": "Collected"}] if recorded else []),
            *([{"date": imprint.as_of, "dateType": "Valid"}] if imprint.as_of else []),
        ],
        "alternateIdentifiers": [
            {"alternateIdentifier": f"sha256:{written.hash}", "alternateIdentifierType": "content hash"}
        ],
        "descriptions": [{"description": imprint.words(), "descriptionType": "Abstract"}],
        "sizes": [f"{number} {name.replace('_', ' ')}" for name, number in written.rows.items()],
        "contributors": [{"name": f"depositary {__version__}", "contributorType": "Other"}],
    }
