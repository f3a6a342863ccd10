"""The append-only store with two clocks, on SQLite and PostgreSQL.

Public names resolve lazily, so that a worker that only reads documents loads no database.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from depositary.store.logs import LogEntry, instant
    from depositary.store.shapes import Addition, Listing, Reading, StoredDocument
    from depositary.store.stores import Store
    from depositary.store.verifying import Verification, verify

_HOMES = {
    "Addition": "shapes",
    "Listing": "shapes",
    "LogEntry": "logs",
    "Reading": "shapes",
    "Store": "stores",
    "StoredDocument": "shapes",
    "Verification": "verifying",
    "instant": "logs",
    "verify": "verifying",
}

__all__ = ["Addition", "Listing", "LogEntry", "Reading", "Store", "StoredDocument", "Verification", "instant", "verify"]


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{home}"), name)
