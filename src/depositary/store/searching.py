"""Searching: passages that were read, by the words that stand in them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, and_, select

from depositary.core.edtf import bounds
from depositary.store.tables import DOCUMENTS, LOG, STATEMENTS

#: Rows fetched at a time, and the most that are looked at for one question.
_BATCH, _LOOKED_AT = 500, 20_000


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
    """Passages that hold every word, whatever its case, each once, at most so many; in order of document and place.

    Words are compared as they are: nothing in them is a pattern.
    """
    found: dict[tuple[str, int, int], FoundPassage] = {}
    for passage in _candidates(connection, words):
        text = passage.quote.casefold()
        if all(word.casefold() in text for word in words) and known.holds(passage):
            found.setdefault((passage.document, passage.start, passage.end), passage)
            if len(found) == most:
                break
    return list(found.values())


def _candidates(connection: Connection, words: Sequence[str]) -> Iterator[FoundPassage]:
    query = (
        select(STATEMENTS.c.record, DOCUMENTS.c.digest, DOCUMENTS.c.provenance, DOCUMENTS.c.layout, LOG.c.recorded)
        .join(DOCUMENTS, DOCUMENTS.c.digest == STATEMENTS.c.document)
        .join(LOG, and_(LOG.c.subject == DOCUMENTS.c.digest, LOG.c.kind == "document"))
        .where(*(STATEMENTS.c.record.icontains(word, autoescape=True) for word in words if word.isascii()))
        .order_by(STATEMENTS.c.document, STATEMENTS.c.id)
        .limit(_LOOKED_AT)
        .execution_options(yield_per=_BATCH)
    )
    for row in connection.execute(query):
        passage = json.loads(row.record)["passage"]
        origin, layout = json.loads(row.provenance), json.loads(row.layout)
        name = layout["given_id"] or row.digest
        yield FoundPassage(
            row.digest, name, layout["title"], origin["publisher"] or name, origin["published"], row.recorded,
            passage["start"], passage["end"], passage["quote"],
        )  # fmt: skip
