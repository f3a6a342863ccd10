"""The projection's counts: the claim that each count of a document makes, and the bare verdict on it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from depositary.store.currents import StatementKey, chunks
from depositary.store.projectiontables import COUNTS


@dataclass(frozen=True, slots=True)
class CountRow:
    """One count of a document; `claim` is JSON."""

    reading: int
    position: int
    document: str
    family: str
    number: int | None
    kind: str
    told: str | None
    code: str
    claim: str

    @property
    def key(self) -> StatementKey:
        """The statement as its reading made it."""
        return (self.reading, self.position)


def replace_counts(connection: Connection, documents: Iterable[str], rows: Iterable[CountRow]) -> None:
    """Write the counts of documents in place of those that were there."""
    for some in chunks(documents):
        connection.execute(delete(COUNTS).where(COUNTS.c.document.in_(some)))
    names = tuple(column.name for column in COUNTS.columns)
    for chunk in chunks({name: getattr(row, name) for name in names} for row in rows):
        connection.execute(insert(COUNTS), chunk)


def counts(connection: Connection, family: str | None = None) -> list[CountRow]:
    """The counts of a family, of all when none is named, in order of reading and position."""
    query = select(COUNTS).order_by(COUNTS.c.reading, COUNTS.c.position)
    if family is not None:
        query = query.where(COUNTS.c.family == family)
    return [CountRow(*row) for row in connection.execute(query)]


def number_marks(connection: Connection, family: str) -> list[tuple[StatementKey, int, str, str | None]]:
    """For each count of a family that has a number: its key, the number, the kind, and when it was told."""
    query = select(COUNTS.c.reading, COUNTS.c.position, COUNTS.c.number, COUNTS.c.kind, COUNTS.c.told).where(
        COUNTS.c.family == family, COUNTS.c.number.is_not(None)
    )
    return [((row.reading, row.position), row.number, row.kind, row.told) for row in connection.execute(query)]


def counts_at(connection: Connection, keys: Collection[StatementKey]) -> list[CountRow]:
    """The counts with these keys, in order of reading and position."""
    wanted = set(keys)
    query = select(COUNTS).order_by(COUNTS.c.reading, COUNTS.c.position)
    return [
        row
        for chunk in chunks(sorted({reading for reading, _ in wanted}))
        for row in (CountRow(*found) for found in connection.execute(query.where(COUNTS.c.reading.in_(chunk))))
        if row.key in wanted
    ]


def told_numbers(connection: Connection, family: str) -> list[tuple[str, str, int | None]]:
    """For each count of a family: the family, the bare verdict and the number."""
    query = select(COUNTS.c.family, COUNTS.c.code, COUNTS.c.number).where(COUNTS.c.family == family)
    return [(row.family, row.code, row.number) for row in connection.execute(query)]


def set_codes(connection: Connection, codes: Mapping[StatementKey, str]) -> None:
    """Write other verdicts on counts."""
    query = (
        update(COUNTS)
        .where(COUNTS.c.reading == bindparam("r"), COUNTS.c.position == bindparam("p"))
        .values(code=bindparam("verdict"))
    )
    if codes:
        connection.execute(query, [{"r": key[0], "p": key[1], "verdict": code} for key, code in codes.items()])
