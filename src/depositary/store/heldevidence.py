"""The projection's evidence with its words: by agreement, and by document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, FromClause, Row, Select, exists, or_, select, true, tuple_

from depositary.core.codes import Framing
from depositary.core.statements import ReaderRef, Statement
from depositary.store import rows
from depositary.store.currents import CHUNK, StatementKey, chunks
from depositary.store.projectiontables import AGREEMENTS, EVIDENCE, MEMBERS, NO_STAGE
from depositary.store.tables import READ_STATEMENTS, READINGS, STATEMENTS

#: How a stage is framed that is to come.
_AHEAD = (Framing.PLANNED, Framing.POSSIBLE)


@dataclass(frozen=True, slots=True)
class HeldStatement:
    """A statement of the projection, its id, and what it weighs."""

    key: StatementKey
    id: str
    statement: Statement
    silent: str | None
    crowded: bool
    bound: bool
    """Whether it bears on a single agreement."""
    split: str | None


def held_of_agreements(connection: Connection, agreements: Iterable[str]) -> dict[str, list[HeldStatement]]:
    """The statements that speak of agreements, by agreement, in no particular order."""
    found: dict[str, list[HeldStatement]] = defaultdict(list)
    known: dict[StatementKey, HeldStatement] = {}
    for chunk in chunks(agreements):
        query = (
            _columns(MEMBERS.c.agreement)
            .join(MEMBERS, (MEMBERS.c.reading == EVIDENCE.c.reading) & (MEMBERS.c.position == EVIDENCE.c.position))
            .where(MEMBERS.c.agreement.in_(chunk))
        )
        for row in connection.execute(query):
            key = (row.reading, row.position)
            if key not in known:
                known[key] = _held(row)
            found[row.agreement].append(known[key])
    return dict(found)


def held_of_documents(
    connection: Connection, documents: Iterable[str], *, types: Iterable[str] | None = None
) -> dict[str, list[HeldStatement]]:
    """The statements of documents, by document, in no particular order; only those of the types that are named."""
    found: dict[str, list[HeldStatement]] = defaultdict(list)
    wanted = list(types) if types is not None else None
    for chunk in chunks(documents):
        query = _columns().where(EVIDENCE.c.document.in_(chunk))
        if wanted is not None:
            query = query.where(EVIDENCE.c.type.in_(wanted))
        for row in connection.execute(query):
            held = _held(row)
            found[held.statement.document].append(held)
    return dict(found)


def held_of_none(connection: Connection, documents: Iterable[str] | None = None) -> Iterator[HeldStatement]:
    """The statements of documents, of all when none are named, that speak of no agreement, in no particular order."""
    meant = exists().where(MEMBERS.c.reading == EVIDENCE.c.reading, MEMBERS.c.position == EVIDENCE.c.position)
    query = _columns().where(~meant)
    if documents is None:
        yield from map(_held, connection.execute(query))
        return
    for chunk in chunks(documents):
        yield from map(_held, connection.execute(query.where(EVIDENCE.c.document.in_(chunk))))


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What may be left out of statements that are asked for by type.

    `party` keeps agreements in which it acts and statements of no agreement whose record names it; with `anywhere` the
    statements whose record names it, whatever they speak of. More may be kept than is asked for, never less; what a
    ruling `corrected` (ids of statements) may speak of others than its record does, and is kept.
    """

    family: str | None = None
    party: str | None = None
    anywhere: bool = False
    corrected: tuple[str, ...] = ()


def held_of_types(
    connection: Connection, types: Iterable[str], narrowing: Narrowing
) -> Iterator[tuple[str | None, HeldStatement]]:
    """The statements of types other than stages, each with an agreement of which it speaks, once for each of them.

    In no particular order; the agreement is None for what speaks of none.
    """
    query = _with_agreements().where(EVIDENCE.c.type.in_(list(types)), NO_STAGE)
    for condition in _kept(narrowing):
        query = query.where(condition)
    return _by_agreement(connection.execute(query))


def _with_agreements() -> Select[Any]:
    same = (MEMBERS.c.reading == EVIDENCE.c.reading) & (MEMBERS.c.position == EVIDENCE.c.position)
    return _columns(MEMBERS.c.agreement, joined=(MEMBERS, same))


def _by_agreement(found: Iterable[Row[Any]]) -> Iterator[tuple[str | None, HeldStatement]]:
    known: dict[StatementKey, HeldStatement] = {}
    for row in found:
        key = (row.reading, row.position)
        held = known.get(key)
        if held is None:
            held = known[key] = _held(row)
        yield row.agreement, held


def held_ahead(connection: Connection, corrected: Collection[str]) -> Iterator[tuple[str | None, HeldStatement]]:
    """The statements that a stage is to come, each with an agreement of which it speaks, as `held_of_types` gives them.

    What a ruling `corrected` (ids of statements) may come first by it, and is given whatever it says.
    """
    ahead = or_(*(STATEMENTS.c.record.contains(f'"framing":"{code}"', autoescape=True) for code in _AHEAD))
    if len(corrected) > CHUNK:
        ahead = true()
    else:
        ahead |= READ_STATEMENTS.c.statement.in_(sorted(corrected))
    query = _with_agreements().where(~NO_STAGE, ahead)
    return _by_agreement(connection.execute(query))


