"""A page's rows as a workbook: one sheet of rows, one that says what they are. Nothing in it is ever computed."""

from __future__ import annotations

import io
from datetime import datetime
from typing import TYPE_CHECKING

from depositary.core.errors import UsageError
from depositary.views.exports.cells import xml_text
from depositary.views.pages.shapes import Shape
from depositary.views.tables import Cell, cell_text
from depositary.web.pages import Visit
from depositary.web.rendering import about, stamped

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

#: What Excel can hold: rows of a sheet, characters of a cell.
ROWS, CHARACTERS = 1_048_576, 32_767


def page_xlsx(visit: Visit, shape: Shape) -> bytes:
    """A page's table as XLSX. Raises `UsageError` for more rows than a sheet can have."""
    import xlsxwriter

    table = stamped(visit, shape)
    if len(table.rows) >= ROWS:
        raise UsageError(f"there are {len(table.rows)} rows and a sheet holds {ROWS}; take the CSV")
    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(buffer, options) as book:
        recorded = visit.version.recorded
        made = datetime.fromisoformat(recorded) if recorded else datetime(2000, 1, 1)  # noqa: DTZ001  (a file has no zone)
        book.set_properties({"title": xml_text(shape.title), "created": made.replace(tzinfo=None)})
        head = book.add_format({"bold": True})
        sheet = book.add_worksheet("rows")
        shown = [(i, column) for i, column in enumerate(table.columns) if column.for_data]
        for place, (_, column) in enumerate(shown):
            sheet.write_string(0, place, column.name, head)
        for line, row in enumerate(table.rows, 1):
            for place, (i, _) in enumerate(shown):
                _write(sheet, line, place, row[i])
        sheet.freeze_panes(1, 1)
        notes = book.add_worksheet("about")
        for line, (name, value) in enumerate(about(visit, shape).items()):
            notes.write_string(line, 0, name, head)
            _write(notes, line, 1, value)
    return buffer.getvalue()


def _write(sheet: Worksheet, line: int, place: int, cell: Cell) -> None:
    """One cell: numbers as numbers, everything else as text, whatever it begins with."""
    if cell is None:
        return
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        sheet.write_number(line, place, cell)
    else:
        sheet.write_string(line, place, xml_text(cell_text(cell))[:CHARACTERS])
