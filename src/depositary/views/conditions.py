"""Conditions: what waits for what, and how it ended."""

from __future__ import annotations

from collections.abc import Iterable

from depositary.register.conditions import ConditionThread
from depositary.register.threadrecords import condition_facts
from depositary.views.agreements import SHORT_ID
from depositary.views.tables import Column, Kind, Table

_COLUMNS = (
    Column("short_id", "Id", Kind.CODE, for_data=False),
    Column("agreement", "Agreement", Kind.CODE, for_people=False),
    Column("parties", "Parties", least=7),
    Column("on", "What waits", for_people=False),
    Column("text", "Waits for"),
    Column("status", "Status", Kind.CODE),
    Column("rule", "Settled by", Kind.CODE),
    Column("ended", "On", Kind.DATE),
)


def conditions_table(threads: Iterable[ConditionThread], caption: str = "") -> Table:
    """The conditions in their order."""
    rows = []
    for thread in threads:
        record = condition_facts(thread)
        made = {
            **record,
            "short_id": record["agreement"][:SHORT_ID] if record["agreement"] else None,
            "parties": tuple(record["parties"]),
        }
        rows.append(tuple(made[column.name] for column in _COLUMNS))
    return Table(_COLUMNS, tuple(rows), caption)
