"""Making the projection's places anew, from everything that the log holds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from sqlalchemy import Connection

from depositary.register.candidates import Identity, Use
from depositary.register.cells import TITLE, CellKey, cells_of
from depositary.register.choices import seeks_open
from depositary.register.identities import Identities
from depositary.register.rebuilding import split_identity, survivor
from depositary.register.references import Reference
from depositary.register.rulings import Decisions
from depositary.register.sources import OPEN, Clocks
from depositary.register.worlds import World
from depositary.store.currents import StatementKey, chunks
from depositary.store.places import Place, Places
from depositary.store.projections import Projection
from depositary.store.settlements import KnownIdentity, Settlements, cell_text
from depositary.store.stores import listings_of_all
from depositary.tasks.copies import copy_keys
from depositary.tasks.knownplaces import use_at
from depositary.tasks.registers import as_sources, unpack_fingerprint
from depositary.tasks.weighing import weighed
from depositary.tasks.working import counted_off

_WRITTEN = 20_000


def build(connection: Connection, world: World, decisions: Decisions, clocks: Clocks = OPEN) -> list[str]:
    """Fill an empty projection but for its agreements' rows; return the ids of the agreements, in order.

    It holds what the clocks know. Only one that knows everything can be brought up to date later.
    """
    projection, places = Projection(connection), Places(connection)
    _take_in(connection, projection, clocks)
    keys: dict[Reference, int] = {}
    made: list[tuple[Place, Reference]] = []
    uses: dict[Reference, list[Use]] = defaultdict(list)
    sources = projection.sources()
    documents = weighed(connection, sources, decisions, world, as_known=clocks.as_known)
    for chunk in chunks(counted_off(documents, "documents", len(sources))):
        written = []
        for _, found in chunk:
            for place, reference in found:
                if reference is None:
                    written.append(place)
                    continue
                key = keys.setdefault(reference, len(keys) + 1)
                placed = place.referring(key)
                written.append(placed)
                made.append((placed, reference))
                if place.silent is None:
                    uses[reference].append(use_at(place))
        places.add(written)
    identities = Identities(uses, world)
    settlements = Settlements(connection)
    settlements.add_references(
        (key, reference, len(uses.get(reference, ())), seeks_open(reference, world.families))
        for reference, key in keys.items()
    )
    _write_cells(settlements, keys, identities, world)
    agreements: set[str] = set()
    for members in chunks(_members(made, identities, decisions), _WRITTEN):
        places.add_members(members)
        agreements.update(agreement for _, agreement in members)
    return sorted(agreements)


def _take_in(connection: Connection, projection: Projection, clocks: Clocks) -> None:
    projection.put_sources(list(as_sources(listings_of_all(connection), clocks).values()))
    if clocks != OPEN:
        return
    keys = (
        (listing.digest, copy_keys(unpack_fingerprint(listing.fingerprint)))
        for listing in listings_of_all(connection)
        if listing.fingerprint is not None
    )
    projection.put_copy_keys(keys)


def _write_cells(settlements: Settlements, keys: Mapping[Reference, int], identities: Identities, world: World) -> None:
    settlements.add_to_cells(
        (cell_text(cell), key, _settled(cell, reference, identities))
        for reference, key in keys.items()
        for cell in cells_of(reference, world)
    )
    homes: dict[str, tuple[CellKey, Identity, bool]] = {}
    for key, cell in identities.cells.items():
        named = {identity.key for identity in cell.named.values()}
        homes |= {identity.id: (key, identity, identity.key in named) for identity in cell.identities}
    for identity in identities.known.values():
        homes.setdefault(identity.id, ((TITLE, *identity.words), identity, False))
    settlements.add_identities(
        (cell_text(cell), KnownIdentity(identity, tuple(sorted(identities.signed(identity.key))), named))
        for cell, identity, named in homes.values()
    )


def _settled(cell: CellKey, reference: Reference, identities: Identities) -> str | None:
    """What a reference settles on in one of its cells."""
    settled = identities.settled.get(reference, ())
    if cell[0] == TITLE:
        return next((identity.id for identity in settled if identity.key == ("open", *cell[1:])), None)
    meant = identities.cells[cell].meant(reference) if settled and cell in identities.cells else None
    return meant.id if meant else None


def _members(
    made: list[tuple[Place, Reference]], identities: Identities, decisions: Decisions
) -> Iterator[tuple[StatementKey, str]]:
    known = {identity.id: identity for identity in identities.known.values()}
    for place, reference in made:
        if place.split is not None:
            meant: tuple[Identity, ...] = (split_identity(place.split, reference),)
        else:
            meant = identities.resolve(reference, use_at(place))
        for agreement in sorted({survivor(identity, known, decisions.merged).id for identity in meant}):
            yield place.key, agreement
