"""`depositary read` and `depositary explain`: what documents say, without a register."""

from __future__ import annotations

import click

from depositary.cli.options import edtf_date, format_option
from depositary.cli.printing import json_text, say
from depositary.core.errors import InputError

#: The kinds of input that can be told to `--from`.
KINDS = ("auto", "text", "html", "pdf", "docx", "jsonl", "email", "feed")


@click.command(no_args_is_help=True)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--from", "kind", type=click.Choice(KINDS), default="auto", show_default=True, help="What the files are.")
@click.option(
    "--published", callback=edtf_date, metavar="DATE", help="When all were published.  [default: as they say]"
)
@format_option("table", "jsonl")
@click.pass_context
def read(ctx: click.Context, paths: tuple[str, ...], kind: str, published: str | None, form: str) -> None:
    """Print the statements that documents make; store nothing.

    PATH is a file, a folder, or - for standard input.

    Example: depositary read reports/ --published 2024-04-20
    """
    from depositary import api
    from depositary.cli.readings import print_reading
    from depositary.core.records import contract_record
    from depositary.views.statements import reading

    failures: list[InputError] = []

    def note(error: InputError) -> None:
        failures.append(error)
        say(f"depositary: {error}")

    for document, statements in api.read(paths, kind=kind, published=published, on_failure=note):
        if form == "table":
            print_reading(reading(document, statements))
            continue
        for statement in statements:
            click.echo(json_text(contract_record(statement, document)))
    if failures:
        say(f"depositary: {len(failures)} of the inputs failed; the others were read")
        ctx.exit(InputError.exit_code)


@click.command(no_args_is_help=True)
@click.argument("sentence")
@click.option("--published", callback=edtf_date, metavar="DATE", help="When it was published.  [default: unknown]")
def explain(sentence: str, published: str | None) -> None:
    """Show what each step of the reader saw in a sentence.

    Example: depositary explain "Spain and Ukraine signed the agreement on 27 May 2024."
    """
    from depositary import api

    click.echo(api.explain(sentence, published=published))
