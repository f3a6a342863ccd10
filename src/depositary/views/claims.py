"""The counts that documents state, each with the register's verdict as of its day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from depositary.views.counts import in_whose_words
from depositary.views.plaintext import one_line
from depositary.views.tables import Cell, Column, Kind, Table

#: So many characters of a moment of publication are its day.
_DAY = 10

_COLUMNS = (
    Column("document", "Document", Kind.CODE, for_people=False),
    Column("published", "Published", Kind.DATE, for_people=False),
    Column("day", "Published", Kind.DATE, for_data=False),
    Column("claimed", "Says", Kind.NUMBER),
    Column("kind", "Kind", Kind.CODE, for_people=False),
    Column("stage", "Stage", Kind.CODE),
    Column("register", "Held", Kind.NUMBER),
    Column("verdict", "Verdict", Kind.CODE, for_people=False),
    Column("verdict_shown", "Verdict", least=9, most=11, for_data=False),
    Column("off_by", "Off", Kind.NUMBER, for_people=False),
    Column("words", "In whose words", for_data=False),
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
        "day": record["published"][:_DAY] if record["published"] else None,
        "verdict_shown": _verdict(record),
        "register": record["register"]["number"] if record["register"] else None,
        "would_be_right_if": "; ".join(record["would_be_right_if"]) or None,
        "quote": one_line(record["passage"]["quote"]),
        "words": in_whose_words(record["passage"]["quote"], record["outlet"]),
    }
    return tuple(made[column.name] for column in _COLUMNS)


def _verdict(record: Mapping[str, Any]) -> str:
    words = str(record["verdict"]).replace("_", " ")
    return f"{words} {record['off_by']:+d}" if record["off_by"] else words
