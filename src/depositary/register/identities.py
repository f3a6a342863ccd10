"""Identity: which references mean the same agreement.

Agreements between the same parties are told apart by family, kind, subject, the significant words of their titles and
their year. A reference that names nothing ("it", "the agreement") joins an agreement only when one candidate remains,
among those of its own document first. Everything is decided on the set of references, in a fixed order of passes, so
that the order in which statements arrived plays no part.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from depositary.lexicon.families import Family
from depositary.register.candidates import CLOSE_SUBJECTS, Identity, Key, Use, can_mean, only_candidate
from depositary.register.references import Reference
from depositary.register.titlegroups import fullest_titles, part_by_year
from depositary.register.worlds import World, is_open

#: Kinds that may stand beside the main agreement of a family as instruments of their own.
_BESIDE = frozenset({"protocol", "contract", "law"})
#: Of several agreements that a passage can mean, the one that others spoke of within this time is meant.
SEASON = timedelta(days=180)
#: So many parties that come one by one make an open instrument of a title of one word.
_SEVERAL = 3
#: A party with more agreements than this is never enough by itself to say which one is meant.
_MANY = 8


class Identities:
    """Every agreement that a set of references means, and the way from a reference to its agreements."""

    def __init__(self, uses: Mapping[Reference, Sequence[Use]], world: World) -> None:
        """`uses` maps each reference that counts to the places where it is made."""
        self._uses = uses
        self._world = world
        self.known: dict[Key, Identity] = {}
        self._settled: dict[Reference, tuple[Identity, ...]] = {}
        self._between: dict[tuple[str, ...], list[Identity]] = defaultdict(list)
        self._with: dict[str, list[Identity]] = defaultdict(list)
        self._mentions: dict[str, list[tuple[Use, Identity]]] = defaultdict(list)
        self._open: list[Identity] = []
        self._signed: dict[Key, set[int]] = defaultdict(set)
        self._days: dict[Key, list[date]] = defaultdict(list)
        ordered = sorted(uses, key=lambda reference: reference.sort_key)
        self._settle_families(ordered)
        self._settle_titles(ordered)
        self._settle_open_titles(ordered)
        self._settle_descriptions(ordered)
        self._note_titles(ordered)

    def resolve(self, reference: Reference, use: Use) -> tuple[Identity, ...]:
        """The agreements that a reference means at a place; empty when none or more than one can be meant.

        More than one comes back only for a reference that names several partners of one family.
        """
        settled = self._settled.get(reference)
        if settled is not None:
            return settled
        chosen = self._choose(reference, use)
        return (chosen,) if chosen else ()

    def _settle(self, reference: Reference, *identities: Identity) -> None:
        for identity in identities:
            if identity.key not in self.known:
                self.known[identity.key] = identity
                self._between[identity.parties].append(identity)
                if identity.open:
                    self._open.append(identity)
                for party in identity.parties:
                    self._with[party].append(identity)
        self._settled[reference] = tuple(self.known[identity.key] for identity in identities)
        for use in self._uses[reference]:
            self._mentions[use.document].extend((use, identity) for identity in self._settled[reference])
        for identity in self._settled[reference]:
            if reference.signed is not None:
                self._signed[identity.key].add(reference.signed)
            self._days[identity.key].extend(use.day for use in self._uses[reference] if use.day is not None)

    def _settle_families(self, ordered: Iterable[Reference]) -> None:
        for reference in ordered:
            family = self._world.families.get(reference.family) if reference.family else None
            if family is None:
                continue
            if family.common is None or is_open(family):
                key = ("family", family.code)
                self._settle(reference, Identity(key, (), family.code, "main", family.subject, open=True))
            elif meant := self._members_meant(reference, family, family.common):
                self._settle(reference, *meant)

    def _members_meant(self, reference: Reference, family: Family, common: str) -> list[Identity]:
        beside = (reference.kind,) if reference.kind in _BESIDE else ()
        meant = []
        for partner in reference.parties:
            party = self._world.parties.get(partner)
            if partner == common or (party is not None and party.kind == "group"):
                continue
            key = ("family", family.code, partner, *(kind for kind in beside if kind))
            parties = tuple(sorted((common, partner)))
            meant.append(Identity(key, parties, family.code, beside[0] if beside else "main", family.subject))
        return meant

    def _settle_titles(self, ordered: Iterable[Reference]) -> None:
        groups: dict[tuple[tuple[str, ...], str], list[Reference]] = defaultdict(list)
        for reference in ordered:
            if reference not in self._settled and reference.words and len(reference.parties) > 1:
                groups[reference.parties, reference.kind or "main"].append(reference)
        for (parties, kind), references in groups.items():
            fullest = fullest_titles(reference.words for reference in references)
            titled: dict[tuple[str, ...], list[Reference]] = defaultdict(list)
            for reference in references:
                words = fullest[reference.words]
                if words is not None:
                    titled[words].append(reference)
            for words, alike in titled.items():
                for reference, year in part_by_year(alike):
                    key = ("title", *parties, "", kind, *words, str(year or ""))
                    self._settle(reference, Identity(key, parties, None, kind, reference.subject, words, year))

    def _settle_open_titles(self, ordered: Sequence[Reference]) -> None:
        """Titles to which parties come one by one; one word is enough where several parties do."""
        parties: dict[tuple[str, ...], set[str]] = defaultdict(set)
        for reference in ordered:
            if len(reference.parties) == 1:
                parties[reference.words].update(reference.parties)
        waiting = [
            reference
            for reference in ordered
            if reference not in self._settled
            and (len(reference.words) > 1 or (reference.words and len(parties[reference.words]) >= _SEVERAL))
            and len(reference.parties) == 1
            and not any(self._choose(reference, use) for use in self._uses[reference])
        ]
        for reference in waiting:
            key = ("open", *reference.words)
            self._settle(
                reference, Identity(key, (), None, reference.kind, reference.subject, reference.words, open=True)
            )

    def _settle_descriptions(self, ordered: Iterable[Reference]) -> None:
        groups: dict[tuple[tuple[str, ...], str, str], list[Reference]] = defaultdict(list)
        for reference in ordered:
            if reference in self._settled or reference.family or len(reference.parties) < 2 or reference.kind is None:
                continue
            if not self._candidates(reference):
                subject = reference.subject or ""
                groups[reference.parties, reference.kind, CLOSE_SUBJECTS.get(subject, subject)].append(reference)
        # Descriptions with a subject come first: one without may then mean them.
        for group in sorted(groups, key=lambda group: (not group[2], group)):
            parties, kind, subject = group
            references = groups[group]
            if not subject and self._candidates(references[0]):
                continue
            for reference, year in part_by_year(references):
                key = ("described", *parties, "", kind, subject, str(year or ""))
                self._settle(reference, Identity(key, parties, None, kind, subject or None, (), year))

    def _note_titles(self, ordered: Iterable[Reference]) -> None:
        """Let a titled reference to one side's step say, like any other, which agreement its sentence is about."""
        noted = [
            (use, chosen)
            for reference in ordered
            if reference.words and reference not in self._settled
            for use in self._uses[reference]
            if (chosen := self._choose(reference, use))
        ]
        for use, chosen in noted:
            self._mentions[use.document].append((use, chosen))

    def _choose(self, reference: Reference, use: Use) -> Identity | None:
        """The one candidate: of the same sentence, else of the document, else of all agreements of the parties."""
        mentioned = [found for found in self._mentions.get(use.document, ()) if self._can_mean(reference, found[1])]
        nearby = {identity.key: identity for _, identity in mentioned}
        beside = {identity.key: identity for other, identity in mentioned if other.overlaps(use)}
        candidates = self._candidates(reference)
        for choice in (list(nearby.values()), list(beside.values()), candidates):
            chosen = only_candidate(reference, choice)
            if chosen is not None:
                return chosen
        if nearby:
            return None
        others = [*candidates, *self._open_candidates(reference)]
        return only_candidate(reference, self._contemporary(others, use))

    def _open_candidates(self, reference: Reference) -> list[Identity]:
        """Open declarations that a party can have joined, or that its makers can have made, where none is named."""
        if len(reference.parties) != 1 or reference.kind not in ("declaration", None):
            return []
        found = []
        for identity in self._open:
            family = self._world.families.get(identity.family or "")
            made = family is not None and family.founders == reference.parties[0]
            if (reference.joins or made) and can_mean(replace(reference, kind=None), identity):
                found.append(identity)
        return found

    def _contemporary(self, candidates: Sequence[Identity], use: Use) -> list[Identity]:
        """The candidates of which others spoke in the same season."""
        day = use.day
        if day is None:
            return []
        return [
            identity
            for identity in candidates
            if any(abs(other - day) <= SEASON for other in self._days.get(identity.key, ()))
        ]

    def _can_mean(self, reference: Reference, identity: Identity) -> bool:
        """Whether nothing that the reference says speaks against the agreement, its years included."""
        year = reference.year or reference.signed
        signed = self._signed.get(identity.key)
        if year is not None and signed and identity.year is None and min(abs(year - other) for other in signed) > 1:
            return False
        return can_mean(reference, identity)

    def _candidates(self, reference: Reference) -> list[Identity]:
        if len(reference.parties) > 1:
            pool = self._between.get(reference.parties, [])
        elif reference.parties:
            pool = self._with.get(reference.parties[0], [])
            pool = pool if len(pool) <= _MANY else []
        else:
            pool = []
        return [identity for identity in pool if self._can_mean(reference, identity)]
