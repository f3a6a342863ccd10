"""Status: what the register holds, when it was last written, by which readers, and what waits for a person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from depositary.views.tables import Column, Kind, Table

_COLUMNS = (Column("name", "Name", Kind.CODE), Column("value", "Value"))


@dataclass(frozen=True, slots=True)
class Holding:
    """One thing that a register holds: its name in data, its title, and how many there are."""

    name: str
    title: str
    number: int


@dataclass(frozen=True, slots=True)
class StatusPage:
    """The state of a register's store. `readers` gives the number of documents read by each reader and version."""

    holdings: tuple[Holding, ...]
    readers: Mapping[str, int]
    head: str
    recorded: str
    product: str
    fault: str | None
    title: str = "Status"
    definition: str = "what the register holds now; the chain of its log is checked at each version"

    def record(self) -> dict[str, Any]:
        """The state as data."""
        return {
            "product": self.product,
            "head": self.head or None,
            "recorded": self.recorded or None,
            "intact": self.fault is None,
            "fault": self.fault,
            "holds": {each.name: each.number for each in self.holdings},
            "readers": dict(self.readers),
        }

    def table(self) -> Table:
        """A row for each number."""
        rows: list[tuple[str, str]] = [(each.name, str(each.number)) for each in self.holdings]
        rows += [(f"read by {reader}", str(number)) for reader, number in self.readers.items()]
        rows += [("head", self.head), ("recorded", self.recorded), ("intact", "no" if self.fault else "yes")]
        return Table(_COLUMNS, tuple(rows))
