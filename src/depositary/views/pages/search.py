"""Search: the agreements, parties and passages that hold the words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from depositary.lexicon import Lexicon
from depositary.views.pages.listing import Rows
from depositary.views.pages.naming import Link, Naming
from depositary.views.pages.quotes import Quote
from depositary.views.pages.register import Row, heading_of, row_of
from depositary.views.tables import Column, Kind, Table

#: So many of each kind are shown.
MOST = 25

_COLUMNS = (
    Column("kind", "Kind", Kind.CODE),
    Column("id", "Id", Kind.CODE),
    Column("words", "Words"),
    Column("outlet", "Outlet"),
    Column("published", "Published", Kind.DATE),
)


@dataclass(frozen=True, slots=True)
class SearchPage:
    """What was found for the words; nothing was asked for where they are empty."""

    words: str
    parties: tuple[Link, ...]
    agreements: tuple[Row, ...]
    headings: tuple[str, ...]
    total: int
    passages: tuple[Quote, ...]
    title: str = "Search"

    @property
    def definition(self) -> str:
        """What is looked for, and where."""
        return (
            "agreements by title, kind, subject and party, parties by name, and passages by words that stand in them "
            "or begin one; all must occur, whatever their case and accents"
        )

    @property
    def found(self) -> int:
        """How many things are shown."""
        return len(self.parties) + len(self.agreements) + len(self.passages)

    def record(self) -> dict[str, Any]:
        """Everything that was found."""
        return {
            "words": self.words,
            "parties": [{"code": each.id, "name": each.label} for each in self.parties],
            "agreements": [dict(row.record) for row in self.agreements],
            "agreements_total": self.total,
            "passages": [quote.record() for quote in self.passages],
        }

    def table(self) -> Table:
        """A row for each thing that was found."""
        rows: list[tuple[str | None, ...]] = [("party", each.id, each.label, None, None) for each in self.parties]
        rows += [
            ("agreement", row.record["id"], heading, None, row.record["signed"])
            for row, heading in zip(self.agreements, self.headings, strict=True)
        ]
        rows += [("passage", quote.document, quote.words, quote.outlet, quote.published) for quote in self.passages]
        return Table(_COLUMNS, tuple(rows))


def search_page(words: str, rows: Rows, passages: Iterable[Quote], naming: Naming) -> SearchPage:
    """The page of an answer; `rows` are the agreements that hold the words."""
    return SearchPage(
        words=words,
        parties=parties_named(words.casefold().split(), naming.world)[:MOST],
        agreements=tuple(row_of(record, naming) for record in rows.records),
        headings=tuple(heading_of(record, naming) for record in rows.records),
        total=rows.total,
        passages=tuple(passages),
    )


def parties_named(words: Sequence[str], world: Lexicon) -> tuple[Link, ...]:
    """The parties with a name, code or form that holds every word, those whose own name does first."""
    if not words:
        return ()
    found: dict[str, bool] = {}
    for party in world.parties.values():
        if _holds(f"{party.name} {party.code}", words):
            found[party.code] = True
    for name in world.names:
        if name.code in world.parties and _holds(name.form, words):
            found.setdefault(name.code, False)
    ordered = sorted(found, key=lambda code: (not found[code], world.parties[code].name))
    return tuple(Link(code, world.parties[code].name) for code in ordered)


def _holds(text: str, words: Sequence[str]) -> bool:
    folded = text.casefold()
    return all(word in folded for word in words)
