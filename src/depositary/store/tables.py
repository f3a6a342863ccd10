"""The tables of a register, all of them append-only.

Text and original bytes are compressed; everything structured is JSON in text columns, the same in every dialect.
`log` chains one entry for each thing stored, and gives the order and the instant of recording.
"""

from __future__ import annotations

from sqlalchemy import Column, Float, ForeignKey, Index, Integer, LargeBinary, MetaData, String, Table, Text

METADATA = MetaData()

ORIGINALS = Table(
    "originals",
    METADATA,
    Column("digest", String(64), primary_key=True, comment="SHA-256 of the bytes"),
    Column("size", Integer, nullable=False, comment="bytes before compression"),
    Column("packed", LargeBinary, nullable=False),
)

DOCUMENTS = Table(
    "documents",
    METADATA,
    Column("digest", String(16), primary_key=True),
    Column("original", String(64), ForeignKey("originals.digest")),
    Column("given_id", Text, index=True),
    Column("published", String(64)),
    Column("provenance", Text, nullable=False, comment="JSON"),
    Column("language", String(16)),
    Column("layout", Text, nullable=False, comment="JSON: title, given id, skipped stretches, offset map, notes"),
    Column("text_digest", String(64), nullable=False),
    Column("packed_text", LargeBinary, nullable=False),
    Column("fingerprint", LargeBinary, comment="for the recognition of copies"),
)

READINGS = Table(
    "readings",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("document", String(16), ForeignKey("documents.digest"), nullable=False),
    Column("reader", String(64), nullable=False),
    Column("version", String(64), nullable=False),
    Column("statements", Integer, nullable=False, comment="how many it made; the row exists once all are stored"),
)
Index("readings_once", READINGS.c.document, READINGS.c.reader, READINGS.c.version, unique=True)

STATEMENTS = Table(
    "statements",
    METADATA,
    Column("id", String(16), primary_key=True),
    Column("document", String(16), ForeignKey("documents.digest"), nullable=False, index=True),
    Column("type", String(16), nullable=False),
    Column("record", Text, nullable=False, comment="JSON without id, reader and confidence"),
)

READ_STATEMENTS = Table(
    "read_statements",
    METADATA,
    Column("reading", Integer, ForeignKey("readings.id"), primary_key=True, autoincrement=False),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("statement", String(16), ForeignKey("statements.id"), nullable=False, index=True),
    Column("confidence", Float, nullable=False),
    Column("rule", Text, nullable=False),
)

RULINGS = Table(
    "rulings",
    METADATA,
    Column("id", String(16), primary_key=True),
    Column("kind", String(16), nullable=False),
    Column("record", Text, nullable=False, comment="JSON"),
)

LOG = Table(
    "log",
    METADATA,
    Column("sequence", Integer, primary_key=True, autoincrement=False),
    Column("recorded", String(32), nullable=False, comment="ISO 8601 in UTC, never earlier than the entry before"),
    Column("kind", String(16), nullable=False, comment="document, reading or ruling"),
    Column("subject", String(160), nullable=False, index=True),
    Column("content", String(64), nullable=False, comment="hash of what was stored"),
    Column("previous", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
)

#: In an order in which foreign keys point backwards.
APPEND_ONLY = (ORIGINALS, DOCUMENTS, READINGS, STATEMENTS, READ_STATEMENTS, RULINGS, LOG)
