"""`depositary text` and `depositary matrix`: agreement texts read for themselves and side by side."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from depositary.cli.options import format_option, input_options, lexicon_option, register_option
from depositary.cli.printing import json_text, print_csv, print_json, print_table, say, say_failed, terminal_columns
from depositary.core.errors import InputError, NothingFoundError, UsageError
from depositary.views.plaintext import one_line

if TYPE_CHECKING:
    from depositary.reading.texts.records import TextRecord
    from depositary.views.matrix import Matrix


@click.command(no_args_is_help=True)
@input_options
@lexicon_option
@format_option("table", "json", "jsonl")
@click.pass_context
def text(
    ctx: click.Context, paths: tuple[str, ...], kind: str, published: str | None, lexicon: Path | None, form: str
) -> None:
    """Read agreement texts into records with a passage behind every field.

    Sides, signature, terms, money, undertakings, articles: what a text does not say is null. One file with --format
    json prints one record, several print a list.

    Example: depositary text agreement.pdf --format json
    """
    from depositary.reading.texts import text_record

    failures: list[InputError] = []
    records = _records(paths, kind, published, lexicon, failures)
    if form == "jsonl":
        for record in records:
            click.echo(json_text(text_record(record)))
    elif form == "json":
        made = [text_record(record) for record in records]
        if made:
            print_json(made[0] if len(made) == 1 else made)
    else:
        for record in records:
            _print_text(text_record(record))
    if failures:
        say_failed(len(failures))
        ctx.exit(InputError.exit_code)


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH...]")
@register_option
@click.option(
    "--diff",
    nargs=2,
    metavar="A B",
    help="Show only these two texts, named by party or file.  [default: the matrix of all]",
)
@click.option("--clause", metavar="CODE", help="With --diff: only this clause.  [default: all]")
@click.option(
    "--output",
    type=click.Path(dir_okay=False, writable=True, path_type=Path),
    metavar="FILE",
    help="Where --format xlsx goes.  [default: matrix.xlsx]",
)
@click.option("--raw", is_flag=True, help="Write CSV cells unguarded against formulas.")
@format_option("table", "json", "csv", "xlsx")
@click.pass_context
def matrix(
    ctx: click.Context,
    paths: tuple[str, ...],
    location: str,
    diff: tuple[str, str] | None,
    clause: str | None,
    output: Path | None,
    raw: bool,
    form: str,
) -> None:
    """Lay agreement texts out by clauses, or two side by side.

    PATH is a file or folder of texts; without one, the agreement texts of the register are laid out.

    Example: depositary matrix texts/ --diff GBR DEU --clause consultation
    """
    from depositary.views.matrix import clause_matrix

    failures: list[InputError] = []
    records = _records(paths, "auto", None, None, failures) if paths else _registered(location)
    made = clause_matrix(list(records))
    if not made.rows:
        where = "the inputs hold" if paths else f"{location} holds"
        raise NothingFoundError(f"{where} no agreement text; name files or folders that do")
    if diff is not None:
        _print_diff(made, diff, clause, form)
    else:
        _print_matrix(made, form, output, raw=raw)
    if failures:
        say_failed(len(failures))
        ctx.exit(InputError.exit_code)


def _records(
    paths: tuple[str, ...], kind: str, published: str | None, lexicon: Path | None, failures: list[InputError]
) -> Iterator[TextRecord]:
    """The records of the inputs; what could not be read is told and collected."""
    from depositary import api
    from depositary.lexicon import load_lexicon
    from depositary.reading.texts import read_text

    words = load_lexicon("en", lexicon)
    for loaded in api.Inputs(paths, kind, published).load():
        if isinstance(loaded, InputError):
            failures.append(loaded)
            say(f"depositary: {loaded}")
            continue
        record = read_text(loaded.document, words)
        for note in record.notes:
            say(f"depositary: {record.name}: {note.text}")
        yield record


def _registered(location: str) -> Iterator[TextRecord]:
    """The records of the agreement texts that a register holds."""
    from depositary.lexicon import load_lexicon
    from depositary.reading.texts import looks_like_agreement, read_text
    from depositary.store import Store

    words = load_lexicon()
    with Store.open(location, read_only=True) as store:
        for stored in store.documents():
            if looks_like_agreement(stored.document):
                yield read_text(stored.document, words)


def _print_text(record: dict[str, Any]) -> None:
    """Print a record for people: each field with the words behind it."""
    columns = terminal_columns()
    title = record["title"]["value"] if record["title"] else record["file"]
    click.echo(click.style(textwrap.shorten(one_line(title), columns, placeholder="…"), bold=True))
    _line("parties", " ".join(record["parties"]) or "·", columns)
    for name in ("signed", "place"):
        found = record[name]
        _line(name, (found.get("edtf") or found.get("value")) if found else "·", columns)
    for person in record["signatories"]:
        _line("signatory", ", ".join(filter(None, (person["name"], person["office"], person["party"]))), columns)
    for name in ("duration", "termination_notice", "extension", "entry_into_force", "legally_binding", "nato", "eu"):
        found = record[name]
        _line(name, found["value"].replace("_", " ") if found else "·", columns, found)
    consultation = record["consultation"]
    if consultation:
        hours = f"within {consultation['hours']} hours" if consultation["hours"] is not None else "without delay"
        _line("consultation", f"{hours}: {consultation['trigger']}", columns, consultation)
    for amount in record["amounts"]:
        inside = f" (within no. {amount['within'] + 1})" if amount["within"] is not None else ""
        said = (
            f"{one_line(amount['literal'])}, {amount['period'] or 'no period'}, {amount['direction']}, {amount['area']}"
        )
        _line("amount", said + inside, columns)
    areas = ", ".join(f"{entry['area']} ({entry['strength']})" for entry in record["areas"])
    _line("areas", areas or "·", columns)
    for note in record["notes"]:
        _line("note", note["text"], columns)
    click.echo()


def _line(name: str, value: str, columns: int, found: dict[str, Any] | None = None) -> None:
    label = f"  {name.replace('_', ' '):<19}"
    rows = textwrap.wrap(one_line(value), columns - len(label)) or ["·"]
    click.echo(click.style(label, fg="cyan") + rows[0])
    for row in rows[1:]:
        click.echo(" " * len(label) + row)
    if found is not None:
        passage = found["passage"]
        quote = f"“{one_line(passage['quote'])}” [{passage['start']}-{passage['end']}]"
        for row in textwrap.wrap(quote, columns - len(label)):
            click.echo(click.style(" " * len(label) + row, dim=True))


def _print_matrix(made: Matrix, form: str, output: Path | None, *, raw: bool) -> None:
    from depositary.views.matrix import matrix_record
    from depositary.views.matrix_tables import matrix_table, matrix_tables, matrix_workbook

    if form == "json":
        print_json(matrix_record(made))
    elif form == "csv":
        print_csv(matrix_table(made), raw=raw)
    elif form == "xlsx":
        target = output or Path("matrix.xlsx")
        target.write_bytes(matrix_workbook(made))
        say(f"depositary: wrote {target}: {len(made.rows)} texts")
    else:
        for title, table in matrix_tables(made):
            print_table(table, title)


def _print_diff(made: Matrix, wanted: tuple[str, str], clause: str | None, form: str) -> None:
    """Print two texts clause by clause, their passages side by side."""
    from depositary.views.matrix import CLAUSES, cell_record, differences

    if clause is not None and clause not in {each.code for each in CLAUSES}:
        raise UsageError(f"{clause!r} is no clause; name one of: {', '.join(each.code for each in CLAUSES)}")
    left, right = made.find(wanted[0]), made.find(wanted[1])
    found = [each for each in differences(left, right) if clause in (None, each.clause.code)]
    if form == "json":
        print_json(
            [
                {"clause": each.clause.code, left.name: cell_record(each.left), right.name: cell_record(each.right)}
                for each in found
            ]
        )
        return
    if form != "table":
        raise UsageError(f"--diff is printed as table or json, not as {form}")
    from depositary.views.matrix_tables import side_by_side

    for line in side_by_side(made, left, right, found, terminal_columns()):
        click.echo(line)
