"""The command line run in this process, and as a process of its own where exit codes, pipes and start-up matter."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from depositary.cli.commands import cli

Run = Callable[..., Result]
Process = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def run() -> Run:
    """`run("read", path)`: the result of a command in this process."""

    def invoke(*arguments: str | Path, **settings: str) -> Result:
        return CliRunner().invoke(cli, [str(a) for a in arguments], prog_name="depositary", **settings)

    return invoke


@pytest.fixture
def process(tmp_path: Path) -> Process:
    """`process("read", path)`: a finished process, run in an empty folder with nothing on standard input."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith("DEPOSITARY_")}

    def start(*arguments: str | Path, **settings: object) -> "subprocess.CompletedProcess[str]":
        command = [sys.executable, "-m", "depositary", *map(str, arguments)]
        options = {"input": "", "cwd": tmp_path, "env": environment, "capture_output": True, "text": True, **settings}
        return subprocess.run(command, check=False, encoding="utf-8", **options)

    return start


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """A report of our own with one signature in it."""
    path = tmp_path / "report.txt"
    path.write_text(
        "OSLO, May 31 - Norway and Ukraine signed a bilateral security agreement in Stockholm on 31 May 2024.\n",
        encoding="utf-8",
    )
    return path
