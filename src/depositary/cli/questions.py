"""Questions to a state of the register: options, clocks, filters and printing that all of them share."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from depositary.cli.options import clock_options, family_option, format_option, register_option
from depositary.cli.printing import print_csv, print_json, print_table, terminal_columns
from depositary.core.errors import NothingFoundError

if TYPE_CHECKING:
    from depositary.register import RegisterState
    from depositary.views.tables import Table
    from depositary.views.threads import Wanted


@dataclass(frozen=True, slots=True)
class Answer:
    """What a question gives: records for JSON, the same as a table, and how one is named in one line."""

    records: list[dict[str, Any]]
    table: Table
    named: Callable[[dict[str, Any]], str]


Ask = Callable[["RegisterState", "Wanted"], Answer]


def question(ask: Ask) -> click.Command:
    """The command that asks a question: its name and help are the function's."""

    def command(location: str, form: str, *, raw: bool, evidence: bool, **asked: Any) -> None:
        answer = _answered(ask, location, **asked)
        if form == "json":
            print_json(answer.records)
        elif form == "csv":
            print_csv(answer.table, raw=raw)
        elif answer.records:
            print_table(answer.table)
            if evidence:
                _print_quotes(answer)
        if not answer.records:
            raise NothingFoundError("the register holds none")

    command.__doc__ = ask.__doc__
    made = click.option("--raw", is_flag=True, help="CSV without the guard against formulas.")(command)
    made = format_option("table", "json", "csv")(made)
    made = click.option("--evidence", is_flag=True, help="With the words of the sources under the table.")(made)
    made = clock_options(made)
    by_name = "Only what was said by a name that holds this.  [default: any]"
    made = click.option("--speaker", metavar="NAME", help=by_name)(made)
    made = click.option("--party", metavar="CODE", help="Only those of this party.  [default: any]")(made)
    made = family_option("any")(made)
    return click.command(ask.__name__)(register_option(made))


def _answered(
    ask: Ask,
    location: str,
    *,
    family: str | None,
    party: str | None,
    speaker: str | None,
    **asked: Any,
) -> Answer:
    from depositary import api
    from depositary.views.threads import Wanted

    wanted = Wanted(family, party.upper() if party else None, speaker)
    if wanted.family is not None:
        api.check_family(wanted.family)
    if wanted.party is not None:
        api.check_party(wanted.party)
    with api.Register.open(location, read_only=True) as register:
        return ask(register.state(api.clocks(**asked)), wanted)


def _print_quotes(answer: Answer) -> None:
    from depositary.views.threads import quotes

    columns = terminal_columns()
    for record in answer.records:
        click.echo()
        click.echo(textwrap.fill(answer.named(record), columns, subsequent_indent="  "))
        for line in quotes(record):
            click.echo(textwrap.fill(line, columns, initial_indent="  ", subsequent_indent="    "))
