"""Tables: columns and rows as plain values, for any way of showing them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto

#: What a cell holds. None is "nothing to say"; a tuple is several values.
Cell = str | int | float | bool | tuple[str, ...] | None


class Kind(Enum):
    """What a column holds, which decides how it is aligned, guarded and shortened."""

    CODE = auto()
    """A code, id or word: never broken over lines."""
    NUMBER = auto()
    """A number: aligned to the right."""
    DATE = auto()
    """An EDTF date: never broken over lines."""
    TEXT = auto()
    """Words that may wrap or be shortened."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name in data (as in the contract), its title for people, and what it holds."""

    name: str
    title: str
    kind: Kind = Kind.TEXT
    for_people: bool = True
    """False for columns that only data formats show: a terminal has 80 columns."""
    for_data: bool = True
    """False for columns that only repeat others in a form for people."""
    least: int = 11
    """A column of words never gets narrower than this on a terminal."""
    most: int | None = None
    """Nor wider than this."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under columns, with a caption that says what they are. Every row has as many cells as there are columns."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    caption: str = ""

    def records(self) -> list[Mapping[str, Cell | list[str]]]:
        """The rows as dictionaries by the names of the columns for data, tuples as lists: ready for JSON."""
        return [
            {
                column.name: list(cell) if isinstance(cell, tuple) else cell
                for column, cell in zip(self.columns, row, strict=True)
                if column.for_data
            }
            for row in self.rows
        ]


def cell_text(cell: Cell, *, empty: str = "") -> str:
    """A cell as words: several values joined by spaces, `empty` where there is nothing."""
    if cell is None:
        return empty
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    return " ".join(cell) if isinstance(cell, tuple) else str(cell)
