"""Parties: the list of those that the register knows, and one with all its instruments."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from depositary.core.errors import NothingFoundError
from depositary.lexicon import Lexicon
from depositary.views.agreements import when
from depositary.views.pages.listing import Record, Rows
from depositary.views.pages.naming import Link, Naming
from depositary.views.pages.register import Row, heading_of, row_of
from depositary.views.plaintext import visible
from depositary.views.tables import Column, Kind, Table

#: Forms of a name that a page lists.
MOST_FORMS = 40
#: Kinds of name that are another name of the party; the others (capitals, adjectives, offices) stand for it in reports.
_OWN = frozenset({"name", "long", "former", "abbreviation"})

_LIST = (
    Column("code", "Code", Kind.CODE),
    Column("name", "Name"),
    Column("kind", "Kind", Kind.CODE),
    Column("iso2", "ISO 3166-1 alpha-2", Kind.CODE),
    Column("agreements", "Agreements", Kind.NUMBER),
)
_ONE = (
    Column("party", "Party", Kind.CODE),
    Column("agreement", "Agreement", Kind.CODE),
    Column("heading", "Heading"),
    Column("family", "Family", Kind.CODE),
    Column("stage", "Stage", Kind.CODE),
    Column("signed", "Signed", Kind.DATE),
    Column("in_force", "In force", Kind.DATE),
    Column("ends", "Ends", Kind.DATE),
    Column("own_steps", "Own steps"),
)


@dataclass(frozen=True, slots=True)
class PartyRow:
    """One party of the list with the number of its agreements."""

    code: str
    name: str
    kind: str
    iso2: str | None
    agreements: int


@dataclass(frozen=True, slots=True)
class PartiesPage:
    """The parties that act in any agreement, by number of agreements and name."""

    rows: tuple[PartyRow, ...]
    kinds: Mapping[str, int]
    kind: str
    title: str = "Parties"
    definition: str = "every state, organisation or group that is a party to an agreement of the register"

    def record(self) -> dict[str, Any]:
        """The parties."""
        names = [column.name for column in _LIST]
        return {"parties": [dict(zip(names, _cells(row), strict=True)) for row in self.rows]}

    def table(self) -> Table:
        """A row for each party."""
        return Table(_LIST, tuple(_cells(row) for row in self.rows))


def _cells(row: PartyRow) -> tuple[str | int | None, ...]:
    return (row.code, row.name, row.kind, row.iso2, row.agreements)


def parties_page(numbers: Mapping[str, int], kind: str, naming: Naming) -> PartiesPage:
    """The list from the number of agreements by party code; of one kind of party, or of all for an empty one."""
    rows = [_row(code, number, naming) for code, number in numbers.items()]
    rows.sort(key=lambda row: (-row.agreements, row.name))
    kinds: dict[str, int] = {}
    for row in rows:
        kinds[row.kind] = kinds.get(row.kind, 0) + 1
    return PartiesPage(tuple(row for row in rows if kind in ("", row.kind)), kinds, kind)


def _row(code: str, number: int, naming: Naming) -> PartyRow:
    known = naming.world.parties.get(code)
    return PartyRow(code, naming.party(code), known.kind if known else "other", known.iso2 if known else None, number)


@dataclass(frozen=True, slots=True)
class OwnStep:
    """A step that the party itself took or announced in an agreement."""

    agreement: Link
    stage: str
    detail: str | None
    framing: str
    when: str | None


@dataclass(frozen=True, slots=True)
class PartyPage:
    """One party: its names, the groups to which it belongs on the day, and its instruments."""

    code: str
    title: str
    kind: str
    iso2: str | None
    sovereign: Link | None
    names: tuple[str, ...]
    forms: tuple[str, ...]
    groups: tuple[Link, ...]
    members: tuple[Link, ...]
    rows: tuple[Row, ...]
    headings: tuple[str, ...]
    total: int
    stages: Mapping[str, int]
    steps: tuple[OwnStep, ...]

    @property
    def definition(self) -> str:
        """What is shown."""
        return f"every agreement to which {self.code} is a party or in which it took a step; its groups on the same day"

    def record(self) -> dict[str, Any]:
        """The party, its groups and its agreements."""
        return {
            "code": self.code,
            "name": self.title,
            "kind": self.kind,
            "iso2": self.iso2,
            "names": list(self.names),
            "forms": list(self.forms),
            "groups": [each.id for each in self.groups],
            "members": [each.id for each in self.members],
            "agreements": [dict(row.record) for row in self.rows],
            "total": self.total,
        }

    def table(self) -> Table:
        """A row for each agreement."""
        made = []
        for row, heading in zip(self.rows, self.headings, strict=True):
            record = row.record
            steps = [step for step in self.steps if step.agreement.id == record["id"]]
            words = "; ".join(f"{step.detail or step.stage} {step.framing} {step.when or 'undated'}" for step in steps)
            dates = (record["signed"], record["in_force"], record["ends"])
            made.append((self.code, record["id"], heading, record["family"], record["stage"], *dates, words or None))
        return Table(_ONE, tuple(made))


def party_page(code: str, rows: Rows, day: date | None, naming: Naming) -> PartyPage:
    """The page of a party. Raises `NothingFoundError` for a code that neither the lexicon nor the register has."""
    world = naming.world
    known = world.parties.get(code)
    if known is None:
        raise NothingFoundError(f"{visible(code[:40])}: no such party; the page /parties lists those of the register")
    names, forms = _names(code, world)
    return PartyPage(
        code=code,
        title=known.name,
        kind=known.kind,
        iso2=known.iso2,
        sovereign=Link(known.sovereign, naming.party(known.sovereign)) if known.sovereign else None,
        names=names,
        forms=forms[:MOST_FORMS],
        groups=_links(world.groups_of(code, day), naming),
        members=_links(world.members(code, day), naming),
        rows=tuple(row_of(record, naming) for record in rows.records),
        headings=tuple(heading_of(record, naming) for record in rows.records),
        total=rows.total,
        stages=rows.facets["stage"],
        steps=tuple(_steps(code, rows.records, naming)),
    )


def _links(codes: Iterable[str], naming: Naming) -> tuple[Link, ...]:
    return tuple(Link(code, naming.party(code)) for code in codes)


def _names(code: str, world: Lexicon) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The party's own names, and the other forms by which reports mean it."""
    found = [name for name in world.names if name.code == code]
    own = dict.fromkeys(name.form for name in found if name.kind in _OWN)
    return tuple(own), tuple(dict.fromkeys(name.form for name in found if name.form not in own))


def _steps(code: str, records: Iterable[Record], naming: Naming) -> Iterable[OwnStep]:
    for record in records:
        for event in record["stages"]:
            if event["party"] == code:
                yield OwnStep(
                    Link(record["id"], heading_of(record, naming)),
                    event["stage"],
                    event["stage_detail"],
                    event["framing"],
                    when(event["date"], event["not_after"]),
                )
