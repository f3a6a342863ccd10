"""The commands that carry a register elsewhere and back: export, import."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import click

from depositary.cli.options import clock_options, family_option, register_option, single_day
from depositary.cli.printing import holdings_words, say
from depositary.views.exports.formats import FORMATS
from depositary.views.exports.options import Options

_YEARS = re.compile(r"(\d{4})(?:-(\d{4}))?")


def _years(ctx: click.Context, param: click.Parameter, value: str | None) -> tuple[int, int] | None:
    """The first and the last year of a range."""
    if value is None:
        return None
    match = _YEARS.fullmatch(value)
    first, last = (int(match[1]), int(match[2] or match[1])) if match else (1, 0)
    if not 1 <= first <= last:
        raise click.BadParameter(f"{value!r} is no range of years; write for example 2020-2026", ctx, param)
    return first, last


@click.command(no_args_is_help=True)
@click.argument("form", metavar="FORMAT", type=click.Choice(list(FORMATS)))
@click.argument("out", metavar="OUT", type=click.Path(path_type=Path))
@register_option
@family_option("all")
@clock_options
@click.option("--table", "tables", multiple=True, metavar="NAME", help="Only this table; repeatable.  [default: all]")
@click.option(
    "--years",
    callback=_years,
    metavar="FIRST-LAST",
    help="Years of the dyad-years.  [default: those of the events]",
)
@click.option("--raw", is_flag=True, help="CSV without the guard against formulas.")
@click.option("--quotes", type=click.IntRange(1), metavar="N", help="Cut quotes after N characters.  [default: whole]")
@click.option(
    "--since", callback=single_day, metavar="DAY", help="With atom: changes from this day on.  [default: all]"
)
@click.option("--base", metavar="URL", help="The register's public address, for links to it.  [default: none]")
@click.option("--no-originals", is_flag=True, help="With package: leave the original files out.")
def export(
    form: str,
    out: Path,
    location: str,
    family: str | None,
    as_of: str | None,
    as_known: str | None,
    as_public: date | None,
    tables: tuple[str, ...],
    years: tuple[int, int] | None,
    raw: bool,
    quotes: int | None,
    since: date | None,
    base: str | None,
    no_originals: bool,
) -> None:
    """Write the register for other programs.

    FORMAT is csv, parquet, package, xlsx, json, jsonl, jsonld, graphml, geojson, markdown, ics, atom, bibtex,
    ris, csl or index.
    OUT is a file; for csv, parquet and package a new folder or a file that ends in .zip. The same register, clocks and
    reader give the same bytes; the hash of what they say is printed.

    Example: depositary export csv register.zip --family ukraine-security --as-of 2024-07-15
    """
    from depositary import api
    from depositary.views.exports.editions import Request
    from depositary.views.exports.formats import write

    request = Request(api.clocks(as_of, as_known, as_public), family, years, quotes)
    with api.Register.open(location, read_only=True) as register:
        edition = register.edition(request)
        written = write(edition, form, out, Options(tables, raw, not no_originals, base, since))
    for note in written.notes:
        say(f"depositary: {note}")
    rows = ", ".join(f"{name.replace('_', ' ')} {number}" for name, number in written.rows.items() if number)
    click.echo(f"{out}: {rows or 'no rows'}")
    click.echo(f"{edition.imprint.words()}")
    click.echo(f"sha256:{written.hash}")


@click.command(name="import", no_args_is_help=True)
@click.argument("package", metavar="PACKAGE", type=click.Path(path_type=Path))
@register_option
def import_package(package: Path, location: str) -> None:
    """Make a register anew from an exported package.

    PACKAGE is what `export package` wrote, a folder or a .zip. The register must be a new one: every entry is recorded
    at its own instant, so that any edition of it has the hash that it had before.

    Example: depositary import register.zip --register copy.db
    """
    from depositary import api

    with api.Register.open(location) as register:
        found = register.take_over(package)
    click.echo(f"imported and verified: {holdings_words(found)}")
