"""Who owes what to whom, with the words of the first report."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from depositary.core.values import CommitmentValue
from depositary.core.wire import plain
from depositary.register.commitments import Commitment
from depositary.register.threadrecords import evidence_record
from depositary.views.agreements import SHORT_ID
from depositary.views.codes import code_words
from depositary.views.dates import date_words
from depositary.views.statements import amount
from depositary.views.tables import Column, Kind, Table

_COLUMNS = (
    Column("short_id", "Id", Kind.CODE, for_data=False),
    Column("agreement", "Agreement", Kind.CODE, for_people=False),
    Column("debtor", "Debtor", least=6),
    Column("strength", "", Kind.CODE),
    Column("area", "Area", Kind.CODE, for_people=False),
    Column("subarea", "Subarea", Kind.CODE, for_people=False),
    Column("area_shown", "Area", for_data=False),
    Column("amount", "Sum", Kind.CODE),
    Column("period", "Period", Kind.DATE, for_people=False),
    Column("period_shown", "Period", most=11, for_data=False),
    Column("support", "Sources", Kind.NUMBER),
)


def commitment_record(commitment: Commitment) -> dict[str, Any]:
    """One undertaking as JSON: the value as the first report has it, and every passage."""
    return {
        "agreement": commitment.agreement.id if commitment.agreement else None,
        **plain(commitment.value),
        "support": commitment.support,
        "stated": [evidence_record(item) for item in commitment.stated],
    }


def area_words(value: CommitmentValue) -> str:
    """The area of an undertaking in words, with the part of it that is meant; empty when it has none of its own."""
    return ": ".join(code_words(part) for part in (value.area, value.subarea) if part)


def commitments_table(commitments: Iterable[Commitment], caption: str = "") -> Table:
    """The undertakings in their order."""
    rows = []
    for each in commitments:
        value = each.value
        rows.append(
            (
                each.agreement.id[:SHORT_ID] if each.agreement else None,
                each.agreement.id if each.agreement else None,
                value.debtor,
                value.strength,
                value.area,
                value.subarea,
                area_words(value),
                amount(value.amount) if value.amount else None,
                value.period,
                date_words(value.period) or None,
                each.support,
            )
        )
    return Table(_COLUMNS, tuple(rows), caption)
