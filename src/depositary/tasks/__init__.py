"""Jobs over the rooms: ingest, rebuild, verify, review.

Public names resolve lazily, so that one job loads only what it needs.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from depositary.tasks.ingesting import IngestReport, Outcome, ingest
    from depositary.tasks.registers import load_register

_HOMES = {
    "IngestReport": "ingesting",
    "Outcome": "ingesting",
    "ingest": "ingesting",
    "load_register": "registers",
}

__all__ = ["IngestReport", "Outcome", "ingest", "load_register"]


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{home}"), name)
