"""Jobs over the rooms: ingest, rebuild, verify, review.

Public names resolve lazily, so that one job loads only what it needs.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from depositary.tasks.checking import check_sentence
    from depositary.tasks.ingesting import IngestReport, Outcome, ingest
    from depositary.tasks.registers import load_register
    from depositary.tasks.reviewing import (
        Preview,
        changes_since,
        preview_ruling,
        record_ruling,
        unanswered_rulings,
    )

_HOMES = {
    "IngestReport": "ingesting",
    "Outcome": "ingesting",
    "Preview": "reviewing",
    "changes_since": "reviewing",
    "check_sentence": "checking",
    "ingest": "ingesting",
    "load_register": "registers",
    "preview_ruling": "reviewing",
    "record_ruling": "reviewing",
    "unanswered_rulings": "reviewing",
}

__all__ = [
    "IngestReport",
    "Outcome",
    "Preview",
    "changes_since",
    "check_sentence",
    "ingest",
    "load_register",
    "preview_ruling",
    "record_ruling",
    "unanswered_rulings",
]


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{home}"), name)
