"""Documents: the list of sources, with what was read in each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from depositary.core.edtf import sort_key
from depositary.core.wire import plain
from depositary.register import Agreement, Evidence, RegisterState, Source
from depositary.views.pages.facets import Choice, facet
from depositary.views.pages.slices import Slice
from depositary.views.tables import Column, Kind, Table

Homes = Mapping[str, list[tuple[Evidence, Agreement | None]]]


def evidence_by_document(state: RegisterState) -> Homes:
    """All evidence of a state by its document's digest, each piece with the agreement it speaks of."""
    found: dict[str, list[tuple[Evidence, Agreement | None]]] = defaultdict(list)
    for agreement in state.agreements:
        for item in agreement.evidence:
            found[item.source.digest].append((item, agreement))
    for item in (*state.unassigned, *state.unbound):
        found[item.source.digest].append((item, None))
    return found


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One source of the list. `statements` counts what was read in it, `copies` the other copies of its text."""

    digest: str
    name: str
    called: str
    title: str | None
    publisher: str | None
    published: str | None
    recorded: str | None
    statements: int
    agreements: int
    copies: int
    corrected: bool


_ROWS = (
    Column("digest", "Document", Kind.CODE),
    Column("name", "Name", Kind.CODE),
    Column("called", "Called"),
    Column("title", "Title"),
    Column("publisher", "Publisher"),
    Column("published", "Published", Kind.DATE),
    Column("recorded", "Recorded", Kind.DATE),
    Column("statements", "Statements", Kind.NUMBER),
    Column("agreements", "Agreements", Kind.NUMBER),
    Column("copies", "Copies", Kind.NUMBER),
    Column("corrected", "Corrected", Kind.CODE),
)


@dataclass(frozen=True, slots=True)
class DocumentsPage:
    """The sources that fit the search, newest first, and the slice of them that one page shows."""

    rows: tuple[DocumentRow, ...]
    shown: Slice[DocumentRow]
    search: str | None
    publisher: str | None
    publishers: tuple[Choice, ...]
    title: str = "Documents"
    definition: str = "every source that the clocks know, with what was read in it; copies of one text are one witness"

    def record(self) -> dict[str, Any]:
        """Every row."""
        return {"documents": [plain(row) for row in self.rows]}

    def table(self) -> Table:
        """A row for each document."""
        return Table(_ROWS, tuple(tuple(getattr(row, column.name) for column in _ROWS) for row in self.rows))


def document_rows(state: RegisterState, homes: Homes) -> tuple[DocumentRow, ...]:
    """Every source of a state, the latest published first and those of unknown date last."""
    groups: dict[str, int] = defaultdict(int)
    for source in state.sources.values():
        groups[source.group] += 1
    rows = [_row(source, homes.get(source.digest, []), groups[source.group] - 1) for source in state.sources.values()]
    dated = sorted((row for row in rows if row.published), key=lambda row: (sort_key(row.published), row.digest))
    return (*reversed(dated), *sorted((row for row in rows if not row.published), key=lambda row: row.digest))


def _row(source: Source, found: list[tuple[Evidence, Agreement | None]], copies: int) -> DocumentRow:
    return DocumentRow(
        source.digest, source.name, source.called, source.title, source.publisher, source.published, source.recorded,
        len({item.id for item, _ in found}), len({home.id for _, home in found if home}), copies,
        source.superseded_by is not None,
    )  # fmt: skip


def fitting(rows: Iterable[DocumentRow], search: str | None, publisher: str | None) -> tuple[DocumentRow, ...]:
    """The rows in whose name, title or publisher every word of the search occurs."""
    words = (search or "").casefold().split()
    return tuple(
        row
        for row in rows
        if (publisher is None or row.publisher == publisher)
        and all(word in f"{row.name} {row.called} {row.publisher or ''}".casefold() for word in words)
    )


def publishers_of(rows: Iterable[DocumentRow]) -> tuple[Choice, ...]:
    """The publishers with the number of their documents. Their names are shown as they are."""
    return tuple(Choice(each.value, each.value, each.number) for each in facet(row.publisher for row in rows))
