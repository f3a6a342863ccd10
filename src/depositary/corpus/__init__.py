"""From bytes to documents: text with an exact offset map, provenance, residue set apart, copies recognised.

Public names resolve when they are first used, so that importing the room costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from depositary.corpus.datelines import Dateline, dateline
    from depositary.corpus.fingerprints import Fingerprint, fingerprint, fingerprint_record, read_fingerprint
    from depositary.corpus.formats import Format
    from depositary.corpus.limits import DEFAULT_LIMITS, Limits
    from depositary.corpus.loading import LoadedDocument, LoadOptions, load
    from depositary.corpus.witnesses import Witness, Witnesses, group, witnesses_of

_HOMES = {
    "DEFAULT_LIMITS": "limits",
    "Dateline": "datelines",
    "Fingerprint": "fingerprints",
    "Format": "formats",
    "Limits": "limits",
    "LoadOptions": "loading",
    "LoadedDocument": "loading",
    "Witness": "witnesses",
    "Witnesses": "witnesses",
    "dateline": "datelines",
    "fingerprint": "fingerprints",
    "fingerprint_record": "fingerprints",
    "group": "witnesses",
    "load": "loading",
    "read_fingerprint": "fingerprints",
    "witnesses_of": "witnesses",
}

__all__ = [
    "DEFAULT_LIMITS",
    "Dateline",
    "Fingerprint",
    "Format",
    "Limits",
    "LoadOptions",
    "LoadedDocument",
    "Witness",
    "Witnesses",
    "dateline",
    "fingerprint",
    "fingerprint_record",
    "group",
    "load",
    "read_fingerprint",
    "witnesses_of",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
