"""All that a projection holds of agreements, to be compared."""

from __future__ import annotations

from sqlalchemy import Connection, select

from depositary.store.agreementrows import AgreementRow, Span
from depositary.store.projectiontables import AGREEMENTS, SPANS


def all_rows(connection: Connection) -> list[AgreementRow]:
    """Every agreement of the projection, in order of id."""
    spans: dict[str, list[Span]] = {}
    for agreement, since, until, record in connection.execute(
        select(SPANS.c.agreement, SPANS.c.since, SPANS.c.until, SPANS.c.record).order_by(SPANS.c.since)
    ):
        spans.setdefault(agreement, []).append(Span(since, until, record))
    return [
        AgreementRow(row.id, row.family, row.actors, row.record, row.stages, row.told, tuple(spans.get(row.id, ())))
        for row in connection.execute(select(AGREEMENTS).order_by(AGREEMENTS.c.id))
    ]
