"""Choices: the one agreement that a reference which settles nothing by itself means at a place.

A reference that names nothing ("it", "the agreement") joins an agreement only when one candidate remains, among those
of its own document first.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Protocol

from depositary.lexicon.families import Family
from depositary.register.candidates import Identity, Key, Use, can_mean, only_candidate
from depositary.register.cells import is_possible
from depositary.register.references import Reference

#: Of several agreements that a passage can mean, the one that others spoke of within this time is meant.
SEASON = timedelta(days=180)
#: A party with more agreements than this is never enough by itself to say which one is meant.
MANY = 8


class KnownAgreements(Protocol):
    """The agreements that full references have settled, as far as a choice looks at them."""

    @property
    def families(self) -> Mapping[str, Family]:
        """Every family by its code."""
        ...

    def mentions(self, document: str) -> Sequence[tuple[Use, Identity]]:
        """The places of a document that mean an agreement, each with it."""
        ...

    def between(self, parties: tuple[str, ...]) -> Sequence[Identity]:
        """The agreements between exactly these parties."""
        ...

    def of_party(self, party: str) -> Sequence[Identity]:
        """The agreements of a party with others; none when it has more than `MANY`."""
        ...

    def open(self) -> Sequence[Identity]:
        """The instruments that parties join one by one."""
        ...

    def signed(self, key: Key) -> Collection[int]:
        """The years in which references say that an agreement was signed."""
        ...

    def days(self, key: Key) -> Collection[date]:
        """The days by which the documents that name an agreement were published."""
        ...


def choose(reference: Reference, use: Use, known: KnownAgreements) -> Identity | None:
    """The one candidate: of the same sentence, else of the document, else of all agreements of the parties."""
    mentioned = [
        found for found in known.mentions(use.document) if is_possible(reference, found[1], known.signed(found[1].key))
    ]
    nearby = {identity.key: identity for _, identity in mentioned}
    beside = {identity.key: identity for other, identity in mentioned if other.overlaps(use)}
    candidates = _candidates(reference, known)
    for choice in (list(nearby.values()), list(beside.values()), candidates):
        chosen = only_candidate(reference, choice)
        if chosen is not None:
            return chosen
    if nearby:
        return _newest(reference, list(nearby.values()), use)
    others = [*candidates, *_open_candidates(reference, known)]
    chosen = only_candidate(reference, _contemporary(others, use, known))
    return chosen or _newest(reference, candidates, use)


def _newest(reference: Reference, candidates: Sequence[Identity], use: Use) -> Identity | None:
    """Of papers that nothing but their years tells apart, the newest of that day: of them a plain name speaks."""
    alike = {(each.parties, each.family, each.kind, each.subject, each.words) for each in candidates}
    if reference.year is not None or len(alike) != 1 or use.day is None:
        return None
    made = {each.year: each for each in candidates if each.year is not None and each.year <= use.day.year}
    return made[max(made)] if len(made) == len(candidates) else None


def seeks_open(reference: Reference, families: Mapping[str, Family]) -> bool:
    """Whether a reference that names none can mean an open declaration: its party joined one, or makes them."""
    if len(reference.parties) != 1 or reference.kind not in ("declaration", None):
        return False
    return reference.joins or any(family.founders == reference.parties[0] for family in families.values())


def _candidates(reference: Reference, known: KnownAgreements) -> list[Identity]:
    if not reference.parties:
        return []
    pool = known.between(reference.parties) if len(reference.parties) > 1 else known.of_party(reference.parties[0])
    return [identity for identity in pool if is_possible(reference, identity, known.signed(identity.key))]


def _open_candidates(reference: Reference, known: KnownAgreements) -> list[Identity]:
    """Open declarations that a party can have joined, or that its makers can have made, where none is named."""
    if not seeks_open(reference, known.families):
        return []
    found = []
    for identity in known.open():
        family = known.families.get(identity.family or "")
        made = family is not None and family.founders == reference.parties[0]
        # A family's kind is not what reports call its instrument; any other that is no declaration is none.
        asked = reference if family is None else replace(reference, kind=None)
        if (reference.joins or made) and can_mean(asked, identity):
            found.append(identity)
    return found


def _contemporary(candidates: Sequence[Identity], use: Use, known: KnownAgreements) -> list[Identity]:
    """The candidates of which others spoke in the same season."""
    day = use.day
    if day is None:
        return []
    return [
        identity for identity in candidates if any(abs(other - day) <= SEASON for other in known.days(identity.key))
    ]
