"""What changed in the register, one row a fact, with the cause."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from depositary.core.codes import Framing
from depositary.register.changes import Change, ChangeKind
from depositary.register.threadchanges import ThreadChange
from depositary.register.threadrecords import change_record, thread_change_record
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
    Column("stage", "Stage", Kind.CODE, for_people=False),
    Column("framing", "Framing", Kind.CODE, for_people=False),
    Column("step", "Stage", least=8, for_data=False),
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
            "step": _step(record),
            "documents": tuple(sorted({passage["document"] for passage in record["passages"]})),
        }
        rows.append(tuple(made[column.name] for column in _COLUMNS))
    return Table(_COLUMNS, tuple(rows), caption)


def _step(record: Mapping[str, Any]) -> str:
    stage = str(record["stage"]).replace("_", " ")
    return stage if record["framing"] == Framing.HAPPENED else f"{stage}: {record['framing']}"


_FOLLOWING = (
    Column("mark", "", Kind.CODE, for_data=False),
    Column("change", "Change", Kind.CODE, for_people=False),
    Column("topic", "Topic", Kind.CODE),
    Column("agreement", "Agreement", Kind.CODE, for_people=False),
    Column("parties", "Parties", least=7),
    Column("about", "What"),
    Column("before", "Before"),
    Column("after", "Now"),
    Column("cause", "Cause", Kind.CODE),
    Column("documents", "Documents", for_people=False),
)


def following_table(changes: Iterable[ThreadChange], caption: str = "") -> Table:
    """What follows from changed facts: targets, conditions and checked counts, in their order."""
    rows = []
    for change in changes:
        record: Mapping[str, Any] = thread_change_record(change)
        made = {
            **record,
            "mark": MARKS[change.kind],
            "parties": tuple(record["parties"]),
            "documents": tuple(sorted({passage["document"] for passage in record["passages"]})),
        }
        rows.append(tuple(made[column.name] for column in _FOLLOWING))
    return Table(_FOLLOWING, tuple(rows), caption)


_ALL = tuple(Column(name, name) for name in (
    "change", "cause", "topic", "agreement", "parties", "stage", "framing", "about", "before", "after", "documents",
))  # fmt: skip


def all_changes_table(facts: Iterable[Change], following: Iterable[ThreadChange]) -> Table:
    """Changed facts and what follows from them under one head, for data."""
    records = [*map(change_record, facts), *map(thread_change_record, following)]
    rows = []
    for record in records:
        made = {**record, "documents": sorted({passage["document"] for passage in record["passages"]})}
        cells = (made.get(column.name) for column in _ALL)
        rows.append(tuple(tuple(cell) if isinstance(cell, list) else cell for cell in cells))
    return Table(_ALL, tuple(rows))
