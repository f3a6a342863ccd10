"""JSON: every table in one document, or the statements as JSON Lines. Both are streamed."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from depositary.views.exports.bundles import new_file
from depositary.views.exports.cells import utf8
from depositary.views.exports.contents import rows_of
from depositary.views.exports.editions import Edition
from depositary.views.exports.imprints import ContentHash
from depositary.views.exports.options import Options
from depositary.views.exports.schemas import Schema, Type, Value, load_schemas, schemas_named
from depositary.views.exports.written import Written


def write_json(edition: Edition, out: Path, options: Options) -> Written:
    """Write one JSON document: the imprint, the tables as lists of records, and at its end the content's hash."""
    content = ContentHash(edition.imprint)
    rows: dict[str, int] = {}
    with new_file(out) as file:
        file.write(utf8(f'{{"imprint": {_dump(edition.imprint.record())}, "tables": {{'))
        for place, schema in enumerate(schemas_named(options.tables)):
            file.write(utf8(f"{',' if place else ''}\n{_dump(schema.name)}: ["))
            rows[schema.name] = 0
            for record in _records(schema, edition, content):
                file.write(utf8(f"{',' if rows[schema.name] else ''}\n{_dump(record)}"))
                rows[schema.name] += 1
            file.write(b"]")
        written = Written(content.digits, rows)
        file.write(utf8(f'\n}}, "rows": {_dump(rows)}, "content_hash": "sha256:{written.hash}"}}\n'))
    return written


def write_jsonl(edition: Edition, out: Path, _options: Options) -> Written:
    """Write the statements, one a line, in bounded memory. The hash is that of the table of statements alone."""
    content = ContentHash(edition.imprint)
    number = 0
    with new_file(out) as file:
        for record in _records(load_schemas()["statements"], edition, content):
            file.write(utf8(_dump(record) + "\n"))
            number += 1
    return Written(content.digits, {"statements": number})


def _records(schema: Schema, edition: Edition, content: ContentHash) -> Iterator[Mapping[str, Any]]:
    """The rows of a table by the names of their fields, with JSON fields as what they hold; each is hashed."""
    content.part(schema.name, schema.names)
    for row in rows_of(schema, edition):
        content.row(row)
        yield {
            field.name: _opened(value) if field.type is Type.JSON else value
            for field, value in zip(schema.fields, row, strict=True)
        }


def _opened(value: Value) -> Any:
    return json.loads(value) if isinstance(value, str) else value


def _dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
