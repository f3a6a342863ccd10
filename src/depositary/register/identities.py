"""Identity: which references mean the same agreement.

Agreements between the same parties are told apart by family, kind, subject, the significant words of their titles and
their year (`cells`). A reference that names nothing joins an agreement only when one candidate remains (`choices`).
Everything is decided on the set of references, in a fixed order of passes, so that the order in which statements
arrived plays no part.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

from depositary.lexicon.families import Family
from depositary.register.candidates import Identity, Key, Use
from depositary.register.cells import TITLE, CellKey, cells_of, key_when_open, open_title, open_titles, settle_cell
from depositary.register.choices import MANY, choose
from depositary.register.references import Reference
from depositary.register.worlds import World


class Identities:
    """Every agreement that a set of references means, and the way from a reference to its agreements."""

    def __init__(self, uses: Mapping[Reference, Sequence[Use]], world: World) -> None:
        """`uses` maps each reference that counts to the places where it is made."""
        self._uses = uses
        self._world = world
        self.known: dict[Key, Identity] = {}
        self.settled: dict[Reference, tuple[Identity, ...]] = {}
        self._between: dict[tuple[str, ...], list[Identity]] = defaultdict(list)
        self._of_party: dict[str, list[Identity]] = defaultdict(list)
        self._mentions: dict[str, list[tuple[Use, Identity]]] = defaultdict(list)
        self._open: list[Identity] = []
        self._signed: dict[Key, set[int]] = defaultdict(set)
        self._days: dict[Key, list[date]] = defaultdict(list)
        self._opened: dict[Key, Identity] = {}
        ordered = sorted(uses, key=lambda reference: reference.sort_key)
        self._members = self._by_cell(ordered)
        self.cells = {key: settle_cell(key, members, world) for key, members in self._members.items()}
        self._settle_named()
        self._settle_open_titles()
        self._open_what_others_join()
        self._settle_described()
        self._note_titles(ordered)

    @property
    def families(self) -> Mapping[str, Family]:
        """Every family by its code."""
        return self._world.families

    def resolve(self, reference: Reference, use: Use) -> tuple[Identity, ...]:
        """The agreements that a reference means at a place; empty when none or more than one can be meant.

        More than one comes back only for a reference that names several partners of one family.
        """
        settled = self.settled.get(reference)
        if settled is not None:
            return tuple(self._opened.get(identity.key, identity) for identity in settled)
        chosen = choose(reference, use, self)
        return (chosen,) if chosen else ()

    def mentions(self, document: str) -> Sequence[tuple[Use, Identity]]:
        """The places of a document that mean an agreement, each with it."""
        found = self._mentions.get(document, ())
        if not self._opened:
            return found
        return [(use, self._opened.get(identity.key, identity)) for use, identity in found]

    def between(self, parties: tuple[str, ...]) -> Sequence[Identity]:
        """The agreements between exactly these parties."""
        return self._apart(self._between.get(parties, ()))

    def of_party(self, party: str) -> Sequence[Identity]:
        """The agreements of a party with others; none when it has more than `MANY`."""
        pool = self._of_party.get(party, ())
        return self._apart(pool) if len(pool) <= MANY else ()

    def _apart(self, pool: Sequence[Identity]) -> Sequence[Identity]:
        """Without those that are part of an instrument which others join."""
        return [identity for identity in pool if identity.key not in self._opened] if self._opened else pool

    def open(self) -> Sequence[Identity]:
        """The instruments that parties join one by one."""
        return self._open

    def signed(self, key: Key) -> Collection[int]:
        """The years in which references say that an agreement was signed."""
        return self._signed.get(key, ())

    def days(self, key: Key) -> Collection[date]:
        """The days by which the documents that name an agreement were published."""
        return self._days.get(key, ())

    def _by_cell(self, ordered: Iterable[Reference]) -> dict[CellKey, list[Reference]]:
        members: dict[CellKey, list[Reference]] = defaultdict(list)
        for reference in ordered:
            for key in cells_of(reference, self._world):
                members[key].append(reference)
        return members

    def _settle_named(self) -> None:
        meant: dict[Reference, list[Identity]] = defaultdict(list)
        for cell in self.cells.values():
            for reference, identity in cell.named.items():
                meant[reference].append(identity)
        for reference, identities in meant.items():
            self._settle(reference, sorted(identities, key=lambda identity: identity.key))

    def _settle_described(self) -> None:
        for cell in self.cells.values():
            for reference, identity in cell.described.items():
                self._settle(reference, [identity])

    def _settle(self, reference: Reference, identities: Sequence[Identity]) -> None:
        for identity in identities:
            if identity.key not in self.known:
                self.known[identity.key] = identity
                self._between[identity.parties].append(identity)
                if identity.open:
                    self._open.append(identity)
                for party in identity.parties:
                    self._of_party[party].append(identity)
        self.settled[reference] = tuple(self.known[identity.key] for identity in identities)
        for use in self._uses[reference]:
            self._mentions[use.document].extend((use, identity) for identity in self.settled[reference])
        for identity in self.settled[reference]:
            if reference.signed is not None:
                self._signed[identity.key].add(reference.signed)
            self._days[identity.key].extend(use.day for use in self._uses[reference] if use.day is not None)

    def _settle_open_titles(self) -> None:
        """Let a title that only single parties speak of, and that nothing else explains, be one that they join."""
        named = [
            reference
            for key, references in self._members.items()
            if key[0] == TITLE
            for reference in open_titles(references)
            if reference not in self.settled
        ]
        waiting = [
            reference
            for reference in sorted(named, key=lambda reference: reference.sort_key)
            if not any(choose(reference, use, self) for use in self._uses[reference])
        ]
        for reference in waiting:
            self._settle(reference, [open_title(reference)])

    def _open_what_others_join(self) -> None:
        """Let what several parties made and others join by its title be one instrument, which parties join."""
        for identity in self.known.values():
            opened = self.known.get(key_when_open(identity) or ())
            if opened is not None:
                self._opened[identity.key] = opened

    def _note_titles(self, ordered: Iterable[Reference]) -> None:
        """Let a titled reference to one side's step say, like any other, which agreement its sentence is about."""
        noted = [
            (use, chosen)
            for reference in ordered
            if reference.words and reference not in self.settled
            for use in self._uses[reference]
            if (chosen := choose(reference, use, self))
        ]
        for use, chosen in noted:
            self._mentions[use.document].append((use, chosen))
