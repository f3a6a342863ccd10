"""What holds for every command: help, usage errors, exit codes, laziness."""

import os
import subprocess
import sys

import click
import pytest
from tests.cli.conftest import Process, Run

from depositary.cli.commands import COMMANDS, cli
from depositary.cli.groups import PIPE_CLOSED, Lazy, LazyGroup, RootGroup
from depositary.core import errors


def every_command() -> list[tuple[str, click.Command]]:
    """Each command and sub-command with its full name."""
    found: list[tuple[str, click.Command]] = []
    waiting: list[tuple[str, LazyGroup]] = [("depositary", cli)]
    while waiting:
        prefix, group = waiting.pop()
        for name, lazy in group.lazy.items():
            command = lazy.load()
            found.append((f"{prefix} {name}", command))
            if isinstance(command, LazyGroup):
                waiting.append((f"{prefix} {name}", command))
    return sorted(found, key=lambda item: item[0])


@pytest.mark.parametrize(("name", "command"), every_command())
def test_every_command_has_one_imperative_line_and_an_example(name: str, command: click.Command) -> None:
    assert command.help
    first = command.help.splitlines()[0]
    assert first.endswith(".")
    assert first[0].isupper()
    assert not first.split()[0].endswith("s"), "imperative: 'Print', not 'Prints'"
    assert isinstance(command, click.Group) or f"Example: {name}" in command.help


@pytest.mark.parametrize(("name", "command"), every_command())
def test_every_option_is_explained_with_its_default(name: str, command: click.Command) -> None:
    for option in command.params:
        if not isinstance(option, click.Option):
            continue
        assert option.help, f"{name} {option.opts} has no help"
        flag = option.is_flag or option.required or option.multiple
        told = option.show_default or "default" in option.help
        assert flag or told, f"{name} {option.opts} does not say its default"


def test_the_line_in_the_table_is_the_command_s_own() -> None:
    for name, lazy in COMMANDS.items():
        assert (lazy.load().help or "").splitlines()[0] == lazy.line, name


def test_help_imports_no_command() -> None:
    code = (
        "import sys; from depositary.cli.commands import cli; cli(['--help'], standalone_mode=False);"
        "print([m for m in sys.modules if m.startswith('depositary.cli.') or m in ('rich', 'sqlalchemy', 'sqlite3')])"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    loaded = set(eval(shown.splitlines()[-1]))  # noqa: S307  (a list of names that this test printed itself)
    assert loaded == {"depositary.cli.commands", "depositary.cli.groups", "depositary.cli.printing"}


def test_an_unknown_command_lists_those_there_are(run: Run) -> None:
    result = run("regsiter")
    assert result.exit_code == 2
    assert "agreements" in result.stderr
    assert result.stdout == ""


def test_a_mistyped_command_is_guessed(run: Run) -> None:
    result = run("cuont")
    assert result.exit_code == 2
    assert "no command 'cuont'; did you mean 'count'?" in result.stderr


def test_a_bad_choice_lists_the_allowed_ones(run: Run) -> None:
    result = run("read", "x.txt", "--from", "papyrus")
    assert result.exit_code == 2
    assert "docx" in result.stderr


def test_version(run: Run) -> None:
    assert run("--version").stdout.startswith("depositary ")


def failing(error: BaseException) -> RootGroup:
    @click.command()
    def fail() -> None:
        raise error

    group = RootGroup(commands_by_name={})
    group.add_command(fail)
    return group


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (errors.UsageError("ask otherwise"), 2),
        (errors.InputError("a.pdf", "it is encrypted", "remove the password"), 3),
        (errors.LimitError("a.txt", "2 GB of text", "split it"), 3),
        (errors.NothingFoundError("no such agreement"), 4),
        (errors.ClaimMismatchError("off by two"), 5),
        (errors.IntegrityError("a passage moved"), 6),
        (errors.StoreBusyError("another process writes"), 7),
        (errors.LexiconError("parties.toml: no such party"), 2),
        (KeyboardInterrupt(), 130),
    ],
)
def test_each_error_is_one_line_and_its_exit_code(error: BaseException, code: int) -> None:
    from click.testing import CliRunner

    result = CliRunner().invoke(failing(error), ["fail"])
    assert result.exit_code == code
    assert result.stdout == ""
    assert result.stderr.startswith("depositary: ")
    assert result.stderr.count("\n") == 1


def test_an_error_s_message_cannot_drive_the_terminal() -> None:
    from click.testing import CliRunner

    hostile = errors.InputError("\x1b]0;owned\x07report\x1b[2J.txt", "it is empty", "look at it")
    result = CliRunner().invoke(failing(hostile), ["fail"])
    assert result.stderr == "depositary: report.txt: it is empty; look at it\n"


def test_a_programming_error_is_not_hidden() -> None:
    from click.testing import CliRunner

    result = CliRunner().invoke(failing(ZeroDivisionError()), ["fail"])
    assert isinstance(result.exception, ZeroDivisionError)


def test_a_closed_pipe_ends_it_quietly() -> None:
    code = (
        "import click\n"
        "from depositary.cli.groups import RootGroup\n"
        "group = RootGroup(commands_by_name={})\n"
        "@group.command()\n"
        "def pour():\n"
        "    for _ in range(100_000): click.echo('x' * 100)\n"
        "group(['pour'])\n"
    )
    pipe = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert pipe.stdout is not None
    assert pipe.stderr is not None
    pipe.stdout.readline()
    pipe.stdout.close()
    complaint = pipe.stderr.read()
    pipe.stderr.close()
    assert pipe.wait(timeout=30) == PIPE_CLOSED
    assert complaint == b""


def test_data_is_utf_8_whatever_the_locale(process: Process, report: "os.PathLike[str]") -> None:
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    result = process("read", report, env=environment)
    assert result.returncode == 0
    assert "“" in result.stdout


def test_a_lazy_command_that_does_not_exist_is_noticed() -> None:
    with pytest.raises(ModuleNotFoundError):
        Lazy("depositary.cli.nowhere:command", "Go nowhere.").load()
