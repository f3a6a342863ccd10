"""Bringing a register's tables to the shape that this version knows."""

from __future__ import annotations

from importlib import resources

from sqlalchemy import Connection, inspect, text

from depositary.core.errors import UsageError
from depositary.store.dialects import is_marked

#: The newest revision in `migrations/versions`; a test keeps it true.
HEAD = "0001"
_KNOWN = ("0001",)


def revision(connection: Connection, location: str) -> str | None:
    """The revision of the tables: `HEAD` of those of this version, None of an empty database.

    Raises `UsageError` for a database that is no register, or one that a newer version wrote.
    """
    if not is_marked(connection):
        raise UsageError(f"{location} is another program's database, no register; name another file")
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    if found is not None and found not in _KNOWN:
        raise UsageError(f"{location} was written by a newer version (schema {found}); update depositary to open it")
    return found


def upgrade(connection: Connection) -> None:
    """Run the migrations that are missing, inside the connection's transaction: all of them or none."""
    # Imported here because only a new or an outdated register needs it, and it costs a tenth of a second.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(resources.files(__package__).joinpath("migrations")))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
