"""Bringing the projection up to date, and telling what that changed in the register."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection

from depositary.register.agreements import Agreement, RegisterState
from depositary.register.changes import Change, compare
from depositary.register.sources import OPEN
from depositary.register.worlds import World
from depositary.store import Store
from depositary.store.places import Places
from depositary.store.projections import Projection
from depositary.tasks.projecting import refresh
from depositary.tasks.projectionstates import standing
from depositary.tasks.registers import collecting_paused
from depositary.tasks.slices import Slices


def refreshed_changes(store: Store, connection: Connection, world: World) -> list[Change]:
    """Refresh the projection within a transaction; return the facts in which the register differs from before.

    What was before is the projection that the store holds outside the transaction: its caller sees to it that this is
    up to date when its own work begins.
    """
    with store.reading() as earlier, collecting_paused():
        reached = Projection(earlier).reached()
        touched = refresh(connection, world)
        ids = touched if touched is not None else _all(earlier) | _all(connection)
        before = Slices(earlier, standing(earlier, reached.sequence if reached else 0), world).agreements(ids)
        after = Slices(connection, standing(connection), world).agreements(ids)
        documents = {item.source.digest for each in (*before, *after) for item in each.evidence}
        return compare(_state(earlier, before, documents), _state(connection, after, documents))


def _all(connection: Connection) -> set[str]:
    return set(Places(connection).agreements())


def _state(connection: Connection, agreements: Collection[Agreement], documents: Collection[str]) -> RegisterState:
    return RegisterState(tuple(agreements), (), (), Projection(connection).sources(documents), OPEN)
