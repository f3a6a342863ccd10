"""One family in full: its agreements with their evidence, and every number that documents state of it, judged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from depositary.register.agreements import RegisterState
from depositary.register.claims import Claims
from depositary.register.sources import Clocks
from depositary.register.statedcounts import CheckedCount, check_counts
from depositary.register.worlds import World
from depositary.store import Store
from depositary.store.agreementrows import family_sizes, ids_of_family
from depositary.tasks.families import Families
from depositary.tasks.registers import load_register
from depositary.tasks.slices import Slices
from depositary.tasks.standpoints import Standpoint, standpoint
from depositary.tasks.storedcounts import checked_of_family


@dataclass(frozen=True, slots=True)
class FamilyView:
    """A family at some clocks. `family` is None where no family has an agreement.

    `state` holds the family's agreements with all by which conflicts about them are told; others in it may lack
    evidence. `sizes` gives the number of agreements of every family.
    """

    family: str | None
    state: RegisterState
    checked: tuple[CheckedCount, ...]
    sizes: Mapping[str, int]


#: Gives what is kept of a family, or what it is told to make.
Keeping = Callable[[str, Callable[[], RegisterState]], RegisterState]


def family_view(
    store: Store, family: str | None, clocks: Clocks, world: World, kept: Keeping = lambda _, make: make()
) -> FamilyView:
    """The view of a family, of the largest where none is named; from the projection where it is up to date.

    Of now a family's evidence is the same on every day in the world: `kept` may keep it between questions.
    """
    with standpoint(store, clocks, world) as stand:
        if stand is not None:
            return _projected(stand, family, clocks, world, kept)
    return family_view_of(load_register(store, clocks, world), family, world)


def family_view_of(state: RegisterState, family: str | None, world: World) -> FamilyView:
    """The same of a state that was rebuilt already."""
    sizes = Counter(each.family for each in state.agreements if each.family)
    chosen = family or _largest(sizes)
    checked = tuple(each for each in check_counts(state, world) if each.verdict.claim.family == chosen)
    return FamilyView(chosen, state, checked, sizes)


def _projected(stand: Standpoint, family: str | None, clocks: Clocks, world: World, kept: Keeping) -> FamilyView:
    connection = stand.connection
    sizes = family_sizes(connection)
    chosen = family or _largest(sizes)
    slices = Slices(connection, stand.decisions, world)
    ids = ids_of_family(connection, chosen) if chosen else ()
    state = replace(kept(chosen or "", lambda: slices.around(ids)), clocks=clocks)
    claims = Claims(Families(connection).state(clocks), world)
    checked = checked_of_family(connection, chosen, slices, claims) if chosen else ()
    return FamilyView(chosen, state, checked, sizes)


def _largest(sizes: Mapping[str, int]) -> str | None:
    """The family with the most agreements; of several, the first by code."""
    return min(sizes, key=lambda family: (-sizes[family], family), default=None)
