"""The clause matrix as tables for a terminal and for CSV, and as a workbook with footnoted passages."""

from __future__ import annotations

import io
import textwrap
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from depositary.core.passages import Passage
from depositary.views.matrix import CLAUSES, GROUPS, TERMS, Cell, Difference, Matrix, Row, clauses_of
from depositary.views.plaintext import one_line
from depositary.views.tables import Cell as Value
from depositary.views.tables import Column, Kind, Table

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

#: One letter a strength in the narrow tables.
LETTERS = {"shall": "S", "will": "W", "intends": "I", "may": "M", "welcomes": "w"}
LEGEND = "S shall · W will · I intends · M may · w welcomes · + present · - absent · ? could not be read"
#: Figures in narrow tables: long codes in a word.
_SHORT = {
    "on signature": "sign.",
    "on notification": "notif.",
    "on ratification": "ratif.",
    "on date": "date",
    "by mutual agreement": "agreed",
    "at any time": "any time",
    "supports accession": "support",
    "will become member": "member",
    "future in nato": "future",
    "future in eu": "future",
    "without prejudice": "w/o prej.",
    "no substitute": "no subst.",
}


def matrix_tables(matrix: Matrix) -> list[tuple[str, Table]]:
    """The matrix as tables of at most eighty columns, one a group of clauses, each with its title."""
    return [(group, _group_table(matrix, group)) for group in GROUPS]


def matrix_table(matrix: Matrix) -> Table:
    """The whole matrix in one table: a text a row, a clause a column; for CSV."""
    columns = (
        Column("file", "File", Kind.CODE),
        Column("parties", "Parties", Kind.CODE),
        *(Column(clause.code, clause.title) for clause in CLAUSES),
    )
    rows: tuple[tuple[Value, ...], ...] = tuple(
        (row.name, row.parties, *(cell_words(row.cells[clause.code]) for clause in CLAUSES)) for row in matrix.rows
    )
    return Table(columns, rows)


def cell_words(cell: Cell) -> str:
    """A cell in words: its strength and figure, "absent" or "unknown"."""
    if cell.state != "present":
        return cell.state
    return ", ".join(part for part in (cell.strength, cell.figure) if part) or "present"


def matrix_workbook(matrix: Matrix) -> bytes:
    """The matrix as an XLSX file: every present cell carries the number of its passage and leads to it.

    The sheet "Passages" holds the passages, numbered, with file and offsets. The same matrix gives the same bytes.
    """
    from datetime import UTC, datetime

    import xlsxwriter

    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    # A fixed date: the bytes depend on the matrix alone.
    book.set_properties({"title": "Clause matrix", "created": datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)})
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    plain = book.add_format({"text_wrap": True, "valign": "top"})
    faint = book.add_format({"font_color": "#777777", "valign": "top"})
    link = book.add_format({"text_wrap": True, "valign": "top", "font_color": "#0b4f8a"})
    sheet, notes = book.add_worksheet("Matrix"), book.add_worksheet("Passages")
    for column, title in enumerate(["Agreement", "File", *(clause.title for clause in CLAUSES)]):
        sheet.write_string(0, column, title, bold)
    for column, title in enumerate(["No.", "File", "Clause", "Passage", "Start", "End"]):
        notes.write_string(0, column, title, bold)
    number = 0
    for line, row in enumerate(matrix.rows, 1):
        sheet.write_string(line, 0, matrix.label(row), bold)
        sheet.write_string(line, 1, row.name, plain)
        for column, clause in enumerate(CLAUSES, 2):
            cell = row.cells[clause.code]
            if cell.passage is None:
                sheet.write_string(line, column, cell_words(cell), faint)
                continue
            number += 1
            _footnote(notes, number, row, clause.title, cell.passage, plain)
            words = f"{cell_words(cell)} [{number}]"
            sheet.write_url(line, column, f"internal:'Passages'!A{number + 1}", link, words)
    _lay_out(sheet, notes, len(matrix.rows), number)
    book.close()
    return buffer.getvalue()


def _footnote(notes: Worksheet, number: int, row: Row, clause: str, passage: Passage, plain: Any) -> None:
    notes.write_number(number, 0, number, plain)
    notes.write_string(number, 1, row.name, plain)
    notes.write_string(number, 2, clause, plain)
    notes.write_string(number, 3, " ".join(passage.quote.split()), plain)
    notes.write_number(number, 4, passage.start, plain)
    notes.write_number(number, 5, passage.end, plain)


def _lay_out(sheet: Worksheet, notes: Worksheet, rows: int, passages: int) -> None:
    sheet.freeze_panes(1, 1)
    sheet.set_column(0, 0, 12)
    sheet.set_column(1, 1, 20)
    sheet.set_column(2, 1 + len(CLAUSES), 16)
    sheet.autofilter(0, 0, max(1, rows), 1 + len(CLAUSES))
    notes.freeze_panes(1, 0)
    notes.set_column(1, 2, 22)
    notes.set_column(3, 3, 110)
    notes.autofilter(0, 0, max(1, passages), 5)


def _group_table(matrix: Matrix, group: str) -> Table:
    clauses = clauses_of(group)
    columns = (Column("agreement", "", Kind.CODE), *(Column(c.code, c.short, Kind.CODE) for c in clauses))
    narrow = group != TERMS
    rows = tuple(
        (matrix.label(row), *(_narrow(row.cells[c.code], narrow=narrow) for c in clauses)) for row in matrix.rows
    )
    return Table(columns, rows, LEGEND if narrow else "")


def _narrow(cell: Cell, *, narrow: bool) -> str:
    if cell.state != "present":
        return "?" if cell.state == "unknown" else "-"
    if cell.figure is not None and (not narrow or cell.strength is not None):
        return _SHORT.get(cell.figure.lower(), cell.figure)
    return LETTERS.get(cell.strength or "", "+")


def side_by_side(matrix: Matrix, left: Row, right: Row, found: list[Difference], columns: int) -> Iterator[str]:
    """Two texts clause by clause in two columns of a terminal: what each says, and under it its words."""
    width = (columns - 3) // 2
    yield f"{matrix.label(left):<{width}} │ {matrix.label(right)}"
    for each in found:
        yield ""
        yield each.clause.title
        sides = [_wrapped(cell, width) for cell in (each.left, each.right)]
        for line in range(max(map(len, sides))):
            one, other = (side[line] if line < len(side) else "" for side in sides)
            yield f"{one:<{width}} │ {other}".rstrip()


def _wrapped(cell: Cell, width: int) -> list[str]:
    lines = [cell_words(cell)]
    if cell.passage is not None:
        lines += textwrap.wrap(f"“{one_line(cell.passage.quote)}”", width)
    return lines
