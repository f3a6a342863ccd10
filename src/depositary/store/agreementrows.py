"""The projection's agreements: one light row each, and one for each span of days on which its record is the same."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, delete, func, insert, select

from depositary.store.currents import chunks
from depositary.store.projectiontables import AGREEMENTS, SPANS

#: Before every day; after every day, where what is never dated has happened too; and the end. In order in every
#: database, whatever its collation.
FIRST, OPEN_DAY, LAST = "", "a", "b"
#: For more agreements than this the whole table is read.
_SCANNED = 1000


@dataclass(frozen=True, slots=True)
class Span:
    """An agreement's record as it is from the moment `since` until before `until` (ISO 8601 to the second)."""

    since: str
    until: str
    record: str


@dataclass(frozen=True, slots=True)
class AgreementRow:
    """An agreement without its evidence; `record` and `actors` are JSON, `stages` has a line of JSON for each event.

    `told` is JSON too: for each event, in their order, the statements that tell it.
    """

    id: str
    family: str | None
    actors: str
    record: str
    stages: str
    told: str
    spans: tuple[Span, ...]


def write_agreements(connection: Connection, rows: Iterable[AgreementRow]) -> None:
    """Write agreements that the projection does not hold."""
    for chunk in chunks(rows):
        agreements = [
            {
                "id": row.id,
                "family": row.family,
                "actors": row.actors,
                "record": row.record,
                "stages": row.stages,
                "told": row.told,
            }
            for row in chunk
        ]
        spans = [
            {"agreement": row.id, "since": span.since, "until": span.until, "record": span.record}
            for row in chunk
            for span in row.spans
        ]
        connection.execute(insert(AGREEMENTS), agreements)
        connection.execute(insert(SPANS), spans)


def remove_agreements(connection: Connection, ids: Iterable[str]) -> None:
    """Delete agreements and their spans."""
    for chunk in chunks(ids):
        connection.execute(delete(AGREEMENTS).where(AGREEMENTS.c.id.in_(chunk)))
        connection.execute(delete(SPANS).where(SPANS.c.agreement.in_(chunk)))


def records_on(connection: Connection, moment: str) -> list[str]:
    """The record of every agreement at a moment, as JSON without its stages."""
    query = select(SPANS.c.record).where(SPANS.c.since <= moment, SPANS.c.until > moment)
    # All at once: one row at a time takes half as long again.
    return [row[0] for row in connection.execute(query).all()]


def all_spans(connection: Connection) -> list[tuple[str, str, str]]:
    """Every span of every agreement: since when, until when, and its record as JSON without its stages."""
    return [tuple(row) for row in connection.execute(select(SPANS.c.since, SPANS.c.until, SPANS.c.record)).all()]


def actors(connection: Connection) -> list[tuple[str, str]]:
    """Who acts in every agreement: its id and their codes as JSON."""
    return [tuple(row) for row in connection.execute(select(AGREEMENTS.c.id, AGREEMENTS.c.actors)).all()]


def stages_of(connection: Connection, ids: Sequence[str]) -> dict[str, str]:
    """The stages of agreements at all moments, by id."""
    query = select(AGREEMENTS.c.id, AGREEMENTS.c.stages)
    if len(ids) > _SCANNED:
        return {row.id: row.stages for row in connection.execute(query).all()}
    return {
        row.id: row.stages
        for chunk in chunks(ids)
        for row in connection.execute(query.where(AGREEMENTS.c.id.in_(chunk)))
    }


def turning_days(connection: Connection) -> list[str]:
    """The days (ISO 8601) on which the record of any agreement becomes another, in order."""
    found = connection.execute(select(SPANS.c.since).distinct()).scalars()
    return sorted({since[:10] for since in found if since not in (FIRST, OPEN_DAY)})


def records_of(connection: Connection, ids: Iterable[str]) -> dict[str, str]:
    """The JSON records of agreements, by id."""
    return {
        row.id: row.record
        for chunk in chunks(ids)
        for row in connection.execute(select(AGREEMENTS.c.id, AGREEMENTS.c.record).where(AGREEMENTS.c.id.in_(chunk)))
    }


def kept_of(connection: Connection, ids: Iterable[str]) -> dict[str, tuple[str, str, str]]:
    """The JSON records, the stages and the tellers of agreements, by id."""
    columns = (AGREEMENTS.c.id, AGREEMENTS.c.record, AGREEMENTS.c.stages, AGREEMENTS.c.told)
    return {
        row.id: (row.record, row.stages, row.told)
        for chunk in chunks(ids)
        for row in connection.execute(select(*columns).where(AGREEMENTS.c.id.in_(chunk)))
    }


def told_of(connection: Connection, ids: Collection[str]) -> dict[str, tuple[str, str]]:
    """The JSON records of agreements, and by which statements each of their events is told, by id."""
    query = select(AGREEMENTS.c.id, AGREEMENTS.c.record, AGREEMENTS.c.told)
    if len(ids) > _SCANNED:
        wanted = set(ids)
        return {own: (record, told) for own, record, told in connection.execute(query).all() if own in wanted}
    return {
        own: (record, told)
        for chunk in chunks(ids)
        for own, record, told in connection.execute(query.where(AGREEMENTS.c.id.in_(chunk)))
    }


def records(connection: Connection) -> dict[str, str]:
    """The JSON records of all agreements, by id."""
    return {row.id: row.record for row in connection.execute(select(AGREEMENTS.c.id, AGREEMENTS.c.record)).all()}


def in_families(connection: Connection) -> list[str]:
    """The JSON records of the agreements that belong to a family."""
    return list(connection.execute(select(AGREEMENTS.c.record).where(AGREEMENTS.c.family.is_not(None))).scalars())


def ids_of_family(connection: Connection, family: str) -> list[str]:
    """The ids of a family's agreements."""
    return list(connection.execute(select(AGREEMENTS.c.id).where(AGREEMENTS.c.family == family)).scalars())


def ids_of_party(connection: Connection, party: str) -> list[str]:
    """The ids of the agreements in which a party acts."""
    acts = AGREEMENTS.c.actors.contains(f'"{party}"', autoescape=True)
    return list(connection.execute(select(AGREEMENTS.c.id).where(acts)).scalars())


def family_sizes(connection: Connection) -> dict[str, int]:
    """How many agreements each family has that has any."""
    query = select(AGREEMENTS.c.family, func.count()).where(AGREEMENTS.c.family.is_not(None))
    return {str(family): int(number) for family, number in connection.execute(query.group_by(AGREEMENTS.c.family))}


def ids_beginning(connection: Connection, beginning: str) -> list[str]:
    """The ids that begin so, in order."""
    query = select(AGREEMENTS.c.id).where(AGREEMENTS.c.id.startswith(beginning, autoescape=True))
    return list(connection.execute(query.order_by(AGREEMENTS.c.id)).scalars())
