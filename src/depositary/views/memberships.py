"""Who joined, applied to, was invited to or left what."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from depositary.core.values import MembershipValue
from depositary.register import Evidence
from depositary.register.threadrecords import evidence_record
from depositary.views.tables import Column, Kind, Table

_COLUMNS = (
    Column("party", "Party", Kind.CODE),
    Column("action", "Action", Kind.CODE),
    Column("body", "What"),
    Column("framing", "Framing", Kind.CODE),
    Column("date", "When", Kind.DATE),
    Column("document", "Document", Kind.CODE),
)


def membership_record(item: Evidence) -> dict[str, Any]:
    """One membership statement as JSON with its passage. Raises `TypeError` for another type of statement."""
    statement = item.statement
    value = statement.value
    if not isinstance(value, MembershipValue):
        raise TypeError(f"a statement of type membership holds {type(value).__name__}")
    return {
        "party": value.party,
        "action": value.action,
        "body": value.body,
        "framing": statement.framing.value,
        "date": statement.date.edtf if statement.date else None,
        "passage": evidence_record(item),
    }


def memberships_table(items: Iterable[Evidence], caption: str = "") -> Table:
    """The statements in their order, equal ones of one document once."""
    rows: dict[tuple[str | None, ...], None] = {}
    for item in items:
        record = membership_record(item)
        row = tuple(record[column.name] for column in _COLUMNS[:-1])
        rows[*row, item.source.name] = None
    return Table(_COLUMNS, tuple(rows), caption)
