"""The counts that documents state, each with the register's verdict as of its day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from depositary.views.plaintext import one_line
from depositary.views.tables import Cell, Column, Kind, Table

_COLUMNS = (
    Column("document", "Document", Kind.CODE),
    Column("published", "Published", Kind.DATE),
    Column("claimed", "Says", Kind.NUMBER),
    Column("kind", "Kind", Kind.CODE, for_people=False),
    Column("kind_shown", "Kind", least=7, for_data=False),
    Column("stage", "Stage", Kind.CODE),
    Column("register", "Held", Kind.NUMBER),
    Column("verdict", "Verdict", Kind.CODE, for_people=False),
    Column("verdict_shown", "Verdict", least=9, for_data=False),
    Column("off_by", "Off", Kind.NUMBER),
    Column("family", "Family", Kind.CODE, for_people=False),
    Column("reason", "Why", for_people=False),
    Column("would_be_right_if", "Would be right if", for_people=False),
    Column("quote", "Words", for_people=False),
)


def claims_table(records: Iterable[Mapping[str, Any]], caption: str = "") -> Table:
    """Records of checked counts as rows, in their order."""
    return Table(_COLUMNS, tuple(_row(record) for record in records), caption)


def _row(record: Mapping[str, Any]) -> tuple[Cell, ...]:
    made: dict[str, Cell] = {
        **{name: record[name] for name in ("document", "published", "claimed", "kind", "verdict", "off_by", "reason")},
        **{name: record["definition"][name] for name in ("stage", "family")},
        "kind_shown": record["kind"].replace("_", " "),
        "verdict_shown": record["verdict"].replace("_", " "),
        "register": record["register"]["number"] if record["register"] else None,
        "would_be_right_if": "; ".join(record["would_be_right_if"]) or None,
        "quote": one_line(record["passage"]["quote"]),
    }
    return tuple(made[column.name] for column in _COLUMNS)
