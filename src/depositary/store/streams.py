"""What the register held at an instant, streamed: its statements by document, and where its log had come to."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, select

from depositary.core.errors import NothingFoundError
from depositary.core.statements import ReaderRef
from depositary.store.currents import current_readings
from depositary.store.logs import LogEntry
from depositary.store.rows import reading_subject, unpack_text
from depositary.store.stores import Store
from depositary.store.tables import DOCUMENTS, LOG, READ_STATEMENTS, READINGS, STATEMENTS

#: Readings whose statements are fetched together.
_BATCH = 200


@dataclass(frozen=True, slots=True)
class Edge:
    """How far a register's log had come: its last entry (None when it was empty), and the readers of what counted."""

    last: LogEntry | None
    readers: tuple[str, ...]
    """`name version` of every reader whose reading counted, sorted."""


@dataclass(frozen=True, slots=True)
class ReadStatement:
    """One statement as a reading made it, with its stored record, which is not parsed further.

    `recorded` is the instant of the reading (ISO 8601, UTC).
    """

    id: str
    document: str
    type: str
    record: dict[str, Any]
    reader: str
    version: str
    rule: str
    confidence: float
    recorded: str


def edge(store: Store, as_known: str | None = None) -> Edge:
    """Where the log had come to by an instant, now when it is None."""
    newest = select(LOG).order_by(LOG.c.sequence.desc()).limit(1)
    if as_known is not None:
        newest = newest.where(LOG.c.recorded <= as_known)
    with store.reading() as connection:
        row = connection.execute(newest).first()
        current = current_readings(connection, as_known)
    readers = tuple(sorted({f"{reader.name} {reader.version}" for reader in current.values()}))
    return Edge(LogEntry(**row._mapping) if row else None, readers)


def text_of(store: Store, digest: str) -> str:
    """The text of the document with that digest, whatever id another document gives itself.

    Raises `NothingFoundError` when there is none.
    """
    query = select(DOCUMENTS.c.packed_text).where(DOCUMENTS.c.digest == digest)
    with store.reading() as connection:
        packed = connection.execute(query).scalar()
    if packed is None:
        raise NothingFoundError(f"{digest}: the register holds no such document")
    return unpack_text(packed)


def read_statements(store: Store, as_known: str | None = None) -> Iterator[ReadStatement]:
    """The statements of `Store.statements`, each once, by document digest and, within a document, as they were read.

    Holds one batch of documents at a time. Of a statement that several readers make, the surest reading is taken.
    """
    with store.reading() as connection:
        current = current_readings(connection, as_known)
        documents = {row.id: row.document for row in connection.execute(select(READINGS.c.id, READINGS.c.document))}
        recorded = _recorded(connection, as_known)
        order = sorted(current, key=lambda reading: (documents[reading], current[reading].name))
        batches = (order[start : start + _BATCH] for start in range(0, len(order), _BATCH))
        found = (
            item
            for batch in batches
            for item in sorted(_of_readings(connection, batch, current, documents, recorded), key=_by_document)
        )
        for _, items in groupby(found, key=lambda item: item.document):
            yield from _surest(items)


def _by_document(item: ReadStatement) -> tuple[str, str]:
    return (item.document, item.reader)


def _recorded(connection: Connection, as_known: str | None) -> dict[str, str]:
    query = select(LOG.c.subject, LOG.c.recorded).where(LOG.c.kind == "reading").order_by(LOG.c.sequence)
    if as_known is not None:
        query = query.where(LOG.c.recorded <= as_known)
    return {row.subject: row.recorded for row in connection.execute(query)}


def _of_readings(
    connection: Connection,
    batch: list[int],
    current: dict[int, ReaderRef],
    documents: dict[int, str],
    recorded: dict[str, str],
) -> Iterator[ReadStatement]:
    query = (
        select(READ_STATEMENTS, STATEMENTS.c.type, STATEMENTS.c.record)
        .join(STATEMENTS, STATEMENTS.c.id == READ_STATEMENTS.c.statement)
        .where(READ_STATEMENTS.c.reading.in_(batch))
        .order_by(READ_STATEMENTS.c.reading, READ_STATEMENTS.c.position)
    )
    for row in connection.execute(query):
        document, reader = documents[row.reading], current[row.reading]
        when = recorded[reading_subject(document, reader.name, reader.version)]
        yield ReadStatement(
            row.statement, document, row.type, json.loads(row.record), reader.name, reader.version, row.rule,
            row.confidence, when,
        )  # fmt: skip


def _surest(items: Iterable[ReadStatement]) -> Iterator[ReadStatement]:
    once: dict[str, ReadStatement] = {}
    for item in items:
        other = once.get(item.id)
        if other is None or (other.confidence, other.version) < (item.confidence, item.version):
            once[item.id] = item
    yield from once.values()
