"""Rulings as a table: who decided what, why, and whether it stands and is answered by what readers say now."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from depositary.core.rulings import Ruling, RulingKind
from depositary.views.tables import Column, Kind, Table


def ruling_record(ruling: Ruling, standing: Collection[str], unanswered: Collection[str]) -> dict[str, Any]:
    """A ruling as JSON; `standing` and `unanswered` are ids of rulings.

    `answered` is False where a newer reading no longer says what the ruling is about.
    """
    return {
        "id": ruling.id,
        "kind": ruling.kind.value,
        "targets": list(ruling.targets),
        "corrections": dict(ruling.corrections),
        "reason": ruling.reason,
        "who": ruling.who,
        "made_at": ruling.made_at,
        "stands": ruling.id in standing or ruling.kind is RulingKind.UNDO,
        "answered": ruling.id not in unanswered,
    }


def rulings_table(records: Sequence[dict[str, Any]], caption: str = "") -> Table:
    """Rulings as rows, in their order."""
    columns = (
        Column("id", "Id", Kind.CODE), Column("made_at", "Made", Kind.DATE), Column("who", "Who", least=6),
        Column("kind", "Kind", Kind.CODE), Column("targets", "On", least=16), Column("state", "State", Kind.CODE),
        Column("reason", "Reason"),
    )  # fmt: skip
    rows = tuple(
        (
            record["id"][:7], record["made_at"][:10], record["who"], record["kind"], tuple(record["targets"]),
            "undone" if not record["stands"] else "stands" if record["answered"] else "lost", record["reason"],
        )
        for record in records
    )  # fmt: skip
    return Table(columns, rows, caption)
