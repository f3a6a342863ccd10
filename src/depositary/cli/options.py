"""Options that several commands share, and the checks of their values."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from depositary.core import edtf
from depositary.core.codes import Stage
from depositary.views.plaintext import visible

Command = TypeVar("Command", bound=Callable[..., Any])

DEFAULT_REGISTER = "depositary.db"


def edtf_date(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """The value itself when it is EDTF level 1: a day, a month, a season, a year or an interval."""
    if value is not None and not edtf.is_valid(value):
        found = visible(value)
        raise click.BadParameter(f"{found!r} is no date; write for example 2024-06-13, 2024-06 or 2024", ctx, param)
    return value


def edtf_day(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """The value itself when it names one day."""
    day = edtf_date(ctx, param, value)
    if day is not None and not edtf.is_day(day):
        raise click.BadParameter(f"{day!r} names no single day; write for example 2024-06-13", ctx, param)
    return day


def register_option(command: Command) -> Command:
    """`--register`: which register."""
    return click.option(
        "--register",
        "register",
        envvar="DEPOSITARY_REGISTER",
        default=DEFAULT_REGISTER,
        show_default=True,
        show_envvar=True,
        metavar="FILE|URL",
        help="The register: an SQLite file or a PostgreSQL URL.",
    )(command)


def clock_options(command: Command) -> Command:
    """`--as-of` and `--as-known`: the two clocks."""
    command = click.option(
        "--as-known",
        callback=edtf_day,
        metavar="DAY",
        help="Use only what sources had published by this day.  [default: all]",
    )(command)
    return click.option(
        "--as-of",
        callback=edtf_day,
        metavar="DAY",
        help="The state of the world on this day.  [default: the latest known]",
    )(command)


def family_option(command: Command) -> Command:
    """`--family`: which family of instruments."""
    return click.option("--family", metavar="FAMILY", help="Only this family of instruments.  [default: any]")(command)


def stage_option(default: str | None = None) -> Callable[[Command], Command]:
    """`--stage`: which coarse stage."""
    return click.option(
        "--stage",
        type=click.Choice([stage.value for stage in Stage]),
        default=default,
        show_default=default or "any",
        help="Only what has reached this stage.",
    )


def format_option(*choices: str) -> Callable[[Command], Command]:
    """`--format`: the first choice is the default."""
    return click.option(
        "--format", "form", type=click.Choice(choices), default=choices[0], show_default=True, help="How to print it."
    )
