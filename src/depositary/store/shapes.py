"""What goes into the store and what comes out of it."""

from __future__ import annotations

from dataclasses import dataclass

from depositary.core.documents import Document
from depositary.core.statements import Statement


@dataclass(frozen=True, slots=True)
class Reading:
    """What one version of a reader made of one document, complete and in document order."""

    reader: str
    version: str
    statements: tuple[Statement, ...]

    @property
    def ids(self) -> set[str]:
        """The ids of its statements."""
        return {statement.id for statement in self.statements}


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """A document with the instant (ISO 8601, UTC) at which it was recorded, and its fingerprint."""

    document: Document
    recorded: str
    fingerprint: bytes | None


@dataclass(frozen=True, slots=True)
class Listing:
    """What is known about a stored document, without its text."""

    digest: str
    name: str
    title: str | None
    published: str | None
    publisher: str | None
    address: str | None
    recorded: str
    fingerprint: bytes | None
    file: str = ""
    """The name of the file that it came as."""


@dataclass(frozen=True, slots=True)
class Addition:
    """What a call of `add` changed. `appeared` and `vanished` compare with the last reading by the same reader."""

    document: str
    recorded: str | None
    new_document: bool
    new_reading: bool
    appeared: tuple[str, ...] = ()
    vanished: tuple[str, ...] = ()
