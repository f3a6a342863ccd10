"""Asides of a PostgreSQL register: schemas beside its own that keep what it knew at past instants.

An aside holds a projection and nothing else; its tables are looked up before the register's, so that originals,
documents, readings and the log are read from the register itself. Any of these schemas may be dropped at any time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

from sqlalchemy import Connection, Engine, create_engine, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from depositary.core.hashing import content_id
from depositary.store.projectiontables import PROJECTION

#: "Asid" in ASCII: one process at a time makes an aside.
_LOCK = 0x41736964
#: Asides are found by how their names begin, and by the schema of their register.
_NAMED = "depositary_known"
_MAY_CREATE = text("SELECT has_database_privilege(current_database(), 'CREATE')")
_THERE = text("SELECT count(*) FROM pg_namespace WHERE nspname = :name")
_OWN = text(
    "SELECT nspname FROM pg_namespace WHERE starts_with(nspname, :beginning) AND pg_has_role(nspowner, 'USAGE') "
    "ORDER BY coalesce(obj_description(oid, 'pg_namespace'), '') DESC, nspname"
)
_NOW = text("SELECT to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')")


@dataclass(frozen=True, slots=True)
class SchemaAsides:
    """The asides of the register at an address; so many are kept, those used last."""

    url: URL
    kept: int

    @contextmanager
    def aside(self, name: str, fill: Callable[[Connection], None]) -> Iterator[Connection | None]:
        """A connection to the aside of that name; one that is not there is filled first.

        None where its user may create no schema in the database. All of an aside is made, or nothing: a process that is
        killed meanwhile leaves none.
        """
        engine = create_engine(self.url, poolclass=NullPool, connect_args={"options": "-c lock_timeout=5s"})
        try:
            with engine.connect() as connection:
                home = str(connection.execute(text("SELECT current_schema()")).scalar_one())
                may_create = bool(connection.execute(_MAY_CREATE).scalar_one())
            if not may_create:
                yield None
                return
            beginning = f"{_NAMED}_{content_id([home])[:8]}_"
            schema = f"{beginning}{name}"
            if self._make(engine, home, schema, fill):
                self._keep_few(engine, beginning)
            opened = engine.connect().execution_options(isolation_level="REPEATABLE READ")
            with opened as connection, connection.begin():
                _look_in(connection, schema, home)
                yield connection
        finally:
            engine.dispose()

    def _make(self, engine: Engine, home: str, schema: str, fill: Callable[[Connection], None]) -> bool:
        """Make an aside unless it is there, and note when it is used; whether it was made."""
        with engine.begin() as connection:
            connection.execute(text("SET LOCAL lock_timeout = 0"))
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
            there = bool(connection.execute(_THERE, {"name": schema}).scalar_one())
            if not there:
                connection.execute(text(f'CREATE SCHEMA "{schema}"'))
                # Alone in sight while its tables are made: the register's have the same names.
                _look_in(connection, schema)
                PROJECTION.create_all(connection)
                _look_in(connection, schema, home)
                fill(connection)
            used = connection.execute(_NOW).scalar_one()
            connection.execute(text(f"COMMENT ON SCHEMA \"{schema}\" IS '{used}'"))
        return not there

    def _keep_few(self, engine: Engine, beginning: str) -> None:
        """Drop all asides of this register but those used last; one that somebody reads goes another time."""
        with engine.connect() as connection:
            older = list(connection.execute(_OWN, {"beginning": beginning}).scalars())[self.kept :]
        for schema in older:
            with suppress(DBAPIError), engine.begin() as connection:
                connection.execute(text("SET LOCAL lock_timeout = '100ms'"))
                connection.execute(text(f'DROP SCHEMA "{schema}" CASCADE'))


def _look_in(connection: Connection, *schemas: str) -> None:
    """Look up the names of tables in schemas, in this order, until the transaction ends."""
    path = ", ".join('"' + schema.replace('"', '""') + '"' for schema in schemas)
    connection.execute(text(f"SET LOCAL search_path = {path}"))
