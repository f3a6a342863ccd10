"""Whether a projection is up to date, and by which rulings it stands."""

from __future__ import annotations

from sqlalchemy import Connection

from depositary.register.rulings import Decisions, decide
from depositary.register.sources import Clocks
from depositary.store.logs import LogEntry, entry_at, last_entry
from depositary.store.projections import Projection, Reached
from depositary.store.stores import rulings_of, trails
from depositary.tasks.makers import fingerprint


def version() -> str:
    """A hash of the code and the data that make a projection."""
    return fingerprint()


def is_current(connection: Connection) -> bool:
    """Whether the projection has reached the log's last entry and was made by this version.

    For a connection that trails, an earlier entry of the same log is enough: that is a past state, and a whole one.
    """
    reached = Projection(connection).reached()
    if reached is not None and trails(connection):
        return continues(connection, reached)
    return reached == reached_by(last_entry(connection))


def continues(connection: Connection, reached: Reached) -> bool:
    """Whether this version made a projection and the log goes on from where it stands."""
    if reached.version != version():
        return False
    entry = entry_at(connection, reached.sequence)
    return reached.sequence == 0 or (entry is not None and entry.hash == reached.head)


def answered_upto(connection: Connection) -> LogEntry | None:
    """The log's entry up to which questions of now are answered: the last, or the projection's where that trails."""
    reached = Projection(connection).reached() if trails(connection) else None
    if reached is None or not continues(connection, reached):
        return last_entry(connection)
    return entry_at(connection, reached.sequence)


def standing(connection: Connection, upto: int | None = None) -> Decisions:
    """What the rulings decide that the log holds up to an entry."""
    return decide([ruling for sequence, _, ruling in rulings_of(connection) if upto is None or sequence <= upto])


def known_decisions(connection: Connection, clocks: Clocks) -> Decisions:
    """What the rulings decide that were recorded by the clocks' known time."""
    by = clocks.as_known
    return decide([each for _, recorded, each in rulings_of(connection) if by is None or recorded <= by], clocks)


def reached_by(last: LogEntry | None) -> Reached:
    """How far this version's projection has come when it has taken in everything up to an entry of the log."""
    return Reached(version(), last.sequence, last.hash) if last else Reached(version(), 0, "")
