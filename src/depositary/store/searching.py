"""Searching: passages that were read, by the words that stand in them."""

from __future__ import annotations

import json
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from itertools import groupby, islice
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Select, and_, delete, func, insert, inspect, select

from depositary.core.edtf import bounds
from depositary.store.currents import chunks
from depositary.store.projectiontables import EVIDENCE, PASSAGES
from depositary.store.rows import file_name
from depositary.store.tables import DOCUMENTS, LOG, READ_STATEMENTS, STATEMENTS
from depositary.store.wordindexes import add_words, asking, remove_words

#: Rows fetched or written at a time.
_BATCH = 5000


@dataclass(frozen=True, slots=True)
class FoundPassage:
    """One passage with its document. `published` is EDTF; `recorded` the instant at which the document was stored."""

    document: str
    name: str
    title: str | None
    outlet: str
    published: str | None
    recorded: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Known:
    """Which documents are looked at: those recorded by an instant (ISO 8601) and published by a day; None: all."""

    as_known: str | None = None
    as_public: date | None = None

    def holds(self, found: FoundPassage) -> bool:
        """Whether the document was known."""
        if self.as_known is not None and found.recorded > self.as_known:
            return False
        if self.as_public is None:
            return True
        latest = bounds(found.published).latest if found.published else None
        return latest is not None and latest <= self.as_public


def passages_saying(connection: Connection, words: Sequence[str], known: Known, most: int) -> list[FoundPassage]:
    """Passages in which every word stands or begins one, whatever its case and accents; at most so many.

    The latest published come first. Nothing in the words is a pattern. A register whose projection has no index yet
    finds none.
    """
    if not inspect(connection).has_table(PASSAGES.name):
        return []
    with closing(_candidates(connection, words)) as candidates:
        return list(islice(filter(known.holds, candidates), most))


def index_passages(connection: Connection, documents: Iterable[str] | None = None) -> None:
    """Write the passages of documents anew, those of all when none are named, with the index of their words."""
    wanted = _documents(connection) if documents is None else documents
    for chunk in chunks(wanted):
        old = connection.execute(select(PASSAGES.c.id, PASSAGES.c.quote).where(PASSAGES.c.document.in_(chunk))).all()
        remove_words(connection, ((row.id, row.quote) for row in old))
        connection.execute(delete(PASSAGES).where(PASSAGES.c.document.in_(chunk)))
        _index(connection, _read_passages().where(EVIDENCE.c.document.in_(chunk)))


def _documents(connection: Connection) -> list[str]:
    return list(connection.execute(select(EVIDENCE.c.document).distinct().order_by(EVIDENCE.c.document)).scalars())


def _read_passages() -> Select[Any]:
    """Where in each document somebody read something, with the statements made there, document by document."""
    read = (READ_STATEMENTS.c.reading == EVIDENCE.c.reading) & (READ_STATEMENTS.c.position == EVIDENCE.c.position)
    return (
        select(EVIDENCE.c.document, EVIDENCE.c.start, EVIDENCE.c.end, STATEMENTS.c.record)
        .join(READ_STATEMENTS, read)
        .join(STATEMENTS, STATEMENTS.c.id == READ_STATEMENTS.c.statement)
        .order_by(EVIDENCE.c.document)
    )


def _index(connection: Connection, query: Select[Any]) -> None:
    number = int(connection.execute(select(func.coalesce(func.max(PASSAGES.c.id), 0))).scalar_one())
    for chunk in chunks(enumerate(_passages(connection, query), number + 1), _BATCH):
        made = [dict(zip(("id", "document", "start", "end", "quote"), (key, *row), strict=True)) for key, row in chunk]
        connection.execute(insert(PASSAGES), made)
        add_words(connection, ((key, row[-1]) for key, row in chunk))


def _passages(connection: Connection, query: Select[Any]) -> Iterator[tuple[str, int, int, str]]:
    """Each passage once."""
    for document, rows in groupby(connection.execute(query).all(), key=itemgetter(0)):
        seen = {(row.start, row.end): row.record for row in rows}
        for start, end in sorted(seen):
            yield document, start, end, json.loads(seen[start, end])["passage"]["quote"]


def _candidates(connection: Connection, words: Sequence[str]) -> Generator[FoundPassage]:
    asked = asking(connection, words)
    if asked is None:
        return
    query = (
        select(PASSAGES, DOCUMENTS.c.provenance, DOCUMENTS.c.layout, LOG.c.recorded)
        .join(DOCUMENTS, DOCUMENTS.c.digest == PASSAGES.c.document)
        .join(LOG, and_(LOG.c.subject == DOCUMENTS.c.digest, LOG.c.kind == "document"))
        .where(PASSAGES.c.id.in_(asked.columns(PASSAGES.c.id)))
        .order_by(func.coalesce(DOCUMENTS.c.published, "").desc(), PASSAGES.c.document, PASSAGES.c.start)
        .execution_options(yield_per=_BATCH)
    )
    with connection.execute(query) as found:
        for row in found:
            origin, layout = json.loads(row.provenance), json.loads(row.layout)
            name = layout["given_id"] or row.document
            called = layout["given_id"] or file_name(origin["source"]) or layout["title"] or row.document
            yield FoundPassage(
                row.document, name, layout["title"], origin["publisher"] or called, origin["published"], row.recorded,
                row.start, row.end, row.quote,
            )  # fmt: skip
