"""Who takes which stance on what, and whether the line has changed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from depositary.register.positions import PositionThread, position_value
from depositary.register.threadrecords import evidence_record
from depositary.views.tables import Column, Kind, Table

_COLUMNS = (
    Column("party", "Party", Kind.CODE),
    Column("who", "Who"),
    Column("stances", "Stance"),
    Column("on", "On what"),
    Column("last", "Last said", Kind.DATE),
)


def position_record(thread: PositionThread) -> dict[str, Any]:
    """One speaker's line on one thing as JSON, every utterance with its passage, horizon and condition."""
    said = []
    for item in thread.stated:
        value = position_value(item)
        said.append(
            {
                "stance": value.stance,
                "horizon": value.horizon,
                "condition": value.condition,
                "gloss": value.gloss,
                **evidence_record(item),
            }
        )
    return {
        "who": thread.who,
        "party": thread.party,
        "on": thread.on,
        "stance": thread.stance,
        "stances": list(thread.stances),
        "stated": said,
    }


def positions_table(threads: Iterable[PositionThread], caption: str = "") -> Table:
    """The lines in their order; several stances stand in the order in which they were taken."""
    rows = tuple(
        (each.party, each.who, " > ".join(each.stances), each.on, each.stated[-1].source.published) for each in threads
    )
    return Table(_COLUMNS, rows, caption)
