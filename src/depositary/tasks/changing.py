"""What a register learned between two known times: changed facts, and what follows from them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from depositary.register import RegisterState
from depositary.register.changes import Causes, Change, compare
from depositary.register.claims import Claims
from depositary.register.conditions import conditions
from depositary.register.sources import Clocks, Source
from depositary.register.targets import targets
from depositary.register.threadchanges import (
    Key,
    ThreadChange,
    ThreadFact,
    compare_thread_facts,
    compare_threads,
    facts_of_threads,
)
from depositary.register.worlds import World
from depositary.store import Store
from depositary.store.projections import Projection
from depositary.tasks.families import Families
from depositary.tasks.refreshing import compare_standpoints, differing_facts
from depositary.tasks.registers import collecting_paused, load_register
from depositary.tasks.slices import Slices
from depositary.tasks.standpoints import Standpoint, standpoint
from depositary.tasks.storedcontents import StoredContent
from depositary.tasks.storedcounts import checked_of_all
from depositary.tasks.threadslices import Threads, Topic, thread_state_at


def learned_between(
    store: Store, before: Clocks, after: Clocks, world: World
) -> tuple[list[Change], list[ThreadChange]]:
    """The facts that differ between what two clocks know, and the threads and checked counts that come out otherwise.

    From the projections of both where there are any; else everything is rebuilt twice.
    """
    with standpoint(store, before, world) as then, standpoint(store, after, world) as now:
        if then is not None and now is not None:
            causes = Causes(StoredContent(then), StoredContent(now))
            facts = differing_facts(then, now, causes, world)
            with collecting_paused():
                old, new = _threads(then, before, world), _threads(now, after, world)
                return facts, compare_thread_facts(old, new, causes, facts)
    old_state, new_state = load_register(store, before, world), load_register(store, after, world)
    found = compare(old_state, new_state)
    return found, compare_threads(old_state, new_state, world, found)


@dataclass(frozen=True, slots=True)
class Recorded:
    """What came of the documents that were recorded since an instant: the changed facts, and the sources themselves."""

    changes: Sequence[Change]
    sources: Sequence[Source]


def recorded_between(old: RegisterState, new: RegisterState, since: str) -> Recorded:
    """The facts that differ between two states, and what was recorded since an instant."""
    return Recorded(compare(old, new), _recorded(new.sources.values(), since))


def kept_between(store: Store, before: Clocks, after: Clocks, world: World) -> Recorded | None:
    """The same of what two clocks know, from its projections; None where everything would have to be rebuilt.

    The first clocks' known time is the instant.
    """
    with standpoint(store, before, world) as then, standpoint(store, after, world) as now:
        if then is None or now is None:
            return None
        changes = compare_standpoints(then, now, world)
        return Recorded(changes, _recorded(Projection(now.connection).sources().values(), before.as_known or ""))


def _recorded(sources: Iterable[Source], since: str) -> list[Source]:
    return [source for source in sources if source.recorded and source.recorded >= since]


def _threads(stand: Standpoint, clocks: Clocks, world: World) -> Mapping[Key, ThreadFact]:
    slices = Slices(stand.connection, stand.decisions, world)
    claims = Claims(Families(stand.connection).state(clocks), world)
    return facts_of_threads(
        targets(thread_state_at(stand, Threads(Topic.TARGETS), clocks, world)),
        conditions(thread_state_at(stand, Threads(Topic.CONDITIONS), clocks, world)),
        checked_of_all(stand.connection, slices, claims),
    )
