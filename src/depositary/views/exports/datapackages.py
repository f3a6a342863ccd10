"""Data packages: CSV or Parquet tables in a folder or zip archive, with `datapackage.json` (Frictionless)."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import IO, Any

from depositary.lexicon import load_codebook
from depositary.views.exports.beside import CSVW, DATACITE, csvw_record, datacite_record
from depositary.views.exports.bundles import Open, bundle
from depositary.views.exports.cells import csv_text, utf8
from depositary.views.exports.contents import rows_of
from depositary.views.exports.descriptors import CODEBOOK, Form, Part, Sink, descriptor_record
from depositary.views.exports.editions import Edition
from depositary.views.exports.imprints import ContentHash
from depositary.views.exports.options import Options
from depositary.views.exports.schemas import Schema, Value, schemas_named
from depositary.views.exports.written import Written

DESCRIPTOR = "datapackage.json"


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
    descriptor = descriptor_record(edition.imprint, schemas, parts, written, form)
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
