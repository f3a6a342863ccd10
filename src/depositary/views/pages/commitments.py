"""Commitments: who owes, intends or may do what for whom."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from depositary.register.commitments import Commitment
from depositary.views.commitments import area_words, commitment_record, commitments_table
from depositary.views.pages.facets import Choice, facet
from depositary.views.pages.naming import Link, Naming
from depositary.views.pages.quotes import Quote, quotes_of
from depositary.views.pages.slices import Slice
from depositary.views.statements import amount
from depositary.views.tables import Table


@dataclass(frozen=True, slots=True)
class CommitmentRow:
    """One undertaking as the page shows it."""

    agreement: Link | None
    debtor: str
    creditor: str
    strength: str
    area: str
    sum: str | None
    suspect: bool
    period: str | None
    hours: int | None
    condition: str | None
    support: int
    stated: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class CommitmentsPage:
    """The undertakings after the filters and the slice of them that one page shows."""

    commitments: tuple[Commitment, ...]
    shown: Slice[CommitmentRow]
    areas: tuple[Choice, ...]
    strengths: tuple[Choice, ...]
    debtors: tuple[Choice, ...]
    title: str = "Commitments"
    definition: str = (
        "what parties owe, intend or may do, as the first report has it; reports that differ in sum, period or "
        "strength are undertakings of their own"
    )

    def record(self) -> dict[str, Any]:
        """Every undertaking."""
        return {"commitments": [commitment_record(each) for each in self.commitments]}

    def table(self) -> Table:
        """A row for each undertaking."""
        return commitments_table(self.commitments)


def commitment_row(commitment: Commitment, naming: Naming) -> CommitmentRow:
    """An undertaking as a row."""
    value = commitment.value
    sum_ = value.amount
    return CommitmentRow(
        agreement=naming.link(commitment.agreement),
        debtor=naming.parties(value.debtor) or "not stated",
        creditor=naming.parties(value.creditor),
        strength=value.strength,
        area=area_words(value) or "no area of its own",
        sum=amount(sum_) if sum_ else None,
        suspect=sum_.suspect if sum_ else False,
        period=value.period,
        hours=value.hours,
        condition=value.condition,
        support=commitment.support,
        stated=quotes_of(commitment.stated, 4),
    )


def areas_of(commitments: Iterable[Commitment]) -> tuple[Choice, ...]:
    """The areas with their numbers."""
    return facet(each.value.area for each in commitments)


def strengths_of(commitments: Iterable[Commitment]) -> tuple[Choice, ...]:
    """The strengths with their numbers."""
    return facet(each.value.strength for each in commitments)


def debtors_of(commitments: Iterable[Commitment], naming: Naming) -> tuple[Choice, ...]:
    """Who undertakes, by name, with the number of undertakings."""
    codes = (code for each in commitments for code in each.value.debtor)
    return tuple(Choice(each.value, naming.party(each.value), each.number) for each in facet(codes))
