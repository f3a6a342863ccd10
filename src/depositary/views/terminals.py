"""Tables for a terminal, by rich: 80 columns are enough, and codes and dates are never broken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from depositary.views.plaintext import one_line
from depositary.views.tables import Cell, Column, Kind, Table, cell_text

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table as RichTable
    from rich.text import Text

_STYLES = {Kind.CODE: "", Kind.NUMBER: "", Kind.DATE: "cyan", Kind.TEXT: ""}

#: What stands for an empty cell.
EMPTY = "·"


def rendered(table: Table, *, title: str | None = None) -> RenderableType:
    """The table as rich shows it, without its caption and the columns that are only for data.

    Document text is never markup.
    """
    from rich import box
    from rich import table as rich_tables
    from rich.text import Text

    shown = [(i, column) for i, column in enumerate(table.columns) if column.for_people]
    made = rich_tables.Table(
        title=Text(title) if title else None,
        title_justify="left",
        title_style="bold",
        box=box.SIMPLE_HEAD,
        show_edge=False,
        pad_edge=False,
        # With the box's own blank between columns this makes two; rich's default would waste a third.
        padding=(0, 1, 0, 0),
    )
    for _, column in shown:
        _add(made, column)
    for row in table.rows:
        made.add_row(*(_text(row[i], column) for i, column in shown))
    return made


def _text(cell: Cell, column: Column) -> Text:
    from rich.text import Text

    # A mark in a column without a title is absent or there; a dot would look like one.
    return Text(one_line(cell_text(cell, empty=EMPTY if column.title else "")), _STYLES[column.kind])


def _add(made: RichTable, column: Column) -> None:
    fixed = column.kind is not Kind.TEXT
    made.add_column(
        column.title,
        justify="right" if column.kind is Kind.NUMBER else "left",
        no_wrap=fixed,
        overflow="ellipsis" if fixed else "fold",
        min_width=None if fixed else column.least,
        max_width=column.most,
    )
