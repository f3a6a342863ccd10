"""The register's own projection, from beside an aside: how far it has come, and a copy of it."""

from __future__ import annotations

from sqlalchemy import Connection, MetaData, Table, func, insert, inspect, select, text

from depositary.store.projections import Reached, reached_in
from depositary.store.projectiontables import (
    AGREEMENTS,
    CELLS,
    COUNTS,
    EVIDENCE,
    IDENTITIES,
    IDENTITY_PARTIES,
    MEMBERS,
    REFERENCES,
    SOURCES,
    SPANS,
    STATE,
)

#: What an aside holds of a projection: it is never searched, and nothing is added to it.
_KEPT = (
    SOURCES, REFERENCES, CELLS, IDENTITIES, IDENTITY_PARTIES, EVIDENCE, MEMBERS, AGREEMENTS, SPANS, COUNTS,
)  # fmt: skip
#: In PostgreSQL an aside's schema comes before the register's.
_SCHEMAS = text("SELECT current_schemas(false)")


def own_reached(connection: Connection) -> Reached | None:
    """How far the register's own projection has come; None when there is none."""
    schema = _own_schema(connection)
    if not inspect(connection).has_table(STATE.name, schema=schema):
        return None
    return reached_in(connection, _of_register(STATE, schema))


def own_size(connection: Connection) -> int:
    """How many documents the register's own projection holds."""
    there = _of_register(SOURCES, _own_schema(connection))
    return int(connection.execute(select(func.count()).select_from(there)).scalar_one())


def copy_own(connection: Connection) -> None:
    """Fill an aside's empty tables with the register's own projection."""
    schema = _own_schema(connection)
    for table in _KEPT:
        there = _of_register(table, schema)
        connection.execute(insert(table).from_select([column.name for column in table.c], select(there)))


def _of_register(table: Table, schema: str) -> Table:
    return table.to_metadata(MetaData(), schema=schema)


def _own_schema(connection: Connection) -> str:
    if connection.dialect.name == "sqlite":
        return "register"
    return str(connection.execute(_SCHEMAS).scalar_one()[-1])
