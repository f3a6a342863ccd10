"""`depositary publish`: the register as files that any web server can offer."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from depositary.cli.options import day_options, register_option
from depositary.cli.printing import say, wants_progress


@click.command(no_args_is_help=True)
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), metavar="DIR")
@register_option
@day_options
@click.option(
    "--address", default="", metavar="URL", help="Where it will be reached, for citations and feeds.  [default: none]"
)
def publish(
    folder: Path, location: str, as_of: date | None, as_known: date | None, as_public: date | None, address: str
) -> None:
    """Write the register as a web site of plain files.

    The data lies beside the pages. Links are relative: it works from any path of any web server. DIR is new, empty, or
    an earlier publication, of which the files that are no more are deleted. manifest.json names every file with its
    SHA-256; the same register and clocks give the same bytes.

    Example: depositary publish site/ --as-of 2024-07-15
    """
    from depositary.cli.progress import counted
    from depositary.web.clocks import Moment
    from depositary.web.publishing import publish as write

    moment = Moment(as_of, as_known, as_public)
    with counted("Publishing", watched=wants_progress()) as step:
        made = write(location, folder, moment, address=address.rstrip("/"), on_file=step)
    say(f"{folder}: {made.files} files, {made.size / 1e6:.1f} MB; manifest sha256 {made.digest}")
