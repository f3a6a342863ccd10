"""XLSX: one sheet a table, every cell that rests on a passage linked to it, and the codebook as a sheet."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import xlsxwriter

from depositary.core.errors import UsageError
from depositary.lexicon import load_codebook
from depositary.views.exports.bundles import new_file
from depositary.views.exports.cells import plain_text, xml_text
from depositary.views.exports.contents import rows_of
from depositary.views.exports.editions import Edition
from depositary.views.exports.imprints import ContentHash
from depositary.views.exports.options import Options
from depositary.views.exports.schemas import Field, Schema, Type, Value, schemas_named
from depositary.views.exports.written import Written

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

#: What Excel can hold: rows of a sheet, characters of a cell, links of a sheet (one less than its limit, to be safe).
ROWS, CHARACTERS, LINKS = 1_048_576, 32_767, 60_000
#: The longest address that Excel follows.
_ADDRESS = 2_000
_WIDTHS = {Type.TEXT: 40, Type.WORDS: 40, Type.JSON: 30, Type.CODES: 16, Type.CODE: 18}


def write_xlsx(edition: Edition, out: Path, options: Options) -> Written:
    """Write a workbook. Raises `UsageError` for a table with more rows than a sheet can have.

    Texts are cells of text, whatever they begin with, so that nothing that a document wrote is computed.
    """
    content, schemas = ContentHash(edition.imprint), schemas_named(options.tables)
    with new_file(out) as file:
        book = _Book(file, edition, schemas)
        about = book.sheet("about")
        for schema in schemas:
            content.part(schema.name, schema.names)
            book.table(schema, edition, content)
        book.codebook()
        written = Written(content.digits, book.rows, tuple(book.notes))
        book.about(about, edition, written)
        book.close()
    return written


class _Book:
    """A workbook that is being written, row by row and sheet by sheet."""

    def __init__(self, file: IO[bytes], edition: Edition, schemas: tuple[Schema, ...]) -> None:
        options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        self._book = xlsxwriter.Workbook(file, options)
        recorded = edition.imprint.recorded
        made = datetime.fromisoformat(recorded) if recorded else datetime(2000, 1, 1, tzinfo=UTC)
        self._book.set_properties({"title": "Register of agreements", "created": made.replace(tzinfo=None)})
        self._head = self._book.add_format({"bold": True, "text_wrap": True, "valign": "top", "num_format": "@"})
        # The format "@" keeps a text a text when somebody edits the cell.
        self._text = self._book.add_format({"num_format": "@", "valign": "top"})
        self._number = self._book.add_format({"valign": "top"})
        self._link = self._book.add_format({"num_format": "@", "valign": "top", "font_color": "#0b4f8a"})
        self._present = {schema.name for schema in schemas}
        self._statements: dict[str, int] = {}
        self.rows: dict[str, int] = {}
        self.notes: list[str] = []

    def sheet(self, name: str) -> Worksheet:
        """A new sheet."""
        return self._book.add_worksheet(name)

    def close(self) -> None:
        """Write everything out."""
        self._book.close()

    def table(self, schema: Schema, edition: Edition, content: ContentHash) -> None:
        """One table as a sheet."""
        sheet = self.sheet(schema.name)
        links = _Links(self._statements if "statements" in self._present else {})
        self._header(sheet, schema)
        line = cut = 0
        for row in rows_of(schema, edition):
            content.row(row)
            line += 1
            if line >= ROWS:
                raise UsageError(f"{schema.name} has more rows than a sheet can hold ({ROWS}); export csv or parquet")
            if schema.name == "statements":
                self._statements[str(row[0])] = line + 1
            for column, (value, field) in enumerate(zip(row, schema.fields, strict=True)):
                cut += self._cell(sheet, (line, column), value, field, links)
        self.rows[schema.name] = line
        if cut:
            self.notes.append(f"{schema.name}: {cut} texts cut at {CHARACTERS} characters, the most that a cell holds")
        if links.left_out:
            self.notes.append(f"{schema.name}: {links.left_out} cells without a link, a sheet holds {LINKS}")
        sheet.autofilter(0, 0, max(1, line), len(schema.fields) - 1)

    def _header(self, sheet: Worksheet, schema: Schema) -> None:
        sheet.freeze_panes(1, 1)
        for column, field in enumerate(schema.fields):
            sheet.set_column(column, column, _WIDTHS.get(field.type, 12))
            sheet.write_string(0, column, field.name, self._head)

    def _cell(self, sheet: Worksheet, place: tuple[int, int], value: Value, field: Field, links: _Links) -> bool:
        """Write a cell; whether its text had to be cut."""
        if value is None:
            return False
        if isinstance(value, bool):
            sheet.write_boolean(*place, value, self._number)
        elif isinstance(value, int | float):
            sheet.write_number(*place, value, self._number)
        else:
            text = xml_text(plain_text(value, field))
            target = links.target(text, field)
            shown = text[:CHARACTERS]
            if target is None:
                sheet.write_string(*place, shown, self._text)
            else:
                sheet.write_url(*place, target, self._link, shown)
            return len(text) > CHARACTERS
        return False

    def codebook(self) -> None:
        """Every code with its meaning as a sheet."""
        sheet = self.sheet("codebook")
        sheet.freeze_panes(1, 0)
        sheet.set_column(0, 2, 20)
        sheet.set_column(3, 4, 60)
        for column, title in enumerate(("section", "code", "of", "meaning", "example")):
            sheet.write_string(0, column, title, self._head)
        codes = [(section.name, code) for section in load_codebook().values() for code in section.codes]
        for line, (section, code) in enumerate(codes, 1):
            for column, text in enumerate((section, code.code, code.of or "", code.meaning, code.example)):
                sheet.write_string(line, column, text, self._text)

    def about(self, sheet: Worksheet, edition: Edition, written: Written) -> None:
        """What the workbook is: clocks, readers, hash, and what each sheet holds."""
        sheet.set_column(0, 0, 18)
        sheet.set_column(1, 1, 110)
        register = edition.imprint.record()["register"]
        lines: list[tuple[str, Any]] = [
            ("edition", edition.imprint.words()),
            ("register", register["head"] or "empty"),
            ("content hash", f"sha256:{written.hash}"),
            *((f"note {number}", note) for number, note in enumerate(written.notes, 1)),
            *((name, f"{number} rows") for name, number in written.rows.items()),
        ]
        for line, (name, text) in enumerate(lines):
            sheet.write_string(line, 0, name, self._head)
            sheet.write_string(line, 1, xml_text(str(text))[:CHARACTERS], self._text)


class _Links:
    """Where the cells of one sheet lead: to the row of a statement, or to a document's address."""

    def __init__(self, statements: dict[str, int]) -> None:
        self._statements = statements
        self._made = 0
        self.left_out = 0

    def target(self, text: str, field: Field) -> str | None:
        """Where a cell leads, None for nowhere."""
        target = None
        if field.to == "statements" and text in self._statements:
            target = f"internal:'statements'!A{self._statements[text]}"
        elif field.name == "address" and text.startswith(("https://", "http://")) and len(text) <= _ADDRESS:
            target = text
        if target is not None and self._made >= LINKS:
            self.left_out += 1
            return None
        self._made += target is not None
        return target
