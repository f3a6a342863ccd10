"""The tables of the projection: what the register makes of the log, kept so that nothing is computed twice.

Nothing here is the truth. The tables can be dropped and made again from the log at any time; `state` says which entry
of the log they have reached and which version of the code and the lexicon made them.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, Index, Integer, MetaData, String, Table, Text

from depositary.store.wordindexes import made_with

PROJECTION = MetaData()

STATE = Table(
    "projection_state",
    PROJECTION,
    Column("name", String(16), primary_key=True, comment="version, sequence, head"),
    Column("value", Text, nullable=False),
)

SOURCES = Table(
    "projection_sources",
    PROJECTION,
    Column("document", String(16), primary_key=True),
    Column("witness", String(16), nullable=False, index=True, comment="the group of copies, empty when it is alone"),
    Column("superseded_by", String(16), index=True),
    Column("record", Text, nullable=False, comment="JSON of the source"),
)

COPY_KEYS = Table(
    "projection_copy_keys",
    PROJECTION,
    Column("key", BigInteger, primary_key=True, autoincrement=False, comment="hash under which copies meet"),
    Column("document", String(16), primary_key=True),
    sqlite_with_rowid=False,
)

REFERENCES = Table(
    "projection_references",
    PROJECTION,
    Column("id", Integer, primary_key=True),
    Column("record", Text, nullable=False, unique=True, comment="JSON of the reference"),
    Column("uses", Integer, nullable=False, comment="how many statements that count make it"),
    Column("seeks_open", Boolean, nullable=False, index=True, comment="whether it may mean an open declaration"),
)

CELLS = Table(
    "projection_cells",
    PROJECTION,
    Column("cell", Text, primary_key=True, comment="JSON of the cell's key"),
    Column("reference", Integer, primary_key=True, autoincrement=False),
    Column("identity", String(16), index=True, comment="the agreement that the reference settles on in this cell"),
    sqlite_with_rowid=False,
)
Index("projection_cells_by_reference", CELLS.c.reference)

IDENTITIES = Table(
    "projection_identities",
    PROJECTION,
    Column("id", String(16), primary_key=True),
    Column("cell", Text, nullable=False, index=True),
    Column("record", Text, nullable=False, comment="JSON of the identity"),
    Column("signed", Text, nullable=False, comment="JSON: the years in which it is said to be signed"),
    Column("named", Boolean, nullable=False, comment="by a family or a title, and not only described"),
    Column("open", Boolean, nullable=False, index=True),
)

IDENTITY_PARTIES = Table(
    "projection_identity_parties",
    PROJECTION,
    Column("party", Text, primary_key=True),
    Column("identity", String(16), primary_key=True),
    sqlite_with_rowid=False,
)
Index("projection_parties_by_identity", IDENTITY_PARTIES.c.identity)

EVIDENCE = Table(
    "projection_evidence",
    PROJECTION,
    Column("reading", Integer, primary_key=True, autoincrement=False),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("document", String(16), nullable=False, index=True),
    Column("type", String(16), nullable=False),
    Column("reference", Integer, index=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("day", String(10), comment="the day by which the document was published"),
    Column("silent", String(16), comment="why it counts for nothing"),
    Column("crowded", Boolean, nullable=False),
    Column("split", String(16), comment="the ruling that makes it speak of an agreement of its own"),
    sqlite_with_rowid=False,
)
#: Most statements are about stages; the others are looked for by their type.
NO_STAGE = EVIDENCE.c.type != "stage"
Index("projection_evidence_by_type", EVIDENCE.c.type, sqlite_where=NO_STAGE, postgresql_where=NO_STAGE)

MEMBERS = Table(
    "projection_members",
    PROJECTION,
    Column("agreement", String(16), primary_key=True),
    Column("reading", Integer, primary_key=True, autoincrement=False),
    Column("position", Integer, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)
Index("projection_members_by_statement", MEMBERS.c.reading, MEMBERS.c.position)

AGREEMENTS = Table(
    "projection_agreements",
    PROJECTION,
    Column("id", String(16), primary_key=True),
    Column("family", Text, index=True),
    Column("actors", Text, nullable=False, comment="JSON: codes of its parties and of whoever acts in an event"),
    Column("record", Text, nullable=False, comment="JSON: its identity and events"),
    Column(
        "stages",
        Text,
        nullable=False,
        comment="a line for each stage: the moment since when it is shown, a tab, its JSON",
    ),
    Column("told", Text, nullable=False, comment="JSON: for each event the reading and position of what tells it"),
)

SPANS = Table(
    "projection_spans",
    PROJECTION,
    Column("agreement", String(16), primary_key=True),
    Column("since", String(24), primary_key=True, comment="the moment at which it begins; empty for the first span"),
    Column("until", String(24), nullable=False, comment="the moment at which the next one begins"),
    Column("record", Text, nullable=False, comment="JSON: its record at each moment of the span, no stages"),
    sqlite_with_rowid=False,
)

COUNTS = Table(
    "projection_counts",
    PROJECTION,
    Column("reading", Integer, primary_key=True, autoincrement=False),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("document", String(16), nullable=False, index=True),
    Column("family", Text, nullable=False, index=True),
    Column("number", Integer),
    Column("kind", String(16), nullable=False),
    Column("told", String(64), comment="EDTF: when it was told"),
    Column("code", String(32), nullable=False, comment="the bare verdict on the claim"),
    Column("claim", Text, nullable=False, comment="JSON"),
    sqlite_with_rowid=False,
)

TOUCHED = Table(
    "projection_touched",
    PROJECTION,
    Column("kind", String(9), primary_key=True, comment="agreement, document, or anew for all of them"),
    Column("subject", String(16), primary_key=True, comment="the id or digest; empty for anew"),
    Column("sequence", Integer, nullable=False, index=True, comment="the log's entry up to which it may have changed"),
    sqlite_with_rowid=False,
)

PASSAGES = Table(
    "projection_passages",
    PROJECTION,
    Column("id", Integer, primary_key=True),
    Column("document", String(16), nullable=False, index=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("quote", Text, nullable=False),
)
made_with(PASSAGES)
