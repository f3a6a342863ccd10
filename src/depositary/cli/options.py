"""Arguments and options that several commands share, and the checks of their values."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

from depositary.core import edtf
from depositary.core.codes import Stage
from depositary.views.plaintext import visible

Command = TypeVar("Command", bound=Callable[..., Any])

DEFAULT_REGISTER = "depositary.db"

#: The kinds of input that can be told to `--from`.
KINDS = ("auto", "text", "html", "pdf", "docx", "jsonl", "email", "feed")


def edtf_date(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """The value itself when it is EDTF level 1: a day, a month, a season, a year or an interval."""
    if value is not None and not edtf.is_valid(value):
        found = visible(value)
        raise click.BadParameter(f"{found!r} is no date; write for example 2024-06-13, 2024-06 or 2024", ctx, param)
    return value


def single_day(ctx: click.Context, param: click.Parameter, value: str | None) -> date | None:
    """The day that the value names."""
    text = edtf_date(ctx, param, value)
    day = edtf.day_of(text) if text else None
    if text is not None and day is None:
        raise click.BadParameter(f"{text!r} names no single day; write for example 2024-06-13", ctx, param)
    return day


def single_moment(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """The value itself when it names one day, or an hour on it."""
    if value is not None and (not edtf.is_valid(value) or edtf.moment_of(value) is None):
        found = visible(value)
        raise click.BadParameter(
            f"{found!r} names no day or hour; write for example 2024-06-13 or 2024-06-13T11:40", ctx, param
        )
    return value


def known_instant(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """The value itself when it names one day or one instant, UTC unless it says otherwise."""
    from depositary import api
    from depositary.core.errors import UsageError

    try:
        api.clocks(as_known=value)
    except UsageError as error:
        raise click.BadParameter(visible(str(error)), ctx, param) from error
    return value


def input_options(command: Command) -> Command:
    """`PATH...`, `--from` and `--published`: what to read."""
    for option in (
        click.option(
            "--published",
            callback=edtf_date,
            metavar="DATE",
            help="Publication date of documents that give none.  [default: unknown]",
        ),
        click.option(
            "--from", "kind", type=click.Choice(KINDS), default="auto", show_default=True, help="What the inputs are."
        ),
        click.argument("paths", nargs=-1, required=True, metavar="PATH..."),
    ):
        command = option(command)
    return command


def lexicon_option(command: Command) -> Command:
    """`--lexicon`: data files of the user's own."""
    return click.option(
        "--lexicon",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        metavar="FOLDER",
        help="Data files laid over the built-in ones.  [default: none]",
    )(command)


def register_option(command: Command) -> Command:
    """`--register`: which register."""
    return click.option(
        "--register",
        "location",
        envvar="DEPOSITARY_REGISTER",
        default=DEFAULT_REGISTER,
        show_default=True,
        show_envvar=True,
        metavar="FILE|URL",
        help="An SQLite file or a PostgreSQL URL.",
    )(command)


def clock_options(command: Command) -> Command:
    """`--as-of`, `--as-known` and `--as-public`: the clocks."""
    known = "Use only what the register had recorded by this day or instant, UTC.  [default: everything]"
    world = "The state of the world on this day, or at an hour (2024-06-13T11:40).  [default: the latest known]"
    command = _public_option(command)
    command = click.option("--as-known", callback=known_instant, metavar="INSTANT", help=known)(command)
    return click.option("--as-of", callback=single_moment, metavar="MOMENT", help=world)(command)


def day_options(command: Command) -> Command:
    """The clocks of what stands for whole days: `--as-of`, `--as-known` and `--as-public`."""
    known = "Use only what the register had recorded by this day.  [default: everything]"
    world = "The state of the world on this day.  [default: the latest known]"
    command = _public_option(command)
    command = click.option("--as-known", callback=single_day, metavar="DAY", help=known)(command)
    return click.option("--as-of", callback=single_day, metavar="DAY", help=world)(command)


def _public_option(command: Command) -> Command:
    public = "Use only what had been published by this day.  [default: everything]"
    return click.option("--as-public", callback=single_day, metavar="DAY", help=public)(command)


def family_option(default: str) -> Callable[[Command], Command]:
    """`--family`: which family of instruments; `default` says what holds without it."""
    return click.option("--family", metavar="FAMILY", help=f"Only this family of instruments.  [default: {default}]")


def stage_option(default: str) -> Callable[[Command], Command]:
    """`--stage`: which coarse stage; `default` says what holds without it."""
    stages = [stage.value for stage in Stage]
    return click.option("--stage", type=click.Choice(stages), help=f"The stage in question.  [default: {default}]")


def format_option(*choices: str) -> Callable[[Command], Command]:
    """`--format`: the first choice is the default."""
    return click.option(
        "--format", "form", type=click.Choice(choices), default=choices[0], show_default=True, help="How to print it."
    )
