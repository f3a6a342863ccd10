"""What people decide with the register: check a claim, see what changed, rule on what sources say."""

from __future__ import annotations

import textwrap
from datetime import date
from typing import Any

import click

from depositary.cli.options import clock_options, edtf_date, family_option, format_option, register_option, single_day
from depositary.cli.printing import print_csv, print_json, print_records, print_table, terminal_columns
from depositary.core.errors import ClaimMismatchError, NothingFoundError, UsageError
from depositary.core.rulings import RulingKind
from depositary.views.plaintext import several


@click.command(no_args_is_help=True)
@click.argument("sentence")
@register_option
@click.option("--said-at", callback=edtf_date, metavar="DATE", help="When it was said.  [default: unknown]")
@family_option("what the sentence names")
@clock_options
@format_option("table", "json", "csv")
@click.option("--raw", is_flag=True, help="CSV without the guard against formulas.")
def check(
    sentence: str,
    location: str,
    said_at: str | None,
    family: str | None,
    as_of: str | None,
    as_known: str | None,
    as_public: date | None,
    form: str,
    raw: bool,
) -> None:
    """Check the number that a sentence claims against the register.

    Without --said-at it was said on the day of --as-of. The answer names the kind of claim, the register's number and
    list, what would make a wrong claim right, and who else said it.

    Exits 5 when the claim does not match. A sentence with several numbers gets a verdict on each.

    Example: depositary check "Spain became the eighth country to sign." --said-at 2024-05-28
    """
    from depositary import api
    from depositary.register.claimrecords import verdict_record
    from depositary.views.verdicts import MISMATCHES, verdicts_table

    said = said_at or as_of
    with api.Register.open(location, read_only=True) as register:
        at = api.clocks(as_of, as_known, as_public)
        records = [verdict_record(each) for each in register.check(sentence, said_at=said, family=family, at=at)]
    if form == "json":
        print_json(records[0] | ({"others": records[1:]} if len(records) > 1 else {}))
    elif form == "csv":
        print_csv(verdicts_table(records), raw=raw)
    else:
        for record in records:
            _print_verdict(record)
    wrong = [record["verdict"] for record in records if record["verdict"] in MISMATCHES]
    if wrong:
        raise ClaimMismatchError(f"the claim does not match: {', '.join(wrong)}")


def _print_verdict(record: dict[str, Any]) -> None:
    from depositary.views.verdicts import verdict_lines, verdict_list

    for line in verdict_lines(record):
        click.echo(textwrap.fill(line, terminal_columns(), subsequent_indent="  "))
    listed = verdict_list(record)
    if listed is not None:
        print_table(listed)


@click.command(no_args_is_help=True)
@register_option
@click.option("--since", required=True, callback=single_day, metavar="DAY", help="From the beginning of this day, UTC.")
@click.option("--published", is_flag=True, help="The day is one of publication; else one of recording.")
@clock_options
@format_option("table", "json", "csv")
@click.option("--raw", is_flag=True, help="CSV without the guard against formulas.")
def changes(
    location: str,
    since: date,
    as_of: str | None,
    as_known: str | None,
    as_public: date | None,
    form: str,
    *,
    published: bool,
    raw: bool,
) -> None:
    """Tell what the register learned or unlearned since a day, with causes.

    One entry a changed fact, then one for each target, condition or checked count that comes out otherwise.

    Example: depositary changes --since 2024-06-01 --published --as-public 2024-06-30
    """
    from depositary import api
    from depositary.register.threadrecords import change_record, thread_change_record
    from depositary.views.changes import all_changes_table, changes_table, following_table

    with api.Register.open(location, read_only=True) as register:
        facts, following = register.learned(since, api.clocks(as_of, as_known, as_public), published=published)
    if form == "json":
        print_json([*map(change_record, facts), *map(thread_change_record, following)])
    elif form == "csv":
        print_csv(all_changes_table(facts, following), raw=raw)
    else:
        if facts:
            print_table(changes_table(facts, f"{several(len(facts), 'fact')} changed since {since}"))
        if following:
            caption = f"{len(following)} targets, conditions and counts come out otherwise"
            print_table(following_table(following, caption), "What follows")
    if not facts and not following:
        raise NothingFoundError(f"nothing changed since {since}")


