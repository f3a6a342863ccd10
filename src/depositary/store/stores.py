"""The store: an append-only log of originals, documents, readings and rulings, with the instant of each.

Everything that one document brings is written in one transaction, so that a process killed at any instant leaves
either all of it or nothing, and the same command run again completes the work.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sqlalchemy import Connection, Engine, Row, and_, select
from sqlalchemy.exc import DBAPIError

from depositary.core.documents import Document
from depositary.core.errors import NothingFoundError, UsageError
from depositary.core.rulings import Ruling
from depositary.core.statements import ReaderRef, Statement
from depositary.store import logs, migrating, rows, writing
from depositary.store.currents import chunks, current_readings
from depositary.store.dialects import connect, explain, lock_for_writing, one_state
from depositary.store.shapes import Addition, Listing, Reading, StoredDocument
from depositary.store.tables import DOCUMENTS, LOG, ORIGINALS, READ_STATEMENTS, RULINGS, STATEMENTS

#: Rows fetched at a time, so that a large register is read in bounded memory.
_BATCH = 1000
#: The option of connections whose questions may be answered as of the last finished work.
_TRAILS = "trails"


class Store:
    """One register's store. Open it with `Store.open`, as a context manager or with `close` at the end."""

    def __init__(self, engine: Engine, location: str, *, read_only: bool, trailing: bool = False) -> None:
        self._engine = engine
        self.location = location
        self.read_only = read_only
        self._trailing = trailing

    @classmethod
    def open(cls, location: str | Path, *, read_only: bool = False, trailing: bool = False) -> Store:
        """The store at a path or URL; a new one is created unless `read_only`.

        With `trailing`, what is read meanwhile stands as of the last finished work: while documents are taken in, their
        reader answers as before, and fast, until all of them are.

        Raises `UsageError` for what is no register or cannot be opened, `StoreBusyError` while another process
        writes, `IntegrityError` for a damaged file.
        """
        store = cls(connect(location, read_only=read_only), str(location), read_only=read_only, trailing=trailing)
        try:
            store._prepare()
        except BaseException:
            store.close()
            raise
        return store

    def close(self) -> None:
        """Release the database."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _prepare(self) -> None:
        with self.reading() as connection:
            found = migrating.revision(connection, self.location)
        if found == migrating.HEAD:
            return
        if self.read_only and found is None:
            raise UsageError(f"{self.location} is empty, no register yet; ingest something first")
        if self.read_only:
            raise UsageError(f"{self.location} has an older shape; open it once for writing to bring it up to date")
        with self.writing() as connection:
            if migrating.revision(connection, self.location) != migrating.HEAD:
                migrating.upgrade(connection)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees one state of the register throughout and keeps no writer waiting."""
        try:
            options = {"reads": True, _TRAILS: self._trailing, **one_state(self._engine)}
            with self._engine.connect().execution_options(**options) as connection, connection.begin():
                yield connection
        except DBAPIError as error:
            raise explain(error, self.location) from error

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that alone may write; all of it is kept, or nothing when it raises."""
        if self.read_only:
            raise UsageError(f"{self.location} is open for reading only")
        try:
            with self._engine.begin() as connection:
                lock_for_writing(connection)
                yield connection
        except DBAPIError as error:
            raise explain(error, self.location) from error

    @contextmanager
    def trying(self) -> Iterator[Connection]:
        """A transaction that may write and of which nothing is kept."""
        if self.read_only:
            raise UsageError(f"{self.location} is open for reading only")
        try:
            with self._engine.connect() as connection, connection.begin() as transaction:
                lock_for_writing(connection)
                yield connection
                transaction.rollback()
        except DBAPIError as error:
            raise explain(error, self.location) from error

    def add(
        self,
        document: Document,
        original: bytes | None,
        reading: Reading,
        recorded_at: datetime,
        fingerprint: bytes | None = None,
    ) -> Addition:
        """Store a document, its original bytes and a complete reading of it, all or nothing.

        What is there already is left as it is: adding twice changes nothing. Raises `IntegrityError` when a passage
        does not fit the text, a statement speaks of another document, or the original is not the one that the
        document names.
        """
        with self.writing() as connection:
            return writing.add(connection, document, original, reading, recorded_at, fingerprint)

    def add_ruling(self, ruling: Ruling, recorded_at: datetime) -> str:
        """Store a ruling and return its id; the same ruling twice is one."""
        with self.writing() as connection:
            writing.add_ruling(connection, ruling, recorded_at)
        return ruling.id

    def has_reading(self, digest: str, reader: str, version: str) -> bool:
        """Whether that version of the reader has read the document."""
        with self.reading() as connection:
            return writing.reading_id(connection, digest, reader, version) is not None

    def last_reading(self, digest: str, reader: str) -> set[str]:
        """The ids of the statements in the latest reading of a document by a reader."""
        with self.reading() as connection:
            return writing.last_reading(connection, digest, reader)

    def has_document(self, digest: str) -> bool:
        """Whether the document is stored."""
        with self.reading() as connection:
            return writing.has(connection, DOCUMENTS.c.digest, digest)

    def documents(self) -> Iterator[StoredDocument]:
        """Every document, in order of digest."""
        query = (
            select(DOCUMENTS, LOG.c.recorded)
            .join(LOG, and_(LOG.c.subject == DOCUMENTS.c.digest, LOG.c.kind == "document"))
            .order_by(DOCUMENTS.c.digest)
            .execution_options(yield_per=_BATCH)
        )
        with self.reading() as connection, connection.execute(query) as found:
            for row in found:
                yield StoredDocument(rows.read_document(row), row.recorded, row.fingerprint)

    def listings(self) -> Iterator[Listing]:
        """What is known about every document, in order of digest, without unpacking a text."""
        with self.reading() as connection:
            yield from listings_of_all(connection)

    def document(self, name: str) -> Document:
        """The document with that digest or given id; of several with one given id the one published last.

        Raises `NothingFoundError` when there is none.
        """
        query = (
            select(DOCUMENTS)
            .where((DOCUMENTS.c.digest == name) | (DOCUMENTS.c.given_id == name))
            .order_by(DOCUMENTS.c.published.desc(), DOCUMENTS.c.digest)
        )
        with self.reading() as connection:
            row = connection.execute(query).first()
        if row is None:
            raise NothingFoundError(f"{name}: the register holds no such document")
        return rows.read_document(row)

    def original(self, digest: str) -> bytes:
        """The original bytes with that SHA-256. Raises `NothingFoundError` when there are none."""
        with self.reading() as connection:
            packed = connection.execute(select(ORIGINALS.c.packed).where(ORIGINALS.c.digest == digest)).scalar()
        if packed is None:
            raise NothingFoundError(f"{digest}: the register holds no such original")
        return rows.unpack_original(packed)

    def statements(self, *, as_known: str | None = None) -> Iterator[Statement]:
        """Every statement of the latest reading of each document by each reader, as recorded by an instant."""
        with self.reading() as connection:
            current = current_readings(connection, as_known)
            query = (
                select(READ_STATEMENTS, STATEMENTS.c.record)
                .join(STATEMENTS, STATEMENTS.c.id == READ_STATEMENTS.c.statement)
                .order_by(READ_STATEMENTS.c.reading, READ_STATEMENTS.c.position)
                .execution_options(yield_per=_BATCH)
            )
            with connection.execute(query) as found:
                for row in found:
                    reading = current.get(row.reading)
                    if reading is not None:
                        yield _statement(row, reading)

    def rulings(self, *, as_known: str | None = None) -> list[Ruling]:
        """The rulings recorded by an instant, in order of recording."""
        with self.reading() as connection:
            found = rulings_of(connection)
        return [ruling for _, recorded, ruling in found if as_known is None or recorded <= as_known]

    def log(self, after: int = 0) -> Iterator[logs.LogEntry]:
        """The log's entries after a sequence number, in order."""
        with self.reading() as connection:
            yield from logs.entries_after(connection, after)


