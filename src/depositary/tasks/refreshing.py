"""Bringing the projection up to date, and telling what that changed in the register."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import Connection

from depositary.register.agreements import Agreement, RegisterState
from depositary.register.changes import Causes, Change, Content, compare_facts, facts_of_agreements
from depositary.register.conflicts import conflicts_beside
from depositary.register.readings import Conflict
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


@dataclass(frozen=True, slots=True)
class Refreshed:
    """What bringing the projection up to date changed: facts, and open conflicts about agreements."""

    changes: list[Change]
    settled: list[Conflict]
    raised: list[Conflict]


def refreshed_changes(store: Store, connection: Connection, world: World) -> list[Change]:
    """Refresh the projection within a transaction; return the facts in which the register differs from before.

    What was before is the projection that the store holds outside the transaction: its caller sees to it that this is
    up to date when its own work begins.
    """
    with _refreshing(store, connection, world) as (before, after, ids):
        return _compared(before, after, ids, world)


def refreshed(store: Store, connection: Connection, world: World) -> Refreshed:
    """The same with the conflicts that were settled by it or came up."""
    with _refreshing(store, connection, world) as (before, after, ids):
        changes = _compared(before, after, ids, world)
        old, new = (Slices(side.connection, side.decisions, world).around(ids) for side in (before, after))
        return Refreshed(changes, *differing_conflicts(old, new, ids))


def differing_conflicts(
    before: RegisterState, after: RegisterState, ids: Collection[str] | None = None
) -> tuple[list[Conflict], list[Conflict]]:
    """The open conflicts about agreements that only the first state has, and those that only the second has."""
    old, new = _conflicts(before, ids), _conflicts(after, ids)
    return [old[key] for key in old if key not in new], [new[key] for key in new if key not in old]


def _conflicts(state: RegisterState, ids: Collection[str] | None) -> dict[tuple[str, str], Conflict]:
    return {
        (each.kind, each.about): each
        for each in conflicts_beside(state, ())
        if each.agreement is not None and (ids is None or each.agreement_id in ids)
    }


@contextmanager
def _refreshing(
    store: Store, connection: Connection, world: World
) -> Iterator[tuple[Standpoint, Standpoint, Collection[str]]]:
    """Refresh the projection: what was before, what is now, and the agreements that may differ."""
    with store.reading() as earlier, collecting_paused():
        reached = Projection(earlier).reached()
        touched = refresh(connection, world)
        ids = touched if touched is not None else _all(earlier) | _all(connection)
        before = Standpoint(earlier, standing(earlier, reached.sequence if reached else 0))
        yield before, Standpoint(connection, standing(connection)), ids


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
    causes = Causes(_Touched(before, old, documents), _Touched(after, new, documents))
    return compare_facts(facts_of_agreements(old), facts_of_agreements(new), causes)


class _Touched(Content):
    """What was touched of a register: some agreements and their documents. What is ruled may speak of none of them."""

    def __init__(self, stand: Standpoint, agreements: Collection[Agreement], documents: Collection[str]) -> None:
        super().__init__(
            RegisterState(tuple(agreements), (), (), Projection(stand.connection).sources(documents), OPEN)
        )
        self._stored = StoredContent(stand)

    @property
    def ruled(self) -> Container[str]:
        """The ids of statements that a ruling rejects or corrects."""
        return self._stored.ruled


def _all(connection: Connection) -> set[str]:
    return set(Places(connection).agreements())
