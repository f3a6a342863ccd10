"""The command line: one module for each family of commands, imported only when one of them is called."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line and leave with the exit code of the contract."""
    from depositary.cli.commands import cli  # the package stays importable for its parts without building the commands

    # Data is UTF-8 wherever it goes. A lone surrogate of a hostile document becomes \udcXX, valid inside JSON.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    cli(prog_name="depositary")
