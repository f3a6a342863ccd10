"""Readings on a terminal: each passage once, and under it what was read in it."""

from __future__ import annotations

import textwrap

import click

from depositary.cli.printing import terminal_columns
from depositary.views.plaintext import one_line
from depositary.views.statements import Line, Reading

#: Longer lines than this are hard to read.
WIDEST = 120


def print_reading(reading: Reading) -> None:
    """Print what one document says: each passage once, and under it what was read in it."""
    columns = min(terminal_columns(), WIDEST)
    head = " · ".join(part for part in (reading.name, reading.published, reading.title) if part)
    click.echo(click.style(textwrap.shorten(head, columns, placeholder="…"), bold=True))
    if not reading.evidence:
        click.echo("  nothing to record")
    for evidence in reading.evidence:
        quote = f"“{one_line(evidence.passage.quote)}” [{evidence.passage.start}-{evidence.passage.end}]"
        for row in textwrap.wrap(quote, columns - 3, initial_indent="  ", subsequent_indent="   "):
            click.echo(click.style(row, dim=True))
        for line in evidence.lines:
            _print_line(line, columns)
    click.echo()


def _print_line(line: Line, columns: int) -> None:
    said_by = f"  — {line.speaker}" if line.speaker else ""
    when = f"  {line.date}" if line.date else ""
    who = f"{line.who}  " if line.who else ""
    start = f"    {line.type:<10} "
    body = textwrap.wrap(f"{who}{line.says}{when}{said_by}", columns - len(start)) or [""]
    click.echo(click.style(start, fg="cyan") + body[0])
    for row in body[1:]:
        click.echo(" " * len(start) + row)
