"""The register as a page: a table of agreements with what narrows, orders and extends it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from depositary.views.agreements import agreement_name, agreements_table, reached_words
from depositary.views.pages.listing import FACETS, Ask, Record, Rows
from depositary.views.pages.names import common_party
from depositary.views.pages.naming import Naming
from depositary.views.tables import Column, Kind, Table

#: Columns that a reader can choose: name, title, whether numbers stand in it, and whether it is shown from the start.
COLUMNS: tuple[tuple[str, str, bool, bool], ...] = (
    ("parties", "Parties", False, True),
    ("title", "Agreement", False, True),
    ("kind", "Kind", False, False),
    ("subject", "Subject", False, False),
    ("family", "Family", False, False),
    ("stage", "Stage", False, True),
    ("signed", "Signed", False, True),
    ("in_force", "In force", False, True),
    ("ends", "Ends", False, True),
    ("binding", "Binding", False, True),
    ("conflicts", "Conflicts", True, True),
    ("documents", "Sources", True, True),
)
#: Values of one facet that a page offers; the rest are reached by search.
OFFERED = 12

_FACET_TITLES = {
    "stage": "Stage",
    "party": "Party",
    "kind": "Kind",
    "family": "Family",
    "subject": "Subject",
    "binding": "Binding",
}


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value of a facet: its code, its words, how many agreements have it, and whether it is set."""

    code: str
    words: str
    number: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """One way to narrow the table; `more` values of it are not offered."""

    name: str
    title: str
    values: tuple[FacetValue, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Row:
    """One agreement as its row: the record, and its words for people."""

    record: Record
    parties: str
    name: str
    stage_detail: str | None

    @property
    def dates(self) -> dict[str, str | None]:
        """When it was signed and entered into force, or by when it had, and when it ends."""
        reached = {stage: reached_words(self.record, stage) for stage in ("signed", "in_force")}
        return {**reached, "ends": self.record["ends"]}


@dataclass(frozen=True, slots=True)
class RegisterPage:
    """One page of the table. `columns` are the names of those shown; `size` rows fit on a page."""

    rows: tuple[Row, ...]
    total: int
    facets: tuple[Facet, ...]
    ask: Ask
    columns: tuple[str, ...]
    size: int
    family_title: str | None = None
    title: str = "Agreements"

    @property
    def definition(self) -> str:
        """Which agreements these are."""
        filters = "; ".join(f"{name} {value}" for name, value in self.ask.filters().items())
        return f"agreements of the register{f' with {filters}' if filters else ''}, each at the stage it had reached"

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return max(1, -(-self.total // self.size))

    @property
    def number(self) -> int:
        """Which page this is, from 1."""
        return self.ask.offset // self.size + 1

    @property
    def shown(self) -> list[tuple[str, str, bool]]:
        """The columns that are shown: name, title, whether numbers stand in it."""
        return [(name, title, numeric) for name, title, numeric, _ in COLUMNS if name in self.columns]

    @property
    def choices(self) -> list[tuple[str, str, bool]]:
        """Every column: name, title, whether it is shown."""
        return [(name, title, name in self.columns) for name, title, _, _ in COLUMNS]

    def record(self) -> dict[str, Any]:
        """The agreements as the contract has them, with the number of all that match and the facets."""
        return {
            "total": self.total,
            "filters": self.ask.filters(),
            "sort": self.ask.sort,
            "agreements": [dict(row.record) for row in self.rows],
            "facets": {facet.name: {each.code: each.number for each in facet.values} for facet in self.facets},
        }

    def table(self) -> Table:
        """The agreements as `agreements --format csv` has them, and whether each binds."""
        made = agreements_table(row.record for row in self.rows)
        bindings = (row.record["binding"] for row in self.rows)
        return replace(
            made,
            columns=(*made.columns, Column("binding", "Binding", Kind.CODE)),
            rows=tuple((*cells, binding) for cells, binding in zip(made.rows, bindings, strict=True)),
        )


def default_columns() -> tuple[str, ...]:
    """The columns that are shown from the start."""
    return tuple(name for name, _, _, shown in COLUMNS if shown)


def register_page(rows: Rows, ask: Ask, columns: tuple[str, ...], size: int, naming: Naming) -> RegisterPage:
    """The page of an answer."""
    return RegisterPage(
        rows=tuple(row_of(record, naming) for record in rows.records),
        total=rows.total,
        facets=facets_of(rows, ask, naming),
        ask=ask,
        columns=columns,
        size=size,
        family_title=naming.family(ask.family) if ask.family else None,
    )


def row_of(record: Record, naming: Naming) -> Row:
    """An agreement's record as a row."""
    return Row(record, pair_of(record, naming), agreement_name(record), stage_detail(record))


def pair_of(record: Record, naming: Naming) -> str:
    """The parties by name; the one that every agreement of the family has comes last."""
    return naming.parties(record["parties"], common_party(naming.world, record["family"]))


def heading_of(record: Record, naming: Naming) -> str:
    """An agreement's heading: its parties, and what it is called."""
    pair, name = pair_of(record, naming), agreement_name(record)
    return f"{pair}: {name}" if pair else name


def stage_detail(record: Record) -> str | None:
    """The fine code of the event by which an agreement stands at its stage, or None."""
    happened = (each for each in record["stages"] if each["framing"] == "happened" and each["stage"] == record["stage"])
    return next((each["stage_detail"] for each in happened if each["stage_detail"]), None)


def facets_of(rows: Rows, ask: Ask, naming: Naming) -> tuple[Facet, ...]:
    """The facets of an answer, with what is set."""
    return tuple(_facet(name, rows.facets[name], getattr(ask, name), naming) for name in FACETS)


def _facet(name: str, counts: Mapping[str, int], chosen: str | None, naming: Naming) -> Facet:
    ordered = list(counts.items())
    offered = ordered[:OFFERED] + [each for each in ordered[OFFERED:] if each[0] == chosen]
    values = tuple(FacetValue(code, facet_words(name, code, naming), n, code == chosen) for code, n in offered)
    return Facet(name, _FACET_TITLES[name], values, len(ordered) - len(offered))


def facet_words(facet: str, code: str, naming: Naming) -> str:
    """A facet's value for people."""
    if facet == "party":
        return naming.party(code)
    if facet == "family":
        return naming.family(code)
    return code.replace("_", " ")
