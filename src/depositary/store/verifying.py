"""Verification: that the store still holds what was put into it."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, select

from depositary.core.errors import IntegrityError
from depositary.core.hashing import digest_bytes, digest_text
from depositary.core.statements import ReaderRef
from depositary.store import rows
from depositary.store.dialects import foreign_key_faults, page_faults
from depositary.store.logs import chain_faults, last_entry
from depositary.store.stores import Store
from depositary.store.tables import DOCUMENTS, LOG, ORIGINALS, READ_STATEMENTS, READINGS, RULINGS, STATEMENTS

_BATCH = 500
#: Faults shown in the error; the rest are counted.
_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Verification:
    """What was checked. `head` is the hash of the last log entry: it stands for the whole register."""

    documents: int
    originals: int
    statements: int
    rulings: int
    entries: int
    head: str | None
    deep: bool


def verify(store: Store, *, deep: bool = False) -> Verification:
    """Check the log's chain and every cross-reference; `deep` also every hash and passage.

    Raises `IntegrityError` with what was found.
    """
    with store.reading() as connection:
        faults = chain_faults(connection) + foreign_key_faults(connection) + _unlogged(connection)
        documents, statements = _check_documents(connection, faults, deep=deep)
        originals = _check_originals(connection, faults, deep=deep)
        rulings = _check_rulings(connection, faults)
        if deep:
            faults += page_faults(connection)
        last = last_entry(connection)
    if faults:
        more = f" and {len(faults) - _SHOWN} more" if len(faults) > _SHOWN else ""
        raise IntegrityError(f"{store.location}: {'; '.join(faults[:_SHOWN])}{more}")
    entries, head = (last.sequence, last.hash) if last else (0, None)
    return Verification(documents, originals, statements, rulings, entries, head, deep)


def _unlogged(connection: Connection) -> list[str]:
    """What is stored without an entry in the log, or logged and not stored."""
    logged: dict[str, set[str]] = {"document": set(), "reading": set(), "ruling": set()}
    for row in connection.execute(select(LOG.c.kind, LOG.c.subject)):
        logged.setdefault(row.kind, set()).add(row.subject)
    stored = {
        "document": set(connection.execute(select(DOCUMENTS.c.digest)).scalars()),
        "reading": {rows.reading_subject(row.document, row.reader, row.version)
                    for row in connection.execute(select(READINGS))},
        "ruling": set(connection.execute(select(RULINGS.c.id)).scalars()),
    }  # fmt: skip
    faults = []
    for kind, subjects in stored.items():
        faults += [f"{kind} {subject} is not in the log" for subject in sorted(subjects - logged[kind])]
        faults += [f"{kind} {subject} is in the log and not stored" for subject in sorted(logged[kind] - subjects)]
    return faults


def _check_documents(connection: Connection, faults: list[str], *, deep: bool) -> tuple[int, int]:
    documents = statements = 0
    contents = {row.subject: row.content for row in connection.execute(select(LOG).where(LOG.c.kind == "reading"))}
    for row in connection.execute(select(DOCUMENTS).order_by(DOCUMENTS.c.digest).execution_options(yield_per=_BATCH)):
        documents += 1
        text = None
        if deep:
            text = _checked_text(row, faults)
        for reading in connection.execute(select(READINGS).where(READINGS.c.document == row.digest)).all():
            statements += _check_reading(connection, reading.id, contents, faults, text)
    return documents, statements


def _checked_text(row: Row[Any], faults: list[str]) -> str:
    """The text of a document's row; what is wrong with the row is added to the faults."""
    try:
        document = rows.read_document(row)
    except (KeyError, TypeError, ValueError, zlib.error) as error:
        faults.append(f"document {row.digest}: its record is damaged ({error})")
        return ""
    if digest_text(document.text) != row.text_digest:
        faults.append(f"document {row.digest}: the text was changed")
    elif document.digest != row.digest:
        faults.append(f"document {row.digest}: what is known about it was changed")
    return document.text


def _check_reading(
    connection: Connection, reading_id: int, contents: dict[str, str], faults: list[str], text: str | None
) -> int:
    reading = connection.execute(select(READINGS).where(READINGS.c.id == reading_id)).one()
    query = (
        select(READ_STATEMENTS, STATEMENTS.c.record)
        .join(STATEMENTS, STATEMENTS.c.id == READ_STATEMENTS.c.statement)
        .where(READ_STATEMENTS.c.reading == reading_id)
        .order_by(READ_STATEMENTS.c.position)
    )
    found = connection.execute(query).all()
    subject = rows.reading_subject(reading.document, reading.reader, reading.version)
    links = [(row.statement, row.confidence, row.rule) for row in found]
    content = rows.reading_content(reading.document, reading.reader, reading.version, links)
    if len(found) != reading.statements or contents.get(subject) != content:
        faults.append(f"reading {subject}: its statements are not those that were stored")
    if text is None:
        return len(found)
    reader = ReaderRef(reading.reader, reading.version, "")
    for row in found:
        try:
            statement = rows.read_statement_row(row.record, reader, row.confidence)
            if statement.id != row.statement:
                faults.append(f"statement {row.statement} was changed")
            statement.passage.verify(text)
        except IntegrityError as error:
            faults.append(f"statement {row.statement}: {error}")
    return len(found)


def _check_originals(connection: Connection, faults: list[str], *, deep: bool) -> int:
    if not deep:
        return len(connection.execute(select(ORIGINALS.c.digest)).all())
    originals = 0
    for row in connection.execute(select(ORIGINALS).execution_options(yield_per=10)):
        originals += 1
        try:
            intact = digest_bytes(rows.unpack_original(row.packed)) == row.digest
        except zlib.error:
            intact = False
        if not intact:
            faults.append(f"original {row.digest} was changed")
    return originals


def _check_rulings(connection: Connection, faults: list[str]) -> int:
    found = connection.execute(select(RULINGS)).all()
    faults += [f"ruling {row.id} was changed" for row in found if rows.read_ruling(row.record).id != row.id]
    return len(found)
