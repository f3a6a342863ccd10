"""The log: one chained entry for each thing stored, in the order and at the instant of recording."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, func, insert, select

from depositary.core.errors import UsageError
from depositary.core.hashing import digest_text
from depositary.store.tables import LOG

_START = "0" * 64
_BATCH = 1000
_TICK = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One entry. `content` is a hash of what was stored; `hash` chains it to the entry before."""

    sequence: int
    recorded: str
    kind: str
    subject: str
    content: str
    previous: str
    hash: str

    @property
    def expected_hash(self) -> str:
        """The hash that the entry must have."""
        parts = (str(self.sequence), self.recorded, self.kind, self.subject, self.content, self.previous)
        return digest_text("\n".join(parts))


def instant(moment: datetime) -> str:
    """An instant as the register writes it: ISO 8601 in UTC with microseconds, so that text order is time order.

    Raises `UsageError` for a moment without a time zone.
    """
    if moment.tzinfo is None:
        raise UsageError(f"{moment.isoformat()} has no time zone; the register needs to know which")
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def last_entry(connection: Connection) -> LogEntry | None:
    """The newest entry, or None in an empty register."""
    row = connection.execute(select(LOG).order_by(LOG.c.sequence.desc()).limit(1)).first()
    return LogEntry(**row._mapping) if row else None


def recorded_days(connection: Connection) -> list[str]:
    """The days (ISO 8601, UTC) on which anything was recorded, in order."""
    day = func.substr(LOG.c.recorded, 1, 10)
    return list(connection.execute(select(day).distinct().order_by(day)).scalars())


def last_entry_by(connection: Connection, recorded: str | None) -> LogEntry | None:
    """The newest entry recorded by an instant, of all when it is None; None when there was none."""
    newest = select(LOG).order_by(LOG.c.sequence.desc()).limit(1)
    if recorded is not None:
        newest = newest.where(LOG.c.recorded <= recorded)
    row = connection.execute(newest).first()
    return LogEntry(**row._mapping) if row else None


def entry_at(connection: Connection, sequence: int) -> LogEntry | None:
    """The entry with a sequence number, or None."""
    row = connection.execute(select(LOG).where(LOG.c.sequence == sequence)).first()
    return LogEntry(**row._mapping) if row else None


def entries_after(connection: Connection, sequence: int) -> Iterator[LogEntry]:
    """The entries after a sequence number, in order."""
    query = select(LOG).where(LOG.c.sequence > sequence).order_by(LOG.c.sequence).execution_options(yield_per=_BATCH)
    with connection.execute(query) as found:
        for row in found:
            yield LogEntry(**row._mapping)


def append(connection: Connection, recorded_at: datetime, entries: list[tuple[str, str, str]]) -> str:
    """Append entries (kind, subject, content) at one instant and return it.

    Recording times strictly increase: when the clock has gone back, the instant is a tick after the last one.
    """
    last = last_entry(connection)
    recorded = instant(recorded_at)
    if last is not None and recorded <= last.recorded:
        after = datetime.fromisoformat(last.recorded) + _TICK
        recorded = instant(after)
    sequence, previous = (last.sequence, last.hash) if last else (0, _START)
    rows = []
    for kind, subject, content in entries:
        sequence += 1
        entry = LogEntry(sequence, recorded, kind, subject, content, previous, "")
        previous = entry.expected_hash
        rows.append(
            {
                "sequence": sequence,
                "recorded": recorded,
                "kind": kind,
                "subject": subject,
                "content": content,
                "previous": entry.previous,
                "hash": previous,
            }
        )
    connection.execute(insert(LOG), rows)
    return recorded


def chain_faults(connection: Connection, whole: LogEntry | None = None) -> list[str]:
    """What is wrong with the chain, in words; empty when every entry follows from the one before.

    `whole` is an entry up to which the chain was found whole before: where it still stands there, the chain is followed
    from it on.
    """
    faults = []
    previous, sequence, recorded = _START, 0, ""
    if whole is not None and entry_at(connection, whole.sequence) == whole:
        previous, sequence, recorded = whole.hash, whole.sequence, whole.recorded
    for entry in entries_after(connection, sequence):
        if entry.sequence != sequence + 1:
            faults.append(f"log: entry {sequence + 1} is missing")
        if entry.previous != previous or entry.hash != entry.expected_hash:
            faults.append(f"log: entry {entry.sequence} ({entry.kind} {entry.subject}) was changed")
        if entry.recorded < recorded:
            faults.append(f"log: entry {entry.sequence} is recorded before the one it follows")
        previous, sequence, recorded = entry.hash, entry.sequence, entry.recorded
    return faults
