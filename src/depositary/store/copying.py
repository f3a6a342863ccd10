"""A register's log with everything that it records, entry by entry, and back: the whole register, nothing else.

Each entry is a record (plain JSON) with the log's own fields and, under the name of its kind, what was stored:

- `document`: the document with its text and its fingerprint (base64);
- `reading`: reader, version, and each statement as stored, with the reading's confidence and rule;
- `ruling`: the ruling.

Original files are no part of the entries: whoever copies them keeps them under their digests.
"""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, func, insert, select

from depositary.core.codes import PublishedBasis
from depositary.core.documents import Document, OffsetMap, Provenance, Span
from depositary.core.edtf import bounds
from depositary.core.errors import IntegrityError, UsageError
from depositary.core.hashing import digest_text
from depositary.core.records import read_statement
from depositary.core.rulings import Ruling, RulingKind
from depositary.core.statements import Statement
from depositary.core.wire import plain
from depositary.store import rows, writing
from depositary.store.logs import LogEntry
from depositary.store.shapes import Reading
from depositary.store.stores import Store
from depositary.store.tables import DOCUMENTS, LOG, ORIGINALS, READ_STATEMENTS, RULINGS, STATEMENTS

#: Where a package keeps the entries, one a line, and the original files.
LOG_FILE, ORIGINALS_FOLDER = "register/log.jsonl", "register/originals/"

#: Fields of a document that hold a text or nothing.
_TEXTS = ("title", "given_id", "language", "original")
#: Fields of a statement's value that hold an EDTF date.
_DATES = ("by", "window", "period", "derived_end")

#: Gives the bytes of an original by its digest, None where they were left out.
Originals = Callable[[str], bytes | None]


def entries(store: Store, upto: str | None = None) -> Iterator[dict[str, Any]]:
    """The log's entries with what they record, in order, as far as they were recorded by an instant."""
    query = select(LOG).order_by(LOG.c.sequence).execution_options(yield_per=500)
    if upto is not None:
        query = query.where(LOG.c.recorded <= upto)
    with store.reading() as connection:
        for row in connection.execute(query):
            entry = LogEntry(**row._mapping)
            yield {**plain(entry), entry.kind: _stored(connection, entry)}


def originals(store: Store, upto: str | None = None) -> Iterator[tuple[str, bytes]]:
    """The original files of the documents recorded by an instant, by digest, one at a time."""
    query = select(DOCUMENTS.c.original).distinct().where(DOCUMENTS.c.original.is_not(None))
    if upto is not None:
        query = query.join(LOG, (LOG.c.subject == DOCUMENTS.c.digest) & (LOG.c.kind == "document"))
        query = query.where(LOG.c.recorded <= upto)
    with store.reading() as connection:
        digests = sorted(connection.execute(query).scalars())
    for digest in digests:
        yield digest, store.original(digest)


def replay(connection: Connection, records: Iterable[dict[str, Any]], original_of: Originals) -> None:
    """Store what the records of `entries` record, each at its own instant, in a register that holds nothing yet.

    Raises `UsageError` for a register that holds something, `IntegrityError` for a record that is none, breaks the
    chain or does not hold what its entry was hashed from. The caller's transaction keeps all of them or none.
    """
    if connection.execute(select(func.count()).select_from(LOG)).scalar_one():
        raise UsageError("the register holds something already; import into a new one")
    last: LogEntry | None = None
    for record in records:
        entry = last = _entry(record, last)
        try:
            content = _store(connection, entry, record[entry.kind], original_of)
        except (KeyError, TypeError, ValueError, AttributeError, binascii.Error) as error:
            raise IntegrityError(f"log entry {entry.sequence}: no {entry.kind} is recorded there ({error})") from error
        if content != (entry.subject, entry.content):
            raise IntegrityError(f"log entry {entry.sequence}: the {entry.kind} {entry.subject} was changed")
        connection.execute(insert(LOG), plain(entry))


def _entry(record: dict[str, Any], last: LogEntry | None) -> LogEntry:
    try:
        entry = LogEntry(**{name: record[name] for name in LogEntry.__slots__})
    except (KeyError, TypeError) as error:
        raise IntegrityError(f"a record is no log entry ({error})") from error
    sequence, previous, recorded = (last.sequence, last.hash, last.recorded) if last else (0, "0" * 64, "")
    if entry.kind not in ("document", "reading", "ruling"):
        raise IntegrityError(f"log entry {entry.sequence} is of an unknown kind; a newer version may have written it")
    follows = entry.sequence == sequence + 1 and entry.previous == previous and entry.recorded >= recorded
    if not follows or entry.hash != entry.expected_hash:
        raise IntegrityError(f"log entry {entry.sequence} does not follow from the one before")
    return entry


