"""The projection's places: where which reference to an agreement is made, and which agreement is meant there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, delete, insert, select

from depositary.store.currents import StatementKey, chunks
from depositary.store.projectiontables import CELLS, EVIDENCE, MEMBERS

_WRITTEN = 20_000


@dataclass(frozen=True, slots=True)
class Place:
    """One piece of evidence without its words. `day` is the document's last possible day of publication, ISO 8601.

    `reference` is the key of the reference that it makes, None when it bears on no single agreement.
    """

    reading: int
    position: int
    document: str
    type: str
    reference: int | None
    start: int
    end: int
    day: str | None
    silent: str | None
    crowded: bool
    split: str | None = None
    """The ruling that makes it speak of an agreement of its own."""

    @property
    def key(self) -> StatementKey:
        """The statement as its reading made it."""
        return (self.reading, self.position)

    def referring(self, reference: int) -> Place:
        """The same place with the key of the reference that is made there."""
        return Place(
            self.reading, self.position, self.document, self.type, reference, self.start, self.end, self.day,
            self.silent, self.crowded, self.split,
        )  # fmt: skip


class Places:
    """Evidence of the projection behind one connection, and the agreements that it speaks of."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of_documents(self, documents: Iterable[str]) -> dict[str, list[Place]]:
        """The places of documents, in order of reading and position; a document without any has no entry."""
        found: dict[str, list[Place]] = defaultdict(list)
        for chunk in chunks(documents):
            query = select(EVIDENCE).where(EVIDENCE.c.document.in_(chunk))
            for row in self._connection.execute(query.order_by(EVIDENCE.c.reading, EVIDENCE.c.position)):
                found[row.document].append(Place(*row))
        return dict(found)

    def remove(self, documents: Iterable[str]) -> None:
        """Delete the places of documents and what is meant there."""
        for chunk in chunks(documents):
            held = select(EVIDENCE.c.reading).where(EVIDENCE.c.document.in_(chunk))
            self._connection.execute(delete(MEMBERS).where(MEMBERS.c.reading.in_(held)))
            self._connection.execute(delete(EVIDENCE).where(EVIDENCE.c.document.in_(chunk)))

    def add(self, places: Iterable[Place]) -> None:
        """Write places."""
        names = tuple(column.name for column in EVIDENCE.columns)
        made = ({name: getattr(place, name) for name in names} for place in places)
        for chunk in chunks(made, _WRITTEN):
            self._connection.execute(insert(EVIDENCE), chunk)

    def documents_of(self, references: Iterable[int]) -> set[str]:
        """The documents in which references are made."""
        return {
            digest
            for chunk in chunks(references)
            for digest in self._connection.execute(
                select(EVIDENCE.c.document).where(EVIDENCE.c.reference.in_(chunk)).distinct()
            ).scalars()
        }

    def uses_of(self, references: Iterable[int]) -> dict[int, list[Place]]:
        """The places that count at which references are made."""
        found: dict[int, list[Place]] = defaultdict(list)
        for chunk in chunks(references):
            query = select(EVIDENCE).where(EVIDENCE.c.reference.in_(chunk), EVIDENCE.c.silent.is_(None))
            for row in self._connection.execute(query):
                found[row.reference].append(Place(*row))
        return dict(found)

    def days_of(self, identity: str) -> list[str]:
        """The days by which the documents were published that name an agreement, each once."""
        query = (
            select(EVIDENCE.c.day)
            .join(CELLS, CELLS.c.reference == EVIDENCE.c.reference)
            .where(CELLS.c.identity == identity, EVIDENCE.c.silent.is_(None), EVIDENCE.c.day.is_not(None))
            .distinct()
        )
        return [str(day) for day in self._connection.execute(query).scalars()]

    def members_of(self, documents: Iterable[str]) -> dict[str, dict[StatementKey, set[str]]]:
        """The agreements that each statement of a document speaks of, by document."""
        found: dict[str, dict[StatementKey, set[str]]] = defaultdict(lambda: defaultdict(set))
        for chunk in chunks(documents):
            query = (
                select(EVIDENCE.c.document, MEMBERS.c.reading, MEMBERS.c.position, MEMBERS.c.agreement)
                .join(MEMBERS, (MEMBERS.c.reading == EVIDENCE.c.reading) & (MEMBERS.c.position == EVIDENCE.c.position))
                .where(EVIDENCE.c.document.in_(chunk))
            )
            for document, reading, position, agreement in self._connection.execute(query):
                found[document][reading, position].add(agreement)
        return {document: dict(members) for document, members in found.items()}

    def agreements(self) -> list[str]:
        """The ids of all agreements of which something speaks, in order."""
        return list(
            self._connection.execute(select(MEMBERS.c.agreement).distinct().order_by(MEMBERS.c.agreement)).scalars()
        )

    def documents_about(self, agreements: Iterable[str]) -> set[str]:
        """The documents that speak of agreements."""
        return {
            digest
            for chunk in chunks(agreements)
            for digest in self._connection.execute(
                select(EVIDENCE.c.document)
                .join(MEMBERS, (MEMBERS.c.reading == EVIDENCE.c.reading) & (MEMBERS.c.position == EVIDENCE.c.position))
                .where(MEMBERS.c.agreement.in_(chunk))
                .distinct()
            ).scalars()
        }

    def set_members(self, members: Mapping[StatementKey, Collection[str]]) -> None:
        """Write the agreements of statements in place of what was known."""
        query = delete(MEMBERS).where(MEMBERS.c.reading == bindparam("r"), MEMBERS.c.position == bindparam("p"))
        if members:
            self._connection.execute(query, [{"r": reading, "p": position} for reading, position in members])
        self.add_members((key, agreement) for key, found in members.items() for agreement in found)

    def add_members(self, members: Iterable[tuple[StatementKey, str]]) -> None:
        """Write that statements speak of agreements."""
        made: Iterator[dict[str, object]] = (
            {"agreement": agreement, "reading": reading, "position": position}
            for (reading, position), agreement in members
        )
        for chunk in chunks(made, _WRITTEN):
            self._connection.execute(insert(MEMBERS), chunk)
