"""What became of promised times: each target with its outcome and its delay."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from depositary.register.agreements import witnesses
from depositary.register.targets import Target
from depositary.register.threadrecords import target_facts
from depositary.views.agreements import SHORT_ID
from depositary.views.dates import date_words
from depositary.views.tables import Cell, Column, Kind, Table

_COLUMNS = (
    Column("short_id", "Id", Kind.CODE, for_data=False),
    Column("agreements", "Agreements", for_people=False),
    Column("parties", "Parties", least=7),
    Column("stage", "Stage", Kind.CODE),
    Column("by", "By", Kind.DATE, for_people=False),
    Column("by_shown", "By", most=11, for_data=False),
    Column("status", "Status", Kind.CODE),
    Column("reached", "Reached", Kind.DATE),
    Column("days_late", "Late", Kind.NUMBER),
    Column("speakers", "Who named it", for_people=False),
)


def targets_table(targets: Iterable[Target], caption: str = "") -> Table:
    """The targets in their order."""
    return Table(_COLUMNS, tuple(_row(target_facts(target)) for target in targets), caption)


def _row(record: dict[str, Any]) -> tuple[Cell, ...]:
    made: dict[str, Cell] = {
        **record,
        "agreements": tuple(record["agreements"]),
        "short_id": " ".join(each[:SHORT_ID] for each in record["agreements"][:1]),
        "parties": tuple(record["parties"]),
        "by_shown": date_words(record["by"]) or None,
        "days_late": record["days_late"] or None,
        "speakers": tuple(record["speakers"]),
    }
    return tuple(made[column.name] for column in _COLUMNS)


def late_targets(targets: Iterable[Target]) -> list[Target]:
    """The targets whose stage came after them, those that most witnesses name first, then the longest delay."""
    late = [target for target in targets if target.outcome.late and target.outcome.reached]
    return sorted(late, key=_rank)


def _rank(target: Target) -> tuple[int, int, tuple[str, ...], str]:
    return (-witnesses(target.stated), -(target.outcome.late or 0), target.parties, target.by or "")
