"""Promises about groups, completed member by member."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from depositary.register.promises import GroupPromise
from depositary.register.threadrecords import promise_record
from depositary.views.dates import date_words
from depositary.views.tables import Cell, Column, Kind, Table

_COLUMNS = (
    Column("group", "Group", Kind.CODE),
    Column("family", "Family", Kind.CODE, for_people=False),
    Column("stage", "Stage", Kind.CODE),
    Column("by", "By", Kind.DATE, for_people=False),
    Column("by_shown", "By", most=11, for_data=False),
    Column("status", "Status", Kind.CODE),
    Column("progress", "Done", Kind.CODE, for_data=False),
    Column("promised", "Promised"),
    Column("reached", "Reached", Kind.NUMBER, for_people=False),
    Column("days_late", "Late", Kind.NUMBER),
    Column("already", "Before", for_people=False),
    Column("speakers", "Who said it", for_people=False),
)


def promises_table(promises: Iterable[GroupPromise], caption: str = "") -> Table:
    """The promises in their order; each promised member with the day on which it reached the stage."""
    return Table(_COLUMNS, tuple(_row(promise_record(promise)) for promise in promises), caption)


def _row(record: Mapping[str, Any]) -> tuple[Cell, ...]:
    made: dict[str, Cell] = {
        **{name: record[name] for name in ("group", "family", "stage", "by", "status", "reached")},
        "by_shown": date_words(record["by"]) or None,
        "progress": f"{record['reached']} of {len(record['promised'])}",
        "promised": tuple(f"{step['party']} {step['reached'] or 'not yet'};" for step in record["promised"]),
        "days_late": record["days_late"] or None,
        "already": tuple(step["party"] for step in record["already"]),
        "speakers": tuple(record["speakers"]),
    }
    return tuple(made[column.name] for column in _COLUMNS)
