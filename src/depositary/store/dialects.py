"""Everything that differs between SQLite and PostgreSQL: connecting, locking for a write, guarding tables."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.pool import NullPool

from depositary.core.errors import DepositaryError, IntegrityError, StoreBusyError, UsageError

#: "Depo" in ASCII: marks a SQLite file as a register, so that no other program's file is taken for one.
APPLICATION_ID = 0x4465706F
#: How long a writer waits for another before it gives up, in milliseconds.
BUSY_TIMEOUT_MS = 5_000
_POSTGRES_LOCK = 0x4465706F


def connect(location: str | Path, *, read_only: bool) -> Engine:
    """An engine for a SQLite path, a `sqlite:///` URL or a `postgresql+psycopg://` URL.

    Raises `UsageError` for another kind of address, or a path that cannot hold a register.
    """
    address = str(location)
    if "://" not in address:
        return _sqlite(Path(address), read_only=read_only)
    url = make_url(address)
    if url.get_backend_name() == "sqlite":
        return _sqlite(Path(url.database or ""), read_only=read_only)
    if url.get_backend_name() == "postgresql":
        return _postgres(url, read_only=read_only)
    raise UsageError(f"{address}: a register is a SQLite file or a postgresql+psycopg:// address")


def _sqlite(path: Path, *, read_only: bool) -> Engine:
    _check_path(path, read_only=read_only)
    query = {"uri": "true", "mode": "ro" if read_only else "rwc"}
    if read_only and not os.access(path.parent, os.W_OK):
        # On read-only media SQLite cannot keep its shared index beside the file; nobody can write there either.
        query["immutable"] = "1"
    url = URL.create("sqlite", database=f"file:{path.resolve()}", query=query)
    engine = create_engine(url, connect_args={"timeout": BUSY_TIMEOUT_MS / 1000})
    event.listen(engine, "connect", _prepare_read_only if read_only else _prepare)
    event.listen(engine, "begin", begin_deferred if read_only else _begin)
    return engine


def _check_path(path: Path, *, read_only: bool) -> None:
    if path.is_dir():
        raise UsageError(f"{path} is a folder; name a file for the register")
    if read_only and not path.is_file():
        raise UsageError(f"{path}: there is no register; ingest something first or name another with --register")
    if not path.parent.is_dir():
        raise UsageError(f"{path.parent}: there is no such folder for the register")
    if path.is_file() and path.stat().st_size:
        with path.open("rb") as file:
            if file.read(16) != b"SQLite format 3\x00":
                raise UsageError(f"{path} is no register; name another file")


def _prepare(connection: Any, _record: object) -> None:
    # Transactions are begun by `_begin`: the driver would otherwise start them late, after a read.
    connection.isolation_level = None
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
        connection.execute(f"PRAGMA {pragma}")


def _prepare_read_only(connection: Any, _record: object) -> None:
    connection.isolation_level = None
    connection.execute("PRAGMA query_only = ON")


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN" if connection.get_execution_options().get("reads") else "BEGIN IMMEDIATE")


def begin_deferred(connection: Connection) -> None:
    """Begin a transaction that keeps nobody out until it writes. SQLite only."""
    connection.exec_driver_sql("BEGIN")


def _postgres(url: URL, *, read_only: bool) -> Engine:
    options = "-c lock_timeout=5s" + (" -c default_transaction_read_only=on" if read_only else "")
    try:
        return create_engine(url, poolclass=NullPool, connect_args={"options": options})
    except ModuleNotFoundError as error:
        raise UsageError("a PostgreSQL register needs the extra: install depositary[postgres]") from error


def one_state(engine: Engine) -> dict[str, str]:
    """The options of a connection all of whose questions see one state. SQLite's transactions do so by themselves."""
    return {"isolation_level": "REPEATABLE READ"} if engine.dialect.name == "postgresql" else {}


def lock_for_writing(connection: Connection) -> None:
    """Keep other writers out until the transaction ends. SQLite's transaction does so by itself."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _POSTGRES_LOCK})


def mark_as_register(connection: Connection) -> None:
    """Write the mark that tells a register from any other database file."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")


def is_marked(connection: Connection) -> bool:
    """Whether the database is a register, or could become one because it is empty."""
    if connection.dialect.name != "sqlite":
        return True
    mark = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
    empty = connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one() == 0
    return mark == APPLICATION_ID or bool(empty)


def forbid_changes(connection: Connection, table: str) -> None:
    """Make the database itself refuse to update or delete rows of a table."""
    for action in ("UPDATE", "DELETE"):
        name = f"{table}_no_{action.lower()}"
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql(
                f"CREATE TRIGGER {name} BEFORE {action} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            )
        else:
            connection.exec_driver_sql(
                f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS "
                f"$$ BEGIN RAISE EXCEPTION '{table} is append-only'; END $$"
            )
            connection.exec_driver_sql(
                f"CREATE TRIGGER {name} BEFORE {action} ON {table} FOR EACH STATEMENT EXECUTE FUNCTION {name}()"
            )


def foreign_key_faults(connection: Connection) -> list[str]:
    """Rows that point nowhere, in words. PostgreSQL lets none in."""
    if connection.dialect.name != "sqlite":
        return []
    rows = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    return [f"a row of {row[0]} points to a row of {row[2]} that is not there" for row in rows]


def page_faults(connection: Connection) -> list[str]:
    """What the database engine finds wrong with its own file, in words."""
    if connection.dialect.name != "sqlite":
        return []
    found = [str(row[0]) for row in connection.exec_driver_sql("PRAGMA integrity_check").all()]
    return [] if found == ["ok"] else found


def explain(error: DBAPIError, location: str) -> DepositaryError:
    """The error of the interface that says what a database error means."""
    words = str(error.orig)
    if isinstance(error, OperationalError) and ("locked" in words or "lock timeout" in words):
        return StoreBusyError(f"{location}: another process is writing to the register; try again when it has ended")
    if "disk is full" in words or "disk I/O" in words:
        return UsageError(f"{location}: the disk is full or cannot be written; free space and run the command again")
    if "readonly" in words or "read-only" in words:
        return UsageError(f"{location}: the register cannot be written here; check permissions or copy it")
    if "malformed" in words or "not a database" in words:
        return IntegrityError(f"{location}: the file is damaged ({words}); restore a copy")
    return UsageError(f"{location}: {words}")
