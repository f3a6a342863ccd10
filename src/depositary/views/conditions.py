"""Conditions: what waits for what, and how it ended."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from depositary.register.conditions import ConditionThread
from depositary.views.agreements import SHORT_ID
from depositary.views.passages import passage_record
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


def condition_record(thread: ConditionThread) -> dict[str, Any]:
    """One condition as JSON: where it is stated, and the rule and evidence that ended it."""
    ending = thread.ending
    return {
        "agreement": thread.agreement.id if thread.agreement else None,
        "parties": list(thread.agreement.parties if thread.agreement else thread.stated[0].statement.parties),
        "text": thread.text,
        "on": thread.on,
        "stage": thread.holds_up.value if thread.holds_up else None,
        "status": thread.status,
        "rule": ending.rule if ending else None,
        "ended": (ending.on or (f"../{ending.by}" if ending.by else None)) if ending else None,
        "stated": [passage_record(item) for item in thread.stated],
        "settled": [passage_record(item) for item in ending.evidence] if ending else [],
    }


def conditions_table(threads: Iterable[ConditionThread], caption: str = "") -> Table:
    """The conditions in their order."""
    rows = []
    for thread in threads:
        record = condition_record(thread)
        made = {
            **record,
            "short_id": record["agreement"][:SHORT_ID] if record["agreement"] else None,
            "parties": tuple(record["parties"]),
        }
        rows.append(tuple(made[column.name] for column in _COLUMNS))
    return Table(_COLUMNS, tuple(rows), caption)
