"""Conflicts from the projection: those of a family or of a party's agreements, without the rest of the register."""

from __future__ import annotations

from dataclasses import dataclass, replace

from depositary.register.claims import Claims
from depositary.register.conflicts import conflicts, conflicts_beside
from depositary.register.readings import Conflict
from depositary.register.sources import Clocks
from depositary.register.worlds import World
from depositary.store import Store
from depositary.store.agreementrows import ids_of_family, ids_of_party
from depositary.tasks.families import Families
from depositary.tasks.registers import collecting_paused, load_register
from depositary.tasks.slices import Slices
from depositary.tasks.standpoints import Standpoint, standpoint
from depositary.tasks.storedcounts import checked_of_family
from depositary.tasks.wholes import whole_state


@dataclass(frozen=True, slots=True)
class Concerning:
    """Of which conflicts are asked for: those of a family, those about agreements of a party; None for any."""

    family: str | None = None
    party: str | None = None

    def takes(self, conflict: Conflict) -> bool:
        """Whether a conflict is one of them."""
        if self.family is not None and conflict.family != self.family:
            return False
        return self.party is None or (conflict.agreement is not None and self.party in conflict.agreement.parties)


def conflicts_in_store(store: Store, concerning: Concerning, clocks: Clocks, world: World) -> list[Conflict]:
    """The open conflicts that are asked for, the weightiest first."""
    with standpoint(store, clocks, world) as stand, collecting_paused():
        if stand is None:
            found = conflicts(load_register(store, clocks, world), world)
        elif concerning == Concerning():
            found = conflicts(replace(whole_state(stand, world), clocks=clocks), world)
        else:
            found = _near(stand, concerning, clocks, world)
    return [each for each in found if concerning.takes(each)]


def _near(stand: Standpoint, concerning: Concerning, clocks: Clocks, world: World) -> list[Conflict]:
    """The conflicts of some agreements and their families; of others some, and not all."""
    connection = stand.connection
    ids = set(ids_of_party(connection, concerning.party)) if concerning.party is not None else None
    if concerning.family is not None:
        of_family = set(ids_of_family(connection, concerning.family))
        ids = of_family if ids is None else ids & of_family
    slices = Slices(connection, stand.decisions, world)
    state = replace(slices.around(ids or ()), clocks=clocks)
    families = {each.family for each in state.agreements if each.id in (ids or ())} | {concerning.family}
    claims = Claims(Families(connection).state(clocks), world)
    checked = [
        each
        for family in sorted(family for family in families if family is not None)
        for each in checked_of_family(connection, family, slices, claims)
    ]
    return [
        each for each in conflicts_beside(state, checked) if each.agreement is None or each.agreement_id in (ids or ())
    ]
