"""What the register held at an instant, streamed: its statements by document, and where its log had come to."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

from sqlalchemy import Connection, select

from depositary.core.errors import NothingFoundError
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


class ReadStatement(NamedTuple):
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


_DOCUMENT, _READER = ReadStatement._fields.index("document"), ReadStatement._fields.index("reader")


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
        readings = _readings(connection, as_known)
        order = sorted(readings, key=lambda key: (readings[key].document, readings[key].reader))
        batches = (order[start : start + _BATCH] for start in range(0, len(order), _BATCH))
        found = (
            item
            for batch in batches
            for item in sorted(_of_readings(connection, batch, readings), key=itemgetter(_DOCUMENT, _READER))
        )
        for _, items in groupby(found, key=itemgetter(_DOCUMENT)):
            yield from _surest(items)


class _Reading(NamedTuple):
    document: str
    reader: str
    version: str
    recorded: str


def _readings(connection: Connection, as_known: str | None) -> dict[int, _Reading]:
    """The readings that count at an instant, by their id."""
    current = current_readings(connection, as_known)
    logged = select(LOG.c.subject, LOG.c.recorded).where(LOG.c.kind == "reading")
    recorded = {row.subject: row.recorded for row in connection.execute(logged)}
    found = {}
    for row in connection.execute(select(READINGS.c.id, READINGS.c.document)):
        reader = current.get(row.id)
        if reader is not None:
            subject = reading_subject(row.document, reader.name, reader.version)
            found[row.id] = _Reading(row.document, reader.name, reader.version, recorded[subject])
    return found


def _of_readings(connection: Connection, batch: list[int], readings: dict[int, _Reading]) -> Iterator[ReadStatement]:
    made = READ_STATEMENTS.c
    query = (
        select(made.reading, made.statement, STATEMENTS.c.type, STATEMENTS.c.record, made.rule, made.confidence)
        .join(STATEMENTS, STATEMENTS.c.id == made.statement)
        .where(made.reading.in_(batch))
        .order_by(made.reading, made.position)
    )
    for key, statement, kind, record, rule, confidence in connection.execute(query):
        document, reader, version, recorded = readings[key]
        yield ReadStatement(
            statement, document, kind, json.loads(record), reader, version, rule, confidence, recorded
        )  # fmt: skip


def _surest(items: Iterable[ReadStatement]) -> Iterator[ReadStatement]:
    once: dict[str, ReadStatement] = {}
    for item in items:
        other = once.get(item.id)
        if other is None or (other.confidence, other.version) < (item.confidence, item.version):
            once[item.id] = item
    yield from once.values()
