"""The lexicon as one value: everything the reader knows before it has read a word."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path

from depositary.lexicon.conflicts import Conflict
from depositary.lexicon.families import Family
from depositary.lexicon.gatherings import Gathering
from depositary.lexicon.groups import Membership, members_on
from depositary.lexicon.holders import Holder
from depositary.lexicon.names import Blocker, Caution, Name
from depositary.lexicon.offices import Office
from depositary.lexicon.parties import Party
from depositary.lexicon.publishers import host_of, party_of_host
from depositary.lexicon.stretches import Needs


@dataclass(frozen=True)
class Lexicon:
    """Parties with their names in one language, groups, offices, holders, families and publishers.

    Everything is sorted, so that two loads of the same files are equal. `names` may hold a form several times, once
    for each party it can mean, the likeliest first; every such form is cautious.
    """

    language: str
    parties: Mapping[str, Party]
    names: tuple[Name, ...]
    cautions: Mapping[str, Caution]
    blockers: tuple[Blocker, ...]
    offices: tuple[Office, ...]
    holders: tuple[Holder, ...]
    memberships: Mapping[str, tuple[Membership, ...]]
    gatherings: Mapping[str, tuple[Gathering, ...]]
    families: Mapping[str, Family]
    conflicts: tuple[Conflict, ...]
    hosts: Mapping[str, str]
    publishers: Mapping[str, str]
    folder: Path | None = None
    """The user's folder that was laid over the package's files; the readers of types lay it over theirs."""
    _named: dict[str, tuple[Name, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)
    _held: dict[str, tuple[Holder, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def members(self, group: str, day: date | None = None) -> tuple[str, ...]:
        """The sorted codes of a group's members on a day, today's when `day` is None; empty for an unknown group."""
        return members_on(self.memberships.get(group, ()), day)

    def groups_of(self, party: str, day: date | None = None) -> tuple[str, ...]:
        """The sorted codes of the groups that a party was a member of on a day, today's when `day` is None."""
        return tuple(
            sorted(
                group
                for group, memberships in self.memberships.items()
                if any(item.party == party and item.covers(day) for item in memberships)
            )
        )

    def named(self, form: str) -> tuple[Name, ...]:
        """Every meaning of a form, exactly as written, the likeliest first."""
        if not self._named:
            self._named.update(_by_form(self.names))
        return self._named.get(form, ())

    def holders_named(self, form: str, day: date | None = None) -> tuple[Holder, ...]:
        """The terms of every person that the form names, in order of `since`.

        With a day, those that cover it surely or, failing any, those that may cover it.
        """
        if not self._held:
            self._held.update(_by_spelling(self.holders))
        return _serving(self._held.get(form, ()), day)

    def families_cued(self, text: str) -> frozenset[str]:
        """The codes of the families of which a casefolded text holds a cue, found in one pass."""
        codes, cues = self._family_cues
        for phrase in dict.fromkeys(phrase for family in self.families.values() for phrase in family.unlike):
            text = text.replace(phrase.casefold(), " ")
        return frozenset(codes[at] for at in cues.met(text))

    @cached_property
    def _family_cues(self) -> tuple[tuple[str, ...], Needs]:
        return tuple(self.families), Needs([[[cue.casefold() for cue in f.cues]] for f in self.families.values()])

    def publisher_party(self, publisher: str | None, address: str | None) -> str | None:
        """The party whose own publication this is, or None: by the address's host, else by the publisher's name.

        >>> from depositary.lexicon.loading import load_lexicon
        >>> load_lexicon().publisher_party(None, "https://www.president.gov.ua/en/news")
        'UKR'
        """
        for text in (address, publisher):
            host = host_of(text) if text else None
            code = party_of_host(host, self.hosts) if host else None
            if code is not None:
                return code
        return self.publishers.get(publisher.strip().casefold()) if publisher else None


def _serving(terms: tuple[Holder, ...], day: date | None) -> tuple[Holder, ...]:
    if day is None:
        return terms
    answers = [(term, term.serves(day)) for term in terms]
    sure = tuple(term for term, serves in answers if serves)
    return sure or tuple(term for term, serves in answers if serves is None)


def _by_form(names: tuple[Name, ...]) -> dict[str, tuple[Name, ...]]:
    found: dict[str, tuple[Name, ...]] = {}
    for name in names:
        found[name.form] = (*found.get(name.form, ()), name)
    return found


def _by_spelling(holders: tuple[Holder, ...]) -> dict[str, tuple[Holder, ...]]:
    found: dict[str, tuple[Holder, ...]] = {}
    for holder in holders:
        for form in holder.forms:
            found[form] = (*found.get(form, ()), holder)
    return found
