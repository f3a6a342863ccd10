"""Standpoints: the projection from which a question is answered for its clocks, without a rebuild of everything.

Questions of now are answered from the register's own projection. What was known at a past instant, or had been
published by a day, is projected once into an aside and kept; where the register is small, or can have no aside, it is
rebuilt in memory each time. The answers are the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from depositary.core.hashing import content_id
from depositary.register.rulings import Decisions
from depositary.register.sources import Clocks
from depositary.register.worlds import World
from depositary.store import Store
from depositary.store.asides import asides_of
from depositary.store.logs import LogEntry, last_entry, last_entry_by
from depositary.store.tables import DOCUMENTS
from depositary.tasks.projectionstates import is_current, known_decisions, standing, version
from depositary.tasks.working import work

#: A register of fewer documents is rebuilt in memory sooner than an aside of it is made.
LEAST = 2_000


@dataclass(frozen=True, slots=True)
class Standpoint:
    """A projection behind a connection, and the rulings that stand in it."""

    connection: Connection
    decisions: Decisions


@contextmanager
def standpoint(store: Store, clocks: Clocks, world: World) -> Iterator[Standpoint | None]:
    """The projection of what was known at the clocks' known time; None where everything has to be rebuilt."""
    with store.reading() as connection:
        last = last_entry(connection)
        if _is_now(clocks, last):
            if is_current(connection):
                yield Standpoint(connection, standing(connection))
                return
            with work("the register's index is not up to date; `depositary refresh` makes the next answers fast"):
                yield None
            return
        name = _name(connection, clocks)
    asides = asides_of(store.location) if name is not None else None
    if asides is None or name is None:
        yield None
        return

    def fill(connection: Connection) -> None:
        # Imported here because making a projection asks for counts, which are answered from a standpoint.
        from depositary.tasks.projecting import project_known

        project_known(connection, world, clocks)

    with asides.aside(name, fill) as opened:
        yield Standpoint(opened, known_decisions(opened, clocks)) if opened is not None else None


def _is_now(clocks: Clocks, last: LogEntry | None) -> bool:
    """Whether the clocks know all that the register holds."""
    known = clocks.as_known is None or (last is not None and last.recorded <= clocks.as_known)
    return known and clocks.as_public is None


def _name(connection: Connection, clocks: Clocks) -> str | None:
    """What tells an aside from all others; None where the register is too small for one.

    By its hash the log's last known entry stands for all that had been recorded.
    """
    if connection.execute(select(func.count()).select_from(DOCUMENTS)).scalar_one() < LEAST:
        return None
    last = last_entry_by(connection, clocks.as_known)
    public = clocks.as_public.isoformat() if clocks.as_public else ""
    return content_id([version(), last.hash if last else "", public])
