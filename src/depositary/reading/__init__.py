"""Reading: a Document and a Lexicon give Statements. Pure and stateless; runs alone on a worker.

Names resolve lazily, so that importing the room loads neither lexicon nor rules.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from depositary.reading.document_readers import DocumentReader
    from depositary.reading.explanations import explain
    from depositary.reading.readers import RuleReader

__all__ = ["DocumentReader", "RuleReader", "explain"]

_HOMES = {"DocumentReader": "document_readers", "RuleReader": "readers", "explain": "explanations"}


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{home}"), name)
