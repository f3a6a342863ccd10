"""Alembic's environment: runs on the connection that `migrating.upgrade` holds, inside its transaction."""

from __future__ import annotations

from alembic import context

from depositary.store.tables import METADATA

context.configure(connection=context.config.attributes["connection"], target_metadata=METADATA)
context.run_migrations()
