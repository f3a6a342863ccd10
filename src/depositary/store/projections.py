"""The projection's state, its sources and what recognises copies.

A projection is up to date when it was made by this version of the code and has reached the log's last entry; anything
else is told by `Projection.reached`, so that a process killed between the log and the projection does no harm.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from dataclasses import asdict, dataclass

from sqlalchemy import Connection, Table, delete, func, insert, inspect, select

from depositary.register.sources import Source
from depositary.store.currents import chunks
from depositary.store.projectiontables import COPY_KEYS, PROJECTION, SOURCES, STATE


@dataclass(frozen=True, slots=True)
class Reached:
    """How far a projection has come: the version that made it, and the log's entry that it took in last."""

    version: str
    sequence: int
    head: str


class Projection:
    """The projection of the register behind one connection."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def reached(self) -> Reached | None:
        """How far the projection has come; None when there is none."""
        if not inspect(self.connection).has_table(STATE.name):
            return None
        return reached_in(self.connection, STATE)

    def note(self, reached: Reached) -> None:
        """Write how far the projection has come."""
        self.connection.execute(delete(STATE))
        values = {"version": reached.version, "sequence": str(reached.sequence), "head": reached.head}
        self.connection.execute(insert(STATE), [{"name": name, "value": value} for name, value in values.items()])

    def clear(self) -> None:
        """Drop whatever projection there is and make empty tables."""
        PROJECTION.drop_all(self.connection)
        PROJECTION.create_all(self.connection)

    def sources(self, documents: Iterable[str] | None = None) -> dict[str, Source]:
        """The sources of documents, of all when none are named, by digest."""
        if documents is None:
            found = self.connection.execute(select(SOURCES)).all()
        else:
            found = [
                row
                for chunk in chunks(documents)
                for row in self.connection.execute(select(SOURCES).where(SOURCES.c.document.in_(chunk)))
            ]
        return {
            row.document: Source(**json.loads(row.record), witness=row.witness, superseded_by=row.superseded_by)
            for row in found
        }

    def put_sources(self, sources: Collection[Source]) -> None:
        """Write sources, each in place of what was known of its document."""
        self.drop_sources(source.digest for source in sources)
        rows = []
        for source in sources:
            record = asdict(source)
            witness, superseded_by = record.pop("witness"), record.pop("superseded_by")
            rows.append(
                {
                    "document": source.digest,
                    "witness": witness,
                    "superseded_by": superseded_by,
                    "record": json.dumps(record, sort_keys=True),
                }
            )
        if rows:
            self.connection.execute(insert(SOURCES), rows)

    def drop_sources(self, documents: Iterable[str]) -> None:
        """Know nothing of documents any more."""
        for chunk in chunks(documents):
            self.connection.execute(delete(SOURCES).where(SOURCES.c.document.in_(chunk)))

    def copies(self, witnesses: Iterable[str]) -> set[str]:
        """The documents that belong to groups of copies."""
        return {
            digest
            for chunk in chunks(witnesses)
            for digest in self.connection.execute(
                select(SOURCES.c.document).where(SOURCES.c.witness.in_(chunk))
            ).scalars()
        }

    def corrected_by(self, documents: Iterable[str]) -> set[str]:
        """The documents that some of these correct."""
        return {
            digest
            for chunk in chunks(documents)
            for digest in self.connection.execute(
                select(SOURCES.c.document).where(SOURCES.c.superseded_by.in_(chunk))
            ).scalars()
        }

    def corrections_beside(self, documents: Collection[str]) -> set[str]:
        """What documents correct and what corrects them."""
        corrections = {source.superseded_by for source in self.sources(documents).values()} - {None}
        return self.corrected_by(documents) | {digest for digest in corrections if digest is not None}

    def documents(self) -> frozenset[str]:
        """The digests of all documents that the projection holds."""
        return frozenset(self.connection.execute(select(SOURCES.c.document)).scalars())

    def size(self) -> int:
        """How many documents the projection holds."""
        return int(self.connection.execute(select(func.count()).select_from(SOURCES)).scalar_one())

    def meeting(self, keys: Iterable[int]) -> set[str]:
        """The documents that have one of the keys under which copies meet."""
        return {
            digest
            for chunk in chunks(keys)
            for digest in self.connection.execute(
                select(COPY_KEYS.c.document).where(COPY_KEYS.c.key.in_(chunk))
            ).scalars()
        }

    def put_copy_keys(self, keys: Iterable[tuple[str, Iterable[int]]]) -> None:
        """Write the keys of new documents."""
        made = ({"key": key, "document": digest} for digest, found in keys for key in sorted(set(found)))
        for chunk in chunks(made, 20_000):
            self.connection.execute(insert(COPY_KEYS), chunk)


def reached_in(connection: Connection, state: Table) -> Reached | None:
    """How far the projection has come that a table of its state is of; None when that says nothing."""
    found = {row.name: row.value for row in connection.execute(select(state))}
    if not found.keys() >= {"version", "sequence", "head"}:
        return None
    return Reached(found["version"], int(found["sequence"]), found["head"])
