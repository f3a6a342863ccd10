"""Writing: the rows of one addition, inside the transaction that keeps all of them or none."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Column, Connection, func, insert, select

from depositary.core.documents import Document
from depositary.core.errors import IntegrityError
from depositary.core.hashing import digest_bytes
from depositary.core.rulings import Ruling
from depositary.core.statements import Statement
from depositary.store import logs, rows
from depositary.store.shapes import Addition, Reading
from depositary.store.tables import DOCUMENTS, ORIGINALS, READ_STATEMENTS, READINGS, RULINGS, STATEMENTS


def check_addition(document: Document, original: bytes | None, reading: Reading) -> None:
    """Raise `IntegrityError` when a document, its original and a reading do not belong together."""
    if original is not None and digest_bytes(original) != document.original:
        raise IntegrityError(f"{document.name}: the bytes given are not the original that the document names")
    for statement in reading.statements:
        if statement.document != document.digest:
            raise IntegrityError(f"{document.name}: a statement speaks of document {statement.document}")
        statement.passage.verify(document.text)


def add(
    connection: Connection,
    document: Document,
    original: bytes | None,
    reading: Reading,
    recorded_at: datetime,
    fingerprint: bytes | None,
) -> Addition:
    """Write a document, its original bytes and a reading, as `Store.add` says."""
    check_addition(document, original, reading)
    digest = document.digest
    entries: list[tuple[str, str, str]] = []
    new_document = not has(connection, DOCUMENTS.c.digest, digest)
    if new_document:
        if original is not None and not has(connection, ORIGINALS.c.digest, document.original):
            connection.execute(insert(ORIGINALS), rows.original_row(original))
        row = rows.document_row(document, fingerprint)
        connection.execute(insert(DOCUMENTS), row)
        entries.append(("document", digest, row["text_digest"]))
    before = last_reading(connection, digest, reading.reader)
    if reading_id(connection, digest, reading.reader, reading.version) is not None:
        return Addition(digest, None, new_document=False, new_reading=False)
    content = write_reading(connection, digest, reading)
    entries.append(("reading", rows.reading_subject(digest, reading.reader, reading.version), content))
    recorded = logs.append(connection, recorded_at, entries)
    now = {statement.id for statement in reading.statements}
    return Addition(
        digest, recorded, new_document, new_reading=True,
        appeared=tuple(sorted(now - before)), vanished=tuple(sorted(before - now)),
    )  # fmt: skip


def add_ruling(connection: Connection, ruling: Ruling, recorded_at: datetime) -> None:
    """Write a ruling unless it is there."""
    if not has(connection, RULINGS.c.id, ruling.id):
        connection.execute(insert(RULINGS), rows.ruling_row(ruling))
        logs.append(connection, recorded_at, [("ruling", ruling.id, ruling.id)])


def has(connection: Connection, column: Column[str], value: str | None) -> bool:
    """Whether a table holds a row with that value."""
    return connection.execute(select(column).where(column == value)).first() is not None


def reading_id(connection: Connection, digest: str, reader: str, version: str) -> int | None:
    """The key of a reading, or None."""
    query = select(READINGS.c.id).where(
        READINGS.c.document == digest, READINGS.c.reader == reader, READINGS.c.version == version
    )
    return connection.execute(query).scalar()


def last_reading(connection: Connection, digest: str, reader: str) -> set[str]:
    """The ids of the statements in the latest reading of a document by a reader."""
    query = select(func.max(READINGS.c.id)).where(READINGS.c.document == digest, READINGS.c.reader == reader)
    found = select(READ_STATEMENTS.c.statement).where(READ_STATEMENTS.c.reading == query.scalar_subquery())
    return set(connection.execute(found).scalars())


def write_reading(connection: Connection, digest: str, reading: Reading) -> str:
    """Write a reading with its statements, and return the hash under which it is logged."""
    new = {row["id"]: row for row in map(rows.statement_row, reading.statements)}
    known = set(connection.execute(select(STATEMENTS.c.id).where(STATEMENTS.c.document == digest)).scalars())
    missing = [row for statement_id, row in new.items() if statement_id not in known]
    if missing:
        connection.execute(insert(STATEMENTS), missing)
    # A reader may say the same thing twice; the surer one stays.
    once: dict[str, Statement] = {}
    for statement_id, statement in zip((s.id for s in reading.statements), reading.statements, strict=True):
        if statement_id not in once or once[statement_id].confidence < statement.confidence:
            once[statement_id] = statement
    row = {"document": digest, "reader": reading.reader, "version": reading.version, "statements": len(once)}
    key = connection.execute(insert(READINGS), row).inserted_primary_key
    links = [(statement_id, statement.confidence, statement.reader.rule) for statement_id, statement in once.items()]
    if links and key is not None:
        connection.execute(
            insert(READ_STATEMENTS),
            [
                {"reading": key[0], "position": position, "statement": link[0], "confidence": link[1], "rule": link[2]}
                for position, link in enumerate(links)
            ],
        )
    return rows.reading_content(digest, reading.reader, reading.version, links)
