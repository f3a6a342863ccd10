"""Which state of the store an answer rests on."""

from __future__ import annotations

from dataclasses import dataclass

from depositary.store.logs import LogEntry


@dataclass(frozen=True, slots=True)
class Version:
    """The hash of the log's last entry that an answer takes in, and when that was recorded."""

    head: str = ""
    recorded: str = ""

    @property
    def id(self) -> str:
        """A short name of the version; `empty` for a register in which nothing is recorded."""
        return self.head[:12] or "empty"


def version_of(entry: LogEntry | None) -> Version:
    """The version of a log that ends with an entry."""
    return Version(entry.hash, entry.recorded) if entry else Version()
