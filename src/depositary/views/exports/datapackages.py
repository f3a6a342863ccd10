"""Data packages: CSV or Parquet tables in a folder or zip archive, with `datapackage.json` (Frictionless)."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import IO, Any, Protocol

from depositary import __version__
from depositary.lexicon import Section, load_codebook
from depositary.views.exports.beside import CSVW, DATACITE, csvw_record, datacite_record
from depositary.views.exports.bundles import Open, bundle
from depositary.views.exports.cells import csv_text, utf8
from depositary.views.exports.contents import rows_of
from depositary.views.exports.editions import Edition
from depositary.views.exports.imprints import ContentHash
from depositary.views.exports.options import Options
from depositary.views.exports.schemas import JOINTS, Field, Schema, Type, Value, key_of, schemas_named
from depositary.views.exports.written import Written

DESCRIPTOR = "datapackage.json"
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


class Measured:
    """A stream that counts and hashes what is written to it, and is closed by whoever opened what is under it."""

    closed = False

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._hash = sha256()
        self.size = 0

    def flush(self) -> None:
        """Nothing waits here: bytes are passed on at once."""

    def write(self, data: bytes, /) -> int:
        """Write bytes on."""
        self._hash.update(data)
        self.size += len(data)
        return self._stream.write(data)

    @property
    def digest(self) -> str:
        """The SHA-256 of what was written."""
        return self._hash.hexdigest()


def write_csv(edition: Edition, out: Path, options: Options) -> Written:
    """Write a data package of CSV tables (UTF-8, RFC 4180) to a new folder or a `.zip` file."""
    with bundle(out) as opened:
        return csv_package(edition, opened, schemas_named(options.tables), raw=options.raw)


def csv_package(edition: Edition, opened: Open, schemas: tuple[Schema, ...], *, raw: bool) -> Written:
    """Write the members of a data package of CSV tables."""

    def write(stream: Sink, schema: Schema, rows: Iterator[tuple[Value, ...]]) -> int:
        return _write_table(stream, schema, rows, raw=raw)

    return write_package(edition, opened, schemas, Form("csv", "text/csv", write, guarded=not raw))


@dataclass(frozen=True, slots=True)
class Form:
    """How the tables of a package are written. `guarded` tells whether text is kept from being a formula."""

    suffix: str
    mediatype: str
    write: WriteTable
    guarded: bool


def write_package(edition: Edition, opened: Open, schemas: tuple[Schema, ...], form: Form) -> Written:
    """Write the tables, the codebook and the descriptor, which carries the hash of them all."""
    content = ContentHash(edition.imprint)
    parts: list[Part] = []
    for schema in schemas:
        path = f"{schema.name}.{form.suffix}"
        content.part(schema.name, schema.names)
        with opened(path) as stream:
            measured = Measured(stream)
            rows = form.write(measured, schema, _hashed(rows_of(schema, edition), content))
        parts.append(Part(path, rows, measured.size, measured.digest))
    parts.append(_codebook(opened))
    written = Written(content.digits, {part.path.rpartition(".")[0]: part.rows for part in parts[:-1]})
    descriptor = _descriptor(edition, schemas, parts, written, form)
    _write_json(opened, DESCRIPTOR, descriptor)
    _write_json(opened, DATACITE, datacite_record(edition.imprint, written, descriptor["title"]))
    if form.suffix == "csv":
        _write_json(opened, CSVW, csvw_record(schemas, descriptor["title"]))
    return written


def _write_json(opened: Open, name: str, record: dict[str, Any]) -> None:
    with opened(name) as stream:
        stream.write(utf8(json.dumps(record, ensure_ascii=False, indent=2) + "\n"))


def _hashed(rows: Iterator[tuple[Value, ...]], content: ContentHash) -> Iterator[tuple[Value, ...]]:
    for row in rows:
        content.row(row)
        yield row


def _write_table(stream: Sink, schema: Schema, rows: Iterator[tuple[Value, ...]], *, raw: bool) -> int:
    lines = csv.writer(_Text(stream), lineterminator="\r\n")
    lines.writerow(schema.names)
    texts = [csv_text(field, raw=raw) for field in schema.fields]
    number = 0
    for row in rows:
        number += 1
        lines.writerow([text(value) for text, value in zip(texts, row, strict=True)])
    return number


class _Text:
    """A text stream for the CSV writer over a stream of bytes."""

    def __init__(self, stream: Sink) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        return self._stream.write(utf8(text))


def _codebook(opened: Open) -> Part:
    """Every code with its meaning, as a table beside the others."""
    fields = ("section", "code", "of", "meaning", "example")
    rows = [
        (section.name, code.code, code.of or "", code.meaning, code.example)
        for section in load_codebook().values()
        for code in section.codes
    ]
    with opened(CODEBOOK) as stream:
        measured = Measured(stream)
        lines = csv.writer(_Text(measured), lineterminator="\r\n")
        lines.writerow(fields)
        lines.writerows(rows)
    return Part(CODEBOOK, len(rows), measured.size, measured.digest)


def _descriptor(
    edition: Edition, schemas: tuple[Schema, ...], parts: list[Part], written: Written, form: Form
) -> dict[str, Any]:
    imprint = edition.imprint
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
