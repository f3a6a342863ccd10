"""Tallies: how much a store holds, read by which readers, and whether the chain of its log is whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from depositary.store.logs import LogEntry, chain_faults, last_entry
from depositary.store.tables import DOCUMENTS, LOG, ORIGINALS, READINGS, RULINGS, STATEMENTS

_COUNTED = {
    "documents": DOCUMENTS,
    "originals": ORIGINALS,
    "statements": STATEMENTS,
    "rulings": RULINGS,
    "entries": LOG,
}


@dataclass(frozen=True, slots=True)
class Tally:
    """The number of things by table, the documents read by each reader and version, and what is wrong with the log.

    `whole` is the last entry of a log in which nothing is wrong.
    """

    numbers: Mapping[str, int]
    readers: Mapping[str, int]
    faults: tuple[str, ...]
    whole: LogEntry | None = None


def statements(connection: Connection) -> int:
    """How many statements a store holds."""
    return int(connection.execute(select(func.count()).select_from(STATEMENTS)).scalar_one())


def tally(connection: Connection, before: Tally | None = None) -> Tally:
    """The tally of a store. Passages and hashes are left to `verify`.

    Of the log only what was added since the tally `before` is followed, where there is one.
    """
    numbers = {
        name: connection.execute(select(func.count()).select_from(table)).scalar_one()
        for name, table in _COUNTED.items()
    }
    readers = (
        select(READINGS.c.reader, READINGS.c.version, func.count().label("number"))
        .group_by(READINGS.c.reader, READINGS.c.version)
        .order_by(READINGS.c.reader, READINGS.c.version)
    )
    found = {f"{row.reader} {row.version}": row.number for row in connection.execute(readers)}
    faults = tuple(chain_faults(connection, before.whole if before else None))
    return Tally(numbers, found, faults, last_entry(connection) if not faults else None)
