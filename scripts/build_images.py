#!/usr/bin/env python3
"""Draws docs/images/demo.svg from a real run of `depositary demo` in an 80-column terminal: scripts/build_images.py"""

from __future__ import annotations

import fcntl
import io
import os
import pty
import re
import struct
import subprocess
import sys
import termios
from pathlib import Path

from rich.console import Console
from rich.text import Text

ROOT = Path(__file__).resolve().parents[1]
IMAGE = ROOT / "docs" / "images" / "demo.svg"
COLUMNS = 80

#: Rich names the styles of each picture at random; a fixed name keeps the file's history readable.
NAME = "demo"

#: Rich's picture would fetch its fonts from another host; the viewer's own monospace does as well.
_FONTS = re.compile(r"@font-face \{[^}]*\}\s*")


def run_in_terminal(command: list[str]) -> str:
    """What the command prints to a terminal of 80 columns; standard error is left out."""
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, COLUMNS, 0, 0))
    environment = {key: value for key, value in os.environ.items() if key not in ("COLUMNS", "NO_COLOR")}
    environment |= {"TERM": "xterm-256color"}
    with subprocess.Popen(command, stdout=slave, stderr=subprocess.DEVNULL, env=environment) as process:  # noqa: S603  (our own command)
        os.close(slave)
        parts = []
        while True:
            try:
                part = os.read(master, 65536)
            except OSError:  # Linux ends a closed terminal with an error, macOS with nothing.
                break
            if not part:
                break
            parts.append(part)
    os.close(master)
    if process.returncode:
        sys.exit(f"{' '.join(command)} left with {process.returncode}")
    return b"".join(parts).decode("utf-8").replace("\r\n", "\n")


def main() -> None:
    """Run the demo and draw what it printed."""
    program = Path(sys.executable).with_name("depositary")
    shown = run_in_terminal([str(program), "demo"])
    # The time that this run took says something about this machine only.
    shown = re.sub(r"(?m)^.*\d+\.\d s, all of it.*\n?", "", shown)
    console = Console(width=COLUMNS, record=True, file=io.StringIO(), force_terminal=True, color_system="truecolor")
    console.print(Text.from_ansi(f"\x1b[1m$ depositary demo\x1b[0m\n{shown}".rstrip()))
    IMAGE.parent.mkdir(parents=True, exist_ok=True)
    picture = console.export_svg(title="depositary", unique_id=NAME)
    IMAGE.write_text(_FONTS.sub("", picture), encoding="utf-8")
    print(f"wrote {IMAGE}")


if __name__ == "__main__":
    main()
