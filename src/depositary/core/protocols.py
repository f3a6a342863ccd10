"""The ports between rooms."""

from __future__ import annotations

from typing import Protocol

from depositary.core.documents import Document
from depositary.core.statements import Statement


class Reader(Protocol):
    """Anything that turns a document into statements. Pure: the same document gives the same statements."""

    name: str
    version: str

    def read(self, document: Document) -> list[Statement]:
        """The statements of a document, in document order. Every passage fits the document's text."""
        ...
