"""The projection's settlements: references, the cells that they stand in, and the agreements that they settle on."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, bindparam, delete, func, insert, select, update

from depositary.register.candidates import Identity
from depositary.register.cells import CellKey
from depositary.register.references import Reference
from depositary.store.currents import chunks
from depositary.store.projectiontables import CELLS, IDENTITIES, IDENTITY_PARTIES, REFERENCES

_WRITTEN = 20_000


@dataclass(frozen=True, slots=True)
class CellMember:
    """A reference in a cell: its key, how many statements that count make it, and the id of what it settles on."""

    key: int
    reference: Reference
    uses: int
    identity: str | None


@dataclass(frozen=True, slots=True)
class KnownIdentity:
    """An agreement that references have settled, with the years in which they say that it was signed."""

    identity: Identity
    signed: tuple[int, ...]
    named: bool
    """Whether a family or a title names it; otherwise it is only described."""


def reference_record(reference: Reference) -> str:
    """A reference as text, the same for the same reference."""
    return json.dumps(
        [
            reference.parties, reference.family, reference.kind, reference.subject, reference.words, reference.year,
            reference.signed, reference.explicit, reference.joins,
        ],
        separators=(",", ":"),
    )  # fmt: skip


def read_reference(record: str) -> Reference:
    """The inverse of `reference_record`."""
    parties, family, kind, subject, words, year, signed, explicit, joins = json.loads(record)
    return Reference(tuple(parties), family, kind, subject, tuple(words), year, signed, explicit, joins)


def identity_record(identity: Identity) -> str:
    """An identity as text, the same for the same identity."""
    return json.dumps(
        [
            identity.key, identity.parties, identity.family, identity.kind, identity.subject, identity.words,
            identity.year, identity.open,
        ],
        separators=(",", ":"),
    )  # fmt: skip


def read_identity(record: str) -> Identity:
    """The inverse of `identity_record`."""
    key, parties, family, kind, subject, words, year, is_open = json.loads(record)
    return Identity(tuple(key), tuple(parties), family, kind, subject, tuple(words), year, is_open)


def cell_text(key: CellKey) -> str:
    """A cell's key as text."""
    return json.dumps(key, separators=(",", ":"))


