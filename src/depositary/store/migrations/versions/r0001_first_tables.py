"""The first tables: originals, documents, readings, statements, rulings and the log, all append-only."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from depositary.store.dialects import forbid_changes, mark_as_register

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_TABLES = ("originals", "documents", "readings", "statements", "read_statements", "rulings", "log")


def upgrade() -> None:
    """Create the tables and let the database refuse changes to their rows."""
    op.create_table(
        "originals",
        sa.Column("digest", sa.String(64), primary_key=True),
        sa.Column("size", sa.Integer, nullable=False),
        sa.Column("packed", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "documents",
        sa.Column("digest", sa.String(16), primary_key=True),
        sa.Column("original", sa.String(64), sa.ForeignKey("originals.digest")),
        sa.Column("given_id", sa.Text, index=True),
        sa.Column("published", sa.String(64)),
        sa.Column("provenance", sa.Text, nullable=False),
        sa.Column("language", sa.String(16)),
        sa.Column("layout", sa.Text, nullable=False),
        sa.Column("text_digest", sa.String(64), nullable=False),
        sa.Column("packed_text", sa.LargeBinary, nullable=False),
        sa.Column("fingerprint", sa.LargeBinary),
    )
    _create_readings()
    op.create_table(
        "rulings",
        sa.Column("id", sa.String(16), primary_key=True),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("record", sa.Text, nullable=False),
    )
    op.create_table(
        "log",
        sa.Column("sequence", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("recorded", sa.String(32), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("subject", sa.String(160), nullable=False, index=True),
        sa.Column("content", sa.String(64), nullable=False),
        sa.Column("previous", sa.String(64), nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
    )
    for table in _TABLES:
        forbid_changes(op.get_bind(), table)
    mark_as_register(op.get_bind())


def _create_readings() -> None:
    op.create_table(
        "readings",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("document", sa.String(16), sa.ForeignKey("documents.digest"), nullable=False),
        sa.Column("reader", sa.String(64), nullable=False),
        sa.Column("version", sa.String(64), nullable=False),
        sa.Column("statements", sa.Integer, nullable=False),
    )
    op.create_index("readings_once", "readings", ["document", "reader", "version"], unique=True)
    op.create_table(
        "statements",
        sa.Column("id", sa.String(16), primary_key=True),
        sa.Column("document", sa.String(16), sa.ForeignKey("documents.digest"), nullable=False, index=True),
        sa.Column("type", sa.String(16), nullable=False),
        sa.Column("record", sa.Text, nullable=False),
    )
    op.create_table(
        "read_statements",
        sa.Column("reading", sa.Integer, sa.ForeignKey("readings.id"), primary_key=True, autoincrement=False),
        sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("statement", sa.String(16), sa.ForeignKey("statements.id"), nullable=False, index=True),
        sa.Column("confidence", sa.Float, nullable=False),
        sa.Column("rule", sa.Text, nullable=False),
    )
