"""What a register learned between two known times: changed facts, and what follows from them."""

from __future__ import annotations

from collections.abc import Mapping

from depositary.register.changes import Causes, Change, compare
from depositary.register.claims import Claims
from depositary.register.conditions import conditions
from depositary.register.sources import Clocks
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
from depositary.tasks.families import Families
from depositary.tasks.refreshing import differing_facts
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


def _threads(stand: Standpoint, clocks: Clocks, world: World) -> Mapping[Key, ThreadFact]:
    slices = Slices(stand.connection, stand.decisions, world)
    claims = Claims(Families(stand.connection).state(clocks), world)
    return facts_of_threads(
        targets(thread_state_at(stand, Threads(Topic.TARGETS), clocks, world)),
        conditions(thread_state_at(stand, Threads(Topic.CONDITIONS), clocks, world)),
        checked_of_all(stand.connection, slices, claims),
    )
