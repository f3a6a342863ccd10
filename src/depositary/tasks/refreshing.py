"""Bringing the projection up to date, and telling what that changed in the register."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection

from depositary.register.agreements import Agreement, RegisterState
from depositary.register.changes import Causes, Change, compare, compare_facts, facts_of_agreements
from depositary.register.sources import OPEN
from depositary.register.worlds import World
from depositary.store import Store
from depositary.store.agreementrows import records
from depositary.store.places import Places
from depositary.store.projections import Projection
from depositary.tasks.projecting import refresh
from depositary.tasks.projectionstates import standing
from depositary.tasks.registers import collecting_paused
from depositary.tasks.slices import Slices
from depositary.tasks.standpoints import Standpoint
from depositary.tasks.storedcontents import StoredContent


def refreshed_changes(store: Store, connection: Connection, world: World) -> list[Change]:
    """Refresh the projection within a transaction; return the facts in which the register differs from before.

    What was before is the projection that the store holds outside the transaction: its caller sees to it that this is
    up to date when its own work begins.
    """
    with store.reading() as earlier, collecting_paused():
        reached = Projection(earlier).reached()
        touched = refresh(connection, world)
        ids = touched if touched is not None else _all(earlier) | _all(connection)
        before = Standpoint(earlier, standing(earlier, reached.sequence if reached else 0))
        return _compared(before, Standpoint(connection, standing(connection)), ids, world)


def compare_standpoints(before: Standpoint, after: Standpoint, world: World) -> list[Change]:
    """The facts that differ between two projections: only agreements whose rows differ are looked at."""
    return differing_facts(before, after, Causes(StoredContent(before), StoredContent(after)), world)


def differing_facts(before: Standpoint, after: Standpoint, causes: Causes, world: World) -> list[Change]:
    """The same with causes that are told by what both projections hold."""
    then, now = records(before.connection), records(after.connection)
    ids = {each for each in then.keys() | now.keys() if then.get(each) != now.get(each)}
    with collecting_paused():
        old, new = _agreements(before, ids, world), _agreements(after, ids, world)
        return compare_facts(facts_of_agreements(old), facts_of_agreements(new), causes)


def _agreements(stand: Standpoint, ids: Collection[str], world: World) -> list[Agreement]:
    return Slices(stand.connection, stand.decisions, world).agreements(ids)


def _compared(before: Standpoint, after: Standpoint, ids: Collection[str], world: World) -> list[Change]:
    old, new = _agreements(before, ids, world), _agreements(after, ids, world)
    documents = {item.source.digest for each in (*old, *new) for item in each.evidence}
    return compare(_state(before.connection, old, documents), _state(after.connection, new, documents))


def _all(connection: Connection) -> set[str]:
    return set(Places(connection).agreements())


def _state(connection: Connection, agreements: Collection[Agreement], documents: Collection[str]) -> RegisterState:
    return RegisterState(tuple(agreements), (), (), Projection(connection).sources(documents), OPEN)
