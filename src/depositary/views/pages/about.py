"""Help: what the site is, how to read it, and the addresses of its data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from depositary.views.tables import Column, Kind, Table

_COLUMNS = (Column("address", "Address", Kind.CODE), Column("words", "What it is"), Column("forms", "Forms", Kind.CODE))


@dataclass(frozen=True, slots=True)
class Entry:
    """One kind of page: the pattern of its address, its words, and the forms in which it can be had."""

    pattern: str
    words: str
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AboutPage:
    """The pages of the site."""

    entries: tuple[Entry, ...]
    title: str = "Help"
    definition: str = "the pages of this site and the forms in which each can be had"

    def record(self) -> dict[str, Any]:
        """The pages."""
        return {"pages": [{"address": e.pattern, "words": e.words, "forms": list(e.forms)} for e in self.entries]}

    def table(self) -> Table:
        """A row for each kind of page."""
        return Table(_COLUMNS, tuple((entry.pattern, entry.words, entry.forms) for entry in self.entries))
