"""From bytes to documents: text with an exact offset map, provenance, residue set apart, copies recognised.

Public names resolve when they are first used, so that importing the room costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from depositary.corpus.datelines import Dateline, dateline
    from depositary.corpus.formats import Format
    from depositary.corpus.limits import DEFAULT_LIMITS, Limits
    from depositary.corpus.loading import LoadedDocument, LoadOptions, load

_HOMES = {
    "DEFAULT_LIMITS": "limits",
    "Dateline": "datelines",
    "Format": "formats",
    "Limits": "limits",
    "LoadOptions": "loading",
    "LoadedDocument": "loading",
    "dateline": "datelines",
    "load": "loading",
}

__all__ = ["DEFAULT_LIMITS", "Dateline", "Format", "Limits", "LoadOptions", "LoadedDocument", "dateline", "load"]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
