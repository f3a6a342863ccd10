"""Long tables for a terminal, in plain text: as `terminals` lays them out, in a twentieth of the time."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from depositary.views.plaintext import one_line
from depositary.views.plaintext import width as columns_of
from depositary.views.tables import Column, Kind, Table, cell_text
from depositary.views.terminals import EMPTY

#: Tables of more rows are printed as plain text.
LONG = 500
_GAP = "  "


def plain_lines(table: Table, width: int) -> Iterator[str]:
    """The lines of a table, without its caption and the columns that are only for data."""
    shown = [(i, column) for i, column in enumerate(table.columns) if column.for_people]
    columns = [column for _, column in shown]
    cells = [
        [one_line(cell_text(row[i], empty=EMPTY if column.title else "")) for i, column in shown] for row in table.rows
    ]
    natural = [
        max(len(column.title), *(_columns(row[place]) for row in cells), 1) for place, column in enumerate(columns)
    ]
    widths = _fitted(columns, natural, width)
    yield _joined([column.title for column in columns], columns, widths)
    yield "─" * min(width, sum(widths) + len(_GAP) * (len(widths) - 1))
    for row in cells:
        if all(_columns(cell) <= room for cell, room in zip(row, widths, strict=True)):
            yield _joined(row, columns, widths)
            continue
        broken = [_broken(cell, column, room) for cell, column, room in zip(row, columns, widths, strict=True)]
        yield from (_joined(line, columns, widths) for line in zip_longest(*broken, fillvalue=""))


def _fitted(columns: Sequence[Column], natural: Sequence[int], width: int) -> list[int]:
    """The width of each column: codes, numbers and dates keep theirs, words share what is left."""
    widths = [min(size, column.most or size) for size, column in zip(natural, columns, strict=True)]
    words = [place for place, column in enumerate(columns) if column.kind is Kind.TEXT]
    over = sum(widths) + len(_GAP) * (len(widths) - 1) - width
    while over > 0:
        widest = max(words, key=lambda place: widths[place] - columns[place].least, default=None)
        if widest is None or widths[widest] <= columns[widest].least:
            break
        widths[widest] -= 1
        over -= 1
    return widths


def _broken(cell: str, column: Column, room: int) -> list[str]:
    if column.kind is Kind.TEXT:
        return textwrap.wrap(cell, room) or [""]
    return [cell if len(cell) <= room else f"{cell[: room - 1]}…"]


def _joined(cells: Sequence[str], columns: Sequence[Column], widths: Sequence[int]) -> str:
    aligned = (
        f"{_blank(cell, room)}{cell}" if column.kind is Kind.NUMBER else f"{cell}{_blank(cell, room)}"
        for cell, column, room in zip(cells, columns, widths, strict=True)
    )
    return _GAP.join(aligned).rstrip()


def _columns(cell: str) -> int:
    """How many columns of a terminal a cell takes."""
    return len(cell) if cell.isascii() else columns_of(cell)


def _blank(cell: str, room: int) -> str:
    return " " * (room - _columns(cell))
