"""What each step of the projection may have changed, so that whoever keeps the register in memory can follow it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, select

from depositary.store.currents import chunks
from depositary.store.projectiontables import TOUCHED

_AGREEMENT, _DOCUMENT, _ANEW = "agreement", "document", "anew"


@dataclass(frozen=True, slots=True)
class Touches:
    """The agreements and documents that may differ: nothing else does."""

    agreements: frozenset[str]
    documents: frozenset[str]


def note_anew(connection: Connection, sequence: int) -> None:
    """Write that the projection was made anew from the log up to an entry."""
    connection.execute(delete(TOUCHED))
    connection.execute(insert(TOUCHED), [{"kind": _ANEW, "subject": "", "sequence": sequence}])


def note_touched(connection: Connection, sequence: int, agreements: Iterable[str], documents: Iterable[str]) -> None:
    """Write what may have changed when the projection took in the log's entries up to one."""
    for kind, subjects in ((_AGREEMENT, agreements), (_DOCUMENT, documents)):
        for chunk in chunks(subjects):
            connection.execute(delete(TOUCHED).where(TOUCHED.c.kind == kind, TOUCHED.c.subject.in_(chunk)))
            made = [{"kind": kind, "subject": subject, "sequence": sequence} for subject in chunk]
            connection.execute(insert(TOUCHED), made)


def touched_since(connection: Connection, sequence: int) -> Touches | None:
    """What may differ from the projection as it was when it had taken in an entry; None when anything may."""
    query = select(TOUCHED.c.kind, TOUCHED.c.subject, TOUCHED.c.sequence).where(
        (TOUCHED.c.sequence > sequence) | (TOUCHED.c.kind == _ANEW)
    )
    found: dict[str, set[str]] = {_AGREEMENT: set(), _DOCUMENT: set()}
    since: int | None = None
    for kind, subject, reached in connection.execute(query):
        if kind == _ANEW:
            since = reached
        else:
            found[kind].add(subject)
    if since is None or since > sequence:
        return None
    return Touches(frozenset(found[_AGREEMENT]), frozenset(found[_DOCUMENT]))
