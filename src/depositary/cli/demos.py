"""`depositary demo`: the bundled reports read into a register, and what can be asked of it."""

from __future__ import annotations

import tempfile
import textwrap
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from depositary.cli.printing import print_table, terminal_columns, wants_progress
from depositary.core.errors import UsageError
from depositary.views.dates import date_words
from depositary.views.plaintext import one_line, several, shortened

if TYPE_CHECKING:
    from depositary import api
    from depositary.register import Evidence, RegisterState, World
    from depositary.register.targets import Target

#: The days on which the demo asks "how many".
DAYS = (date(2024, 1, 31), date(2024, 4, 15), date(2024, 6, 14), date(2025, 1, 31))

#: The kinds of conflict of which the demo shows one: about the world, not about a source.
DISPUTES = frozenset({"date", "stage"})

#: Members named in one line of an answer; the rest are counted.
NAMED = 12


@click.command()
@click.option(
    "--register",
    "location",
    metavar="FILE",
    help="Keep the register in this file.  [default: a temporary one]",
)
@click.option("--open", "show", is_flag=True, help="Then serve it and open it in a browser.")
def demo(location: str | None, show: bool) -> None:
    """Read the bundled reports into a fresh register and show it.

    Example: depositary demo --open
    """
    if location is not None:
        _run(location, kept=True, show=show)
        return
    with tempfile.TemporaryDirectory() as folder:
        _run(str(Path(folder) / "demo.db"), kept=False, show=show)


def _run(location: str, *, kept: bool, show: bool) -> None:
    from depositary import api
    from depositary.lexicon import load_lexicon

    start = time.monotonic()
    with api.Register.open(location) as register:
        _ingest(register)
        state = register.state()
        world = load_lexicon()
        _show_family(state, world)
        _show_counts(state)
        _show_late(state)
        _show_contradiction(state, world)
    _show_further(state, location if kept else None)
    click.echo(click.style(f"{time.monotonic() - start:.1f} s, all of it computed just now.", dim=True))
    if show:
        _serve(location)


def _serve(location: str) -> None:
    from depositary.cli.serving import LOOPBACK, run_site
    from depositary.web.app import create_app
    from depositary.web.settings import Settings

    run_site(create_app(location, Settings(hosts=LOOPBACK)), show=True)


def _ingest(register: api.Register) -> None:
    from depositary.cli.progress import counted
    from depositary.tasks.demos import REPORTS, report_count

    with counted("Reading", watched=wants_progress(), total=report_count()) as step:
        report = register.ingest([str(REPORTS)], progress=lambda outcome: step(outcome.name))
    if report.failures:
        raise UsageError(f"the bundled reports cannot be read: {report.failures[0]}; install depositary again")
    statements = sum(outcome.statements for outcome in report.outcomes)
    _paragraph(
        f"{len(report.outcomes)} reports read (written for this demo after real events): {statements} statements, "
        "each with its exact words.",
        indent="",
    )


def _heading(text: str) -> None:
    click.echo()
    click.echo(click.style(text, bold=True))


def _paragraph(text: str, indent: str = "  ") -> None:
    click.echo(textwrap.fill(one_line(text), terminal_columns(), initial_indent=indent, subsequent_indent=indent))


def _show_family(state: RegisterState, world: World) -> None:
    from depositary import api
    from depositary.core.edtf import sort_key
    from depositary.views.agreements import agreements_table

    family = api.largest_family(state)
    records = sorted(api.records(state, state.in_family(family)), key=lambda record: sort_key(record["signed"]))
    _heading(world.families[family].title)
    print_table(agreements_table(records, f"{len(records)} agreements; family {family}; as of the latest known day"))


def _show_counts(state: RegisterState) -> None:
    from depositary import api
    from depositary.register import count_record
    from depositary.views.counts import headline

    family = api.largest_family(state)
    _heading("How many had signed?")
    for day in DAYS:
        record = count_record(api.count(state, family, as_of=day))
        codes = record["members"]
        more = f" and {len(codes) - NAMED} more" if len(codes) > NAMED else ""
        _paragraph(f"{day}  {headline(record)}", indent="  ")
        _paragraph(" ".join(codes[:NAMED]) + more, indent="              ")


def _show_late(state: RegisterState) -> None:
    from depositary.register.targets import targets
    from depositary.views.targets import late_targets

    late = late_targets(targets(state))
    _heading("What became of the promise?")
    if not late:
        _paragraph("No target in these reports came late.")
        return
    _print_late(late[0])
    if len(late) > 1:
        _paragraph(f"({len(late) - 1} more came late.)")


def _print_late(target: Target) -> None:
    from depositary.views.agreements import when

    reached = target.outcome.reached
    if reached is None:
        return
    day = when(reached.date, reached.not_after.isoformat() if reached.not_after else None)
    parties = " ".join(target.parties)
    due = date_words(target.by)
    _paragraph(f"{parties}: {target.stage} was due {due}, came {day}: {several(target.outcome.late or 0, 'day')} late.")
    _print_words(target.stated[0])
    _print_words(next(item for item in reached.evidence if item.silent is None))


def _print_words(item: Evidence) -> None:
    quote = f"“{shortened(one_line(item.statement.passage.quote), 220)}”"
    _paragraph(f"{quote} {item.source.outlet}, {item.source.published or 'undated'}", "    ")


def _show_contradiction(state: RegisterState, world: World) -> None:
    from depositary import api
    from depositary.register.conflicts import conflicts
    from depositary.views.conflicts import named_reports, plainest, says_words

    found = conflicts(state, world)
    family = api.largest_family(state)
    disputes = [each for each in found if each.kind in DISPUTES]
    own = [each for each in disputes if each.agreement is not None and each.agreement.family == family]
    shown = plainest(own or disputes, state)
    _heading("Who disagrees?")
    if shown is None:
        _paragraph("No two of these reports disagree.")
        return
    conflict, first, second = shown
    sides = " or ".join(says_words(reading.says) for reading in conflict.readings[:2])
    about = named_reports(conflict, lambda source: source.outlet)
    _paragraph(f"{about[0].upper()}{about[1:]}: {sides}. Both stand until somebody rules.")
    _print_words(first)
    _print_words(second)
    if len(found) > 1:
        _paragraph(f"({len(found) - 1} more conflicts.)")


def _show_further(state: RegisterState, location: str | None) -> None:
    from depositary import api
    from depositary.views.agreements import SHORT_ID

    example = state.in_family(api.largest_family(state))[0]
    kept = f"--register {location} " if location else ""
    _heading("Look further")
    if location is None:
        click.echo("  depositary demo --open                        # look at it in a browser")
        click.echo("  depositary demo --register depositary.db      # keep the register, then:")
    click.echo(f"  depositary show {kept}{example.id[:SHORT_ID]} --evidence --history")
    click.echo(f"  depositary count {kept}--as-of 2024-06-28")
    click.echo(f"  depositary agreements {kept}--party NOR --format csv")
    if location is not None:
        click.echo(f"  depositary serve {kept}--open")
    click.echo(f"  depositary ingest {kept}your-reports/")
