"""The core's nouns as rows, and back, without loss."""

from __future__ import annotations

import json
import zlib
from typing import Any

from sqlalchemy import Row

from depositary.core.codes import PublishedBasis
from depositary.core.documents import Document, OffsetMap, Provenance, Span
from depositary.core.errors import IntegrityError
from depositary.core.hashing import content_id, digest_bytes, digest_text
from depositary.core.records import read_statement, statement_record
from depositary.core.rulings import Ruling, RulingKind
from depositary.core.statements import ReaderRef, Statement
from depositary.core.wire import plain

#: Fields of a statement's record that differ from reading to reading and stand in `read_statements`.
_OF_THE_READING = ("id", "reader", "confidence")


def pack_text(text: str) -> bytes:
    """A text compressed; lone surrogates are kept."""
    return zlib.compress(text.encode("utf-8", "surrogatepass"), 6)


def unpack_text(packed: bytes) -> str:
    """The inverse of `pack_text`."""
    return zlib.decompress(packed).decode("utf-8", "surrogatepass")


def original_row(data: bytes) -> dict[str, Any]:
    """The row of a file's bytes."""
    return {"digest": digest_bytes(data), "size": len(data), "packed": zlib.compress(data, 6)}


def unpack_original(packed: bytes) -> bytes:
    """The bytes of an original's row."""
    return zlib.decompress(packed)


def document_row(document: Document, fingerprint: bytes | None) -> dict[str, Any]:
    """The row of a document."""
    layout = {
        "title": document.title,
        "given_id": document.given_id,
        "skipped": [[span.start, span.end] for span in document.skipped],
        "unit": document.offsets.unit,
        "segments": document.offsets.segments,
        "notes": document.notes,
    }
    return {
        "digest": document.digest,
        "original": document.original,
        "given_id": _searchable(document.given_id),
        "published": document.published,
        "provenance": _dump(plain(document.provenance)),
        "language": document.language,
        "layout": _dump(layout),
        "text_digest": digest_text(document.text),
        "packed_text": pack_text(document.text),
        "fingerprint": fingerprint,
    }


def _searchable(text: str | None) -> str | None:
    return text.encode("utf-8", "replace").decode("utf-8") if text else None


def read_document(row: Row[Any]) -> Document:
    """The document of a row."""
    provenance = json.loads(row.provenance)
    layout = json.loads(row.layout)
    basis = PublishedBasis(provenance.pop("published_basis"))
    return Document(
        text=unpack_text(row.packed_text),
        provenance=Provenance(**provenance, published_basis=basis),
        title=layout["title"],
        given_id=layout["given_id"],
        language=row.language,
        original=row.original,
        skipped=tuple(Span(start, end) for start, end in layout["skipped"]),
        offsets=OffsetMap(layout["unit"], tuple((a, b, c) for a, b, c in layout["segments"])),
        notes=tuple(layout["notes"]),
    )


def read_origin(provenance: str, layout: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """The provenance and the layout of a document's row, as stored."""
    return json.loads(provenance), json.loads(layout)


def file_name(source: str) -> str:
    """The name of a file, of whatever folder or address it came from.

    >>> file_name("/reports/2024/gazette.pdf")
    'gazette.pdf'
    """
    return source.replace("\\", "/").rstrip("/").rpartition("/")[2]


def statement_row(statement: Statement) -> dict[str, Any]:
    """The row of what a statement says, whoever read it."""
    record = statement_record(statement)
    said = {key: value for key, value in record.items() if key not in _OF_THE_READING}
    return {"id": record["id"], "document": statement.document, "type": statement.type.value, "record": _dump(said)}


def read_statement_row(record: str, reader: ReaderRef, confidence: float) -> Statement:
    """The statement of a stored record, as a reading made it.

    Raises `IntegrityError` when the record was damaged.
    """
    try:
        said = json.loads(record)
        said["reader"] = {"name": reader.name, "version": reader.version, "rule": reader.rule}
        said["confidence"] = confidence
        return read_statement(said)
    except (KeyError, TypeError, ValueError) as error:
        raise IntegrityError(f"the record {record[:80]!r} is no statement ({error})") from error


def ruling_row(ruling: Ruling) -> dict[str, Any]:
    """The row of a ruling."""
    record = {**plain(ruling), "corrections": dict(ruling.corrections)}
    return {"id": ruling.id, "kind": ruling.kind.value, "record": _dump(record)}


def read_ruling(record: str) -> Ruling:
    """The ruling of a stored record."""
    made = json.loads(record)
    return Ruling(**{**made, "kind": RulingKind(made["kind"]), "targets": tuple(made["targets"])})


def reading_content(document: str, reader: str, version: str, links: list[tuple[str, float, str]]) -> str:
    """The hash under which a reading stands in the log: who read what, and what came of it, in order."""
    return content_id([document, reader, version, [list(link) for link in links]])


def reading_subject(document: str, reader: str, version: str) -> str:
    """How the log names a reading."""
    return f"{document}/{reader}/{version}"


def _dump(value: Any) -> str:
    # ASCII, so that a lone surrogate in a hostile text survives every driver.
    return json.dumps(value, sort_keys=True, ensure_ascii=True, separators=(",", ":"))