class Settlements:
    """References, cells and identities of the projection behind one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def reference_keys(self, records: Iterable[str]) -> dict[str, int]:
        """The keys of those references that are known, by their records."""
        return {
            row.record: row.id
            for chunk in chunks(records)
            for row in self._connection.execute(
                select(REFERENCES.c.record, REFERENCES.c.id).where(REFERENCES.c.record.in_(chunk))
            )
        }

    def next_reference_key(self) -> int:
        """A key that no reference has; every greater one is free too."""
        return int(self._connection.execute(select(func.coalesce(func.max(REFERENCES.c.id), 0))).scalar_one()) + 1

    def add_references(self, references: Iterable[tuple[int, Reference, int, bool]]) -> None:
        """Write new references, each with its key, its uses and whether it may mean an open declaration."""
        made = (
            {"id": key, "record": reference_record(reference), "uses": uses, "seeks_open": seeks}
            for key, reference, uses, seeks in references
        )
        for chunk in chunks(made, _WRITTEN):
            self._connection.execute(insert(REFERENCES), chunk)

    def references(self, keys: Iterable[int]) -> dict[int, tuple[Reference, int]]:
        """References with their uses, by key."""
        return {
            row.id: (read_reference(row.record), row.uses)
            for chunk in chunks(keys)
            for row in self._connection.execute(select(REFERENCES).where(REFERENCES.c.id.in_(chunk)))
        }

    def set_uses(self, uses: Mapping[int, int]) -> None:
        """Write how many statements that count make references."""
        query = update(REFERENCES).where(REFERENCES.c.id == bindparam("key")).values(uses=bindparam("number"))
        if uses:
            self._connection.execute(query, [{"key": key, "number": number} for key, number in uses.items()])

    def seeking_open(self) -> list[int]:
        """The references that may mean an open declaration."""
        return list(self._connection.execute(select(REFERENCES.c.id).where(REFERENCES.c.seeks_open)).scalars())

    def add_to_cells(self, members: Iterable[tuple[str, int, str | None]]) -> None:
        """Put references into cells, each with what it settles on there."""
        made = ({"cell": cell, "reference": key, "identity": identity} for cell, key, identity in members)
        for chunk in chunks(made, _WRITTEN):
            self._connection.execute(insert(CELLS), chunk)

    def cell(self, cell: str) -> list[CellMember]:
        """The references of a cell, those that no statement makes any more among them."""
        query = (
            select(REFERENCES.c.id, REFERENCES.c.record, REFERENCES.c.uses, CELLS.c.identity)
            .join(CELLS, CELLS.c.reference == REFERENCES.c.id)
            .where(CELLS.c.cell == cell)
        )
        return [
            CellMember(key, read_reference(record), uses, identity)
            for key, record, uses, identity in self._connection.execute(query)
        ]

    def settle(self, cell: str, settled: Mapping[int, str | None]) -> None:
        """Write what references settle on in a cell."""
        query = (
            update(CELLS)
            .where(CELLS.c.cell == cell, CELLS.c.reference == bindparam("key"))
            .values(identity=bindparam("meant"))
        )
        if settled:
            self._connection.execute(query, [{"key": key, "meant": meant} for key, meant in settled.items()])

    def settled(self, references: Iterable[int]) -> dict[int, set[str]]:
        """The ids of the agreements that references settle on."""
        found: dict[int, set[str]] = defaultdict(set)
        for chunk in chunks(references):
            query = select(CELLS.c.reference, CELLS.c.identity).where(
                CELLS.c.reference.in_(chunk), CELLS.c.identity.is_not(None)
            )
            for row in self._connection.execute(query):
                found[row.reference].add(row.identity)
        return dict(found)

    def add_identities(self, identities: Iterable[tuple[str, KnownIdentity]]) -> None:
        """Write new identities, each with its cell."""
        held = list(identities)
        rows = [
            {
                "id": known.identity.id,
                "cell": cell,
                "record": identity_record(known.identity),
                "signed": json.dumps(known.signed),
                "named": known.named,
                "open": known.identity.open,
            }
            for cell, known in held
        ]
        parties = [
            {"party": party, "identity": known.identity.id} for _, known in held for party in known.identity.parties
        ]
        for chunk in chunks(rows, _WRITTEN):
            self._connection.execute(insert(IDENTITIES), chunk)
        for some in chunks(parties, _WRITTEN):
            self._connection.execute(insert(IDENTITY_PARTIES), some)

    def remove_identities(self, ids: Collection[str]) -> None:
        """Delete identities."""
        for chunk in chunks(ids):
            self._connection.execute(delete(IDENTITIES).where(IDENTITIES.c.id.in_(chunk)))
            self._connection.execute(delete(IDENTITY_PARTIES).where(IDENTITY_PARTIES.c.identity.in_(chunk)))

    def _identities(self, query: Select[Any]) -> dict[str, KnownIdentity]:
        return {
            row.id: KnownIdentity(read_identity(row.record), tuple(json.loads(row.signed)), row.named)
            for row in self._connection.execute(query)
        }

    def identities_in(self, cell: str) -> dict[str, KnownIdentity]:
        """The identities of a cell, by id."""
        return self._identities(select(IDENTITIES).where(IDENTITIES.c.cell == cell))

    def open_identities(self) -> dict[str, KnownIdentity]:
        """The instruments that parties join one by one, by id."""
        return self._identities(select(IDENTITIES).where(IDENTITIES.c.open))

    def identities(self, ids: Iterable[str]) -> dict[str, KnownIdentity]:
        """Identities by id; those that are not known are left out."""
        found: dict[str, KnownIdentity] = {}
        for chunk in chunks(ids):
            found |= self._identities(select(IDENTITIES).where(IDENTITIES.c.id.in_(chunk)))
        return found

    def identities_of_party(self, party: str) -> dict[str, KnownIdentity]:
        """The identities between a party and others, by id."""
        held = select(IDENTITY_PARTIES.c.identity).where(IDENTITY_PARTIES.c.party == party)
        return self._identities(select(IDENTITIES).where(IDENTITIES.c.id.in_(held)))

    def count_of_party(self, party: str, *, named: bool) -> int:
        """How many identities a party has with others; with `named`, only those that have a name."""
        query = select(func.count()).select_from(IDENTITY_PARTIES).where(IDENTITY_PARTIES.c.party == party)
        if named:
            query = query.join(IDENTITIES, IDENTITIES.c.id == IDENTITY_PARTIES.c.identity).where(IDENTITIES.c.named)
        return int(self._connection.execute(query).scalar_one())
