"""Command groups that import a command only when it runs, and the one place that turns errors into exit codes."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from importlib import import_module
from typing import Any, NoReturn

import click

from depositary.cli.printing import say, wants_progress
from depositary.core.errors import DepositaryError
from depositary.views.plaintext import visible

#: What a shell reports for a process ended by SIGINT and SIGPIPE.
INTERRUPTED, PIPE_CLOSED = 130, 141


@dataclass(frozen=True, slots=True)
class Lazy:
    """A command that is not imported yet: `module:name`, and the line that `--help` shows for it."""

    target: str
    line: str

    def load(self) -> click.Command:
        """The command itself."""
        module, _, name = self.target.partition(":")
        command = getattr(import_module(module), name)
        assert isinstance(command, click.Command), f"{self.target} is no command"  # noqa: S101  (a programming error)
        return command


class LazyGroup(click.Group):
    """A group whose commands are named in a table and imported when called; its help imports none of them."""

    def __init__(self, *args: Any, commands_by_name: Mapping[str, Lazy], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lazy = dict(commands_by_name)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names in the table's order, which is the order in which one meets them."""
        return [*self.lazy, *super().list_commands(ctx)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, imported now, or None where there is none of this name."""
        lazy = self.lazy.get(cmd_name)
        return lazy.load() if lazy else super().get_command(ctx, cmd_name)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Click's own, with the name that is nearest, or the allowed ones, in the error."""
        names = self.list_commands(ctx)
        if args and not args[0].startswith("-") and args[0] not in names:
            near = get_close_matches(args[0], names, 1)
            meant = f"did you mean {near[0]!r}?" if near else f"there are: {', '.join(names)}"
            ctx.fail(f"no command {visible(args[0])!r}; {meant}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002  (click's signature)
        """The list of commands, from the table alone."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, lazy.line) for name, lazy in self.lazy.items()])


class RootGroup(LazyGroup):
    """The group of all commands. No traceback leaves it for an error that Depositary raises on purpose."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; errors become a line and an exit code."""
        from depositary.cli.progress import waiting

        try:
            with waiting(watched=wants_progress()):
                result = super().invoke(ctx)
            sys.stdout.flush()
        except DepositaryError as error:
            _leave(ctx, str(error), error.exit_code)
        except KeyboardInterrupt:
            _leave(ctx, "stopped; nothing half-done was stored", INTERRUPTED)
        except BrokenPipeError:
            # The reader of our output has seen enough. Python would complain once more when it flushes at exit.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(PIPE_CLOSED)
        return result


def _leave(ctx: click.Context, message: str, exit_code: int) -> NoReturn:
    say(f"depositary: {message}")
    ctx.exit(exit_code)
