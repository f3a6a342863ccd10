"""What the projection knows of agreements, as a choice among them looks at it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

from sqlalchemy import Connection

from depositary.lexicon.families import Family
from depositary.register.candidates import Identity, Key, Use
from depositary.register.cells import key_when_open
from depositary.register.choices import MANY
from depositary.register.worlds import World
from depositary.store.places import Place, Places
from depositary.store.settlements import KnownIdentity, Settlements, cell_text


class ProjectedAgreements:
    """The agreements that the projection's references have settled; a `KnownAgreements`.

    With `early`, only those that a family or the title of an agreement between parties names: what may be an open
    title is decided on these. What is looked up is remembered, so that one is good for one state of the projection.
    """

    def __init__(self, connection: Connection, world: World, *, early: bool = False) -> None:
        self._places = Places(connection)
        self._settlements = Settlements(connection)
        self._world = world
        self._early = early
        self._known: dict[str, KnownIdentity] = {}
        self._keys: dict[Key, KnownIdentity] = {}
        self._settled: dict[int, tuple[Identity, ...]] = {}
        self._mentions: dict[str, list[tuple[Use, Identity]]] = {}
        self._pools: dict[str, Sequence[Identity]] = {}
        self._cells: dict[tuple[str, ...], Sequence[Identity]] = {}
        self._days: dict[Key, Collection[date]] = {}
        self._open: Sequence[Identity] | None = None

    @property
    def families(self) -> Mapping[str, Family]:
        """Every family by its code."""
        return self._world.families

    def load(self, documents: Iterable[str]) -> dict[str, list[Place]]:
        """Look up documents: their places are returned and their mentions remembered."""
        found = self._places.of_documents(documents)
        self._load_settled({place.reference for places in found.values() for place in places} - {None})
        for document, places in found.items():
            self._mentions[document] = [
                (use_at(place), identity)
                for place in places
                if place.silent is None and place.reference is not None
                for identity in self._settled[place.reference]
                if self._counts(identity)
            ]
        return found

    def prepare(self, documents: Iterable[str]) -> None:
        """Look up those documents that have not been yet, all at once."""
        self.load(set(documents) - self._mentions.keys())

    def note(self, document: str, noted: Iterable[tuple[Use, Identity]]) -> None:
        """Add places of a document that mean an agreement."""
        self._mentions[document] = [*self.mentions(document), *noted]

    def settled(self, reference: int) -> tuple[Identity, ...]:
        """What a reference settles on, by its key; nothing when it has to be chosen for each place."""
        if reference not in self._settled:
            self._load_settled({reference})
        return self._settled[reference]

    def mentions(self, document: str) -> Sequence[tuple[Use, Identity]]:
        """The places of a document that mean an agreement, each with it."""
        if document not in self._mentions:
            self.load([document])
        return self._mentions.get(document, ())

    def between(self, parties: tuple[str, ...]) -> Sequence[Identity]:
        """The agreements between exactly these parties."""
        if parties not in self._cells:
            self._cells[parties] = self._take(self._settlements.identities_in(cell_text(parties)))
        return self._cells[parties]

    def of_party(self, party: str) -> Sequence[Identity]:
        """The agreements of a party with others; none when it has more than `MANY`."""
        if party not in self._pools:
            many = self._settlements.count_of_party(party, named=self._early) > MANY
            self._pools[party] = () if many else self._take(self._settlements.identities_of_party(party))
        return self._pools[party]

    def open(self) -> Sequence[Identity]:
        """The instruments that parties join one by one."""
        if self._open is None:
            found = self._settlements.open_identities()
            self._remember(found)
            self._open = [known.identity for known in found.values() if self._counts(known.identity)]
        return self._open

    def signed(self, key: Key) -> Collection[int]:
        """The years in which references say that an agreement was signed."""
        return self._keys[key].signed

    def days(self, key: Key) -> Collection[date]:
        """The days by which the documents that name an agreement were published."""
        if key not in self._days:
            self._days[key] = [date.fromisoformat(day) for day in self._places.days_of(self._keys[key].identity.id)]
        return self._days[key]

    def by_id(self, ids: Iterable[str]) -> Mapping[str, Identity]:
        """Those of the ids that are known, with their identities."""
        wanted = set(ids)
        self._remember(self._settlements.identities(wanted - self._known.keys()))
        return {each: self._known[each].identity for each in wanted if each in self._known}

    def _load_settled(self, references: Collection[int | None]) -> None:
        wanted = {reference for reference in references if reference is not None} - self._settled.keys()
        found = self._settlements.settled(wanted)
        known = self.by_id({each for ids in found.values() for each in ids})
        for reference in wanted:
            meant = sorted((known[each] for each in found.get(reference, ())), key=lambda identity: identity.key)
            self._settled[reference] = tuple(self._opened(identity) or identity for identity in meant)

    def _take(self, found: Mapping[str, KnownIdentity]) -> list[Identity]:
        self._remember(found)
        held = (known.identity for known in found.values())
        return [identity for identity in held if self._counts(identity) and self._opened(identity) is None]

    def _opened(self, identity: Identity) -> Identity | None:
        """The instrument that others join of which this is a part; None for most, and for what is decided early."""
        key = None if self._early else key_when_open(identity)
        return next((opened for opened in self.open() if opened.key == key), None) if key else None

    def _remember(self, found: Mapping[str, KnownIdentity]) -> None:
        self._known.update(found)
        self._keys.update({known.identity.key: known for known in found.values()})

    def _counts(self, identity: Identity) -> bool:
        return not self._early or self._known[identity.id].named


def use_at(place: Place) -> Use:
    """The place as a choice looks at it."""
    return Use(place.document, place.start, place.end, date.fromisoformat(place.day) if place.day else None)