def _kept(narrowing: Narrowing) -> Iterator[ColumnElement[bool]]:
    """What rows have to fulfil."""
    none = MEMBERS.c.agreement.is_(None)
    if narrowing.family is not None:
        yield none | MEMBERS.c.agreement.in_(select(AGREEMENTS.c.id).where(AGREEMENTS.c.family == narrowing.family))
    if narrowing.party is None or len(narrowing.corrected) > CHUNK:
        return
    code = f'"{narrowing.party}"'
    named = STATEMENTS.c.record.contains(code, autoescape=True)
    named |= READ_STATEMENTS.c.statement.in_(narrowing.corrected)
    acting = select(AGREEMENTS.c.id).where(AGREEMENTS.c.actors.contains(code, autoescape=True))
    yield named if narrowing.anywhere else MEMBERS.c.agreement.in_(acting) | (none & named)


def held_of_places(connection: Connection, keys: Iterable[StatementKey]) -> list[HeldStatement]:
    """The statements that readings made at places, in no particular order."""
    place = tuple_(EVIDENCE.c.reading, EVIDENCE.c.position)
    found: list[HeldStatement] = []
    for chunk in chunks(sorted(set(keys))):
        # By the reading alone SQLite finds them by their key: for pairs it would read the whole table.
        readings = EVIDENCE.c.reading.in_(sorted({reading for reading, _ in chunk}))
        found += map(_held, connection.execute(_columns().where(readings, place.in_(chunk))))
    return found


def held_of_statements(connection: Connection, ids: Iterable[str]) -> list[HeldStatement]:
    """The statements with these ids that the projection holds, in no particular order."""
    return [
        _held(row)
        for chunk in chunks(ids)
        for row in connection.execute(_columns().where(READ_STATEMENTS.c.statement.in_(chunk)))
    ]


def all_held_ids(connection: Connection) -> frozenset[str]:
    """The ids of all statements that the projection holds."""
    same = (READ_STATEMENTS.c.reading == EVIDENCE.c.reading) & (READ_STATEMENTS.c.position == EVIDENCE.c.position)
    query = select(READ_STATEMENTS.c.statement).select_from(EVIDENCE).join(READ_STATEMENTS, same)
    return frozenset(connection.execute(query).scalars())


def statements_beginning(connection: Connection, beginning: str) -> list[str]:
    """The ids of statements of the projection that begin so, in order."""
    same = (READ_STATEMENTS.c.reading == EVIDENCE.c.reading) & (READ_STATEMENTS.c.position == EVIDENCE.c.position)
    within = READ_STATEMENTS.c.statement.between(beginning, f"{beginning}~")
    query = select(READ_STATEMENTS.c.statement).distinct().join(EVIDENCE, same).where(within)
    return list(connection.execute(query.order_by(READ_STATEMENTS.c.statement)).scalars())


def held_ids(connection: Connection, ids: Collection[str]) -> set[str]:
    """Those ids that are a statement's that counts or is shown, or an agreement's."""
    found: set[str] = set()
    for chunk in chunks(ids):
        said = (
            select(READ_STATEMENTS.c.statement)
            .join(
                EVIDENCE,
                (READ_STATEMENTS.c.reading == EVIDENCE.c.reading) & (READ_STATEMENTS.c.position == EVIDENCE.c.position),
            )
            .where(READ_STATEMENTS.c.statement.in_(chunk))
        )
        found.update(connection.execute(said).scalars())
        found.update(connection.execute(select(AGREEMENTS.c.id).where(AGREEMENTS.c.id.in_(chunk))).scalars())
    return found


def _columns(*more: Any, joined: tuple[FromClause, ColumnElement[bool]] | None = None) -> Select[Any]:
    found = EVIDENCE if joined is None else EVIDENCE.outerjoin(*joined)
    return (
        select(
            EVIDENCE.c.reading, EVIDENCE.c.position, EVIDENCE.c.reference, EVIDENCE.c.silent, EVIDENCE.c.crowded,
            EVIDENCE.c.split, READ_STATEMENTS.c.statement, READ_STATEMENTS.c.confidence, READ_STATEMENTS.c.rule,
            STATEMENTS.c.record, READINGS.c.reader, READINGS.c.version, *more,
        )
        .select_from(found)
        .join(
            READ_STATEMENTS,
            (READ_STATEMENTS.c.reading == EVIDENCE.c.reading) & (READ_STATEMENTS.c.position == EVIDENCE.c.position),
        )
        .join(STATEMENTS, STATEMENTS.c.id == READ_STATEMENTS.c.statement)
        .join(READINGS, READINGS.c.id == EVIDENCE.c.reading)
    )  # fmt: skip


def _held(row: Row[Any]) -> HeldStatement:
    reader = ReaderRef(row.reader, row.version, row.rule)
    statement = rows.read_statement_row(row.record, reader, row.confidence)
    return HeldStatement(
        (row.reading, row.position), row.statement, statement, row.silent, row.crowded, row.reference is not None,
        row.split,
    )  # fmt: skip
