"""What runs through many documents: targets, conditions and conflicts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from depositary.cli.options import clock_options, family_option, format_option, register_option
from depositary.cli.printing import print_csv, print_json, print_table
from depositary.core.errors import NothingFoundError

if TYPE_CHECKING:
    from depositary.register import RegisterState
    from depositary.views.tables import Table


def _question(command: Callable[..., None]) -> Callable[..., None]:
    """The options that these commands share."""
    command = click.option("--raw", is_flag=True, help="CSV without the guard against formulas.")(command)
    command = format_option("table", "json", "csv")(command)
    command = clock_options(command)
    command = family_option("any")(command)
    return register_option(command)


@click.command()
@_question
def targets(
    location: str,
    family: str | None,
    as_of: date | None,
    as_known: date | None,
    as_public: date | None,
    form: str,
    raw: bool,
) -> None:
    """Follow each promised time to the day that came.

    Example: depositary targets --family ukraine-security
    """
    from depositary.register.targets import targets
    from depositary.views.targets import target_record, targets_table

    state = _state(location, family, as_of, as_known, as_public)
    found = [
        target
        for target in targets(state)
        if family is None or any(agreement.family == family for agreement in target.agreements)
    ]
    _print([target_record(each) for each in found], targets_table(found), form, raw=raw)


@click.command()
@_question
def conditions(
    location: str,
    family: str | None,
    as_of: date | None,
    as_known: date | None,
    as_public: date | None,
    form: str,
    raw: bool,
) -> None:
    """List what waits for what, and how it ended.

    Example: depositary conditions --as-of 2024-04-20
    """
    from depositary.register.conditions import conditions
    from depositary.views.conditions import condition_record, conditions_table

    state = _state(location, family, as_of, as_known, as_public)
    found = [
        thread
        for thread in conditions(state)
        if family is None or (thread.agreement is not None and thread.agreement.family == family)
    ]
    _print([condition_record(each) for each in found], conditions_table(found), form, raw=raw)


@click.command()
@_question
def conflicts(
    location: str,
    family: str | None,
    as_of: date | None,
    as_known: date | None,
    as_public: date | None,
    form: str,
    raw: bool,
) -> None:
    """Show what sources say that cannot all be right, the weightiest first.

    Example: depositary conflicts --family ukraine-security --format json
    """
    from depositary.lexicon import load_lexicon
    from depositary.register.conflicts import conflicts
    from depositary.views.conflicts import conflict_record, conflicts_table

    state = _state(location, family, as_of, as_known, as_public)
    found = [each for each in conflicts(state, load_lexicon()) if family is None or each.family == family]
    _print([conflict_record(each) for each in found], conflicts_table(found), form, raw=raw)


def _state(
    location: str, family: str | None, as_of: date | None, as_known: date | None, as_public: date | None
) -> RegisterState:
    from depositary import api

    if family is not None:
        api.check_family(family)
    with api.Register.open(location, read_only=True) as register:
        return register.state(api.clocks(as_of, as_known, as_public))


def _print(records: list[dict[str, Any]], table: Table, form: str, *, raw: bool) -> None:
    if form == "json":
        print_json(records)
    elif form == "csv":
        print_csv(table, raw=raw)
    elif records:
        print_table(table)
    if not records:
        raise NothingFoundError("the register holds none")
