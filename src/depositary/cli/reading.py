"""`depositary read` and `depositary explain`: what documents say, without a register."""

from __future__ import annotations

import textwrap
from pathlib import Path

import click

from depositary.cli.options import edtf_date, format_option, input_options, lexicon_option
from depositary.cli.printing import json_text, say, say_failed, terminal_columns
from depositary.core.errors import InputError
from depositary.views.plaintext import one_line, visible
from depositary.views.statements import Line, Reading, reading


@click.command(no_args_is_help=True)
@input_options
@lexicon_option
@format_option("table", "jsonl")
@click.pass_context
def read(
    ctx: click.Context, paths: tuple[str, ...], kind: str, published: str | None, lexicon: Path | None, form: str
) -> None:
    """Print the statements that documents make; store nothing.

    PATH is a file, a folder, or - for standard input.

    Example: depositary read reports/ --published 2024-04-20
    """
    from depositary import api
    from depositary.core.records import contract_record

    reader = api.rule_reader(lexicon)
    failures: list[InputError] = []

    def note(error: InputError) -> None:
        failures.append(error)
        say(f"depositary: {error}")

    for document, statements in api.read(api.Inputs(paths, kind, published), reader=reader, on_failure=note):
        if form == "table":
            _print_reading(reading(document, statements))
            continue
        for statement in statements:
            click.echo(json_text(contract_record(statement, document)))
    if failures:
        say_failed(len(failures))
        ctx.exit(InputError.exit_code)


@click.command(no_args_is_help=True)
@click.argument("sentence")
@click.option(
    "--published", callback=edtf_date, metavar="DATE", help="Publication date of its report.  [default: unknown]"
)
@lexicon_option
def explain(sentence: str, published: str | None, lexicon: Path | None) -> None:
    """Show what each step of the reader saw in a sentence.

    Example: depositary explain "Spain and Ukraine signed the agreement on 27 May 2024."
    """
    from depositary import api

    click.echo(visible(api.explain(sentence, published=published, lexicon=lexicon)))


def _print_reading(shown: Reading) -> None:
    """Print what one document says: each passage once, and under it what was read in it."""
    columns = terminal_columns()
    head = " · ".join(part for part in (shown.name, shown.published, shown.title) if part)
    click.echo(click.style(textwrap.shorten(head, columns, placeholder="…"), bold=True))
    for note in shown.notes:
        click.echo(textwrap.fill(f"note: {note}", columns, initial_indent="  ", subsequent_indent="   "))
    if not shown.evidence:
        click.echo("  nothing to record")
    for evidence in shown.evidence:
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
