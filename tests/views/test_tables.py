"""Tables as records, CSV and terminal text."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depositary.views.spreadsheets import FORMULA_STARTS, csv_lines, guarded
from depositary.views.tables import Cell, Column, Kind, Table, cell_text
from depositary.views.terminals import rendered

COLUMNS = (
    Column("id", "Id", Kind.CODE, for_people=False),
    Column("parties", "Parties", Kind.CODE),
    Column("signed", "Signed", Kind.DATE),
    Column("support", "Support", Kind.NUMBER),
    Column("title", "Title"),
)


def table(*rows: tuple[Cell, ...]) -> Table:
    return Table(COLUMNS, rows, caption="as of 2024-07-15")


ROW: tuple[Cell, ...] = ("a1", ("NOR", "UKR"), "2024-05-31", 3, "Agreement on security cooperation")


def test_records_hold_every_column_with_lists_for_tuples() -> None:
    assert table(ROW).records() == [
        {"id": "a1", "parties": ["NOR", "UKR"], "signed": "2024-05-31", "support": 3, "title": ROW[4]}
    ]


def test_a_row_of_the_wrong_length_is_refused() -> None:
    with pytest.raises(ValueError, match="shorter"):
        table(("a1",)).records()


def test_empty_yes_and_no_are_words() -> None:
    assert [cell_text(c) for c in (None, True, False, ("a", "b"), 0)] == ["", "yes", "no", "a b", "0"]


def test_csv_reads_back_as_it_was() -> None:
    rows = list(csv.reader(io.StringIO("".join(csv_lines(table(ROW))))))
    assert rows == [["id", "parties", "signed", "support", "title"], ["a1", "NOR UKR", "2024-05-31", "3", ROW[4]]]


@pytest.mark.parametrize("start", [s for s in FORMULA_STARTS if s != "\x00"])
def test_a_formula_in_text_is_guarded_unless_raw(start: str) -> None:
    hostile = f'{start}HYPERLINK("http://x")'
    row = ("a1", (), None, -3, hostile)
    guarded_row, raw_row = (
        list(csv.reader(io.StringIO("".join(csv_lines(table(row), raw=raw)), newline="")))[1] for raw in (False, True)
    )
    assert guarded_row[4] == f"'{hostile}"
    assert raw_row[4] == hostile
    assert guarded_row[3] == "-3", "numbers stay numbers"


def test_a_formula_behind_spaces_is_guarded() -> None:
    assert guarded("  =1+1") == "'  =1+1"


@given(st.text())
def test_no_cell_of_text_starts_a_formula(text: str) -> None:
    line = list(csv_lines(Table((Column("t", "T"),), ((text,),))))[1]
    cells = next(csv.reader(io.StringIO(line, newline="")), [""])
    assert not (cells or [""])[0].startswith(FORMULA_STARTS)


def shown(made: Table, columns: int = 80) -> str:
    from rich.console import Console

    console = Console(width=columns, file=io.StringIO(), color_system=None)
    with console.capture() as capture:
        console.print(rendered(made))
    return capture.get()


def test_terminal_leaves_out_data_columns_and_breaks_no_code_or_date() -> None:
    long = ("a1", ("NOR", "UKR"), "2024-05-31", 3, "Agreement on security cooperation " * 8)
    text = shown(table(long))
    assert "a1" not in text
    assert "NOR UKR" in text
    assert "2024-05-31" in text
    assert all(len(line) <= 80 for line in text.splitlines())


def test_terminal_takes_document_text_for_text_not_markup() -> None:
    text = shown(table(("a1", (), None, 1, "[bold]not[/bold] \x1b[31mred")))
    assert "[bold]not[/bold] red" in text
    assert "\x1b" not in text
