"""What changed in the register, one row a fact, with the cause."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from depositary.register.changes import Change, ChangeKind
from depositary.register.threadrecords import change_record
from depositary.views.agreements import SHORT_ID
from depositary.views.tables import Column, Kind, Table

#: How a change is marked for people; the word stands beside it in data.
MARKS = {ChangeKind.ADDED: "+", ChangeKind.CHANGED: "~", ChangeKind.REMOVED: "-"}

_COLUMNS = (
    Column("mark", "", Kind.CODE, for_data=False),
    Column("change", "Change", Kind.CODE, for_people=False),
    Column("short_id", "Agreement", Kind.CODE, for_data=False),
    Column("agreement", "Agreement", Kind.CODE, for_people=False),
    Column("parties", "Parties", least=7),
    Column("stage", "Stage", Kind.CODE),
    Column("framing", "Framing", Kind.CODE),
    Column("before", "Before", Kind.DATE),
    Column("after", "Now", Kind.DATE),
    Column("cause", "Cause", Kind.CODE),
    Column("documents", "Documents", for_people=False),
)


def changes_table(changes: Iterable[Change], caption: str = "") -> Table:
    """The changes in their order."""
    rows = []
    for change in changes:
        record: Mapping[str, Any] = change_record(change)
        made = {
            **record,
            "mark": MARKS[change.kind],
            "short_id": record["agreement"][:SHORT_ID],
            "parties": (record["party"],) if record["party"] else tuple(record["parties"]),
            "documents": tuple(sorted({passage["document"] for passage in record["passages"]})),
        }
        rows.append(tuple(made[column.name] for column in _COLUMNS))
    return Table(_COLUMNS, tuple(rows), caption)
