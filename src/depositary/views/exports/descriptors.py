"""`datapackage.json`: what a package of tables says of itself and of each of its parts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from depositary import __version__
from depositary.lexicon import Section, load_codebook
from depositary.views.exports.imprints import Imprint
from depositary.views.exports.schemas import JOINTS, Field, Schema, Type, Value, key_of
from depositary.views.exports.written import Written

CODEBOOK = "codebook.csv"

#: The types of Frictionless Table Schema.
_TYPES: Mapping[Type, Mapping[str, str]] = {
    Type.DAY: {"type": "date"},
    Type.INSTANT: {"type": "datetime", "format": "%Y-%m-%dT%H:%M:%S.%fZ"},
    Type.INTEGER: {"type": "integer"},
    Type.NUMBER: {"type": "number"},
    Type.BOOLEAN: {"type": "boolean"},
}


class Sink(Protocol):
    """Anything that takes bytes."""

    def write(self, data: bytes, /) -> int:
        """Write bytes on."""
        ...


#: Writes the rows of one table to its member, and returns how many there were.
WriteTable = Callable[[Sink, Schema, Iterator[tuple[Value, ...]]], int]


@dataclass(frozen=True, slots=True)
class Part:
    """One member of a package as it was written."""

    path: str
    rows: int
    size: int
    digest: str


@dataclass(frozen=True, slots=True)
class Form:
    """How the tables of a package are written. `guarded` tells whether text is kept from being a formula."""

    suffix: str
    mediatype: str
    write: WriteTable
    guarded: bool


def descriptor_record(
    imprint: Imprint, schemas: tuple[Schema, ...], parts: list[Part], written: Written, form: Form
) -> dict[str, Any]:
    """The descriptor of the tables, one part each in the same order, and of the codebook, the last part."""
    resources = [
        _resource(schema, part, form, {each.name for each in schemas})
        for schema, part in zip(schemas, parts[:-1], strict=True)
    ]
    codebook = parts[-1]
    return {
        "profile": "data-package",
        "name": f"depositary-{imprint.family or 'register'}",
        "id": f"sha256:{written.hash}",
        "title": f"Register of agreements{f' of the family {imprint.family}' if imprint.family else ''}",
        "description": f"{imprint.words()}. Every fact leads to a statement, and every statement to the exact words of "
        "a document.",
        "version": (imprint.head or "empty")[:16],
        "created": imprint.recorded,
        "keywords": ["treaties", "agreements", "international relations"],
        "sources": [{"title": "The documents listed in the table documents"}],
        "contributors": [{"title": f"depositary {__version__}", "role": "wrangler"}],
        "depositary": {
            **written.record(imprint, form.suffix),
            "guarded_against_formulas": form.guarded,
            "guard": "a text that a spreadsheet would compute starts with an apostrophe" if form.guarded else None,
            "rebuild": "the same register, clocks and reader versions give the same bytes",
        },
        "resources": [
            *resources,
            {
                "name": "codebook",
                "title": "Codebook",
                "path": CODEBOOK,
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "bytes": codebook.size,
                "hash": f"sha256:{codebook.digest}",
            },
        ],
    }


def _resource(schema: Schema, part: Part, form: Form, present: set[str]) -> dict[str, Any]:
    references = [
        {
            "fields": field.name,
            "reference": {
                "resource": "" if field.to == schema.name else field.to,
                "fields": key_of(field.to),
            },
        }
        for field in schema.fields
        if field.to is not None and field.to in present
    ]
    return {
        "name": schema.name,
        "title": schema.title,
        "description": schema.says,
        "path": part.path,
        "profile": "tabular-data-resource" if form.suffix == "csv" else "data-resource",
        "mediatype": form.mediatype,
        "encoding": "utf-8",
        "bytes": part.size,
        "hash": f"sha256:{part.digest}",
        "rows": part.rows,
        "schema": {
            "fields": [_field(field, load_codebook().get(field.codes or "")) for field in schema.fields],
            "primaryKey": list(schema.key),
            **({"foreignKeys": references} if references else {}),
            "missingValues": [""],
        },
    }


def _field(field: Field, codes: Section | None) -> dict[str, Any]:
    joint = JOINTS.get(field.type)
    made: dict[str, Any] = {"name": field.name, **_TYPES.get(field.type, {"type": "string"})}
    made["description"] = field.says + (f"; several values joined by {joint!r}" if joint else "")
    if field.type is Type.EDTF:
        made["rdfType"] = "http://id.loc.gov/datatypes/edtf/EDTF-level1"
    if codes is not None:
        made["codebook"] = codes.name
    return made
