"""Printing: data to standard output, messages to standard error, styles only where a person looks."""

from __future__ import annotations

import json
import sys
from typing import Any

import click

from depositary.views.plaintext import visible

#: The width that every table fits, and that is assumed where nobody can be asked.
COLUMNS = 80

_C1 = {code: f"\\u{code:04x}" for code in range(0x7F, 0xA0)}


def say(message: str) -> None:
    """Print a message for people on standard error."""
    click.echo(visible(message), err=True)


def json_text(value: Any, *, indent: int | None = None) -> str:
    """The value as JSON that a terminal can show: non-ASCII readable, every control character escaped."""
    return json.dumps(value, ensure_ascii=False, indent=indent).translate(_C1)


def terminal_columns() -> int:
    """The width to print for."""
    if not sys.stdout.isatty():
        return COLUMNS
    from shutil import get_terminal_size

    return max(40, get_terminal_size((COLUMNS, 24)).columns)
