"""The commands that work on a register: ingest, agreements, show, count, refresh, verify."""

from __future__ import annotations

import textwrap
from datetime import date
from typing import TYPE_CHECKING

import click

from depositary.cli.options import (
    clock_options,
    family_option,
    format_option,
    input_options,
    register_option,
    stage_option,
)
from depositary.cli.printing import (
    holdings_words,
    print_csv,
    print_json,
    print_records,
    print_table,
    say,
    terminal_columns,
    wants_progress,
)
from depositary.core.codes import Stage
from depositary.core.errors import InputError, NothingFoundError
from depositary.views.plaintext import several

if TYPE_CHECKING:
    from depositary.api import Register
    from depositary.register import Agreement, Clocks
    from depositary.tasks import IngestReport
    from depositary.views.evidence import Exhibit


@click.command(no_args_is_help=True)
@input_options
@register_option
@click.option("--dry-run", is_flag=True, help="Print what would change; store nothing.")
@format_option("table", "json")
@click.pass_context
def ingest(
    ctx: click.Context,
    paths: tuple[str, ...],
    kind: str,
    published: str | None,
    location: str,
    dry_run: bool,
    form: str,
) -> None:
    """Read documents into the register and print what changed.

    What is stored already is passed over: the same command completes a run that was cut short.

    Example: depositary ingest reports/ --dry-run
    """
    from depositary import api
    from depositary.cli.progress import counted

    inputs = api.Inputs(paths, kind, published)
    with api.Register.open(location) as register, counted("Reading", watched=wants_progress()) as step:
        report = register.ingest(inputs, dry_run=dry_run, progress=lambda outcome: step(outcome.name))
    for error in report.failures:
        say(f"depositary: {error}")
    _print_ingest(report, form)
    if report.failures:
        ctx.exit(InputError.exit_code)


def _print_ingest(report: IngestReport, form: str) -> None:
    from depositary.register.threadrecords import change_record
    from depositary.views.changes import changes_table

    if form == "json":
        print_json(
            {
                "dry_run": report.dry_run,
                "documents": len(report.outcomes),
                "added": report.added,
                "unchanged": report.unchanged,
                "failed": len(report.failures),
                "undated": sum(not outcome.dated for outcome in report.outcomes),
                "statements": sum(outcome.statements for outcome in report.outcomes),
                "changes": [change_record(change) for change in report.changes],
            }
        )
        return
    verb = "would be stored" if report.dry_run else "stored"
    click.echo(
        f"{several(len(report.outcomes), 'document')} read: {report.added} {verb}, {report.unchanged} known already, "
        f"{len(report.failures)} failed; {several(len(report.changes), 'fact')} changed"
    )
    undated = sum(not outcome.dated for outcome in report.outcomes)
    if undated:
        say(f"depositary: {several(undated, 'document')} without a day of publication; give it with --published")
    if report.changes:
        print_table(changes_table(report.changes))


@click.command()
@register_option
@click.option("--party", metavar="CODE", help="Only those of this party.  [default: any]")
@stage_option("any")
@family_option("any")
@clock_options
@format_option("table", "json", "csv")
@click.option("--raw", is_flag=True, help="CSV without the guard against formulas.")
def agreements(
    location: str,
    party: str | None,
    stage: str | None,
    family: str | None,
    as_of: str | None,
    as_known: str | None,
    as_public: date | None,
    form: str,
    raw: bool,
) -> None:
    """List the agreements of the register.

    Example: depositary agreements --party NOR --as-of 2024-06-30
    """
    from depositary import api
    from depositary.tasks.listing import Query
    from depositary.views.agreements import agreements_table

    at = api.clocks(as_of, as_known, as_public)
    query = Query(party.upper() if party else None, Stage(stage) if stage else None, family, counted=False)
    with api.Register.open(location, read_only=True) as register:
        records = register.rows(query, at).records
    print_records(records, agreements_table, f"{len(records)} agreements; {_moment(at)}", (form, raw))
    if not records:
        raise NothingFoundError(f"no such agreement; {_moment(at)}")


@click.command(no_args_is_help=True)
@click.argument("beginning", metavar="ID")
@register_option
@clock_options
@click.option("--evidence", is_flag=True, help="With every passage and what is read in it.")
@click.option("--history", is_flag=True, help="With how its stages built up, source by source.")
@format_option("table", "json")
def show(
    beginning: str,
    location: str,
    as_of: str | None,
    as_known: str | None,
    as_public: date | None,
    evidence: bool,
    history: bool,
    form: str,
) -> None:
    """Show one agreement with its stages, evidence and history.

    ID is the beginning of an id that `agreements` lists.

    Example: depositary show 3f2a --evidence
    """
    from depositary import api
    from depositary.views.agreements import agreement_name, stages_table
    from depositary.views.evidence import evidence_record, exhibits, history_table

    at = api.clocks(as_of, as_known, as_public)
    with api.Register.open(location, read_only=True) as register:
        state = register.around(beginning, at)
        found = api.agreement(state, beginning)
        record = api.records(state, [found])[0]
        if form == "json":
            record |= {"evidence": [evidence_record(item) for item in found.evidence]} if evidence else {}
            record |= {"history": history_table(found).records()} if history else {}
            print_json(record)
            return
        unreached = "" if record["stages"] else "no stage is said to be reached; "
        caption = f"{unreached}{record['kind']} {found.id}; ends {record['ends'] or 'unknown'}; {_moment(at)}"
        print_table(stages_table(record, caption), f"{' '.join(found.parties)}: {agreement_name(record)}")
        _print_pending(register, found, at)
    if history:
        print_table(history_table(found, "facts in the order in which their sources appeared"), "History")
    click.echo()
    if evidence:
        for exhibit in exhibits(found):
            _print_exhibit(exhibit)
    else:
        click.echo(
            f"{several(found.documents, 'document speaks', 'documents speak')} of it; add --evidence for the words"
        )


