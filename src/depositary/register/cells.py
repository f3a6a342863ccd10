"""Cells: the references that settle among themselves which agreements they mean.

What a full reference to an agreement between given parties means depends on the other references to agreements between
exactly these parties and on nothing else. Such a set is a cell; its key is the parties. One instrument that parties
join one by one is a cell of its own. So a register can be brought up to date cell by cell.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from depositary.lexicon.families import Family
from depositary.register.candidates import CLOSE_SUBJECTS, Identity, Key, can_mean
from depositary.register.references import Reference
from depositary.register.titlegroups import fullest_titles, part_by_year
from depositary.register.worlds import World, is_open

#: Kinds that may stand beside the main agreement of a family as instruments of their own.
_BESIDE = frozenset({"protocol", "contract", "law"})
#: Stands first in the key of the cell of an open family; no party has such a code.
OPEN_FAMILY = "="
#: Stands first in the key of the cell of a title of which single parties speak.
TITLE = "~"
#: Parties that come one by one to what one word names make of the word a title.
SEVERAL = 3

CellKey = tuple[str, ...]


@dataclass(slots=True)
class Cell:
    """What the references of one cell settle.

    `named` leads from each reference that names a family or a title to its agreement; `described` does so for those
    that describe one that nobody names. `signed` holds the years in which references say that an agreement was signed.
    """

    named: dict[Reference, Identity] = field(default_factory=dict)
    described: dict[Reference, Identity] = field(default_factory=dict)
    signed: dict[Key, set[int]] = field(default_factory=lambda: defaultdict(set))
    _known: dict[Key, Identity] = field(default_factory=dict, init=False)

    @property
    def identities(self) -> Collection[Identity]:
        """The agreements that the cell settles."""
        return self._known.values()

    def meant(self, reference: Reference) -> Identity | None:
        """The agreement that a reference settles on in this cell, or None."""
        return self.named.get(reference) or self.described.get(reference)

    def candidates(self, reference: Reference) -> list[Identity]:
        """The agreements of the cell that a reference can mean."""
        return [item for item in self.identities if is_possible(reference, item, self.signed.get(item.key, ()))]

    def settle(self, reference: Reference, identity: Identity, found: dict[Reference, Identity]) -> None:
        """Note what a reference means, in `named` or `described`. What is known first of an agreement holds."""
        found[reference] = self._known.setdefault(identity.key, identity)
        if reference.signed is not None:
            self.signed[identity.key].add(reference.signed)


def is_possible(reference: Reference, identity: Identity, signed: Collection[int]) -> bool:
    """Whether nothing that the reference says speaks against the agreement, its years included."""
    year = reference.year or reference.signed
    if year is not None and signed and identity.year is None and min(abs(year - other) for other in signed) > 1:
        return False
    return can_mean(reference, identity)


def cells_of(reference: Reference, world: World) -> tuple[CellKey, ...]:
    """The cells in which a reference takes part: more than one only when it names several partners of one family.

    A reference to one party alone stands in that party's cell and in its title's, in which nothing is settled without
    the others; one to several makers of a titled instrument stands beside them; one to none in no cell.
    """
    families = tuple(_home(identity) for identity in _of_family(reference, world))
    members = families or ((reference.parties,) if reference.parties else ())
    titled = len(reference.parties) == 1 or (len(reference.parties) >= SEVERAL and not families)
    return (*members, (TITLE, *reference.words)) if titled and reference.words else members


def settle_cell(key: CellKey, references: Iterable[Reference], world: World) -> Cell:
    """What the references of a cell settle, whatever their order."""
    ordered = sorted(references, key=lambda reference: reference.sort_key)
    cell = Cell()
    between = len(key) > 1 and key[0] not in (OPEN_FAMILY, TITLE)
    elsewhere = _titles_outside_families(ordered) if between else set()
    for reference in ordered:
        if reference.words in elsewhere:
            continue
        for identity in _of_family(reference, world):
            if _home(identity) == key:
                cell.settle(reference, identity, cell.named)
    if between:
        _settle_titles(cell, key, ordered)
        _settle_descriptions(cell, key, ordered)
    return cell


def _titles_outside_families(references: Iterable[Reference]) -> set[tuple[str, ...]]:
    """Titles whose signature is told outside every family, and never within one: they name other instruments.

    A passing word that ties such a title to a family of the same parties has mistaken one instrument for the other.
    """
    told = [reference for reference in references if reference.words and reference.signed is not None]
    within = {reference.words for reference in told if reference.family is not None}
    return {reference.words for reference in told if reference.family is None} - within


def open_titles(alike: Collection[Reference]) -> list[Reference]:
    """Those references of a title's cell that name, by the title alone, something that parties may join one by one.

    One word is enough for a title where several parties come to it.
    """
    single = [reference for reference in alike if len(reference.parties) == 1]
    parties = {party for reference in single for party in reference.parties}
    return [reference for reference in single if len(reference.words) > 1 or len(parties) >= SEVERAL]


def open_title(reference: Reference) -> Identity:
    """The instrument that a title names which only single parties speak of."""
    key = ("open", *reference.words)
    return Identity(key, (), None, reference.kind, reference.subject, reference.words, open=True)


def key_when_open(identity: Identity) -> Key | None:
    """The key of the instrument that others join by the title of one that several made: it is one and the same.

    None for what two parties made, or what no title names.
    """
    if identity.key[0] != "title" or len(identity.parties) < SEVERAL:
        return None
    return ("open", *identity.words)


def _home(identity: Identity) -> CellKey:
    return identity.parties or (OPEN_FAMILY, *identity.key[1:])


def _of_family(reference: Reference, world: World) -> list[Identity]:
    """The agreements of its family that a reference means by naming their partners."""
    family = world.families.get(reference.family) if reference.family else None
    if family is None:
        return []
    if family.common is None or is_open(family):
        return [Identity(("family", family.code), (), family.code, "main", family.subject, open=True)]
    return _members_meant(reference, family, family.common, world)


def _members_meant(reference: Reference, family: Family, common: str, world: World) -> list[Identity]:
    beside = (reference.kind,) if reference.kind in _BESIDE else ()
    meant = []
    for partner in reference.parties:
        party = world.parties.get(partner)
        if partner == common or (party is not None and party.kind == "group"):
            continue
        key = ("family", family.code, partner, *(kind for kind in beside if kind))
        parties = tuple(sorted((common, partner)))
        meant.append(Identity(key, parties, family.code, beside[0] if beside else "main", family.subject))
    return meant


def _settle_titles(cell: Cell, parties: CellKey, ordered: Sequence[Reference]) -> None:
    groups: dict[str, list[Reference]] = defaultdict(list)
    for reference in ordered:
        if reference not in cell.named and reference.words:
            groups[reference.kind or "main"].append(reference)
    for kind, references in groups.items():
        fullest = fullest_titles(reference.words for reference in references)
        titled: dict[tuple[str, ...], list[Reference]] = defaultdict(list)
        for reference in references:
            words = fullest[reference.words]
            if words is not None:
                titled[words].append(reference)
        for words, alike in titled.items():
            for reference, year in part_by_year(alike):
                key = ("title", *parties, "", kind, *words, str(year or ""))
                made = Identity(key, parties, None, kind, reference.subject, words, year)
                cell.settle(reference, made, cell.named)


def _settle_descriptions(cell: Cell, parties: CellKey, ordered: Sequence[Reference]) -> None:
    groups: dict[tuple[str, str], list[Reference]] = defaultdict(list)
    for reference in ordered:
        if reference in cell.named or reference.family or reference.kind is None or cell.candidates(reference):
            continue
        subject = reference.subject or ""
        groups[reference.kind, CLOSE_SUBJECTS.get(subject, subject)].append(reference)
    # Descriptions with a subject come first: one without may then mean them.
    for kind, subject in sorted(groups, key=lambda group: (not group[1], group)):
        references = groups[kind, subject]
        if not subject and cell.candidates(references[0]):
            continue
        for reference, year in part_by_year(references):
            key = ("described", *parties, "", kind, subject, str(year or ""))
            cell.settle(reference, Identity(key, parties, None, kind, subject or None, (), year), cell.described)
