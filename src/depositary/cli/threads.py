"""What runs through many documents: targets, conditions, conflicts, positions, commitments, memberships.

Each command is a question to a state of the register; options, clocks and printing are the same for all.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from depositary.cli.options import clock_options, family_option, format_option, register_option
from depositary.cli.printing import print_csv, print_json, print_table
from depositary.core.errors import NothingFoundError

if TYPE_CHECKING:
    from depositary.core.statements import InstrumentRef
    from depositary.register import Agreement, RegisterState
    from depositary.views.tables import Table

#: What a question gives: records for JSON, and the same as a table.
Answer = tuple[list[dict[str, Any]], "Table"]


def _question(answer: Callable[[RegisterState, str | None], Answer]) -> click.Command:
    """The command that asks a question: its name and help are the function's."""

    def ask(
        location: str,
        family: str | None,
        as_of: date | None,
        as_known: date | None,
        as_public: date | None,
        form: str,
        raw: bool,
    ) -> None:
        from depositary import api

        if family is not None:
            api.check_family(family)
        with api.Register.open(location, read_only=True) as register:
            state = register.state(api.clocks(as_of, as_known, as_public))
        _print(*answer(state, family), form, raw=raw)

    ask.__doc__ = answer.__doc__
    command = click.option("--raw", is_flag=True, help="CSV without the guard against formulas.")(ask)
    command = format_option("table", "json", "csv")(command)
    command = clock_options(command)
    command = family_option("any")(command)
    return click.command(answer.__name__)(register_option(command))


def _print(records: list[dict[str, Any]], table: Table, form: str, *, raw: bool) -> None:
    if form == "json":
        print_json(records)
    elif form == "csv":
        print_csv(table, raw=raw)
    elif records:
        print_table(table)
    if not records:
        raise NothingFoundError("the register holds none")


def _is_of(agreement: Agreement | None, family: str | None) -> bool:
    return family is None or (agreement is not None and agreement.family == family)


@_question
def targets(state: RegisterState, family: str | None) -> Answer:
    """Follow each promised time to the day that came.

    Example: depositary targets --family ukraine-security
    """
    from depositary.register.targets import targets
    from depositary.register.threadrecords import target_record
    from depositary.views.targets import targets_table

    found = [each for each in targets(state) if any(_is_of(agreement, family) for agreement in each.agreements)]
    return [target_record(each) for each in found], targets_table(found)


@_question
def conditions(state: RegisterState, family: str | None) -> Answer:
    """List what waits for what, and how it ended.

    Example: depositary conditions --as-of 2024-04-20
    """
    from depositary.register.conditions import conditions
    from depositary.register.threadrecords import condition_record
    from depositary.views.conditions import conditions_table

    found = [each for each in conditions(state) if _is_of(each.agreement, family)]
    return [condition_record(each) for each in found], conditions_table(found)


@_question
def conflicts(state: RegisterState, family: str | None) -> Answer:
    """Show what sources say that cannot all be right, the weightiest first.

    Example: depositary conflicts --family ukraine-security --format json
    """
    from depositary.lexicon import load_lexicon
    from depositary.register.conflicts import conflicts
    from depositary.register.threadrecords import conflict_record
    from depositary.views.conflicts import conflicts_table

    found = [each for each in conflicts(state, load_lexicon()) if family is None or each.family == family]
    return [conflict_record(each) for each in found], conflicts_table(found)


@_question
def commitments(state: RegisterState, family: str | None) -> Answer:
    """List who owes, intends or may do what.

    Example: depositary commitments --family ukraine-security --format csv
    """
    from depositary.register.commitments import commitments
    from depositary.views.commitments import commitment_record, commitments_table

    found = [each for each in commitments(state) if _is_of(each.agreement, family)]
    return [commitment_record(each) for each in found], commitments_table(found)


@_question
def positions(state: RegisterState, family: str | None) -> Answer:
    """List who takes which stance on what, and whether the line changed.

    A position bears on no single agreement: with --family only those whose words name one of its instruments are
    listed.

    Example: depositary positions --as-of 2024-07-31
    """
    from depositary.register.positions import positions
    from depositary.views.positions import position_record, positions_table

    found = [
        each
        for each in positions(state)
        if family is None or any(_names(item.statement.instrument, family) for item in each.stated)
    ]
    return [position_record(each) for each in found], positions_table(found)


@_question
def members(state: RegisterState, family: str | None) -> Answer:
    """List who joined, applied to, was invited to or left what.

    Example: depositary members --format json
    """
    from depositary.core.codes import StatementType
    from depositary.views.memberships import membership_record, memberships_table

    found = [
        each
        for each in state.statements(StatementType.MEMBERSHIP)
        if each.silent is None and (family is None or _names(each.statement.instrument, family))
    ]
    return [membership_record(each) for each in found], memberships_table(found)


def _names(instrument: InstrumentRef | None, family: str) -> bool:
    return instrument is not None and instrument.family == family