def _stored(connection: Connection, entry: LogEntry) -> dict[str, Any]:
    if entry.kind == "document":
        row = connection.execute(select(DOCUMENTS).where(DOCUMENTS.c.digest == entry.subject)).one()
        mark = base64.b64encode(row.fingerprint).decode("ascii") if row.fingerprint else None
        return {**plain(rows.read_document(row)), "fingerprint": mark}
    if entry.kind == "reading":
        return _reading_record(connection, entry.subject)
    record: dict[str, Any] = json.loads(
        connection.execute(select(RULINGS.c.record).where(RULINGS.c.id == entry.subject)).scalar_one()
    )
    return record


def _reading_record(connection: Connection, subject: str) -> dict[str, Any]:
    document, reader, version = subject.split("/", 2)
    reading = writing.reading_id(connection, document, reader, version)
    query = (
        select(READ_STATEMENTS.c.confidence, READ_STATEMENTS.c.rule, STATEMENTS.c.record)
        .join(STATEMENTS, STATEMENTS.c.id == READ_STATEMENTS.c.statement)
        .where(READ_STATEMENTS.c.reading == reading)
        .order_by(READ_STATEMENTS.c.position)
    )
    made = [
        {"rule": row.rule, "confidence": row.confidence, "said": json.loads(row.record)}
        for row in connection.execute(query)
    ]
    return {"document": document, "reader": reader, "version": version, "statements": made}


def _store(connection: Connection, entry: LogEntry, stored: dict[str, Any], original_of: Originals) -> tuple[str, str]:
    """Store what an entry records; the subject and the content that the entry must have."""
    if entry.kind == "document":
        return _store_document(connection, stored, original_of)
    if entry.kind == "reading":
        return _store_reading(connection, stored)
    kind, targets = RulingKind(stored["kind"]), tuple(stored["targets"])
    ruling = Ruling(**{**stored, "kind": kind, "targets": targets})
    connection.execute(insert(RULINGS), rows.ruling_row(ruling))
    return ruling.id, ruling.id


def _store_document(connection: Connection, stored: dict[str, Any], original_of: Originals) -> tuple[str, str]:
    mark = stored["fingerprint"]
    document = _document({name: value for name, value in stored.items() if name != "fingerprint"})
    data = original_of(document.original) if document.original else None
    row = rows.document_row(document, base64.b64decode(mark, validate=True) if mark else None)
    if data is None:
        row["original"] = None
    elif not writing.has(connection, ORIGINALS.c.digest, document.original):
        original = rows.original_row(data)
        if original["digest"] != document.original:
            raise IntegrityError(f"document {document.digest}: its original {document.original} was changed")
        connection.execute(insert(ORIGINALS), original)
    connection.execute(insert(DOCUMENTS), row)
    return document.digest, digest_text(document.text)


def _document(stored: dict[str, Any]) -> Document:
    origin = stored["provenance"]
    for value in (stored["text"], *(stored[name] or "" for name in _TEXTS), *(each or "" for each in origin.values())):
        if not isinstance(value, str):
            raise TypeError(f"{value!r} is no text")
    if origin["published"]:
        bounds(origin["published"])
    offsets = stored["offsets"]
    return Document(
        **{
            **stored,
            "provenance": Provenance(**{**origin, "published_basis": PublishedBasis(origin["published_basis"])}),
            "skipped": tuple(Span(**span) for span in stored["skipped"]),
            "offsets": OffsetMap(offsets["unit"], tuple((a, b, c) for a, b, c in offsets["segments"])),
            "notes": tuple(stored["notes"]),
        }
    )


def _store_reading(connection: Connection, stored: dict[str, Any]) -> tuple[str, str]:
    digest, reader, version = stored["document"], stored["reader"], stored["version"]
    packed = connection.execute(select(DOCUMENTS.c.packed_text).where(DOCUMENTS.c.digest == digest)).scalar()
    if packed is None:
        raise IntegrityError(f"a reading is of {digest}, which was not recorded before it")
    text = rows.unpack_text(packed)
    statements = []
    for item in stored["statements"]:
        source = {"name": reader, "version": version, "rule": item["rule"]}
        statement = read_statement({**item["said"], "reader": source, "confidence": item["confidence"]})
        if statement.document != digest:
            raise IntegrityError(f"a statement in the reading of {digest} speaks of {statement.document}")
        statement.passage.verify(text)
        for date in _dates(statement):
            bounds(date)
        statements.append(statement)
    content = writing.write_reading(connection, digest, Reading(reader, version, tuple(statements)))
    return rows.reading_subject(digest, reader, version), content


def _dates(statement: Statement) -> Iterator[str]:
    """Every EDTF date of a statement."""
    if statement.date and statement.date.edtf is not None:
        yield statement.date.edtf
    for name in _DATES:
        date = getattr(statement.value, name, None)
        if date is not None:
            yield date
