"""`depositary lexicon`: the data files of names, groups and offices."""

from __future__ import annotations

from pathlib import Path

import click

from depositary.cli.groups import Lazy, LazyGroup
from depositary.cli.options import lexicon_option
from depositary.cli.printing import say
from depositary.core.errors import LexiconError

COMMANDS = {"check": Lazy("depositary.cli.lexicons:check", "Check the data files: schema, cross-references, order.")}


@click.group(cls=LazyGroup, commands_by_name=COMMANDS)
def lexicon() -> None:
    """Check the data files of names, groups and offices."""


@click.command()
@lexicon_option
@click.pass_context
def check(ctx: click.Context, lexicon: Path | None) -> None:
    """Check the data files: schema, cross-references, order.

    Exits 2 with a line for each problem.

    Example: depositary lexicon check --lexicon my-names/
    """
    from depositary.lexicon import check, load_lexicon

    problems = check(extra=lexicon)
    for problem in problems:
        say(str(problem))
    if problems:
        say(f"depositary: {len(problems)} problems in the lexicon")
        ctx.exit(LexiconError.exit_code)
    loaded = load_lexicon(extra=lexicon)
    click.echo(
        f"in order: {len(loaded.parties)} parties, {len(loaded.names)} names, {len(loaded.offices)} offices, "
        f"{len(loaded.holders)} holders, {len(loaded.memberships)} groups, {len(loaded.families)} families"
    )
