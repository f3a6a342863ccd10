"""The readings that count, and what they say: for each document and reader the one recorded last."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TypeVar

from sqlalchemy import Connection, func, select

from depositary.core.statements import ReaderRef, Statement
from depositary.store import rows
from depositary.store.tables import LOG, READ_STATEMENTS, READINGS, STATEMENTS

#: Values in one query: databases limit them.
CHUNK = 500

#: A statement as one reading made it: the reading's id and the place in it.
StatementKey = tuple[int, int]

_Item = TypeVar("_Item")


def chunks(items: Iterable[_Item], size: int = CHUNK) -> Iterator[list[_Item]]:
    """Items in lists short enough for one query."""
    left = iter(items)
    while chunk := list(islice(left, size)):
        yield chunk


def documents_of_statements(connection: Connection, statements: Iterable[str]) -> set[str]:
    """The documents that make statements."""
    return {
        digest
        for chunk in chunks(statements)
        for digest in connection.execute(select(STATEMENTS.c.document).where(STATEMENTS.c.id.in_(chunk))).scalars()
    }


def current_readings(connection: Connection, as_known: str | None = None) -> dict[int, ReaderRef]:
    """The readings that count at an instant, by their id."""
    recorded = select(LOG.c.subject, func.max(LOG.c.sequence).label("sequence")).where(LOG.c.kind == "reading")
    if as_known is not None:
        recorded = recorded.where(LOG.c.recorded <= as_known)
    order = {row.subject: row.sequence for row in connection.execute(recorded.group_by(LOG.c.subject))}
    made = connection.execute(select(READINGS.c.id, READINGS.c.document, READINGS.c.reader, READINGS.c.version))
    found = _latest([(row.id, row.document, row.reader, row.version) for row in made], order)
    return {reading: reader for readings in found.values() for reading, reader in readings.items()}


def readings_of(
    connection: Connection, documents: Iterable[str], as_known: str | None = None
) -> dict[str, dict[int, ReaderRef]]:
    """The readings that count at an instant, now when it is None, by document."""
    found: dict[str, dict[int, ReaderRef]] = {}
    columns = (READINGS.c.id, READINGS.c.document, READINGS.c.reader, READINGS.c.version)
    for chunk in chunks(documents):
        made = connection.execute(select(*columns).where(READINGS.c.document.in_(chunk)))
        readings = [(row.id, row.document, row.reader, row.version) for row in made]
        subjects = [rows.reading_subject(*reading[1:]) for reading in readings]
        order: dict[str, int] = {}
        for some in chunks(subjects):
            logged = select(LOG.c.subject, LOG.c.sequence).where(LOG.c.kind == "reading", LOG.c.subject.in_(some))
            if as_known is not None:
                logged = logged.where(LOG.c.recorded <= as_known)
            order |= {row.subject: row.sequence for row in connection.execute(logged)}
        found |= _latest(readings, order)
    return found


def _latest(readings: Sequence[tuple[int, str, str, str]], order: Mapping[str, int]) -> dict[str, dict[int, ReaderRef]]:
    latest: dict[tuple[str, str], tuple[int, int, ReaderRef]] = {}
    for reading, document, reader, version in readings:
        sequence = order.get(rows.reading_subject(document, reader, version))
        if sequence is None:
            continue
        key = (document, reader)
        if key not in latest or latest[key][0] < sequence:
            latest[key] = (sequence, reading, ReaderRef(reader, version, ""))
    found: dict[str, dict[int, ReaderRef]] = {}
    for (document, _), (_, reading, made_by) in latest.items():
        found.setdefault(document, {})[reading] = made_by
    return found


def statements_of(
    connection: Connection, documents: Iterable[str], as_known: str | None = None
) -> Iterator[tuple[str, list[tuple[StatementKey, Statement]]]]:
    """What the readings of documents say that count at an instant, now when it is None.

    Document by document, each with its statements in order.
    """
    for chunk in chunks(documents):
        readings = readings_of(connection, chunk, as_known)
        reader_of = {reading: reader for found in readings.values() for reading, reader in found.items()}
        said: dict[str, list[tuple[StatementKey, Statement]]] = {document: [] for document in chunk}
        for some in chunks(reader_of):
            query = (
                select(READ_STATEMENTS, STATEMENTS.c.record)
                .join(STATEMENTS, STATEMENTS.c.id == READ_STATEMENTS.c.statement)
                .where(READ_STATEMENTS.c.reading.in_(some))
                .order_by(READ_STATEMENTS.c.reading, READ_STATEMENTS.c.position)
            )
            for reading, position, _, confidence, rule, record in connection.execute(query):
                made_by = reader_of[reading]
                statement = rows.read_statement_row(record, ReaderRef(made_by.name, made_by.version, rule), confidence)
                said[statement.document].append(((reading, position), statement))
        yield from said.items()
