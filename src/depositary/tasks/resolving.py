"""Which agreement is meant where, brought up to date after the evidence of some documents changed.

Only what a change can reach is looked at again: the cells of the references that came or went, the documents that
speak of what these cells settle, and the documents whose references without a name could now mean something else.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection

from depositary.register.candidates import Identity, Use
from depositary.register.cells import OPEN_FAMILY, TITLE, CellKey, cells_of, open_title, open_titles, settle_cell
from depositary.register.choices import MANY, choose, seeks_open
from depositary.register.rebuilding import split_identity, survivor
from depositary.register.references import Reference
from depositary.register.worlds import World
from depositary.store.currents import StatementKey
from depositary.store.places import Place, Places
from depositary.store.settlements import CellMember, KnownIdentity, Settlements, cell_text, reference_record
from depositary.tasks.knownplaces import ProjectedAgreements, use_at

#: One piece of evidence: its place, in which the reference's key is still to be filled in, and its reference.
Made = tuple[Place, Reference | None]
#: The ids of the agreements that references settle on, by the references' keys.
Meant = Mapping[int, str | None]


@dataclass(slots=True)
class Reach:
    """How far a change reaches: documents to be resolved again, and agreements to be made again."""

    documents: set[str] = field(default_factory=set)
    agreements: set[str] = field(default_factory=set)
    parties: set[str] = field(default_factory=set)
    added: Counter[str] = field(default_factory=Counter)
    """How many agreements each party has won."""
    titles: set[CellKey] = field(default_factory=set)
    """Cells of titles of which it may no longer be true that nothing else explains them."""
    open: bool = False
    """Whether an instrument that parties join one by one is concerned."""

    def add(self, identity: Identity) -> None:
        """Take in an agreement of which something has changed that choices look at."""
        self.parties.update(identity.parties)
        self.open |= identity.open


@dataclass(frozen=True, slots=True)
class Touched:
    """The agreements that may have changed, and the documents that say something else or something of others."""

    agreements: set[str]
    documents: set[str]


@dataclass(frozen=True, slots=True)
class Resettled:
    """How a cell has changed: identities that came, went or look different, and references that mean another."""

    added: tuple[Identity, ...] = ()
    removed: tuple[Identity, ...] = ()
    altered: tuple[Identity, ...] = ()
    moved: frozenset[int] = frozenset()

    @property
    def identities(self) -> tuple[Identity, ...]:
        """All the identities concerned."""
        return (*self.added, *self.removed, *self.altered)


class Resolver:
    """Resolves the references of a projection again, as far as changed evidence reaches."""

    def __init__(self, connection: Connection, world: World, merged: Mapping[str, str]) -> None:
        """`merged` leads from the id of an agreement to that of the one that rulings make it part of."""
        self._connection = connection
        self._places = Places(connection)
        self._settlements = Settlements(connection)
        self._world = world
        self._merged = merged
        self._ruled = merged.keys() | set(merged.values())

    def apply(self, changes: Mapping[str, Sequence[Made]], ruled: Iterable[str] = ()) -> Touched:
        """Put evidence in place of what documents said before; return the agreements that may have changed.

        `ruled` are agreements of which another ruling to merge stands than before.
        """
        reach = Reach(documents=set(changes), agreements=set(ruled))
        reach.documents |= self._places.documents_about(reach.agreements)
        before = self._places.members_of(changes)
        reach.agreements.update(each for members in before.values() for ids in members.values() for each in ids)
        flipped = self._replace(changes, reach)
        self._settle_cells(flipped, reach)
        self._reach_parties(reach)
        self._settle_titles(reach)
        if reach.open:
            reach.documents |= self._places.documents_of(self._settlements.seeking_open())
        moved = self._resolve(reach, set(changes))
        return Touched(reach.agreements, moved)

    def _replace(self, changes: Mapping[str, Sequence[Made]], reach: Reach) -> dict[int, Reference]:
        """Write the evidence; the references of which the first use came or the last one went."""
        old = [place for places in self._places.of_documents(changes).values() for place in places]
        keys = self._keys_of({reference for made in changes.values() for _, reference in made if reference is not None})
        new = [
            place.referring(keys[reference]) if reference is not None else place
            for made in changes.values()
            for place, reference in made
        ]
        self._places.remove(changes)
        self._places.add(new)
        was, now = _counted(old), _counted(new)
        shifted = {key for key, day in was.keys() | now.keys() if was[key, day] != now[key, day]}
        more: Counter[int] = Counter()
        for key, day in was.keys() | now.keys():
            more[key] += now[key, day] - was[key, day]
        held = self._settlements.references(shifted)
        self._settlements.set_uses({key: uses + more[key] for key, (_, uses) in held.items() if more[key]})
        self._reach_days(shifted, reach)
        return {key: reference for key, (reference, uses) in held.items() if (uses == 0) != (uses + more[key] == 0)}

    def _keys_of(self, references: set[Reference]) -> dict[Reference, int]:
        """The keys of references; those that nobody has made yet are written with their cells."""
        records = {reference_record(reference): reference for reference in sorted(references, key=_sort_key)}
        found = {records[record]: key for record, key in self._settlements.reference_keys(records).items()}
        new = [reference for reference in records.values() if reference not in found]
        numbered = list(enumerate(new, self._settlements.next_reference_key()))
        self._settlements.add_references(
            (key, reference, 0, seeks_open(reference, self._world.families)) for key, reference in numbered
        )
        self._settlements.add_to_cells(
            (cell_text(cell), key, None) for key, reference in numbered for cell in cells_of(reference, self._world)
        )
        return found | {reference: key for key, reference in numbered}

    def _reach_days(self, references: Iterable[int], reach: Reach) -> None:
        """References on other days: what they settle on may now be, or no longer be, of the season of others."""
        ids = {each for found in self._settlements.settled(references).values() for each in found}
        for known in self._settlements.identities(ids).values():
            reach.add(known.identity)

    def _settle_cells(self, flipped: Mapping[int, Reference], reach: Reach) -> None:
        cells = {cell for reference in flipped.values() for cell in cells_of(reference, self._world)}
        for cell in sorted(cells):
            if cell[0] == TITLE:
                reach.titles.add(cell)
            elif len(cell) > 1:
                self._settle_cell(cell, reach)
        self._reach_days(flipped, reach)

    def _settle_cell(self, key: CellKey, reach: Reach) -> None:
        members = self._settlements.cell(cell_text(key))
        cell = settle_cell(key, (member.reference for member in members if member.uses), self._world)
        named = {identity.id for identity in cell.named.values()}
        made = [
            KnownIdentity(identity, tuple(sorted(cell.signed.get(identity.key, ()))), identity.id in named)
            for identity in cell.identities
        ]
        meant = {
            member.key: identity.id if member.uses and (identity := cell.meant(member.reference)) else None
            for member in members
        }
        changed = self._write_cell(key, members, made, meant)
        self._reach_cell(changed, members, meant, reach)

    def _write_cell(
        self, key: CellKey, members: Iterable[CellMember], made: Iterable[KnownIdentity], meant: Meant
    ) -> Resettled:
        """Write what a cell settles, where that is new."""
        text = cell_text(key)
        old, new = self._settlements.identities_in(text), {known.identity.id: known for known in made}
        differing = {each for each in old.keys() | new.keys() if old.get(each) != new.get(each)}
        self._settlements.remove_identities(differing & old.keys())
        self._settlements.add_identities((text, new[each]) for each in sorted(differing & new.keys()))
        moved = {member.key: meant[member.key] for member in members if member.identity != meant[member.key]}
        self._settlements.settle(text, moved)
        return Resettled(
            tuple(new[each].identity for each in differing - old.keys()),
            tuple(old[each].identity for each in differing - new.keys()),
            tuple(new[each].identity for each in differing & old.keys() & new.keys()),
            frozenset(moved),
        )

    def _reach_cell(self, changed: Resettled, members: Iterable[CellMember], meant: Meant, reach: Reach) -> None:
        reached = set(changed.moved)
        moved = [member for member in members if member.key in changed.moved]
        settled = {each for member in moved for each in (member.identity, meant[member.key]) if each is not None}
        for known in self._settlements.identities(settled).values():
            reach.add(known.identity)
        if changed.identities:
            altered = {identity.id for identity in changed.altered}
            reached |= {member.key for member in members if meant[member.key] is None or meant[member.key] in altered}
        reach.documents |= self._places.documents_of(reached)
        for identity in changed.identities:
            reach.add(identity)
            reach.agreements.add(identity.id)
        reach.added.update(party for identity in changed.added for party in identity.parties)
        if self._ruled & {identity.id for identity in changed.identities}:
            reach.agreements |= self._ruled
            reach.documents |= self._places.documents_about(self._ruled)

    def _reach_parties(self, reach: Reach) -> None:
        """One-party references, where the party has so few agreements that it may say which one is meant."""
        for party in reach.parties:
            cell = cell_text((party,))
            if self._settlements.count_of_party(party, named=False) - reach.added[party] <= MANY:
                reach.documents |= self._places.documents_of(member.key for member in self._settlements.cell(cell))
            if self._settlements.count_of_party(party, named=True) - reach.added[party] <= MANY:
                titled = (member.reference for member in self._settlements.cell(cell) if member.reference.words)
                reach.titles.update((TITLE, *reference.words) for reference in titled)
        if reach.open:
            reach.documents |= self._places.documents_of(self._settlements.seeking_open())

    def _settle_titles(self, reach: Reach) -> None:
        """Decide again which titles of single parties' steps nothing else explains."""
        known = ProjectedAgreements(self._connection, self._world, early=True)
        found = known.load(reach.documents)
        made = {place.reference for places in found.values() for place in places if place.reference is not None}
        for reference, _ in self._settlements.references(made).values():
            reach.titles.update(cell for cell in cells_of(reference, self._world) if cell[0] == TITLE)
        for cell in sorted(reach.titles):
            self._settle_title(cell, known, reach)

    def _settle_title(self, key: CellKey, known: ProjectedAgreements, reach: Reach) -> None:
        members = self._settlements.cell(cell_text(key))
        by_reference = {member.reference: member for member in members if member.uses}
        waiting = [
            by_reference[reference]
            for reference in sorted(open_titles(by_reference), key=_sort_key)
            if not any(_settles(cell) for cell in cells_of(reference, self._world))
        ]
        uses = self._places.uses_of(member.key for member in waiting)
        known.prepare({place.document for places in uses.values() for place in places})
        unexplained = [
            member
            for member in waiting
            if not any(choose(member.reference, use_at(place), known) for place in uses.get(member.key, ()))
        ]
        made = [KnownIdentity(open_title(member.reference), _signed(unexplained), named=False)
                for member in unexplained[:1]]  # fmt: skip
        meant: dict[int, str | None] = dict.fromkeys((member.key for member in members), None)
        meant |= {member.key: made[0].identity.id for member in unexplained}
        changed = self._write_cell(key, members, made, meant)
        self._reach_cell(changed, members, meant, reach)
        if changed.identities:
            self._reach_makers(members, reach)

    def _reach_makers(self, members: Iterable[CellMember], reach: Reach) -> None:
        """What several parties made by a title which others join, or no longer join: it is another agreement now."""
        made = self._settlements.settled(member.key for member in members if len(member.reference.parties) > 1)
        for known in self._settlements.identities({each for ids in made.values() for each in ids}).values():
            parties = known.identity.parties
            few = [(each,) for each in parties if self._settlements.count_of_party(each, named=False) <= MANY]
            for cell in (parties, *few):
                held = self._settlements.cell(cell_text(cell))
                reach.documents |= self._places.documents_of(member.key for member in held)

    def _resolve(self, reach: Reach, changed: set[str]) -> set[str]:
        """Write what is meant at every place of the reached documents; return those in which that is not as before."""
        known = ProjectedAgreements(self._connection, self._world)
        found = known.load(reach.documents)
        made = {place.reference for places in found.values() for place in places if place.reference is not None}
        references = {key: reference for key, (reference, _) in self._settlements.references(made).items()}
        before = self._places.members_of(reach.documents)
        survivors = known.by_id(self._ruled)
        written: dict[StatementKey, set[str]] = {}
        moved: set[str] = set()
        for document, places in found.items():
            known.note(document, list(_noted(places, references, known)))
            now = {}
            for place in places:
                if place.reference is not None:
                    meant = self._meant(place, references[place.reference], known)
                    ids = {survivor(each, survivors, self._merged).id for each in meant}
                    now[place.key] = ids
            was = before.get(document, {})
            different = {key: ids for key, ids in now.items() if ids != was.get(key, set())}
            written |= different
            if different or document in changed:
                moved.add(document)
                reach.agreements.update(each for members in (was, now) for ids in members.values() for each in ids)
        self._places.set_members(written)
        return changed | moved

    def _meant(self, place: Place, reference: Reference, known: ProjectedAgreements) -> Sequence[Identity]:
        if place.split is not None:
            return (split_identity(place.split, reference),)
        settled = known.settled(place.reference or 0)
        if settled:
            return settled
        chosen = choose(reference, use_at(place), known)
        return (chosen,) if chosen else ()


def _noted(
    places: Iterable[Place], references: Mapping[int, Reference], known: ProjectedAgreements
) -> Iterator[tuple[Use, Identity]]:
    """Titled references to one side's step that say, like any other, which agreement their sentence is about."""
    for place in places:
        if place.reference is None or place.silent is not None or known.settled(place.reference):
            continue
        reference = references[place.reference]
        chosen = choose(reference, use_at(place), known) if reference.words else None
        if chosen is not None:
            yield use_at(place), chosen


def _counted(places: Iterable[Place]) -> Counter[tuple[int, str | None]]:
    return Counter(
        (place.reference, place.day) for place in places if place.reference is not None and place.silent is None
    )


def _settles(cell: CellKey) -> bool:
    """Whether a cell settles references by itself: it is no title's and no single party's."""
    return cell[0] != TITLE and (len(cell) > 1 or cell[0] == OPEN_FAMILY)


def _signed(members: Iterable[CellMember]) -> tuple[int, ...]:
    return tuple(sorted({year for member in members if (year := member.reference.signed) is not None}))


def _sort_key(reference: Reference) -> tuple[str, ...]:
    return reference.sort_key
