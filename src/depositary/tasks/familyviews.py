"""One family in full: its agreements with their evidence, and every number that documents state of it, judged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from depositary.register.agreements import RegisterState, sort_evidence
from depositary.register.claims import Claims, completeness
from depositary.register.sources import Clocks
from depositary.register.statedcounts import CheckedCount, check_counts
from depositary.register.worlds import World
from depositary.store import Store
from depositary.store.agreementrows import family_sizes, ids_of_family
from depositary.store.countrows import counts, told_numbers
from depositary.store.heldevidence import held_of_keys
from depositary.tasks.countlines import read_claim
from depositary.tasks.families import Families
from depositary.tasks.registers import load_register
from depositary.tasks.slices import Slices
from depositary.tasks.standpoints import Standpoint, standpoint


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


def family_view(store: Store, family: str | None, clocks: Clocks, world: World) -> FamilyView:
    """The view of a family, of the largest where none is named; from the projection where it is up to date."""
    with standpoint(store, clocks, world) as stand:
        if stand is not None:
            return _projected(stand, family, clocks, world)
    return family_view_of(load_register(store, clocks, world), family, world)


def family_view_of(state: RegisterState, family: str | None, world: World) -> FamilyView:
    """The same of a state that was rebuilt already."""
    sizes = Counter(each.family for each in state.agreements if each.family)
    chosen = family or _largest(sizes)
    checked = tuple(each for each in check_counts(state, world) if each.verdict.claim.family == chosen)
    return FamilyView(chosen, state, checked, sizes)


def _projected(stand: Standpoint, family: str | None, clocks: Clocks, world: World) -> FamilyView:
    connection = stand.connection
    sizes = family_sizes(connection)
    chosen = family or _largest(sizes)
    slices = Slices(connection, stand.decisions, world)
    state = replace(slices.around(ids_of_family(connection, chosen) if chosen else ()), clocks=clocks)
    checked = _checked(connection, chosen, slices, Claims(Families(connection).state(clocks), world)) if chosen else ()
    return FamilyView(chosen, state, checked, sizes)


def _checked(connection: Connection, family: str, slices: Slices, claims: Claims) -> tuple[CheckedCount, ...]:
    claims.know(completeness(told_numbers(connection, family)))
    rows = {row.key: row for row in counts(connection) if row.family == family}
    held = slices.evidence(held_of_keys(connection, rows))
    keys = {id(item): key for key, item in held.items()}
    return tuple(
        CheckedCount(item, claims.check(read_claim(rows[keys[id(item)]].claim)))
        for item in sort_evidence(held.values())
        if item.silent is None
    )


def _largest(sizes: Mapping[str, int]) -> str | None:
    """The family with the most agreements; of several, the first by code."""
    return min(sizes, key=lambda family: (-sizes[family], family), default=None)