def _print_pending(register: Register, agreement: Agreement, at: Clocks) -> None:
    """What was promised of one agreement and what it waits for, where anything was."""
    from depositary.register.conditions import conditions
    from depositary.register.targets import targets
    from depositary.tasks.threadslices import Threads, Topic
    from depositary.views.conditions import conditions_table
    from depositary.views.targets import targets_table

    party = agreement.parties[0] if agreement.parties else None
    with register.threads(Threads(Topic.TARGETS, party=party), at) as state:
        promised = [each for each in targets(state) if any(home.id == agreement.id for home in each.agreements)]
        if promised:
            print_table(targets_table(promised), "Targets")
    with register.threads(Threads(Topic.CONDITIONS, party=party), at) as state:
        waiting = [each for each in conditions(state) if each.agreement and each.agreement.id == agreement.id]
        if waiting:
            print_table(conditions_table(waiting), "Conditions")


def _print_exhibit(exhibit: Exhibit) -> None:
    from depositary.views.agreements import SHORT_ID
    from depositary.views.plaintext import one_line

    columns = terminal_columns()
    head = f"{exhibit.document} · {exhibit.published}" + "".join(f" · {note}" for note in exhibit.notes)
    click.echo(click.style(one_line(head), bold=True))
    quote = f"“{one_line(exhibit.quote)}” [{exhibit.start}-{exhibit.end}]"
    click.echo(textwrap.fill(quote, columns, initial_indent="  ", subsequent_indent="   "))
    for line, ids in exhibit.lines:
        named = " ".join(each[:SHORT_ID] for each in ids)
        said = f"{line.type} {named}: {line.who} {line.says} {line.date}".rstrip()
        click.echo(textwrap.fill(said, columns, initial_indent="    ", subsequent_indent="      "))


@click.command()
@register_option
@family_option("the largest")
@stage_option("the family's own")
@click.option("--founders/--no-founders", default=None, help="Whether makers count.  [default: the family's own]")
@clock_options
@format_option("table", "json", "csv")
@click.option("--raw", is_flag=True, help="CSV without the guard against formulas.")
def count(
    location: str,
    family: str | None,
    stage: str | None,
    as_of: str | None,
    as_known: str | None,
    as_public: date | None,
    form: str,
    *,
    founders: bool | None,
    raw: bool,
) -> None:
    """Count who has reached a stage on a day, and list them.

    The number by other definitions stands under its own.

    Example: depositary count --family ukraine-security --as-of 2024-05-29
    """
    from depositary import api
    from depositary.register import count_record
    from depositary.tasks.families import Counting
    from depositary.views.counts import definition, headline, members_table, otherwise

    asked = Counting(family, Stage(stage) if stage else None, founders)
    with api.Register.open(location, read_only=True) as register:
        found = register.count(asked, api.clocks(as_of, as_known, as_public))
    others = [{"number": number, "definition": words} for words, number in found.otherwise]
    record = {**count_record(found.answer), "otherwise": others}
    if form == "json":
        print_json(record)
        return
    if form == "csv":
        print_csv(members_table(record), raw=raw)
        return
    click.echo(click.style(headline(record), bold=True))
    click.echo(textwrap.fill(f"({definition(record)})", terminal_columns()))
    for line in otherwise(record):
        click.echo(textwrap.fill(line, terminal_columns()))
    if record["evidence"]:
        print_table(members_table(record))


@click.command()
@register_option
@click.option("--anew", is_flag=True, help="Make it from nothing, though it is up to date.")
def refresh(location: str, *, anew: bool) -> None:
    """Bring the register's index up to date.

    The index holds what follows from the log, so that questions are answered fast. `ingest` and `rule` keep it; this
    makes it for a register that another version of the program wrote, or that `verify --deep` finds damaged. Answers
    without it are the same, and slower.

    Example: depositary refresh --register depositary.db
    """
    from depositary import api
    from depositary.tasks.listing import Query

    with api.Register.open(location, read_only=True):
        pass  # Opened for writing, a place where no register is would become one.
    with api.Register.open(location) as register:
        register.refresh(anew=anew)
        total = register.rows(Query(limit=0, counted=False)).total
    click.echo(f"the index is up to date: {total} agreements")


@click.command()
@register_option
@click.option("--deep", is_flag=True, help="Also every hash and passage; slower.")
def verify(location: str, deep: bool) -> None:
    """Check every stored hash, passage and cross-reference.

    Exits 6 when anything is not what was stored.

    Example: depositary verify --deep
    """
    from depositary import api

    with api.Register.open(location, read_only=True) as register:
        found = register.verify(deep=deep)
    click.echo(f"intact: {holdings_words(found)}")


def _moment(clocks: Clocks) -> str:
    """Where the clocks stand, in words."""
    parts = [f"as of {clocks.moment or 'the latest known day'}"]
    parts += [f"as recorded by {clocks.as_known.removesuffix('T23:59:59.999999Z')}"] if clocks.as_known else []
    parts += [f"as published by {clocks.as_public}"] if clocks.as_public else []
    return ", ".join(parts)
