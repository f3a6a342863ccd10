"""The table of all commands."""

from __future__ import annotations

import click

from depositary import __version__
from depositary.cli.groups import Lazy, RootGroup

COMMANDS = {
    "demo": Lazy("depositary.cli.demos:demo", "Read the bundled reports into a fresh register and show it."),
    "read": Lazy("depositary.cli.reading:read", "Print the statements that documents make; store nothing."),
    "explain": Lazy("depositary.cli.reading:explain", "Show what each step of the reader saw in a sentence."),
    "text": Lazy("depositary.cli.texts:text", "Read agreement texts into records with a passage behind every field."),
    "matrix": Lazy("depositary.cli.texts:matrix", "Lay agreement texts out by clauses, or two side by side."),
    "ingest": Lazy("depositary.cli.registers:ingest", "Read documents into the register and print what changed."),
    "agreements": Lazy("depositary.cli.registers:agreements", "List the agreements of the register."),
    "show": Lazy("depositary.cli.registers:show", "Show one agreement with its stages, evidence and history."),
    "count": Lazy("depositary.cli.registers:count", "Count who has reached a stage on a day, and list them."),
    "check": Lazy("depositary.cli.reviews:check", "Check the number that a sentence claims against the register."),
    "claims": Lazy(
        "depositary.cli.threads:claims", "List every count that documents state, with a verdict as of its day."
    ),
    "targets": Lazy("depositary.cli.threads:targets", "Follow each promised time to the day that came."),
    "promises": Lazy("depositary.cli.threads:promises", "Follow what is promised of a group, member by member."),
    "predictions": Lazy(
        "depositary.cli.threads:predictions",
        "Follow what somebody predicts to what came of it: open, came true, did not.",
    ),
    "conditions": Lazy("depositary.cli.threads:conditions", "List what waits for what, and how it ended."),
    "conflicts": Lazy(
        "depositary.cli.threads:conflicts", "Show what sources say that cannot all be right, the weightiest first."
    ),
    "commitments": Lazy("depositary.cli.threads:commitments", "List who owes, intends or may do what."),
    "positions": Lazy(
        "depositary.cli.threads:positions", "List who takes which stance on what, and whether the line changed."
    ),
    "members": Lazy("depositary.cli.threads:members", "List who belongs to which declaration or organisation."),
    "changes": Lazy(
        "depositary.cli.reviews:changes", "Tell what the register learned or unlearned since a day, with causes."
    ),
    "rule": Lazy("depositary.cli.reviews:rule", "Record a ruling with its reason, and print what it changes."),
    "rulings": Lazy("depositary.cli.reviews:rulings", "List every ruling, and those that no reading answers any more."),
    "export": Lazy("depositary.cli.exports:export", "Write the register for other programs."),
    "import": Lazy("depositary.cli.exports:import_package", "Make a register anew from an exported package."),
    "publish": Lazy("depositary.cli.publishing:publish", "Write the register as a web site of plain files."),
    "serve": Lazy("depositary.cli.serving:serve", "Serve the register as a web site on this machine."),
    "refresh": Lazy("depositary.cli.registers:refresh", "Bring the register's index up to date."),
    "verify": Lazy("depositary.cli.registers:verify", "Check every stored hash, passage and cross-reference."),
    "lexicon": Lazy("depositary.cli.lexicons:lexicon", "Check the data files of names, groups and offices."),
}


@click.group(cls=RootGroup, commands_by_name=COMMANDS, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="%(prog)s %(version)s")
def cli() -> None:
    """Read reports and agreement texts, and keep the register a treaty's depositary would keep.

    Start with: depositary demo
    """