@click.command(no_args_is_help=True)
@click.argument("kind", type=click.Choice([kind.value for kind in RulingKind]))
@click.argument("targets", nargs=-1, required=True, metavar="ID...")
@register_option
@click.option("--reason", required=True, metavar="TEXT", help="Why; it is kept with the ruling.")
@click.option("--who", required=True, envvar="DEPOSITARY_WHO", show_envvar=True, metavar="NAME", help="Who rules.")
@click.option(
    "--set",
    "corrections",
    multiple=True,
    metavar="FIELD=VALUE",
    help="With correct: what holds instead (date, stage, framing or parties).",
)
@click.option("--dry-run", is_flag=True, help="Print what would change; record nothing.")
@format_option("table", "json")
def rule(
    kind: str,
    targets: tuple[str, ...],
    location: str,
    reason: str,
    who: str,
    corrections: tuple[str, ...],
    dry_run: bool,
    form: str,
) -> None:
    """Record a ruling with its reason, and print what it changes.

    ID is a statement's, an agreement's (merge) or a ruling's (undo), or the beginning of one. `show ID --evidence`
    names statements. Nothing is ever edited: a later ruling or an undo takes its place.

    Example: depositary rule correct 0f3a5c7e9b1d2f40 --set date=2024-05-31 --reason "gazette" --who ann
    """
    from depositary import api
    from depositary.register.threadrecords import change_record, conflict_record
    from depositary.views.changes import changes_table

    decision = api.Decision(RulingKind(kind), targets, reason, who, _corrections(corrections))
    with api.Register.open(location, read_only=dry_run) as register:
        preview = register.rule(decision, dry_run=dry_run)
    if form == "json":
        found = [change_record(each) for each in preview.changes]
        settled, raised = ([*map(conflict_record, each)] for each in (preview.settled, preview.raised))
        print_json(
            {"id": preview.ruling.id, "dry_run": dry_run, "changes": found, "settled": settled, "raised": raised}
        )
        return
    deed = "would change" if dry_run else "changed"
    click.echo(f"ruling {preview.ruling.id} {deed} {several(len(preview.changes), 'fact')}")
    if preview.changes:
        print_table(changes_table(preview.changes))
    for words, found_ones in (("settles", preview.settled), ("opens", preview.raised)):
        for conflict in found_ones:
            said = " or ".join(reading.says for reading in conflict.readings)
            line = f"{words} a conflict: {conflict.about}: {said}"
            click.echo(textwrap.fill(line, terminal_columns(), subsequent_indent="  "))


@click.command()
@register_option
@format_option("table", "json", "csv")
@click.option("--raw", is_flag=True, help="CSV without the guard against formulas.")
def rulings(location: str, form: str, *, raw: bool) -> None:
    """List every ruling, and those that no reading answers any more.

    A ruling stands until it is undone, through any newer reading. One that is lost is about a statement that a newer
    reader no longer makes: look at its passage again.

    Example: depositary rulings --format json
    """
    from depositary import api
    from depositary.views.rulings import ruling_record, rulings_table

    with api.Register.open(location, read_only=True) as register:
        made, standing, lost = register.rulings()
    records = [ruling_record(each, standing, lost) for each in made]
    caption = f"{several(len(records), 'ruling')}; {len(lost)} are lost to a newer reading"
    print_records(records, rulings_table, caption, (form, raw))
    if not records:
        raise NothingFoundError("the register holds no ruling")


def _corrections(given: tuple[str, ...]) -> dict[str, str]:
    made = {}
    for each in given:
        field, equals, value = each.partition("=")
        if not equals:
            raise UsageError(f"--set {each}: write FIELD=VALUE, for example date=2024-05-31")
        made[field] = value
    return made
