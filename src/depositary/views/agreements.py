"""The register as a table: one agreement a row, from the contract's records."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from depositary.views.codes import code_words, title_words
from depositary.views.tables import Cell, Column, Kind, Table

#: So many digits of an id are shown to people; `show` takes any beginning that is unique.
SHORT_ID = 7

_COLUMNS = (
    Column("short_id", "Id", Kind.CODE, for_data=False),
    Column("id", "Id", Kind.CODE, for_people=False),
    Column("parties", "Parties", least=7),
    Column("name", "Agreement", for_data=False),
    Column("title", "Title", for_people=False),
    Column("kind", "Kind", Kind.CODE, for_people=False),
    Column("subject", "Subject", Kind.CODE, for_people=False),
    Column("family", "Family", Kind.CODE, for_people=False),
    Column("stage", "Stage", Kind.CODE),
    Column("signed", "Signed", Kind.DATE, for_people=False),
    Column("signed_words", "Signed", most=10, for_data=False),
    Column("in_force", "In force", Kind.DATE, for_people=False),
    Column("ends", "Ends", Kind.DATE),
    Column("conflicts", "!", Kind.NUMBER),
    Column("documents", "Docs", Kind.NUMBER),
)


def agreements_table(records: Iterable[Mapping[str, Any]], caption: str = "") -> Table:
    """The records of `agreements --format json` as rows, in their order."""
    return Table(_COLUMNS, tuple(_row(record) for record in records), caption)


def _row(record: Mapping[str, Any]) -> tuple[Cell, ...]:
    made: dict[str, Cell] = {
        **record,
        "short_id": record["id"][:SHORT_ID],
        "parties": tuple(record["parties"]),
        "name": agreement_name(record),
        "signed_words": reached_words(record, "signed"),
        "conflicts": record["conflicts"] or None,
    }
    return tuple(made[column.name] for column in _COLUMNS)


def reached_words(record: Mapping[str, Any], stage: str) -> str | None:
    """When an agreement reached `signed` or `in_force`, or else by when it had; None where it has not."""
    latest = (
        event["not_after"]
        for event in record["stages"]
        if event["stage"] == stage and event["framing"] == "happened" and event["party"] is None
    )
    return when(record[stage], min(filter(None, latest), default=None))


def agreement_name(record: Mapping[str, Any]) -> str:
    """What to call an agreement: its title, or else its subject and kind."""
    return called(record["title"], record["subject"], record["kind"])


def called(title: str | None, subject: str | None, kind: str) -> str:
    """What to call something with a title, a subject and a kind: its title, or else the others in words."""
    return title_words(title) if title else code_words(f"{subject}_{kind}" if subject else kind)


_STAGES = (
    Column("stage", "Stage", Kind.CODE),
    Column("framing", "Framing", Kind.CODE),
    Column("when", "When", Kind.DATE, for_data=False),
    Column("date", "Date", Kind.DATE, for_people=False),
    Column("not_after", "Not after", Kind.DATE, for_people=False),
    Column("party", "Party", Kind.CODE),
    Column("support", "Sources", Kind.NUMBER),
    Column("disputed", "", Kind.CODE),
)


def stages_table(record: Mapping[str, Any], caption: str = "") -> Table:
    """The stage events of one agreement, in its record's order. `support` counts independent sources."""
    return Table(_STAGES, tuple(_stage_row(event) for event in record["stages"]), caption)


def _stage_row(event: Mapping[str, Any]) -> tuple[Cell, ...]:
    made: dict[str, Cell] = {
        **event,
        "stage": event["stage_detail"] or event["stage"],
        "when": when(event["date"], event["not_after"]),
        "disputed": "disputed" if event["disputed"] else None,
    }
    return tuple(made[column.name] for column in _STAGES)


def when(date: str | None, not_after: str | None) -> str | None:
    """A date for people: as stated, or "by" the day by which it had happened."""
    return date or (f"by {not_after}" if not_after else None)
