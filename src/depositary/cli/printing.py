"""Printing: data to standard output, messages to standard error, styles only where a person looks."""

from __future__ import annotations

import json
import sys
import textwrap
from typing import TYPE_CHECKING, Any, TypeVar

import click

from depositary.views.plaintext import several, visible

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rich.console import Console

    from depositary.store.verifying import Verification
    from depositary.views.tables import Table

Record = TypeVar("Record")

#: The width that every table fits, and that is assumed where nobody can be asked.
COLUMNS = 80

#: Wider lines than this are hard to read.
WIDEST = 120

_C1 = {code: f"\\u{code:04x}" for code in range(0x7F, 0xA0)}


def say(message: str) -> None:
    """Print a message for people on standard error."""
    click.echo(visible(message), err=True)


def say_failed(number: int) -> None:
    """Print how many inputs failed; why, each has told by itself."""
    say(f"depositary: {several(number, 'input')} failed; whatever else there was has been read")


def holdings_words(found: Verification) -> str:
    """What a verified register holds, in words."""
    return (
        f"{several(found.documents, 'document')}, {several(found.originals, 'original')}, "
        f"{several(found.statements, 'statement')}, {several(found.rulings, 'ruling')}, "
        f"{several(found.entries, 'log entry', 'log entries')}; head {found.head or 'none'}"
    )


def json_text(value: Any, *, indent: int | None = None) -> str:
    """The value as JSON that a terminal can show: non-ASCII readable, every control character escaped."""
    return json.dumps(value, ensure_ascii=False, indent=indent).translate(_C1)


def print_json(value: Any) -> None:
    """Print a value as indented JSON."""
    click.echo(json_text(value, indent=2))


def print_csv(table: Table, *, raw: bool) -> None:
    """Print a table as CSV; text cells are guarded against formulas unless `raw`."""
    from depositary.views.spreadsheets import csv_lines

    for line in csv_lines(table, raw=raw):
        click.echo(line, nl=False)


def print_records(
    records: Sequence[Record],
    tabled: Callable[[Sequence[Record], str], Table],
    caption: str,
    shown: tuple[str, bool],
) -> None:
    """Print records as JSON, CSV or a table that `tabled` makes with a caption; `shown` is the format and `raw`."""
    form, raw = shown
    if form == "json":
        print_json(records)
    elif form == "csv":
        print_csv(tabled(records, ""), raw=raw)
    elif records:
        print_table(tabled(records, caption))


def print_table(table: Table, title: str | None = None) -> None:
    """Print a table for people, its title above it after a blank line, its caption below."""
    if title is not None:
        click.echo()
    from depositary.views.longtables import LONG, plain_lines

    if len(table.rows) > LONG:
        click.echo("\n".join((*((title,) if title else ()), *plain_lines(table, terminal_columns()))))
    else:
        _print_rendered(table, title)
    if table.caption:
        click.echo(textwrap.fill(table.caption, terminal_columns()))


def _print_rendered(table: Table, title: str | None) -> None:
    from depositary.views.terminals import rendered

    screen = console()
    with screen.capture() as shown:
        screen.print(rendered(table, title=title))
    # Rich fills every line up to the width; what is copied or piped needs no blanks at its end.
    lines = (line.rstrip() for line in shown.get().splitlines())
    click.echo("\n".join(lines).strip("\n"))


def terminal_columns() -> int:
    """The width to print for: the terminal's, within reason; 80 where the output is no terminal."""
    if not sys.stdout.isatty():
        return COLUMNS
    from shutil import get_terminal_size

    return min(max(40, get_terminal_size((COLUMNS, 24)).columns), WIDEST)


def console() -> Console:
    """Rich's console on standard output, at our width; plain where the output is no terminal."""
    from rich.console import Console

    return Console(width=terminal_columns(), highlight=False)


def wants_progress() -> bool:
    """Whether somebody watches: progress is shown only on a terminal."""
    return sys.stderr.isatty()