def trails(connection: Connection) -> bool:
    """Whether questions through a connection may be answered as of the last finished work."""
    return bool(connection.get_execution_options().get(_TRAILS))


def rulings_of(connection: Connection) -> list[tuple[int, str, Ruling]]:
    """Every ruling with its place in the log and the instant of recording, in that order."""
    query = (
        select(LOG.c.sequence, LOG.c.recorded, RULINGS.c.record)
        .join(LOG, and_(LOG.c.subject == RULINGS.c.id, LOG.c.kind == "ruling"))
        .order_by(LOG.c.sequence)
    )
    return [(row.sequence, row.recorded, rows.read_ruling(row.record)) for row in connection.execute(query)]


def listings_of(connection: Connection, documents: Iterable[str]) -> Iterator[Listing]:
    """What is known about some documents, in their order."""
    for chunk in chunks(documents):
        found = {listing.digest: listing for listing in _listings(connection, chunk)}
        yield from (found[digest] for digest in chunk if digest in found)


def listings_of_all(connection: Connection) -> Iterator[Listing]:
    """What is known about every document, in order of digest."""
    return _listings(connection, None)


def _listings(connection: Connection, documents: Sequence[str] | None) -> Iterator[Listing]:
    columns = (DOCUMENTS.c.digest, DOCUMENTS.c.provenance, DOCUMENTS.c.layout, DOCUMENTS.c.fingerprint)
    query = (
        select(*columns, LOG.c.recorded)
        .join(LOG, and_(LOG.c.subject == DOCUMENTS.c.digest, LOG.c.kind == "document"))
        .order_by(DOCUMENTS.c.digest)
        .execution_options(yield_per=_BATCH)
    )
    wanted = query if documents is None else query.where(DOCUMENTS.c.digest.in_(documents))
    with connection.execute(wanted) as found:
        for row in found:
            origin, layout = rows.read_origin(row.provenance, row.layout)
            yield Listing(
                row.digest, layout["given_id"] or row.digest, layout["title"], origin["published"],
                origin["publisher"], origin["address"], row.recorded, row.fingerprint, rows.file_name(origin["source"]),
            )  # fmt: skip


def _statement(row: Row[Any], reading: ReaderRef) -> Statement:
    return rows.read_statement_row(row.record, ReaderRef(reading.name, reading.version, row.rule), row.confidence)
