"""Agreement texts: a document that is itself an instrument, read into a record with a passage behind every field.

    record = read_text(document, load_lexicon())
    text_record(record)                    # the shape of `depositary text`
    text_statements(record, document)      # what it tells the register

Public names resolve when they are first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from depositary.reading.texts.additions import totals
    from depositary.reading.texts.exports import text_record
    from depositary.reading.texts.readers import read_text
    from depositary.reading.texts.recognition import looks_like_agreement
    from depositary.reading.texts.records import TextRecord
    from depositary.reading.texts.witnesses import AgreementReader, text_statements

#: The version of the reader of agreement texts; it changes when the reader says something else of the same text.
TEXTS_VERSION = "1"

_HOMES = {
    "AgreementReader": "witnesses",
    "TextRecord": "records",
    "looks_like_agreement": "recognition",
    "read_text": "readers",
    "text_record": "exports",
    "text_statements": "witnesses",
    "totals": "additions",
}

__all__ = [
    "TEXTS_VERSION",
    "AgreementReader",
    "TextRecord",
    "looks_like_agreement",
    "read_text",
    "text_record",
    "text_statements",
    "totals",
]


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{home}"), name)
