"""Tables as CSV (RFC 4180) that a spreadsheet can open without obeying what a document wrote."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from depositary.views.tables import Cell, Kind, Table, cell_text

#: First characters that make spreadsheets compute a cell, full-width variants included (OWASP ASVS 1.2.10).
FORMULA_STARTS = tuple("=+-@\t\r\x00＝＋－＠")


#: First characters of a text that may be a formula, or be followed by one.
SUSPECT = frozenset((*FORMULA_STARTS, " ", "'"))


def csv_lines(table: Table, *, raw: bool = False) -> Iterator[str]:
    """The table as CSV lines with their line ends, the header first.

    A cell of text that a spreadsheet would take for a formula starts with an apostrophe, unless `raw`. Numbers and
    dates stay as they are.
    """
    shown = [(i, column) for i, column in enumerate(table.columns) if column.for_data]
    yield _line([column.name for _, column in shown])
    for row in table.rows:
        yield _line([_cell(row[i], column.kind, raw=raw) for i, column in shown])


def guarded(text: str) -> str:
    """The text with an apostrophe before it where a spreadsheet would take it for a formula.

    A text that starts with apostrophes before such a character gets one more, so that `unguarded` gives the text back.
    """
    return f"'{text}" if _is_risky(text) else text


def unguarded(text: str) -> str:
    """The inverse of `guarded`."""
    return text[1:] if text.startswith("'") and _is_risky(text[1:]) else text


def _is_risky(text: str) -> bool:
    # Nearly every text ends here: only such a first character can be followed by a formula.
    return text[:1] in SUSPECT and text.lstrip(" '").startswith(FORMULA_STARTS)


def _cell(cell: Cell, kind: Kind, *, raw: bool) -> str:
    text = cell_text(cell)
    typed = isinstance(cell, int | float) or (kind is Kind.DATE and text[:4].isdigit())
    return text if raw or typed else guarded(text)


def _line(cells: list[str]) -> str:
    buffer = io.StringIO()
    # NUL is no character of a text file, and Python's reader stops at it.
    csv.writer(buffer, lineterminator="\r\n").writerow([cell.replace("\x00", "") for cell in cells])
    return buffer.getvalue()
