"""Questions to a register: options, clocks, filters and printing that all of them share."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from depositary.cli.options import clock_options, family_option, format_option, register_option
from depositary.cli.printing import print_csv, print_json, print_table, terminal_columns
from depositary.core.errors import NothingFoundError

if TYPE_CHECKING:
    from depositary import api
    from depositary.register import Clocks, RegisterState
    from depositary.register.agreements import Evidence
    from depositary.register.claims import Claims
    from depositary.register.readings import Conflict
    from depositary.register.statedcounts import CheckedCount
    from depositary.views.tables import Table
    from depositary.views.threads import Wanted


@dataclass(frozen=True, slots=True)
class Answer:
    """What a question gives: what was found, as records for JSON and as a table, and how one is named in one line.

    `settled` gives the evidence that ended one, which is looked up for all of them together before it is shown.
    """

    found: Sequence[Any]
    record: Callable[[Any], dict[str, Any]]
    table: Callable[[Sequence[Any]], Table]
    named: Callable[[dict[str, Any]], str]
    settled: Callable[[Any], Sequence[Evidence]] | None = None

    def records(self) -> list[dict[str, Any]]:
        """Every one with its passages."""
        if self.settled is not None:
            from depositary.register.threadrecords import MOST_PASSAGES
            from depositary.tasks.tellers import look_up

            look_up(map(self.settled, self.found), MOST_PASSAGES)
        return [self.record(each) for each in self.found]


#: From what a register holds, and which of it is wanted, to an answer.
Ask = Callable[[Any, "Wanted"], Answer]
#: Opens what a question is asked of, for as long as it is being answered.
Opened = Callable[["api.Register", "Clocks", "Wanted"], AbstractContextManager[Any]]


def thread_question(topic: str) -> Callable[[Ask], click.Command]:
    """The command that asks a question about the threads of a topic, and looks at nothing else of the register.

    Its name and help are the function's.
    """

    def opened(register: api.Register, at: Clocks, wanted: Wanted) -> AbstractContextManager[RegisterState]:
        from depositary.tasks.threadslices import Threads, Topic

        return register.threads(Threads(Topic(topic), wanted.family, wanted.party), at)

    return lambda ask: _command(ask, opened)


def conflict_question(ask: Ask) -> click.Command:
    """The same for a question about the open conflicts."""

    def opened(register: api.Register, at: Clocks, wanted: Wanted) -> AbstractContextManager[list[Conflict]]:
        return nullcontext(register.conflicts(at, family=wanted.family, party=wanted.party))

    return _command(ask, opened)


def claim_question(ask: Ask) -> click.Command:
    """The same for a question about the counts that documents state: it is asked of a checker and all of these."""

    def opened(
        register: api.Register, at: Clocks, _wanted: Wanted
    ) -> AbstractContextManager[tuple[Claims, list[CheckedCount]]]:
        return nullcontext(register.claims(at))

    return _command(ask, opened)


def _command(ask: Ask, opened: Opened) -> click.Command:
    def command(location: str, form: str, *, raw: bool, evidence: bool, **asked: Any) -> None:
        with _answered(ask, opened, location, **asked) as answer:
            if form == "json":
                print_json(answer.records())
            elif form == "csv":
                print_csv(answer.table(answer.found), raw=raw)
            elif answer.found:
                print_table(answer.table(answer.found))
                if evidence:
                    _print_quotes(answer)
        if not answer.found:
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


@contextmanager
def _answered(
    ask: Ask,
    opened: Opened,
    location: str,
    *,
    family: str | None,
    party: str | None,
    speaker: str | None,
    **asked: Any,
) -> Iterator[Answer]:
    from depositary import api
    from depositary.views.threads import Wanted

    wanted = Wanted(family, party.upper() if party else None, speaker)
    if wanted.family is not None:
        api.check_family(wanted.family)
    if wanted.party is not None:
        api.check_party(wanted.party)
    at = api.clocks(**asked)
    with api.Register.open(location, read_only=True) as register, opened(register, at, wanted) as found:
        yield ask(found, wanted)


def _print_quotes(answer: Answer) -> None:
    from depositary.views.threads import quotes

    columns = terminal_columns()
    for record in answer.records():
        click.echo()
        click.echo(textwrap.fill(answer.named(record), columns, subsequent_indent="  "))
        for line in quotes(record):
            click.echo(textwrap.fill(line, columns, initial_indent="  ", subsequent_indent="    "))
